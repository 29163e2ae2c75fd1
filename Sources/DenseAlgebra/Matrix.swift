/// A dense matrix of doubles, stored column by column as LAPACK expects it.
///
/// The element in row `i` and column `j` stands at `storage[i + j * rows]`. Copies share storage
/// until one is changed.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column after column.
  public var storage: MatrixElements

  /// A matrix of `rows` by `columns` with every element equal to `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "A matrix has no negative size")
    self.rows = rows
    self.columns = columns
    self.storage = MatrixElements([Double](repeating: value, count: rows * columns))
  }

  /// A matrix over elements that already stand column after column.
  public init(rows: Int, columns: Int, columnMajor storage: [Double]) {
    precondition(
      storage.count == rows * columns, "\(storage.count) elements for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.storage = MatrixElements(storage)
  }

  /// A matrix over numbers that stand column after column in memory which `holder` keeps as it is: nothing is
  /// copied until an element is written to.
  public init(
    rows: Int, columns: Int, columnMajor numbers: UnsafeBufferPointer<Double>,
    heldBy holder: any AnyObject & Sendable
  ) {
    precondition(
      numbers.count == rows * columns, "\(numbers.count) elements for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.storage = MatrixElements(numbers, heldBy: holder)
  }

  /// A matrix written row by row, as in a book.
  public init(_ rowArrays: [[Double]]) {
    let rows = rowArrays.count
    let columns = rowArrays.first?.count ?? 0
    self.init(rows: rows, columns: columns)
    for (i, row) in rowArrays.enumerated() {
      precondition(row.count == columns, "Row \(i) has \(row.count) elements, not \(columns)")
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// The identity matrix of order `n`.
  public static func identity(_ n: Int) -> Matrix {
    var result = Matrix(rows: n, columns: n)
    for i in 0..<n { result[i, i] = 1 }
    return result
  }

  /// The element in row `i` and column `j`, counted from 0.
  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "Index out of range")
      return storage[i + j * rows]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "Index out of range")
      storage[i + j * rows] = newValue
    }
  }

  /// Row `i` as an array.
  ///
  /// Cost: O(columns), strided.
  public func row(_ i: Int) -> [Double] {
    (0..<columns).map { self[i, $0] }
  }

  /// Column `j` as an array.
  public func column(_ j: Int) -> [Double] {
    Array(storage[(j * rows)..<((j + 1) * rows)])
  }

  /// The sum of each row.
  public func rowSums() -> [Double] {
    var sums = [Double](repeating: 0, count: rows)
    storage.withUnsafeBufferPointer { elements in
      for j in 0..<columns {
        for i in 0..<rows { sums[i] += elements[i + j * rows] }
      }
    }
    return sums
  }

  /// The sum of each column.
  public func columnSums() -> [Double] {
    storage.withUnsafeBufferPointer { elements in
      (0..<columns).map { j in
        var sum = 0.0
        for i in 0..<rows { sum += elements[i + j * rows] }
        return sum
      }
    }
  }

  /// Whether no element is infinite or not a number.
  public var isFinite: Bool {
    storage.withUnsafeBufferPointer { $0.allSatisfy(\.isFinite) }
  }

  /// Rows and columns exchanged.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    storage.withUnsafeBufferPointer { elements in
      result.storage.withUnsafeMutableBufferPointer { target in
        for j in 0..<columns {
          for i in 0..<rows { target[j + i * columns] = elements[i + j * rows] }
        }
      }
    }
    return result
  }
}
