internal import Glibc
public import Provenance

/// The studies that come with the program.
///
/// They lie in the folder that `SYMBIONT_CASES` names, in `share/symbiont/cases` of an installed
/// program, or in `Cases` of the package that a built one lies in.
public enum BuiltInCases {
  /// The case that runs when no study is named.
  public static let standard = "guiyang"
  /// The commented study that `symbiont init` starts from.
  public static let starter = "starter"

  /// The names of the cases, sorted; empty where none are found.
  public static func names() -> [String] {
    guard let folder = folder() else { return [] }
    return entries(of: folder).filter { access("\(folder)/\($0)/study.yaml", R_OK) == 0 }.sorted()
  }

  /// The folder of a case.
  ///
  /// - Throws: `InvalidInput` when the cases, or this one, cannot be found.
  public static func path(of name: String) throws(InvalidInput) -> String {
    guard let folder = folder() else {
      throw InvalidInput(
        code: "missing-cases",
        "The built-in cases are not beside the program; set SYMBIONT_CASES to their folder, "
          + "or give the folder of a study.")
    }
    let path = "\(folder)/\(name)"
    guard !name.contains("/"), access("\(path)/study.yaml", R_OK) == 0 else {
      throw InvalidInput(
        code: "missing-case",
        "“\(name)” is no built-in case; there are \(WordList.quoted(names())).")
    }
    return path
  }

  /// The folder of the program's shared files for one purpose: from the environment, beside an
  /// installed program, or in the package that a built one lies in.
  public static func shared(
    variable: String, installed: String, package: String
  ) -> String? {
    if let value = getenv(variable) {
      let path = String(cString: value)
      if !path.isEmpty { return path }
    }
    guard let program = programFolder() else { return nil }
    let beside = "\(program)/../\(installed)"
    if access(beside, F_OK) == 0 { return beside }
    var parent = program
    for _ in 0..<6 {
      if access("\(parent)/Package.swift", F_OK) == 0, access("\(parent)/\(package)", F_OK) == 0 {
        return "\(parent)/\(package)"
      }
      guard let slash = parent.lastIndex(of: "/"), slash != parent.startIndex else { break }
      parent = String(parent[..<slash])
    }
    return nil
  }

  private static func folder() -> String? {
    shared(variable: "SYMBIONT_CASES", installed: "share/symbiont/cases", package: "Cases")
  }

  private static func programFolder() -> String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
