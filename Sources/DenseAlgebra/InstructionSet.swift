internal import CKernels

/// The vector instructions that the kernels of a computation are compiled for.
///
/// Random draws have the same bits in each; sums and products may differ in the last place between
/// `baseline`, which rounds a product before adding it, and the other two, which don't.
public enum InstructionSet: Int, CaseIterable, Comparable, Sendable {
  /// Two doubles at a time: SSE2 on x86-64, NEON on arm64.
  case baseline
  /// Four doubles at a time, with fused multiply and add.
  case avx2
  /// Eight doubles at a time.
  case avx512

  /// The widest one that this processor has.
  public static let best = InstructionSet(rawValue: Int(kernels_best_level())) ?? .baseline

  /// Every one that this processor has, narrowest first.
  public static var available: [InstructionSet] {
    allCases.filter { $0 <= best }
  }

  /// Whether `left` is narrower than `right`.
  public static func < (left: InstructionSet, right: InstructionSet) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The doubles in one vector, which is the number of small systems that are solved at once.
  public var lanes: Int {
    Int(kernels_lanes(level))
  }

  var level: Int32 { Int32(rawValue) }
}
