internal import InputOutputModel
internal import Provenance

/// Puts a row of an inventory or of the effects where it belongs at the level of the solution.
struct FlowPlacement {
  let classification: StudyClassification
  /// x at the solved level.
  let output: [Double]
  let year: Int
  private(set) var findings: [Finding] = []
  private var warned: Set<String> = []

  init(classification: StudyClassification, output: [Double], year: Int) {
    self.classification = classification
    self.output = output
    self.year = year
  }

  /// The rows of a flow account that a code stands for, with the share of each.
  ///
  /// A group's row at the level of sectors is split by the sectors' output shares, with a warning. A
  /// non-zero `quantity` on a sector without output is an error, since its emissions would vanish.
  mutating func rows(
    _ code: String, quantity: Double = 0, flow: String = "", at location: SourceLocation? = nil
  ) -> [(row: Int, share: Double)] {
    let rows: [(row: Int, share: Double)]
    switch classification.member(code) {
    case nil: return []
    case .household: return [(classification.solved.count, 1)]
    case .sector(let sector):
      rows = [(classification.toSolved.assignment[sector], 1)]
    case .group(let group):
      if classification.level == .group {
        rows = [(group, 1)]
      } else {
        let members = classification.members[group]
        let total = members.reduce(0) { $0 + output[$1] }
        if warned.insert("\(code)\u{0}\(location?.file ?? "")").inserted {
          let only = members.count == 1 ? members.first.map { classification.sectors[$0] } : nil
          findings.append(
            Finding(
              .warning, code: "group-split",
              "Figures of group \(code) in \(year) "
                + (only.map { "are those of its only sector, \($0)." }
                  ?? "are split over its \(members.count) sectors by their output shares."),
              at: location))
        }
        rows = members.map { ($0, total == 0 ? 0 : output[$0] / total) }
      }
    }
    if quantity != 0, rows.allSatisfy({ output[$0.row] == 0 }) {
      findings.append(
        Finding(
          .error, code: "inventory-without-output",
          "The inventory has \(printed(quantity)) of \(flow) in \(code), which has no output in \(year): "
            + "its emissions would vanish. Give the output or move the figure to another sector.",
          at: location))
    }
    return rows
  }
}
