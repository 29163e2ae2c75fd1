internal import Provenance

/// A figure that a report puts first, with its explanation.
public struct HeadlineFigure: Sendable {
  /// The scenario.
  public var scenario: String
  /// The sector's code; `nil` for a figure of the whole scenario.
  public var sector: String?
  /// The figure.
  public var figure: FigureName
  /// Where it comes from.
  public var explanation: Explanation
}

extension SolvedStudy {
  /// The explanations of a report's headline figures: every scenario's totals and savings, and footprint and
  /// output per footprint of each sector in the representative scenario.
  ///
  /// Each is computed anew from its tree and compared with the result, as in `explanation`; a figure that
  /// is not defined has none. Parts that figures share are built once a scenario.
  ///
  /// - Throws: `ExplanationMismatch` where a figure cannot be explained, so that it is not printed.
  public func headlineExplanations() throws -> [HeadlineFigure] {
    let chosen = try representativeScenario().scenario.id
    var found: [HeadlineFigure] = []
    for scenario in scenarios {
      let id = scenario.scenario.id
      let builder = ExplanationBuilder(study: self, scenario: scenario, indicator: headline)
      func add(_ figure: FigureName, _ sector: String?) throws {
        do {
          let tree = try explanation(of: figure, sector: sector, exchange: nil, builder)
          found.append(
            HeadlineFigure(scenario: id, sector: sector, figure: figure, explanation: tree))
        } catch is InvalidInput {
          // Not defined: the report has no figure there.
        }
      }
      for figure in FigureName.ofScenarios { try add(figure, nil) }
      guard id == chosen else { continue }
      for code in classification.solved {
        for figure in [FigureName.footprint, .outputPerFootprint] { try add(figure, code) }
      }
    }
    return found
  }
}
