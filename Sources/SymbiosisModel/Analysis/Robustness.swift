internal import InputOutputModel
public import Provenance

/// What of a study's answer moves, and by how much, when a choice of method is made otherwise.
public struct Robustness: Sendable {
  /// The choices that can be varied.
  public enum Dimension: String, Sendable, CaseIterable {
    /// Solved by sector or by group.
    case level
    /// Imports domestic or competitive.
    case imports
    /// How the province is taken to the city.
    case regionalisation
    /// Which form of eco-efficiency ranks the sectors.
    case ecoEfficiency = "eco-efficiency"
  }

  /// One figure under another choice.
  public struct Movement: Sendable, Equatable {
    /// The choice that was varied.
    public var dimension: Dimension
    /// The study's own choice.
    public var base: String
    /// The other choice.
    public var variant: String
    /// The scenario.
    public var scenario: String
    /// The figure by its name in a result's JSON, or `rank_correlation`.
    public var figure: String
    /// The sector (or group) that moves most; `nil` for a figure of the whole scenario.
    public var sector: String?
    /// The figure by the study's choice.
    public var value: Double
    /// The figure by the other choice.
    public var variantValue: Double
    /// The unit.
    public var unit: String

    /// Whether the figures differ by more than rounding.
    public var moves: Bool {
      abs(variantValue - value) > Robustness.rounding * max(abs(value), abs(variantValue))
    }

    /// The relative change, 0 within rounding; `nil` where the study's figure is 0.
    public var change: Double? {
      guard moves else { return 0 }
      return value == 0 ? nil : variantValue / value - 1
    }
  }

  /// The relative difference up to which two figures are the same but for rounding.
  public static let rounding = 1e-12

  /// What moves.
  public var movements: [Movement]
  /// Variants that could not be computed, and why.
  public var findings: [Finding]
}

extension SolvedStudy {
  /// Solves the study again with other choices of method and compares.
  ///
  /// For each other choice: the scenario's footprint, exported and consumption footprints, its saving, and
  /// the sectors whose footprints move most (summed to groups where levels differ). For `eco-efficiency`:
  /// Spearman's rank correlation of the sectors by each form, and the sector whose rank moves most.
  /// Cost: a solution of the study for each other choice.
  public func robustness(over dimensions: [Robustness.Dimension]) throws(InvalidInput) -> Robustness
  {
    var result = Robustness(movements: [], findings: [])
    let chosen = try representativeScenario().scenario.id
    for dimension in dimensions {
      if dimension == .ecoEfficiency {
        result.movements += efficiencyRanks(chosen)
        continue
      }
      if dimension == .regionalisation, definition.imports == .competitive {
        result.findings.append(
          Finding(
            .warning, code: "quotients-without-effect",
            "That footprints do not move with the regionalisation is no proof of robustness: with `imports: competitive` only what is delivered elsewhere depends on it. Compare with `imports: domestic`.",
            at: definition.location))
      }
      for (name, definition) in variants(dimension) {
        do {
          let other = try SolvedStudy(definition)
          result.movements += movements(
            dimension, name, to: other, scenario: chosen)
        } catch {
          let reason =
            error.findings.first { $0.severity == .error }?.message ?? "it has no solution"
          result.findings.append(
            Finding(
              .warning, code: "robustness-variant",
              "\(dimension.rawValue) \(name) cannot be compared: \(reason)"))
        }
      }
    }
    return result
  }

  private func choice(_ dimension: Robustness.Dimension) -> String {
    switch dimension {
    case .level: definition.level.rawValue
    case .imports: definition.imports.rawValue
    case .regionalisation: definition.regionalisation.method.rawValue
    case .ecoEfficiency: FigureName.outputPerFootprint.rawValue
    }
  }

  private func variants(_ dimension: Robustness.Dimension) -> [(String, StudyDefinition)] {
    func other(_ change: (inout StudyDefinition) -> Void) -> StudyDefinition {
      var copy = definition
      change(&copy)
      return copy
    }
    switch dimension {
    case .level:
      guard !definition.groups.isEmpty else { return [] }
      return StudyDefinition.Level.allCases.filter { $0 != definition.level }.map { level in
        (level.rawValue, other { $0.level = level })
      }
    case .imports:
      return ImportTreatment.allCases.filter { $0 != definition.imports }.map { imports in
        (imports.rawValue, other { $0.imports = imports })
      }
    case .regionalisation:
      guard definition.years.contains(where: { $0.city != nil }) else { return [] }
      return Regionalisation.Method.allCases.filter { $0 != definition.regionalisation.method }
        .map { method in (method.rawValue, other { $0.regionalisation.method = method }) }
    case .ecoEfficiency: return []
    }
  }

