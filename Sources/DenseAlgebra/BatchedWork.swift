internal import CKernels

/// What `BatchedSolve` does: groups of samples in lanes, and single ones by plain LU.
struct BatchedWork {
  let range: Range<Int>
  let order: Int
  let stressors: Int
  let instructions: InstructionSet
  let source: BatchedSolve.Source

  /// Groups of samples that a thread takes at a time.
  private static let groupsAtOnce = 8

  /// The multipliers of every sample, and the samples whose elimination proves nothing.
  func solveInLanes(threads: Int) -> (values: [Double], flagged: [Int]) {
    let lanes = instructions.lanes
    let width = stressors * order
    let groups = (range.count + lanes - 1) / lanes
    let blocks = (groups + Self.groupsAtOnce - 1) / Self.groupsAtOnce
    let workers = max(1, min(threads, blocks))
    let scratch = LaneScratch(
      workers: workers,
      size: kernels_system_size(instructions.level, Int32(order), Int32(stressors)),
      order: order, stressors: stressors)
    defer { scratch.deallocate() }
    var marks = [Bool](repeating: false, count: range.count)
    let values = [Double](largeCapacity: range.count * width) { output, count in
      marks.withUnsafeMutableBufferPointer { marks in
        withBatch { batch in
          Parallel.forEach(blocks: blocks, threads: workers) { worker, block in
            let last = min((block + 1) * Self.groupsAtOnce, groups)
            for group in (block * Self.groupsAtOnce)..<last {
              solve(
                group: group * lanes, batch: batch, worker: worker, scratch: scratch,
                output: output, marks: marks)
            }
          }
        }
      }
      count = range.count * width
    }
    return (values, marks.indices.filter { marks[$0] }.map { $0 + range.lowerBound })
  }

  private func withBatch(_ body: (UnsafePointer<kernels_batch>?) -> Void) {
    switch source {
    case .filled: body(nil)
    case .drawn(let systems): systems.withBatch { body($0) }
    }
  }

  /// Solves the samples from position `first` of the range on, one a lane.
  private func solve(
    group first: Int, batch: UnsafePointer<kernels_batch>?, worker: Int, scratch: LaneScratch,
    output: UnsafeMutableBufferPointer<Double>, marks: UnsafeMutableBufferPointer<Bool>
  ) {
    let level = instructions.level
    let n = Int32(order)
    let m = Int32(stressors)
    let lanes = instructions.lanes
    let used = min(lanes, range.count - first)
    let system = scratch.system(worker)
    switch source {
    case .drawn(let systems):
      kernels_draw_systems(level, batch, UInt64(range.lowerBound + first), system)
      if systems.hasNegativeCoefficient {
        for lane in 0..<used { marks[first + lane] = true }
      }
    case .filled(let fill):
      for lane in 0..<lanes {
        // A lane without a sample of its own repeats the last one.
        if lane < used {
          fill(
            range.lowerBound + first + lane, &scratch.coefficients[worker],
            &scratch.intensities[worker])
        }
        let a = scratch.coefficients[worker]
        let s = scratch.intensities[worker]
        precondition(
          a.rows == order && a.columns == order && s.rows == stressors && s.columns == order,
          "The sizes of a sample's matrices were changed")
        if lane < used, a.storage.contains(where: { !($0 >= 0) }) { marks[first + lane] = true }
        kernels_load_system(level, n, m, Int32(lane), a.storage.array, s.storage.array, system)
      }
    }
    let flags = kernels_solve_systems(level, n, m, system)
    guard let address = output.baseAddress else { return }
    let width = stressors * order
    for lane in 0..<used {
      let solution = address + (first + lane) * width
      let isFinite = kernels_store_solution(level, n, m, Int32(lane), system, solution)
      if flags >> UInt32(lane) & 1 == 1 || !isFinite { marks[first + lane] = true }
    }
  }

  /// One sample by plain LU, or nothing where it is no valid system.
  func solveAlone(_ sample: Int) -> [Double]? {
    let (coefficients, intensities) = source.system(sample, order: order, stressors: stressors)
    guard coefficients.isFinite, intensities.isFinite,
      SpectralRadius.isBelowOne(coefficients),
      let factors = try? LUFactorization(Matrix(identityMinus: coefficients))
    else { return nil }
    let solution = factors.solveTransposed(intensities.transposed())
    return solution.isFinite ? solution.storage.array : nil
  }
}

/// Memory of its own for each worker.
private final class LaneScratch {
  let coefficients: UnsafeMutableBufferPointer<Matrix>
  let intensities: UnsafeMutableBufferPointer<Matrix>
  private let systems: UnsafeMutableRawPointer
  private let stride: Int

  init(workers: Int, size: Int, order: Int, stressors: Int) {
    stride = (size * MemoryLayout<Double>.stride + 63) / 64 * 64
    systems = .allocate(byteCount: max(64, stride * workers), alignment: 64)
    coefficients = .allocate(capacity: workers)
    intensities = .allocate(capacity: workers)
    for worker in 0..<workers {
      coefficients.initializeElement(at: worker, to: Matrix(rows: order, columns: order))
      intensities.initializeElement(at: worker, to: Matrix(rows: stressors, columns: order))
    }
  }

  func system(_ worker: Int) -> UnsafeMutablePointer<Double> {
    (systems + worker * stride).assumingMemoryBound(to: Double.self)
  }

  func deallocate() {
    coefficients.deinitialize()
    intensities.deinitialize()
    coefficients.deallocate()
    intensities.deallocate()
    systems.deallocate()
  }
}
