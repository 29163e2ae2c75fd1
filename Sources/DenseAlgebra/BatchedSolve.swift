internal import CKernels

/// The multipliers M = S·(I − A)⁻¹ of many small systems, solved one a vector lane.
///
/// Each sample has its own coefficients A and intensities S. Elimination goes without pivoting, which
/// is sound for the systems meant: with A ≥ 0, all pivots of I − A are positive exactly when ρ(A) < 1
/// (Berman and Plemmons, Nonnegative Matrices in the Mathematical Sciences, 1994, chapter 6). A
/// sample that meets another pivot, or whose A has negative elements, goes to plain LU and is kept
/// where `SpectralRadius` finds ρ(A) < 1; otherwise it is rejected. A sample's result depends on
/// neither the number of threads nor on the range that it was asked for in.
public struct BatchedSolve: Sendable {
  /// The samples that were asked for.
  public let range: Range<Int>
  /// The number of sectors.
  public let order: Int
  /// The number of rows of S.
  public let stressors: Int
  /// The samples that have a solution, ascending.
  public let samples: [Int]
  /// The samples that have none, because ρ(A) ≥ 1 or an element was infinite, ascending.
  public let rejected: [Int]
  /// The samples among `samples` that plain LU solved.
  public let refactorised: [Int]
  /// The multipliers of each of `samples`, stressor after stressor, sector after sector.
  public let multipliers: [Double]

  /// The multipliers of one stressor in the sample at `position` of `samples`.
  public func multipliers(at position: Int, stressor: Int) -> ArraySlice<Double> {
    precondition(stressor >= 0 && stressor < stressors, "Stressor out of range")
    let start = (position * stressors + stressor) * order
    return multipliers[start..<(start + order)]
  }

  /// The footprints M ∘ y of final demand y, laid out as `multipliers` is.
  public func footprints(of finalDemand: [Double]) -> [Double] {
    precondition(finalDemand.count == order, "\(finalDemand.count) demands for order \(order)")
    return [Double](largeCapacity: multipliers.count) { buffer, count in
      multipliers.withUnsafeBufferPointer { multipliers in
        finalDemand.withUnsafeBufferPointer { demand in
          for start in stride(from: 0, to: multipliers.count, by: max(order, 1)) {
            for i in 0..<order { buffer[start + i] = multipliers[start + i] * demand[i] }
          }
        }
      }
      count = multipliers.count
    }
  }

  /// Solves the systems that `fill` describes.
  ///
  /// - Parameters:
  ///   - range: the samples to solve.
  ///   - order: the number of sectors n.
  ///   - stressors: the number of rows of S.
  ///   - threads: the most threads to use.
  ///   - fill: sets A (n × n) and S (stressors × n) of the sample whose number it is given. Both
  ///     come with what an earlier sample left in them. It must depend on the number alone.
  public init(
    samples range: Range<Int>, order: Int, stressors: Int, threads: Int = ThreadCount.current,
    fill:
      @escaping @Sendable (_ sample: Int, _ coefficients: inout Matrix, _ intensities: inout Matrix)
      -> Void
  ) {
    self.init(
      range: range, order: order, stressors: stressors, threads: threads, instructions: .best,
      source: .filled(fill))
  }

  /// Where the systems come from.
  enum Source {
    case filled(@Sendable (Int, inout Matrix, inout Matrix) -> Void)
    case drawn(LognormalSystems)

    /// A and S of one sample, to be solved alone.
    func system(_ sample: Int, order: Int, stressors: Int) -> (Matrix, Matrix) {
      switch self {
      case .filled(let fill):
        var coefficients = Matrix(rows: order, columns: order)
        var intensities = Matrix(rows: stressors, columns: order)
        fill(sample, &coefficients, &intensities)
        return (coefficients, intensities)
      case .drawn(let systems):
        return systems.system(sample: sample)
      }
    }
  }

  init(
    range: Range<Int>, order: Int, stressors: Int, threads: Int, instructions: InstructionSet,
    source: Source
  ) {
    precondition(range.lowerBound >= 0 && order >= 0 && stressors >= 0, "A size below 0")
    let work = BatchedWork(
      range: range, order: order, stressors: stressors, instructions: instructions, source: source)
    let (values, flagged) = work.solveInLanes(threads: threads)
    let width = stressors * order
    var rejected: [Int] = []
    var refactorised: [Int] = []
    var alone: [Int: [Double]] = [:]
    for sample in flagged {
      if let solution = work.solveAlone(sample) {
        refactorised.append(sample)
        alone[sample] = solution
      } else {
        rejected.append(sample)
      }
    }
    self.range = range
    self.order = order
    self.stressors = stressors
    self.rejected = rejected
    self.refactorised = refactorised
    guard !flagged.isEmpty else {
      samples = Array(range)
      multipliers = values
      return
    }
    let without = Set(rejected)
    samples = range.filter { !without.contains($0) }
    var kept: [Double] = []
    kept.reserveCapacity(samples.count * width)
    for sample in samples {
      let start = (sample - range.lowerBound) * width
      kept.append(contentsOf: alone[sample] ?? Array(values[start..<(start + width)]))
    }
    multipliers = kept
  }
}
