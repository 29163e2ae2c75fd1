public import Provenance

/// What a recorded run was made of, as faces show it.
public struct RunDescription: Sendable, Hashable {
  /// The run's number.
  public var id: Int
  /// When it was recorded, in milliseconds since 1970 (UTC).
  public var time: Int
  /// The folder or workbook of the study.
  public var path: String
  /// The study's title.
  public var title: String
  /// The digest of the study's files together.
  public var studyDigest: String
  /// The study's files.
  public var files: [FileDigest]
  /// The version of the program.
  public var programVersion: String
  /// The machine that it ran on.
  public var machine: String
  /// The seed of drawn numbers; `nil` where nothing was drawn.
  public var seed: UInt64?
  /// The options that shaped the result.
  public var settings: [String]
  /// The digest of the result.
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

  /// The time in UTC by RFC 3339, such as `2026-11-25T19:40:36Z`.
  public var timeStamp: String { CalendarTime(millisecondsSince1970: time).timeStamp }

  /// The run as JSON, without its result.
  public var json: JSONValue {
    [
      "id": .integer(id), "time": .string(timeStamp), "study": .string(title),
      "path": .string(path), "study_sha256": .string(studyDigest),
      "files": .array(
        files.map {
          ["name": .string($0.name), "size": .integer($0.size), "sha256": .string($0.sha256)]
        }),
      "symbiont": .string(programVersion), "machine": .string(machine),
      "seed": seed.map { Int(exactly: $0).map(JSONValue.integer) ?? .string(String($0)) } ?? .null,
      "settings": .strings(settings), "result_sha256": .string(resultDigest),
    ]
  }
}
