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

  /// The figures of a sector that a report puts first.
  static let ofSectors: [FigureName] = [
    .footprint, .outputPerFootprint, .valueAddedPerDirect, .finalDemandPerFootprint,
    .footprintChangeShare, .outputPerFootprintChangeShare,
  ]
  /// The most figures of sectors that are explained in one report, so that it stays readable.
  static let mostSectorFigures = 2_000
}

extension SolvedStudy {
  /// The explanations of a report's headline figures: every scenario's totals and savings, and each sector's
  /// footprint, its eco-efficiencies and their changes.
  ///
  /// Beyond `mostSectorFigures` sectors are explained in the representative scenario only.
  ///
  /// Each is computed anew from its tree and compared with the result, as in `explanation`; a figure that
  /// is not defined has none.
  ///
  /// - Throws: `ExplanationMismatch` where a figure cannot be explained, so that it is not printed.
  public func headlineExplanations() throws -> [HeadlineFigure] {
    let chosen = try representativeScenario().scenario.id
    let explainsAll =
      scenarios.count * classification.solved.count * HeadlineFigure.ofSectors.count
      <= HeadlineFigure.mostSectorFigures
    let explanations = StudyExplanations(self, indicator: headline)
    var found: [HeadlineFigure] = []
    for scenario in scenarios {
      let id = scenario.scenario.id
      func add(_ figure: FigureName, _ sector: String?) throws {
        do {
          let tree = try explanations.explanation(of: figure, in: scenario, sector: sector)
          found.append(
            HeadlineFigure(scenario: id, sector: sector, figure: figure, explanation: tree))
        } catch is InvalidInput {
          // Not defined: the report has no figure there.
        }
      }
      for figure in FigureName.ofScenarios { try add(figure, nil) }
      guard explainsAll || id == chosen else { continue }
      for code in classification.solved {
        for figure in HeadlineFigure.ofSectors { try add(figure, code) }
      }
    }
    return found
  }
}
