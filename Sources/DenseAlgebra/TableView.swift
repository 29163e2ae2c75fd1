internal import CKernels

/// A square table of doubles in memory that somebody else holds: a `Matrix`, or a mapped file.
///
/// Nothing is copied; the view is of use only as long as the memory is.
public struct TableView {
  /// The order in which the elements stand in memory.
  public enum Layout: Sendable {
    /// Row after row, as NumPy writes them.
    case rowMajor
    /// Column after column, as LAPACK and `Matrix` have them.
    case columnMajor
  }

  /// The number of rows and of columns.
  public let order: Int
  /// The order of the elements.
  public let layout: Layout
  /// The elements.
  public let values: UnsafeBufferPointer<Double>

  /// A view of order² elements.
  public init(_ values: UnsafeBufferPointer<Double>, order: Int, layout: Layout) {
    precondition(
      order >= 0 && values.count == order * order, "\(values.count) elements for order \(order)")
    self.order = order
    self.layout = layout
    self.values = values
  }

  /// The element in row `i` and column `j`.
  public subscript(i: Int, j: Int) -> Double {
    values[layout == .rowMajor ? i * order + j : j * order + i]
  }

  /// results = tableᵀ · vectors, for several vectors that stand `order` apart, in one pass.
  ///
  /// A column of the table is summed in the same order whatever the number of threads.
  func multiplyTransposed(
    _ vectors: UnsafePointer<Double>, count: Int, into results: UnsafeMutablePointer<Double>,
    threads: Int
  ) {
    guard order > 0, count > 0, let table = values.baseAddress else { return }
    let level = InstructionSet.best.level
    // Two pieces a thread, so that a busy neighbour delays only a part.
    let pieces = threads > 1 && order >= 256 ? 2 * threads : 1
    let width = (order + pieces - 1) / pieces
    let aligned = (width + 7) / 8 * 8
    Parallel.forEach(blocks: (order + aligned - 1) / aligned, threads: threads) { _, piece in
      let first = piece * aligned
      let last = min(first + aligned, order)
      switch layout {
      case .rowMajor:
        kernels_transposed_product_by_rows(
          level, table, order, first, last, count, vectors, results)
      case .columnMajor:
        kernels_transposed_product_by_columns(
          level, table, order, first, last, count, vectors, results)
      }
    }
  }

  /// The first element that is infinite or not a number, in memory's order.
  func firstNonFinite() -> (row: Int, column: Int)? {
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return layout == .rowMajor
      ? (index / order, index % order) : (index % order, index / order)
  }

  /// I − table for row-major memory transposed, so that the copy is one straight pass in either layout.
  func identityMinusInMemoryOrder() -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for index in values.indices { result.storage[index] = -values[index] }
    for i in 0..<order { result.storage[i * order + i] += 1 }
    return result
  }
}

extension Matrix {
  /// Calls `body` with a view of this square matrix.
  public func withTableView<Result>(_ body: (TableView) throws -> Result) rethrows -> Result {
    precondition(rows == columns, "Only a square matrix is viewed as a table")
    return try storage.withUnsafeBufferPointer {
      try body(TableView($0, order: rows, layout: .columnMajor))
    }
  }
}
