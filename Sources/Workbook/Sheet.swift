/// A sheet of a workbook as it was read: its cells and what a reader should know about them.
public struct Sheet: Sendable {
  /// Cells that the workbook shows as one; only the first of them has a value.
  public struct Merge: Sendable, Hashable {
    /// The rows, counted from 0.
    public var rows: ClosedRange<Int>
    /// The columns, counted from 0.
    public var columns: ClosedRange<Int>

    /// Creates a range.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// The sheet's name.
  public var name: String
  /// Whether the workbook hides the sheet.
  public var isHidden: Bool
  /// The rows from the first of the sheet; each ends with its last cell that is not empty.
  public var rows: [[Cell]]
  /// The merged cells.
  public var merges: [Merge]
  /// The names of the sheets that the workbook hides, where this one was chosen for being visible.
  public var hiddenSheets: [String] = []

  /// Creates a sheet.
  public init(name: String, isHidden: Bool = false, rows: [[Cell]], merges: [Merge] = []) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.merges = merges
  }

  /// The merge of which a cell is a part without the value.
  public func merge(over row: Int, _ column: Int) -> Merge? {
    merges.first { merge in
      merge.rows.contains(row) && merge.columns.contains(column)
        && (merge.rows.lowerBound != row || merge.columns.lowerBound != column)
    }
  }

  /// The cell in a row and column counted from 0; empty beyond the last.
  public subscript(row: Int, column: Int) -> Cell {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return .empty }
    return rows[row][column]
  }
}
