import Glibc
import Provenance

/// Finds the Python that has python-calamine.
enum CalaminePython {
  /// `SYMBIONT_PYTHON` where set, else `.tools/calamine` in a folder above the program (a build of
  /// the source) or `../lib/symbiont/calamine` beside it (an installed one).
  static func path() -> String? {
    if let named = getenv("SYMBIONT_PYTHON") { return String(cString: named) }
    for program in [image(), executable()].compactMap({ $0 }) {
      var folder = parent(program)
      if let python = runnable("\(parent(folder))/lib/symbiont/calamine/bin/python") {
        return python
      }
      for _ in 0..<8 where !folder.isEmpty {
        if let python = runnable("\(folder)/.tools/calamine/bin/python") { return python }
        folder = parent(folder)
      }
    }
    return nil
  }

  static func missing(_ file: String) -> InvalidInput {
    InvalidInput(
      code: "no-calamine",
      "Workbooks are read by python-calamine, which is not there; run “scripts/setup run” in "
        + "Symbiont's folder, or set SYMBIONT_PYTHON to a Python that has python-calamine, or save "
        + "the sheet as CSV.",
      at: SourceLocation(file: file))
  }

  private static func runnable(_ path: String) -> String? {
    access(path, X_OK) == 0 ? path : nil
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// The file that this code was loaded from, which in a test is the bundle and not the program.
  private static func image() -> String? {
    guard let maps = try? InputFile.readStream("/proc/self/maps") else { return nil }
    let address = UInt(bitPattern: #dsohandle)
    for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
      let range = line.prefix { $0 != " " }.split(separator: "-").map { UInt($0, radix: 16) }
      guard range.count == 2, let start = range[0], let end = range[1], start <= address,
        address < end, let slash = line.firstIndex(of: "/")
      else { continue }
      return String(line[slash...])
    }
    return nil
  }

  private static func executable() -> String? { resolved("/proc/self/exe") }

  private static func resolved(_ path: String) -> String? {
    guard path.contains("/"), let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
