/// What a block of changes needs while it is worked on; vectors stand `stride` apart and end in zeros.
struct ScenarioSpace {
  /// The new columns of a change.
  let columns: UnsafeMutablePointer<Double>
  /// The rows of M⁻¹ for them.
  let rows: UnsafeMutablePointer<Double>
  /// Products of columns with rows and solutions: the capacitance matrix and what it is solved for.
  let products: UnsafeMutablePointer<Double>
  /// What the rows of M⁻¹ are taken times.
  let weights: UnsafeMutablePointer<Double>
  /// The solutions of a change.
  let solutions: UnsafeMutablePointer<Double>
  /// The checked sum of each change's solutions.
  let sums: UnsafeMutablePointer<Double>
  /// Their products with Mᵀ.
  let images: UnsafeMutablePointer<Double>
  /// Their products with the new columns, `mostColumns` apart.
  let replaced: UnsafeMutablePointer<Double>
  /// Of each change the smallest scale that a residual is measured by, and the growth of the probe.
  let scales: UnsafeMutablePointer<Double>
}

/// Memory of its own for each worker of a `ScenarioWork`.
struct ScenarioScratch {
  private let numbers: UnsafeMutablePointer<Double>
  private let sizes: [Int]
  private let size: Int

  /// Memory for changes of up to `columns` columns, and for the sums of `changes` of them.
  init(workers: Int, columns: Int, stride: Int, rightHandSides: Int, changes: Int) {
    sizes = [
      stride * columns, stride * columns, stride * columns, columns * rightHandSides,
      stride * rightHandSides, stride * changes, stride * changes, columns * changes, 2 * changes,
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
      columns: parts[0], rows: parts[1], products: parts[2], weights: parts[3],
      solutions: parts[4], sums: parts[5], images: parts[6], replaced: parts[7], scales: parts[8])
  }

  func deallocate() {
    numbers.deallocate()
  }
}
