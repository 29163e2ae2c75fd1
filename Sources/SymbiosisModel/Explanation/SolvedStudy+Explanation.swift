internal import Provenance

/// A figure whose explanation does not lead to it: a fault of the program, never of the study.
public struct ExplanationMismatch: Error, CustomStringConvertible {
  /// What does not agree.
  public var description: String
}

extension SolvedStudy {
  /// Explains a figure of a result, down to the figures of the study's files.
  ///
  /// The tree is evaluated from its leaves and compared with the figure before it is returned: to 1e-12 (where a
  /// year is balanced to totals, 1e-9) of the figure, or of the terms that cancel in it.
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
    try StudyExplanations(self, indicator: indicatorPosition(indicator)).explanation(
      of: figure, in: requiredScenario(id), sector: sector, exchange: exchange)
  }

  private func indicatorPosition(_ code: String?) throws(InvalidInput) -> Int {
    guard let code else { return headline }
    if let found = definition.indicators.firstIndex(where: { $0.code == code }) { return found }
    throw InvalidInput(
      code: "unknown-indicator",
      "“\(code)” is no indicator; \(StudyCheck.suggestion(code, among: definition.indicators.map(\.code)))"
    )
  }
}
