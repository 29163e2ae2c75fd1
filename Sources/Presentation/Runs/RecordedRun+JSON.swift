public import Provenance

extension RecordedRun {
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
