/// What can go wrong in a linear system.
public enum AlgebraError: Error, Sendable, Equatable {
  /// The matrix is singular: elimination met a zero pivot in this column, counted from 0.
  case singular(column: Int)
  /// An element of the matrix or of the right-hand side is infinite or not a number.
  case nonFinite(row: Int, column: Int)
}

extension AlgebraError: CustomStringConvertible {
  /// A sentence for people.
  public var description: String {
    switch self {
    case .singular(let column):
      "The matrix is singular: elimination found no pivot in column \(column + 1)."
    case .nonFinite(let row, let column):
      "The element in row \(row + 1), column \(column + 1) is infinite or not a number."
    }
  }
}
