/// The elements of a matrix: an array of its own, or numbers in memory that somebody else holds, such
/// as a mapped file, until one is written to.
public struct MatrixElements: Sendable {
  @usableFromInline var own: [Double]
  @usableFromInline var loan: Loan?

  /// Numbers in memory that stays as it is as long as its holder is there.
  @usableFromInline
  final class Loan: @unchecked Sendable {
    // Nothing writes to the numbers.
    @usableFromInline let numbers: UnsafeBufferPointer<Double>
    private let holder: any AnyObject & Sendable

    init(_ numbers: UnsafeBufferPointer<Double>, heldBy holder: any AnyObject & Sendable) {
      self.numbers = numbers
      self.holder = holder
    }
  }

  init(_ array: [Double]) {
    own = array
  }

  init(_ numbers: UnsafeBufferPointer<Double>, heldBy holder: any AnyObject & Sendable) {
    own = []
    loan = Loan(numbers, heldBy: holder)
  }

  /// The elements as an array: a copy where they are lent.
  public internal(set) var array: [Double] {
    get {
      var copy = self
      if loan != nil { copy.settle() }
      return copy.own
    }
    _modify {
      if loan != nil { settle() }
      yield &own
    }
  }

  /// Calls `body` with the elements where they stand.
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    if let loan { return try withExtendedLifetime(loan) { try body(loan.numbers) } }
    return try own.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the elements, which are copied first where they are lent or shared.
  @inlinable
  public mutating func withUnsafeMutableBufferPointer<Result>(
    _ body: (inout UnsafeMutableBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    if loan != nil { settle() }
    return try own.withUnsafeMutableBufferPointer(body)
  }

  /// Takes a copy of what is lent.
  @usableFromInline
  mutating func settle() {
    own = withUnsafeBufferPointer { numbers in
      [Double](largeCapacity: numbers.count) { buffer, count in
        count = buffer.initialize(fromContentsOf: numbers)
      }
    }
    loan = nil
  }
}

extension MatrixElements: RandomAccessCollection, MutableCollection {
  /// The place of the first element.
  public var startIndex: Int { 0 }

  /// The place after the last element.
  @inlinable
  public var endIndex: Int { loan.map(\.numbers.count) ?? own.count }

  /// The element at a place.
  @inlinable
  public subscript(index: Int) -> Double {
    get {
      if let loan {
        precondition(loan.numbers.indices.contains(index), "Index out of range")
        return loan.numbers[index]
      }
      return own[index]
    }
    set {
      if loan != nil { settle() }
      own[index] = newValue
    }
  }

  /// Calls `body` with the elements where they stand.
  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }
}

extension MatrixElements: Equatable {
  /// Whether all elements are equal, wherever they stand.
  public static func == (left: MatrixElements, right: MatrixElements) -> Bool {
    left.elementsEqual(right)
  }
}

extension MatrixElements: ExpressibleByArrayLiteral {
  /// The elements that are written.
  public init(arrayLiteral elements: Double...) {
    own = elements
  }
}
