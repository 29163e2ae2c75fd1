internal import Glibc
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// The folder that `--out` writes: complete, or as it was before.
enum ResultFolder {
  /// Writes the files of a result.
  ///
  /// A folder that stands there is replaced only if it holds nothing but the files of an earlier
  /// result.
  static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws(InvalidInput)
  {
    if let stranger = strangers(in: path) {
      throw InvalidInput(
        code: "folder-exists",
        "“\(path)” holds “\(stranger)”, which is no file of a result, and is left as it is; "
          + "choose a new folder or one that an earlier run wrote.")
    }
    let staging = try StagedFolder(for: path)
    do {
      for file in files { try staging.write(file.bytes, to: file.name) }
      try staging.commit(replacing: true)
    } catch {
      staging.discard()
      throw error
    }
  }

  /// A file in the folder that no result has, if there is one.
  private static func strangers(in path: String) -> String? {
    guard let directory = opendir(path) else {
      return access(path, F_OK) == 0 ? path : nil
    }
    defer { closedir(directory) }
    let endings = [".csv", ".json", ".html", ".xlsx"]
    var isResult = true
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if names.isEmpty { return nil }
    isResult = names.contains("result.json") && names.contains("datapackage.json")
    if !isResult { return names.sorted().first }
    return names.sorted().first { name in !endings.contains { name.hasSuffix($0) } }
  }
}
