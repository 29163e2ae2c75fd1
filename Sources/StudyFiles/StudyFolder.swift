internal import Glibc
internal import Provenance
internal import TableFormats

/// The files of a study's folder: reads each once, keeps its bytes, and never leaves the folder.
///
/// A study may be one workbook instead, whose sheets stand for the files.
struct StudyFolder {
  /// The folder as the user named it.
  let path: String
  /// The real path of the folder.
  private let root: String
  /// The bytes of every file read so far, by path within the folder.
  private(set) var files: [String: [UInt8]] = [:]
  /// The workbook that the study is; `nil` for a folder.
  let workbook: StudyWorkbook?

  /// The largest file that is read as part of a study.
  static let sizeLimit = 128 << 20

  /// Opens a folder.
  init(path: String) throws(InvalidInput) {
    self.path = path
    workbook = try StudyWorkbook.isWorkbook(path) ? StudyWorkbook(path: path) : nil
    if workbook == nil, InputFile.kind(path) == .file { throw try Self.noStudy(path) }
    guard let resolved = Self.realPath(path) else {
      throw InvalidInput(
        code: "missing-study",
        "There is no study folder here; give the folder that holds study.yaml.",
        at: SourceLocation(file: path))
    }
    root = resolved
  }

  /// What a file is that is no study.
  private static func noStudy(_ path: String) throws(InvalidInput) -> InvalidInput {
    let isEmpty = try InputFile.start(of: path, count: 1).isEmpty
    return InvalidInput(
      code: "missing-study",
      path.hasSuffix(StudyAssembly.fileName)
        ? "Give the folder that holds study.yaml, not the file itself."
        : "The file is \(isEmpty ? "empty" : "no workbook") and no study; give a study's folder, or a workbook "
          + "that `symbiont pack` made.",
      at: SourceLocation(file: path))
  }

  /// The bytes of a file, by its path within the folder.
  mutating func bytes(of name: String) throws(InvalidInput) -> [UInt8] {
    if let known = files[name] { return known }
    if let workbook {
      let content = try workbook.bytes(of: name)
      files[name] = content
      return content
    }
    let location = SourceLocation(file: name)
    guard !name.isEmpty, !name.hasPrefix("/"),
      !name.split(separator: "/").contains("..")
    else {
      throw InvalidInput(
        code: "path-leaves-folder",
        "The path “\(name)” leaves the study's folder; copy the file into it and name it from there.",
        at: location)
    }
    let full = "\(root)/\(name)"
    guard let real = Self.realPath(full) else {
      throw InvalidInput(
        code: "missing-file",
        "The file “\(name)” is not in the study's folder; add it or correct the name.",
        at: location)
    }
    guard real.hasPrefix(root == "/" ? "/" : root + "/") else {
      throw InvalidInput(
        code: "path-leaves-folder",
        "“\(name)” is a link that leaves the study's folder; copy the file into it.", at: location)
    }
    let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw InvalidInput(
        code: "unreadable-file",
        "The file “\(name)” cannot be read (\(String(cString: strerror(errno)))).", at: location)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw InvalidInput(
        code: "unreadable-file", "“\(name)” is no regular file; put the file itself there.",
        at: location)
    }
    guard status.st_size <= Self.sizeLimit else {
      throw InvalidInput(
        code: "file-too-large",
        "“\(name)” has \(status.st_size >> 20) MB; a study's file may have \(Self.sizeLimit >> 20) MB.",
        at: location)
    }
    let size = Int(status.st_size)
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = read(descriptor, base + count, size - count)
        if got <= 0 { break }
        count += got
      }
    }
    files[name] = content
    return content
  }

  /// Takes other bytes for a file than those on disk, which stay as they are.
  mutating func replace(_ name: String, with bytes: [UInt8]) { files[name] = bytes }

  /// A CSV file, or the sheet that stands for it; `fitting` as in `CSVFile`.
  mutating func csv(_ name: String, fitting: Bool = false) throws(InvalidInput) -> CSVFile {
    if let workbook { return try workbook.csv(name, fitting: fitting) }
    return try CSVFile(bytes: bytes(of: name), file: name, fitting: fitting)
  }

  /// Where study.yaml stands.
  var source: YAMLSource {
    workbook?.study.source ?? YAMLSource(file: StudyAssembly.fileName)
  }

  /// The place of a file, or of the sheet that stands for it.
  func place(of name: String) -> SourceLocation {
    workbook.map { SourceLocation(file: $0.path, sheet: $0.names.sheet(of: name)) }
      ?? SourceLocation(file: name)
  }

  /// Refuses a study that is a workbook, which nothing is written into.
  func requireFolder() throws(InvalidInput) {
    guard let workbook else { return }
    throw InvalidInput(
      code: "workbook-study",
      "The study is a workbook, which is read and never changed; make a folder of it with "
        + "`symbiont unpack` and work on that.",
      at: SourceLocation(file: workbook.path))
  }

  /// The findings with the line of text that each points into.
  func withExcerpts(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      guard finding.excerpt == nil, finding.severity == .error, let location = finding.location,
        location.sheet == nil, let line = location.line, let bytes = files[location.file]
      else { return finding }
      var finding = finding
      finding.excerpt = Self.line(line, of: bytes)
      return finding
    }
  }

  /// One line of a file, from 1, without its line end.
  static func line(_ number: Int, of bytes: [UInt8]) -> String? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<max(number, 1) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    guard start < bytes.count else { return nil }
    var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
