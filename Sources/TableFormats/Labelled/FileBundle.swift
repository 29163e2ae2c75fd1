import Glibc
import Provenance

/// A folder of files, or a zip of one.
final class FileBundle {
  private enum Store {
    case folder
    case zip(ZipArchive, prefix: String)
  }

  /// The path of the folder or zip.
  let path: String
  /// The files in it, with folders in their names, in alphabetical order.
  let names: [String]
  /// Is told how far the reading of a table is.
  var progress: ReadingProgress?
  /// What was found while texts were read and does not keep them from being used.
  private(set) var findings: [Finding] = []
  private let store: Store

  /// Opens the folder or zip at `path`; in a zip with everything in one folder that folder is it.
  ///
  /// `marker` is a file that lies at the top.
  init(_ path: String, marker: String) throws(InvalidInput) {
    self.path = path
    if InputFile.kind(path) == .folder {
      store = .folder
      names = Self.list(path, depth: 2).sorted()
      return
    }
    let archive = try ZipArchive(path)
    let all = archive.names
    let top = all.filter { $0 == marker || $0.hasSuffix("/" + marker) }.min { $0.count < $1.count }
    let prefix = top.map { String($0.dropLast(marker.count)) } ?? ""
    store = .zip(archive, prefix: prefix)
    names = all.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
  }

  /// What findings call a file of the bundle.
  func label(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of a file.
  func open(_ name: String) throws(InvalidInput) -> MappedFile {
    guard names.contains(name) else {
      throw InvalidInput(
        code: "missing-file", "“\(name)” is missing in “\(path)”; copy or save the table again.",
        at: SourceLocation(file: label(name)))
    }
    switch store {
    case .folder: return try MappedFile("\(path)/\(name)", as: label(name))
    case .zip(let archive, let prefix): return try MappedFile(archive.read(prefix + name))
    }
  }

  /// The text of a file in UTF-8; a finding tells where it was in another encoding.
  func text(_ name: String) throws(InvalidInput) -> MappedFile {
    let file = try open(name)
    let (text, notes) = try withExtendedLifetime(file) { () throws(InvalidInput) in
      try TextEncoding.converted(file.bytes, file: label(name))
    }
    for note in notes where !findings.contains(note) { findings.append(note) }
    return text.map { MappedFile($0) } ?? file
  }

  /// The text of a small file, such as JSON.
  func read(_ name: String) throws(InvalidInput) -> [UInt8] {
    let file = try text(name)
    guard file.bytes.count <= 16 << 20 else {
      throw InvalidInput(
        code: "file-size", "“\(name)” has more than 16 MB, far more than such a file holds.",
        at: SourceLocation(file: label(name)))
    }
    return file.copy()
  }

  /// The regular files of a folder and of the folders in it; links are followed, as pymrio does.
  private static func list(_ path: String, depth: Int) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder), found.count < 20_000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      switch InputFile.kind("\(path)/\(name)") {
      case .file: found.append(name)
      case .folder where depth > 1:
        found += list("\(path)/\(name)", depth: depth - 1).map { "\(name)/\($0)" }
      default: break
      }
    }
    return found
  }
}
