import InputOutputModel
import Provenance
import Workbook

extension BureauTable {
  /// Labels that stand for nothing, or twice for the same; sectors that rows and columns name apart.
  mutating func checkLayout() {
    if layout.format == .bureau, layout.sectorRows.count < layout.sectorColumns.count {
      findings.append(
        Finding(
          .error, code: "missing-row",
          "The columns count \(layout.sectorColumns.count) sectors and the rows "
            + "\(layout.sectorRows.count); the code \(layout.sectorRows.count + 1) is missing in "
            + "column \(SourceLocation.columnLetters(layout.codeColumn + 1)).",
          at: numbers.place(layout.codeRow)))
    }
    if layout.format == .ceads {
      let rows = Set(layout.sectorRows.map(\.sector))
      let columns = Set(layout.sectorColumns.map(\.sector))
      let only = rows.symmetricDifference(columns).map(\.description).sorted()
      let isOrdered = layout.sectorRows.map(\.sector) == layout.sectorColumns.map(\.sector)
      if !isOrdered || rows.count < layout.sectorRows.count {
        findings.append(
          Finding(
            .error, code: "labels",
            only.isEmpty
              ? "The rows do not name each province's sectors once, in the order of the columns."
              : "Rows and columns do not name the same sectors of the same provinces; only one of "
                + "them has \(WordList.quoted(only, limit: 20)).",
            at: numbers.place(layout.codeRow)))
      }
    }
    for line in layout.margins where line.role == nil {
      findings.append(
        Finding(
          .error, code: "unknown-column",
          "The column “\(line.label.isEmpty ? line.code : line.label)” is none that we know "
            + "(final use, 出口, 调出, 进口, 调入, 其他, 总产出 and their subtotals); rename it or "
            + "remove it.",
          at: numbers.place(layout.codeRow, line.position)))
    }
    for line in layout.inputs where line.role == nil {
      findings.append(
        Finding(
          .error, code: "unknown-row",
          "The row “\(line.label.isEmpty ? line.code : line.label)” is none that we know "
            + "(劳动者报酬, 生产税净额, 固定资产折旧, 营业盈余, 总投入 and their subtotals); rename "
            + "it or remove it.",
          at: numbers.place(line.position)))
    }
    for (lines, what) in [(layout.margins, "column"), (layout.inputs, "row")] {
      var seen = Set<String>()
      for line in lines where line.role != nil && line.role != .subtotal {
        // Every province has a column of each kind of final demand.
        guard !seen.insert("\(line.role.debugDescription) \(line.region)").inserted else {
          continue
        }
        findings.append(
          Finding(
            .error, code: "two-roles",
            "The \(what) “\(line.label)” stands for the same as another; keep one of them.",
            at: what == "row"
              ? numbers.place(line.position) : numbers.place(layout.codeRow, line.position)))
      }
      if !lines.contains(where: { $0.role == .output }) {
        let label = what == "row" ? "总投入" : "总产出"
        findings.append(
          Finding(
            .error, code: "missing-output", "The table has no \(what) of total output (\(label)).",
            at: numbers.place(layout.codeRow)))
      }
    }
    let different = zip(layout.sectorColumns, layout.sectorRows).filter {
      BureauRole.plain($0.0.label) != BureauRole.plain($0.1.label)
    }
    if !different.isEmpty {
      let pairs = different.prefix(5).map { "\($0.0.code) “\($0.1.label)” and “\($0.0.label)”" }
      notes.append(
        Finding(
          .warning, code: "sector-names",
          "\(different.count) sector\(different.count == 1 ? " has" : "s have") another name in "
            + "the row than in the column, such as \(pairs.joined(separator: ", ")); matched by "
            + "code.",
          at: numbers.place(layout.codeRow)))
    }
  }

  /// Compares each subtotal with the parts before it: those since the last subtotal, all that are no
  /// sectors, the sectors, or everything; whichever comes nearest is what the bureau added up.
  mutating func verifySubtotals(
    _ lines: [BureauSheet.Line], _ values: [[Double]], sectors: [[Double]], what: String
  ) {
    var parts = sectors
    var sinceSubtotal = sectors.count
    var verified = 0
    for (line, figures) in zip(lines, values) {
      guard line.role == .subtotal else {
        parts.append(figures)
        continue
      }
      let spans = [
        parts[sinceSubtotal...], parts[sectors.count...], parts[..<sectors.count], parts[...],
      ].filter { !$0.isEmpty }
      sinceSubtotal = parts.count
      let gaps = spans.map { gap(of: figures, from: $0) }
      guard let best = gaps.min(by: { $0.size < $1.size }) else { continue }
      let largest = figures.reduce(1) { max($0, abs($1)) }
      if best.size <= 1e-6 * largest {
        verified += 1
      } else {
        let sector = layout.sectorRows[best.index]
        let place =
          what == "row"
          ? numbers.place(line.position, layout.sectorColumns[best.index].position)
          : numbers.place(sector.position, line.position)
        notes.append(
          Finding(
            .warning, code: "subtotal",
            "The subtotal \(what) “\(line.label)” differs from the sum of its parts, most for "
              + "sector \(sector.code) \(sector.label), by \(NumberText.plain(best.size)); the "
              + "parts were read and the subtotal left out.",
            at: place))
      }
    }
    notes.append(
      Finding(
        .note, code: "subtotals",
        "\(verified) subtotal \(what)\(verified == 1 ? "" : "s") agree\(verified == 1 ? "s" : "") "
          + "with the sum of \(verified == 1 ? "its" : "their") parts and "
          + "\(verified == 1 ? "was" : "were") left out.",
        at: SourceLocation(file: file, sheet: layout.sheet.name)))
  }

  private func gap(of total: [Double], from parts: ArraySlice<[Double]>) -> (
    size: Double, index: Int
  ) {
    var worst = (size: 0.0, index: 0)
    for index in total.indices {
      let sum = parts.reduce(0) { $0 + $1[index] }
      if abs(sum - total[index]) > worst.size { worst = (abs(sum - total[index]), index) }
    }
    return worst
  }
}
