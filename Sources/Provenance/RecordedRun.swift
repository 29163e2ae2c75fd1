/// A run that was recorded in a store: what it was made of, and by what its result is known.
public struct RecordedRun: Sendable, Hashable, Identifiable {
  /// The run's number, counted from 1 and never given twice.
  public var id: Int
  /// When it was recorded, in milliseconds since 1970 (UTC).
  public var time: Int
  /// The folder or workbook of the study.
  public var path: String
  /// The study's title.
  public var title: String
  /// The digest of all the study's files together (`FileDigest.digest(of:)`).
  public var studyDigest: String
  /// The files that the study was read from, in the order of their names.
  public var files: [FileDigest]
  /// The version of the program.
  public var programVersion: String
  /// The machine's name and kind of processor.
  public var machine: String
  /// The seed of drawn numbers; `nil` where nothing was drawn.
  public var seed: UInt64?
  /// The options of `symbiont run` that shaped the result.
  public var settings: [String]
  /// The digest of the result's JSON text.
  public var resultDigest: String

  /// Describes a run.
  public init(
    id: Int, time: Int, path: String, title: String, studyDigest: String, files: [FileDigest],
    programVersion: String, machine: String, seed: UInt64?, settings: [String],
    resultDigest: String
  ) {
    self.id = id
    self.time = time
    self.path = path
    self.title = title
    self.studyDigest = studyDigest
    self.files = files
    self.programVersion = programVersion
    self.machine = machine
    self.seed = seed
    self.settings = settings
    self.resultDigest = resultDigest
  }
}
