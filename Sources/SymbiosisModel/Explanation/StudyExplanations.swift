internal import Provenance

/// The explanations of a study's figures for one indicator, each checked before it is given.
///
/// What the figures of several scenarios or years share is built once.
final class StudyExplanations {
  let study: SolvedStudy
  let indicator: Int
  /// How near an explanation leads to its figure, relative to `Explanation.magnitude`: balancing multiplies cells step
  /// by step.
  private let tolerance: Double
  private var years: [Int: YearExplanations] = [:]
  private var scenarios: [String: ScenarioExplanations] = [:]
  private var comparisons: [String: Comparison] = [:]

  init(_ study: SolvedStudy, indicator: Int) {
    self.study = study
    self.indicator = indicator
    tolerance = study.years.allSatisfy { $0.fit == nil } ? 1e-12 : 1e-9
  }

  private func figures(of scenario: ScenarioSystem) -> ScenarioExplanations {
    let id = scenario.scenario.id
    if let found = scenarios[id] { return found }
    let year =
      years[scenario.year]
      ?? YearExplanations(study: study, year: scenario.year, indicator: indicator)
    years[scenario.year] = year
    let made = ScenarioExplanations(scenario, year: year)
    scenarios[id] = made
    return made
  }

  /// Explains a figure, and checks that the explanation leads to what the result says.
  func explanation(
    of figure: FigureName, in scenario: ScenarioSystem, sector: String? = nil,
    exchange: String? = nil
  ) throws -> Explanation {
    let id = scenario.scenario.id
    let figures = figures(of: scenario)
    let reported: Double?
    let tree: Explanation?
    if let sector {
      guard FigureName.ofSectors.contains(figure) else {
        throw InvalidInput(
          code: "no-sector-figure",
          "\(figure.rawValue) is a figure of a whole scenario; leave the sector out.")
      }
      let j = try study.requiredSector(sector)
      if FigureName.changes.contains(figure) {
        (tree, reported) = try change(figure, of: j, in: figures)
      } else {
        tree = figures.figure(figure, of: j)
        reported = figures.reported(figure, of: j)
      }
    } else {
      guard FigureName.ofScenarios.contains(figure) else {
        throw InvalidInput(
          code: "no-scenario-figure",
          "\(figure.rawValue) is a figure of a sector; name one of "
            + "\(WordList.quoted(study.classification.solved)).")
      }
      if FigureName.savings.contains(figure) {
        (tree, reported) = try saving(figure, exchange: exchange, in: figures)
      } else {
        tree = figures.total(figure)
        reported = figures.reportedTotal(figure)
      }
    }
    guard let tree, let reported else {
      throw InvalidInput(
        code: "undefined-figure",
        "\(figure.rawValue) of \(sector ?? "the scenario") is not defined in \(id), because its "
          + "denominator is not above 0.")
    }
    guard abs(tree.evaluated - reported) <= tolerance * tree.magnitude else {
      throw ExplanationMismatch(
        description:
          "The explanation of \(figure.rawValue) of \(sector ?? "the scenario") in \(id) gives "
          + "\(tree.evaluated), the result says \(reported); it is not shown.")
    }
    return tree.named(tree.name, value: reported)
  }

