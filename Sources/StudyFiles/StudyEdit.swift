public import Provenance
public import SymbiosisModel
internal import TableFormats

/// One file of a study on its way to new bytes: looked at with the study around it, and saved only if it is
/// still what it was.
public struct StudyEdit: Sendable {
  /// The study's folder.
  public let study: String
  /// The file within it.
  public let file: String

  /// Takes a file of a study; nothing is read yet.
  public init(study: String, file: String) {
    self.study = study
    self.file = file
  }

  /// The bytes of the file as they stand on disk now.
  ///
  /// - Throws: `InvalidInput` where the file is not there or its path leaves the folder.
  public func bytes() throws(InvalidInput) -> [UInt8] {
    var folder = try StudyFolder(path: study)
    return try folder.bytes(of: file)
  }

  /// Solves the study as it would be with these bytes in the file's place; nothing is written.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong then, each finding with its place.
  public func solved(with bytes: [UInt8]) throws(InvalidInput) -> SolvedStudy {
    var assembly = try StudyAssembly(path: study)
    try assembly.folder.requireFolder()
    _ = try assembly.folder.bytes(of: file)
    assembly.folder.replace(file, with: bytes)
    try assembly.read()
    do {
      var solved = try SolvedStudy(assembly.definition)
      solved.addFindings(assembly.findings)
      return solved
    } catch {
      throw InvalidInput(assembly.folder.withExcerpts(assembly.findings + error.findings))
    }
  }

  /// Puts new bytes in the file's place at once, unless it has changed meanwhile.
  ///
  /// The two are exchanged and the old ones looked at afterwards, so that what somebody else writes at the same
  /// moment comes back.
  ///
  /// - Parameter expected: the SHA-256 digest, in hexadecimal digits, of the bytes that were read.
  /// - Returns: whether it was done; `false` = the file has changed and is as it was.
  /// - Throws: `InvalidInput` where it cannot be written; the file is as it was then.
  public func save(_ bytes: [UInt8], replacing expected: String) throws(InvalidInput) -> Bool {
    var folder = try StudyFolder(path: study)
    try folder.requireFolder()
    guard SHA256.hexadecimal(try folder.bytes(of: file)) == expected else { return false }
    return try FileReplacement.exchange(file, ofStudy: study, with: bytes) { old in
      SHA256.hexadecimal(old) == expected
    }
  }
}

extension StudyReader {
  /// The files that a study is made of, in the order in which they are read; of an invalid study those that
  /// can be read.
  public static func files(ofStudy path: String) -> [String] {
    guard var assembly = try? StudyAssembly(path: path) else { return [] }
    try? assembly.read()
    return assembly.order
  }
}
