internal import InputOutputModel
internal import Provenance

/// A figure whose explanation does not lead to it: a fault of the program, never of the study.
public struct ExplanationMismatch: Error, CustomStringConvertible {
  /// What does not agree.
  public var description: String
}

extension SolvedStudy {
  /// Explains a figure of a result, down to the figures of the study's files.
  ///
  /// The tree is evaluated from its leaves and compared with the figure before it is returned: to 1e-12 of
  /// the larger of the figure and, for a difference, its terms.
  ///
  /// - Parameters:
  ///   - figure: the figure, by its name in the result's JSON.
  ///   - id: the scenario.
  ///   - sector: the sector's (or group's) code; `nil` for a figure of the whole scenario.
  ///   - exchange: for a saving, one exchange alone.
  ///   - indicator: the indicator's code; `nil` for the headline.
  /// - Throws: `InvalidInput` for an unknown code, or a figure that the result does not have;
  ///   `ExplanationMismatch` where the tree does not give the figure.
  public func explanation(
    of figure: FigureName, in id: String, sector: String? = nil, exchange: String? = nil,
    indicator: String? = nil
  ) throws -> Explanation {
    let scenario = try requiredScenario(id)
    let position = try indicatorPosition(indicator)
    try requireExplainable(scenario)
    let builder = ExplanationBuilder(study: self, scenario: scenario, indicator: position)
    return try explanation(of: figure, sector: sector, exchange: exchange, builder)
  }

  /// Throws where the method that took the province to the city leaves no way back to its figures.
  func requireExplainable(_ scenario: ScenarioSystem) throws(InvalidInput) {
    guard definition.regionalisation.method == .proportional || definition.regionalisation.cap
    else {
      throw InvalidInput(
        code: "explanation-method",
        "Figures are explained for quotients that are capped at 1; this study has `cap: false`.")
    }
    guard definition.years[scenario.year].cityTotals == nil else {
      throw InvalidInput(
        code: "explanation-method",
        "Figures are not explained where the city's table is balanced to totals: no cell of it follows from the province's alone.",
        at: definition.years[scenario.year].files["city_totals"])
    }
  }

  /// Explains a figure with the parts that a builder has already, and checks it.
  func explanation(
    of figure: FigureName, sector: String?, exchange: String?, _ builder: ExplanationBuilder
  ) throws -> Explanation {
    let (scenario, position) = (builder.scenario, builder.indicator)
    let id = scenario.scenario.id
    let reported: Double?
    let tree: Explanation?
    if let sector {
      guard FigureName.ofSectors.contains(figure) else {
        throw InvalidInput(
          code: "no-sector-figure",
          "\(figure.rawValue) is a figure of a whole scenario; leave the sector out.")
      }
      let j = try requiredSector(sector)
      if let change = try sectorChange(figure, of: j, builder) {
        (tree, reported) = change
      } else {
        tree = builder.figure(figure, of: j)
        reported = reportedFigure(figure, of: j, scenario, position)
      }
    } else {
      guard FigureName.ofScenarios.contains(figure) else {
        throw InvalidInput(
          code: "no-scenario-figure",
          "\(figure.rawValue) is a figure of a sector; name one of "
            + "\(WordList.quoted(classification.solved)).")
      }
      if let saving = try savingFigure(figure, builder, exchange: exchange) {
        (tree, reported) = saving
      } else {
        tree = builder.total(figure)
        reported = reportedTotal(figure, scenario, position)
      }
    }
    guard let tree, let reported else {
      throw InvalidInput(
        code: "undefined-figure",
        "\(figure.rawValue) of \(sector ?? "the scenario") is not defined in \(id), because its "
          + "denominator is not above 0.")
    }
    let evaluated = tree.evaluated()
    var scale = abs(reported)
    if case .terms(.difference, let terms) = tree.origin {
      scale = terms.reduce(scale) { max($0, abs($1.value)) }
    }
    guard abs(evaluated - reported) <= 1e-12 * scale else {
      throw ExplanationMismatch(
        description:
          "The explanation of \(figure.rawValue) of \(sector ?? "the scenario") in \(id) gives "
          + "\(evaluated), the result says \(reported); it is not shown.")
    }
    return tree.named(tree.name, value: reported)
  }

  private func indicatorPosition(_ code: String?) throws(InvalidInput) -> Int {
    guard let code else { return headline }
    if let found = definition.indicators.firstIndex(where: { $0.code == code }) { return found }
    throw InvalidInput(
      code: "unknown-indicator",
      "“\(code)” is no indicator; \(StudyCheck.suggestion(code, among: definition.indicators.map(\.code)))"
    )
  }

  /// What a run reports of a sector, for any indicator.
  private func reportedFigure(
    _ figure: FigureName, of j: Int, _ scenario: ScenarioSystem, _ indicator: Int
  ) -> Double? {
    let year = years[scenario.year]
    let system = year.system
    let footprint = scenario.footprints[indicator]
    let efficiency = EcoEfficiency(
      output: system.output[j], valueAdded: year.valueAdded[j],
      finalDemand: system.finalDeliveries[j], direct: footprint.totals[j],
      footprint: footprint.footprints[j])
    switch figure {
    case .output: return system.output[j]
    case .valueAdded: return year.valueAdded[j]
    case .finalDemand: return system.finalDeliveries[j]
    case .direct: return footprint.totals[j]
    case .intensity: return footprint.intensities[j]
    case .multiplier: return footprint.multipliers[j]
    case .footprint: return footprint.footprints[j]
    case .footprintDirect: return footprint.direct[j]
    case .footprintIndirect: return footprint.footprints[j] - footprint.direct[j]
    case .footprintExports: return footprint.exports[j]
    case .consumptionFootprint: return footprint.consumption[j]
    case .madeHereForHere: return views(of: scenario, indicator: indicator).hereForHere[j]
    case .madeElsewhereForHere:
      return views(of: scenario, indicator: indicator).elsewhereForHere[j]
    case .outputPerFootprint: return efficiency.outputPerFootprint
    case .valueAddedPerDirect: return efficiency.valueAddedPerDirect
    case .finalDemandPerFootprint: return efficiency.finalDemandPerFootprint
    default: return nil
    }
  }

