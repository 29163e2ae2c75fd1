import Foundation

/// The seconds of processor time that the process spends on some work, all its threads together.
///
/// Unlike the clock it hardly depends on what else the machine does.
public func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  let start = clock()
  try work()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}
