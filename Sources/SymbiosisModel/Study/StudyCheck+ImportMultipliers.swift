internal import InputOutputModel
internal import Provenance

extension StudyCheck {
  /// Multipliers of imports: known codes, none below 0, and for each indicator given one for every sector.
  static func importMultipliers(
    _ year: StudyYear, definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    for indicator in definition.indicators.map(\.code) {
      let given = year.importMultipliers.filter { $0.indicator == indicator }
      guard !given.isEmpty else { continue }
      covering(
        given.map {
          StudyYear.Figure(code: $0.code, value: $0.value, codeLocation: $0.codeLocation)
        }, what: "import multipliers", known: known, &findings)
      for figure in given where !(figure.value.value >= 0) {
        findings.append(
          Finding(
            .error, code: "import-multipliers",
            "The import multiplier of \(figure.code) is \(printed(figure.value.value)); what an import "
              + "embodies cannot be below 0.", at: figure.value.location))
      }
      let covered = Set(given.flatMap { known.sectors(of: $0.code) })
      let missing = definition.sectors.map(\.code).filter { !covered.contains($0) }
      if !missing.isEmpty {
        findings.append(
          Finding(
            .error, code: "import-multipliers",
            "Every sector needs an import multiplier of \(indicator); \(year.year) has none for "
              + "\(WordList.quoted(missing, limit: 12)).", at: year.files["import_multipliers"]))
      }
    }
  }
}