  private func reportedTotal(
    _ figure: FigureName, _ scenario: ScenarioSystem, _ indicator: Int
  ) -> Double? {
    let household = scenario.households[indicator]
    switch figure {
    case .householdDirect: return household
    case .city: return scenario.footprints[indicator].footprints.reduce(0, +) + household
    default:
      return classification.solved.indices.reduce(0) {
        $0 + (reportedFigure(figure, of: $1, scenario, indicator) ?? 0)
      }
    }
  }

  /// A change of a sector against the scenario's reference; `nil` for other figures.
  private func sectorChange(
    _ figure: FigureName, of j: Int, _ builder: ExplanationBuilder
  ) throws -> (Explanation?, Double?)? {
    guard FigureName.allCases.suffix(4).contains(figure) else { return nil }
    let (reference, comparison) = try reference(of: builder)
    let old = builder.builder(of: reference)
    let change = comparison.sectors[j]
    let code = classification.solved[j]
    func less(_ name: String, _ new: Explanation?, _ old: Explanation?) -> Explanation? {
      guard let new, let old else { return nil }
      return Explanation("\(name) of \(code)", unit: new.unit, .difference, [new, old])
    }
    /// new/old − 1, for which `over` is new and `under` old.
    func share(_ name: String, _ equation: String?, _ over: Explanation?, _ under: Explanation?)
      -> Explanation?
    {
      guard let over, let under, under.value != 0 else { return nil }
      let quotient = Explanation(
        "\(over.name) over the reference's", unit: "", .quotient, [over, under])
      return Explanation(
        "\(name) of \(code)", unit: "", equation: equation, .difference,
        [quotient, builder.constant("1", 1)])
    }
    switch figure {
    case .directChange:
      return (
        less("change of direct emissions", builder.direct(j), old.direct(j)), change.directChange
      )
    case .footprintChange:
      return (
        less(
          "change of the footprint", builder.figure(.footprint, of: j),
          old.figure(.footprint, of: j)),
        change.footprintChange
      )
    case .footprintChangeShare:
      return (
        share(
          "relative change of the footprint", nil, builder.figure(.footprint, of: j),
          old.figure(.footprint, of: j)), change.footprintChangeShare
      )
    default:
      let name = "relative change of output per footprint"
      let tree =
        reference.year == builder.scenario.year
        ? share(name, "8.4: M_j(reference)/M_j − 1", old.multiplier(j), builder.multiplier(j))
        : share(
          name, "8.5", builder.figure(.outputPerFootprint, of: j),
          old.figure(.outputPerFootprint, of: j))
      return (tree, change.outputPerFootprintChangeShare)
    }
  }

  /// A saving of the scenario or of one exchange; `nil` for other figures.
  private func savingFigure(
    _ figure: FigureName, _ builder: ExplanationBuilder, exchange: String?
  ) throws -> (Explanation?, Double?)? {
    guard [.saving, .savingShare, .netSaving].contains(figure) else { return nil }
    let (reference, comparison) = try reference(of: builder)
    guard reference.year == builder.scenario.year else {
      throw InvalidInput(
        code: "other-year",
        "\(builder.scenario.scenario.id) and \(reference.scenario.id) are of different years; a saving "
          + "is defined within a year. Explain footprint_change instead.")
    }
    let ids = definition.exchanges.map(\.id)
    if let exchange, !ids.contains(exchange) {
      throw InvalidInput(
        code: "unknown-exchange",
        "“\(exchange)” is no exchange; \(StudyCheck.suggestion(exchange, among: ids))")
    }
    let chosen = ids.indices.filter { exchange == nil || ids[$0] == exchange }
    let old = builder.builder(of: reference)
    let single = exchange.flatMap { id in comparison.exchanges?.first { $0.id == id } }
    let what = exchange.map { " of \($0)" } ?? ""
    if figure == .netSaving {
      let tree = builder.saving(
        "net saving\(what)", equation: "7.5: −Σ rate × factor × (q − b)", exchanges: chosen
      ) { builder.included($0) }
      return (tree, single?.netSaving ?? comparison.netSaving)
    }
    let saving = builder.saving(
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
    of builder: ExplanationBuilder
  ) throws(InvalidInput) -> (ScenarioSystem, Comparison) {
    let scenario = builder.scenario
    guard let id = scenario.scenario.against, let reference = self.scenario(id) else {
      throw InvalidInput(
        code: "no-reference", "Scenario \(scenario.scenario.id) is compared with none (`against`).")
    }
    guard builder.indicator == headline else {
      throw InvalidInput(
        code: "headline-only",
        "Changes and savings are explained for the headline indicator, \(definition.headline).")
    }
    return (
      reference,
      ScenarioComparison(study: self, scenario: scenario, reference: reference).comparison()
    )
  }
}
