internal import COpenBLAS

/// How many threads the algebra may use: set once, at the top of the program.
public enum ThreadCount {
  /// Sets the most threads of every later large factorisation, product or batch.
  ///
  /// Small systems keep to one thread whatever is set: the second would only spin and disturb other
  /// work. No result depends on the number.
  public static func set(_ threads: Int) {
    openblas_allow_threads(Int32(clamping: max(1, threads)))
  }

  /// What was set, or the number of processors where nothing was.
  public static var current: Int {
    Int(openblas_allowed_threads())
  }
}
