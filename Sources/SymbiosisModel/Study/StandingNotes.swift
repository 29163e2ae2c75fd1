internal import InputOutputModel
internal import Provenance

/// The assumptions that hold for a study as a whole and belong beside its figures.
enum StandingNotes {
  static func findings(_ definition: StudyDefinition) -> [Finding] {
    var findings: [Finding] = []
    let scaled = definition.years.filter { $0.city != nil }.map { String($0.year) }
    if !scaled.isEmpty, definition.regionalisation.method == .proportional {
      findings.append(
        Finding(
          .note, code: "proportional-method",
          "The city's tables (\(scaled.joined(separator: ", "))) assume no purchases from the rest of "
            + "the province beyond the province's own import share."))
    } else if !scaled.isEmpty {
      let choice = definition.regionalisation
      let delta = [.flq, .aflq].contains(choice.method) ? " with δ = \(printed(choice.delta))" : ""
      let method = "\(choice.method.rawValue.uppercased())\(delta)"
      if definition.imports == .competitive {
        findings.append(
          Finding(
            .warning, code: "quotients-without-effect",
            "`imports: competitive` takes every input as made in the city, so the location quotients (\(method)) change only what flows in and out of it (\(scaled.joined(separator: ", "))): of the footprints only that delivered elsewhere depends on them. Use `imports: domestic` for the quotients to tell what the city's sectors buy within it."
          ))
      } else {
        findings.append(
          Finding(
            .note, code: "quotient-method",
            "What the city's sectors (\(scaled.joined(separator: ", "))) buy within the city is estimated by "
              + "location quotients (\(method)), not surveyed; the rest of "
              + "the province's own deliveries flows in from the rest of the province."))
      }
    }
    findings.append(
      Finding(
        .note, code: "mixed-boundary",
        "Output per footprint divides a sector's whole output by the footprint of its final deliveries "
          + "(the paper's form): numerator and denominator have different boundaries. Value added per "
          + "direct emission and final demand per footprint do not."))
    findings.append(
      Finding(
        .note, code: "imports-as-at-home",
        "The consumption footprint takes imports as made with the region's own technology."))
    let constant = definition.years.contains { $0.prices != nil }
    let years = Dictionary(
      definition.scenarios.map { ($0.id, $0.year) }, uniquingKeysWith: { first, _ in first })
    let acrossYears = definition.scenarios.contains { scenario in
      guard let against = scenario.against, let year = years[against] else { return false }
      return year != scenario.year
    }
    if acrossYears, !constant {
      findings.append(
        Finding(
          .note, code: "current-prices",
          "Money is at the prices of each year: comparisons between years hold price changes too."))
    }
    return findings
  }
}
