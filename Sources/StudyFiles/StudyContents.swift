internal import Glibc
public import Provenance

/// The files that a study was read from, with the bytes that were read.
public struct StudyContents: Sendable {
  /// The folder or workbook, as the user named it.
  public let path: String
  /// The bytes of each file of a folder; `nil` for a workbook, which is one file.
  private let files: [String: [UInt8]]?

  /// What a study's folder has read.
  init(_ folder: StudyFolder) {
    path = folder.path
    files = folder.workbook == nil ? folder.files : nil
  }

  /// The digests of the files, in the order of their names; a workbook is read again for it.
  ///
  /// - Throws: `InvalidInput` where the workbook cannot be read any more.
  /// - Complexity: O(bytes), some nanoseconds a byte.
  public func digests() throws(InvalidInput) -> [FileDigest] {
    guard let files else {
      return [FileDigest(name: Self.lastName(of: path), of: try InputFile.read(path))]
    }
    return files.sorted { $0.key < $1.key }.map { FileDigest(name: $0.key, of: $0.value) }
  }

  /// The digests that files of a study have now; `nil` for one that cannot be read any more.
  ///
  /// - Parameters:
  ///   - names: the names, as `digests()` gave them.
  ///   - path: the folder or workbook.
  public static func digests(of names: [String], in path: String) -> [FileDigest?] {
    let isFile = InputFile.kind(path) == .file
    return names.map { name in
      let bytes = try? InputFile.read(isFile ? path : "\(path)/\(name)")
      return bytes.map { FileDigest(name: name, of: $0) }
    }
  }

  /// A path that leads to the same place from every folder.
  public static func absolutePath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
