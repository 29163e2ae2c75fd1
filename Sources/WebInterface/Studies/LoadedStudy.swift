internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// A study as it was read and solved, with what tells whether its files are still the same.
struct LoadedStudy: Sendable {
  let entry: StudyEntry
  let solved: SolvedStudy
  let result: StudyResult
  /// The digests of its files.
  let files: [FileDigest]
  /// The digest of them all.
  let revision: String
  private let stamps: [FileStamp?]

  /// Reads and solves a study.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  init(_ entry: StudyEntry) throws(InvalidInput) {
    self.entry = entry
    let (solved, contents) = try StudyReader.solveKeepingFiles(path: entry.path)
    let files = try contents.digests()
    let stamps = Self.stamps(files, entry.path)
    // The stamps are those of the bytes that were read only if these are still there; else the study is read again.
    let isStill = StudyContents.digests(of: files.map(\.name), in: entry.path) == files
    self.solved = solved
    self.files = files
    self.stamps = isStill ? stamps : []
    result = StudyResult(solved)
    revision = FileDigest.digest(of: files)
  }

  /// Whether no file has changed since.
  var isCurrent: Bool { Self.stamps(files, entry.path) == stamps }

  private static func stamps(_ files: [FileDigest], _ path: String) -> [FileStamp?] {
    guard InputFile.kind(path) != .file else { return [FileStamp(path)] }
    return files.map { FileStamp("\(path)/\($0.name)") }
  }
}