  /// A change of a sector against the scenario's reference.
  private func change(
    _ figure: FigureName, of j: Int, in new: ScenarioExplanations
  ) throws(InvalidInput) -> (Explanation?, Double?) {
    let (reference, comparison) = try reference(of: new.scenario)
    let old = figures(of: reference)
    let change = comparison.sectors[j]
    let code = new.solvedCode(j)
    func less(_ name: String, _ new: Explanation?, _ old: Explanation?) -> Explanation? {
      guard let new, let old else { return nil }
      return Explanation("\(name) of \(code)", unit: new.unit, .difference, [new, old])
    }
    /// over/under − 1.
    func share(_ name: String, _ equation: String?, _ over: Explanation?, _ under: Explanation?)
      -> Explanation?
    {
      guard let over, let under, under.value != 0 else { return nil }
      let quotient = Explanation(
        "\(over.name) over the reference's", unit: "", .quotient, [over, under])
      return Explanation(
        "\(name) of \(code)", unit: "", equation: equation, .difference,
        [quotient, new.constant("1", 1)])
    }
    switch figure {
    case .directChange:
      return (
        less("change of direct emissions", new.direct(j), old.direct(j)), change.directChange
      )
    case .footprintChange:
      return (
        less(
          "change of the footprint", new.figure(.footprint, of: j), old.figure(.footprint, of: j)),
        change.footprintChange
      )
    case .footprintChangeShare:
      return (
        share(
          "relative change of the footprint", nil, new.figure(.footprint, of: j),
          old.figure(.footprint, of: j)), change.footprintChangeShare
      )
    default:
      let name = "relative change of output per footprint"
      let tree =
        reference.year == new.scenario.year
        ? share(name, "8.4: M_j(reference)/M_j − 1", old.multiplier(j), new.multiplier(j))
        : share(
          name, "8.5", new.figure(.outputPerFootprint, of: j),
          old.figure(.outputPerFootprint, of: j))
      return (tree, change.outputPerFootprintChangeShare)
    }
  }

  /// A saving of the scenario or of one exchange.
  private func saving(
    _ figure: FigureName, exchange: String?, in new: ScenarioExplanations
  ) throws(InvalidInput) -> (Explanation?, Double?) {
    let (reference, comparison) = try reference(of: new.scenario)
    guard reference.year == new.scenario.year else {
      throw InvalidInput(
        code: "other-year",
        "\(new.scenario.scenario.id) and \(reference.scenario.id) are of different years; a saving "
          + "is defined within a year. Explain footprint_change instead.")
    }
    let ids = study.definition.exchanges.map(\.id)
    if let exchange, !ids.contains(exchange) {
      throw InvalidInput(
        code: "unknown-exchange",
        "“\(exchange)” is no exchange; \(StudyCheck.suggestion(exchange, among: ids))")
    }
    let chosen = ids.indices.filter { exchange == nil || ids[$0] == exchange }
    let old = figures(of: reference)
    let single = exchange.flatMap { id in comparison.exchanges?.first { $0.id == id } }
    let what = exchange.map { " of \($0)" } ?? ""
    if figure == .netSaving {
      let tree = new.saving(
        "net saving\(what)", equation: "7.5: −Σ rate × factor × (q − b)", exchanges: chosen
      ) { new.year.included($0) }
      return (tree, single?.netSaving ?? comparison.netSaving)
    }
    let saving = new.saving(
      "saving\(what)", equation: "7.4: −Σ rate × factor × (q − q of the reference)",
      exchanges: chosen
    ) { old.quantity($0) }
    if figure == .saving { return (saving, single?.saving ?? comparison.saving) }
    guard exchange == nil, let city = old.total(.city), city.value != 0 else { return (nil, nil) }
    return (
      Explanation(
        "share of the saving", unit: "", .quotient,
        [saving, city.named("city in \(reference.scenario.id)")]), comparison.savingShare
    )
  }

  private func reference(
    of scenario: ScenarioSystem
  ) throws(InvalidInput) -> (ScenarioSystem, Comparison) {
    let id = scenario.scenario.id
    guard let against = scenario.scenario.against, let reference = study.scenario(against) else {
      throw InvalidInput(
        code: "no-reference", "Scenario \(id) is compared with none (`against`).")
    }
    guard indicator == study.headline else {
      throw InvalidInput(
        code: "headline-only",
        "Changes and savings are explained for the headline indicator, \(study.definition.headline)."
      )
    }
    let comparison =
      comparisons[id]
      ?? ScenarioComparison(study: study, scenario: scenario, reference: reference).comparison()
    comparisons[id] = comparison
    return (reference, comparison)
  }
}
