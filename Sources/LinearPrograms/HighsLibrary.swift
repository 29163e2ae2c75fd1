internal import CHiGHS
internal import Glibc

/// The functions of HiGHS, found once, when the first program is solved.
enum HighsLibrary {
  /// The loaded library; `nil` where the machine has none of version 1 with callbacks (1.6
  /// or later) and 32-bit integers.
  static let functions: symbiont_highs? = load()

  private static func load() -> symbiont_highs? {
    var table = symbiont_highs()
    for path in candidates() where symbiont_highs_load(path, &table) == 1 {
      guard table.version_major() == 1, let probe = table.create() else { continue }
      defer { table.destroy(probe) }
      if table.size_of_int(probe) == 4 { return table }
    }
    return nil
  }

  /// Beside the program, where `make install` puts it (`../lib/symbiont`), in a `.tools/highs/lib`
  /// folder above the program, then wherever the system looks.
  private static func candidates() -> [String] {
    var paths: [String] = []
    // argv[0] may be relative or a bare name; the kernel knows the program's own file.
    if let program = realpath("/proc/self/exe", nil) {
      defer { free(program) }
      var folder = Substring(String(cString: program))
      for level in 0..<8 {
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = folder[..<slash]
        if level == 0 { paths.append("\(folder)/libhighs.so") }
        if level == 1 { paths.append("\(folder)/lib/symbiont/libhighs.so") }
        paths.append("\(folder)/.tools/highs/lib/libhighs.so")
      }
    }
    return paths + ["libhighs.so.1", "libhighs.so"]
  }
}
