/// What one change needs while it is worked on; vectors stand `stride` apart and end in zeros.
struct ScenarioSpace {
  /// The changes of the columns, or the new columns.
  let columns: UnsafeMutablePointer<Double>
  /// The rows of M⁻¹, then the unchanged solutions.
  let vectors: UnsafeMutablePointer<Double>
  /// Products of columns with vectors, and the capacitance matrix made of them.
  let products: UnsafeMutablePointer<Double>
  /// What the rows of M⁻¹ are taken times.
  let weights: UnsafeMutablePointer<Double>
  /// The solutions of several changes.
  let solutions: UnsafeMutablePointer<Double>
  /// Their products with Mᵀ.
  let images: UnsafeMutablePointer<Double>
}

/// Memory of its own for each worker of a `ScenarioWork`.
struct ScenarioScratch {
  private let numbers: UnsafeMutablePointer<Double>
  private let sizes: [Int]
  private let size: Int

  /// Memory for changes of up to `columns` columns, and for the solutions of `changes` of them.
  init(workers: Int, columns: Int, stride: Int, rightHandSides: Int, changes: Int) {
    sizes = [
      stride * columns, stride * (columns + rightHandSides), stride * max(columns, rightHandSides),
      columns * rightHandSides, stride * rightHandSides * changes,
      stride * rightHandSides * changes,
    ]
    size = sizes.reduce(0, +)
    numbers = .allocate(capacity: max(1, size * workers))
    numbers.initialize(repeating: 0, count: max(1, size * workers))
  }

  /// The memory of one worker.
  func space(_ worker: Int) -> ScenarioSpace {
    var next = numbers + worker * size
    let parts = sizes.map { size in
      defer { next += size }
      return next
    }
    return ScenarioSpace(
      columns: parts[0], vectors: parts[1], products: parts[2], weights: parts[3],
      solutions: parts[4], images: parts[5])
  }

  func deallocate() {
    numbers.deallocate()
  }
}
