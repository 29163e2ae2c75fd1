import DenseAlgebra
import InputOutputModel
import Provenance

extension LabelledText {
  /// The sectors that labels stand for: the level named region and the others joined, or without such
  /// names the first and the rest; a single level is a sector without region.
  static func sectors(_ labels: [[String]], names: [String]) -> [SectorLabel] {
    let count = labels.first?.count ?? 0
    let region = names.firstIndex { $0.lowercased() == "region" } ?? (count > 1 ? 0 : nil)
    return labels.map { levels in
      guard let region, levels.indices.contains(region) else {
        return SectorLabel(sector: levels.joined(separator: " | "))
      }
      var others = levels
      others.remove(at: region)
      return SectorLabel(region: levels[region], sector: others.joined(separator: " | "))
    }
  }

  /// The labels of the rows as sectors.
  var rowSectors: [SectorLabel] { Self.sectors(rows, names: rowNames) }
  /// The labels of the columns as sectors.
  var columnSectors: [SectorLabel] { Self.sectors(columns, names: columnNames) }

  /// The figures with the rows in the order of `labels`, matched by label.
  func values(
    rowsBy labels: [SectorLabel], file: String
  ) throws(InvalidInput) -> Matrix {
    guard let order = try Self.order(rowSectors, as: labels, what: "rows", file: file) else {
      return values
    }
    var result = Matrix(rows: values.rows, columns: values.columns)
    for j in 0..<values.columns {
      for i in 0..<values.rows { result[i, j] = values[order[i], j] }
    }
    return result
  }

  /// The figures with the columns in the order of `labels`, matched by label.
  func values(
    columnsBy labels: [SectorLabel], file: String
  ) throws(InvalidInput) -> Matrix {
    guard let order = try Self.order(columnSectors, as: labels, what: "columns", file: file) else {
      return values
    }
    var storage: [Double] = []
    storage.reserveCapacity(values.storage.count)
    for j in order { storage += values.column(j) }
    return Matrix(rows: values.rows, columns: values.columns, columnMajor: storage)
  }

  /// For each of `labels` its position in `found`; `nil` if they are the same already.
  private static func order(
    _ found: [SectorLabel], as labels: [SectorLabel], what: String, file: String
  ) throws(InvalidInput) -> [Int]? {
    if found == labels { return nil }
    var positions: [SectorLabel: Int] = [:]
    for (position, label) in found.enumerated() { positions[label] = position }
    let missing = labels.filter { positions[$0] == nil }.map(\.description)
    let known = Set(labels)
    let spare = found.filter { !known.contains($0) }.map(\.description)
    guard missing.isEmpty, spare.isEmpty, found.count == labels.count else {
      var parts: [String] = []
      if !missing.isEmpty { parts.append("lacks \(WordList.quoted(missing, limit: 20))") }
      if !spare.isEmpty { parts.append("has \(WordList.quoted(spare, limit: 20)) beside") }
      if parts.isEmpty { parts.append("has some of them twice") }
      throw InvalidInput(
        code: "labels",
        "The \(what) do not name the sectors of the table: the file \(parts.joined(separator: " and "))"
          + "; save the table again as a whole.",
        at: SourceLocation(file: file))
    }
    return labels.compactMap { positions[$0] }
  }
}
