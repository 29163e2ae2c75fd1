import DenseAlgebra
import Synchronization
import TestSupport
import Testing

@Suite struct MatrixElementsTests {
  /// Memory with the numbers 1, 2, 3 …; it says when it is given back.
  private final class Holder: @unchecked Sendable {
    let numbers: UnsafeMutableBufferPointer<Double>
    let onRelease: @Sendable () -> Void

    init(_ count: Int, onRelease: @escaping @Sendable () -> Void = {}) {
      numbers = .allocate(capacity: count)
      for index in 0..<count { numbers.initializeElement(at: index, to: Double(index + 1)) }
      self.onRelease = onRelease
    }

    deinit {
      numbers.deallocate()
      onRelease()
    }

    func matrix(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(
        rows: rows, columns: columns, columnMajor: UnsafeBufferPointer(numbers), heldBy: self)
    }
  }

  @Test func lentNumbersReadAsAMatrixOfItsOwn() throws {
    let lent = Holder(9).matrix(3, 3)
    let own = Matrix([[1, 4, 7], [2, 5, 8], [3, 6, 9]])
    #expect(lent == own && own == lent)
    #expect(lent.storage.array == own.storage.array)
    #expect(lent.row(1) == [2, 5, 8] && lent.column(2) == [7, 8, 9])
    #expect(lent.rowSums() == own.rowSums() && lent.columnSums() == own.columnSums())
    #expect(lent.total() == 45 && lent.isFinite)
    #expect(lent.transposed() == own.transposed())
    #expect(lent * lent == own * own && lent * [1, 2, 3] == own * [1, 2, 3])
    #expect(lent.multiplied(byRow: [1, 2, 3]) == own.multiplied(byRow: [1, 2, 3]))
    #expect(lent + lent == own + own && lent - own == Matrix(rows: 3, columns: 3))
    #expect(Matrix(identityMinus: lent) == Matrix(identityMinus: own))
    let regular = Matrix.identity(3) + lent
    #expect(
      try LUFactorization(lent + Matrix.identity(3)).solve([1, 2, 3])
        == LUFactorization(regular).solve([1, 2, 3]))
  }

  @Test func aWriteCopiesAndLeavesTheLentNumbersAlone() throws {
    let holder = Holder(4)
    let lent = holder.matrix(2, 2)
    var changed = lent
    changed[1, 0] = 20
    var scaled = lent
    scaled.storage.withUnsafeMutableBufferPointer { $0[0] = 10 }
    var inverse = lent
    try inverse.invert()
    #expect(changed == Matrix([[1, 3], [20, 4]]))
    #expect(scaled == Matrix([[10, 3], [2, 4]]))
    #expect(largestDifference(inverse, Matrix([[-2, 1.5], [1, -0.5]])) < 1e-15)
    #expect(lent.scalingRows(by: [2, 1]) == Matrix([[2, 6], [2, 4]]))
    #expect(Array(holder.numbers) == [1, 2, 3, 4])
    #expect(lent == Matrix([[1, 3], [2, 4]]))
  }

  @Test func memoryIsGivenBackWithTheLastMatrixThatReadsIt() {
    let released = Released()
    var matrix: Matrix? = Holder(4, onRelease: { released.set() }).matrix(2, 2)
    var copy = matrix
    matrix = nil
    #expect(!released.isSet && copy?.total() == 10)
    copy?[0, 0] = 5
    #expect(released.isSet && copy?.total() == 14)
  }

  private final class Released: Sendable {
    private let flag = Mutex(false)
    var isSet: Bool { flag.withLock { $0 } }
    func set() { flag.withLock { $0 = true } }
  }
}