  private func movements(
    _ dimension: Robustness.Dimension, _ name: String, to other: SolvedStudy, scenario id: String
  ) -> [Robustness.Movement] {
    guard let old = scenario(id), let new = other.scenario(id) else { return [] }
    let unit = definition.indicators[headline].unit
    func movement(
      _ figure: String, _ value: Double, _ variant: Double, sector: String? = nil
    ) -> Robustness.Movement {
      Robustness.Movement(
        dimension: dimension, base: choice(dimension), variant: name, scenario: id, figure: figure,
        sector: sector, value: value, variantValue: variant, unit: unit)
    }
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    let (before, after) = (old.footprints[headline], new.footprints[headline])
    var result = [
      movement("footprint", sum(before.footprints), sum(after.footprints)),
      movement("footprint_exports", sum(before.exports), sum(after.exports)),
      movement("consumption_footprint", sum(before.consumption), sum(after.consumption)),
    ]
    if let against = old.scenario.against, let reference = scenario(against),
      let otherReference = other.scenario(against), reference.year == old.year
    {
      result.append(
        movement(
          "saving",
          ScenarioComparison(study: self, scenario: old, reference: reference).comparison().saving
            ?? 0,
          ScenarioComparison(study: other, scenario: new, reference: otherReference).comparison()
            .saving ?? 0))
    }
    let (codes, left, right) = comparable(before.footprints, after.footprints, other)
    let order = codes.indices.sorted {
      abs(right[$0] - left[$0]) != abs(right[$1] - left[$1])
        ? abs(right[$0] - left[$0]) > abs(right[$1] - left[$1]) : $0 < $1
    }
    return result
      + order.prefix(3).map { movement("footprint", left[$0], right[$0], sector: codes[$0]) }
      .filter(\.moves)
      + [
        Robustness.Movement(
          dimension: dimension, base: choice(dimension), variant: name, scenario: id,
          figure: "rank_correlation", sector: nil, value: 1,
          variantValue: RankCorrelation.spearman(left, right), unit: "")
      ]
  }

  /// Figures of two solutions at the coarser of their levels.
  private func comparable(
    _ left: [Double], _ right: [Double], _ other: SolvedStudy
  ) -> ([String], [Double], [Double]) {
    guard classification.level != other.classification.level,
      let concordance = classification.concordance
    else { return (classification.solved, left, right) }
    let fine = classification.level == .sector
    return (
      classification.groups, fine ? concordance.sum(left) : left,
      fine ? right : concordance.sum(right)
    )
  }

  /// How the three forms of eco-efficiency order the sectors.
  private func efficiencyRanks(_ id: String) -> [Robustness.Movement] {
    guard let scenario = scenario(id) else { return [] }
    let sectors = ScenarioResult(scenario, in: self).sectors.filter {
      $0.outputPerFootprint != nil && $0.valueAddedPerDirect != nil
        && $0.finalDemandPerFootprint != nil
    }
    guard sectors.count > 1 else { return [] }
    let base = sectors.map { $0.outputPerFootprint ?? 0 }
    let others: [(FigureName, [Double])] = [
      (.valueAddedPerDirect, sectors.map { $0.valueAddedPerDirect ?? 0 }),
      (.finalDemandPerFootprint, sectors.map { $0.finalDemandPerFootprint ?? 0 }),
    ]
    return others.flatMap { name, values -> [Robustness.Movement] in
      let (old, new) = (RankCorrelation.ranks(base), RankCorrelation.ranks(values))
      let most = sectors.indices.max { abs(new[$0] - old[$0]) < abs(new[$1] - old[$1]) } ?? 0
      func movement(_ figure: String, _ value: Double, _ variant: Double, _ sector: String?)
        -> Robustness.Movement
      {
        Robustness.Movement(
          dimension: .ecoEfficiency, base: choice(.ecoEfficiency), variant: name.rawValue,
          scenario: id, figure: figure, sector: sector, value: value, variantValue: variant,
          unit: "")
      }
      return [
        movement("rank_correlation", 1, RankCorrelation.spearman(base, values), nil),
        movement("rank", old[most], new[most], sectors[most].code),
      ]
    }
  }
}
