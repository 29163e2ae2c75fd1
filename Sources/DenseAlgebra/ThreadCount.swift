internal import COpenBLAS

/// How many threads OpenBLAS uses: set once, at the top of the program.
public enum ThreadCount {
  /// Sets the number of threads of every later call into OpenBLAS.
  ///
  /// One thread is right for small systems: the second only spins and disturbs other work.
  public static func set(_ threads: Int) {
    openblas_set_num_threads(Int32(max(1, threads)))
  }
}
