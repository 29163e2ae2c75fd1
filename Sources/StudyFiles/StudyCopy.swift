internal import Glibc
public import Provenance

/// Copies a study's folder whole.
public enum StudyCopy {
  /// Copies the files of `source` into a new folder, which appears complete or not at all.
  ///
  /// - Returns: how many files were copied.
  /// - Throws: `InvalidInput` when the folder exists already or cannot be written.
  @discardableResult
  public static func make(from source: String, at destination: String) throws(InvalidInput) -> Int {
    let staging = try StagedFolder(for: free(destination))
    do {
      let count = try copy(from: source, to: staging)
      try staging.commit(replacing: false)
      return count
    } catch {
      staging.discard()
      throw error
    }
  }

  /// A path for a new folder, if nothing is there yet.
  static func free(_ destination: String) throws(InvalidInput) -> String {
    var path = destination
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard access(path, F_OK) != 0 else {
      throw InvalidInput(
        code: "folder-exists",
        "“\(path)” exists already and is left as it is; choose a folder that does not exist yet.")
    }
    return path
  }

  /// The names in a folder but those that begin with a dot, in alphabetical order.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func copy(
    from source: String, to staging: StagedFolder, below: String = ""
  ) throws(InvalidInput) -> Int {
    guard access(source + "/" + below, R_OK) == 0 else {
      throw InvalidInput(code: "unreadable-file", "The folder “\(source)” cannot be read.")
    }
    var count = 0
    for name in names(in: source + "/" + below) {
      let relative = below.isEmpty ? name : "\(below)/\(name)"
      var status = stat()
      guard stat("\(source)/\(relative)", &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        count += try copy(from: source, to: staging, below: relative)
      } else if status.st_mode & S_IFMT == S_IFREG {
        var folder = try StudyFolder(path: source)
        try staging.write(try folder.bytes(of: relative), to: relative)
        count += 1
      }
    }
    return count
  }
}
