internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// The files that a study is made of, with what each is used for.
struct StudyFileList {
  private let entry: StudyEntry
  let files: [String]
  let roles: [ReportSource]
  private let findings: [Finding]

  /// Reads the study; one that is invalid has those files that can be read.
  init(_ entry: StudyEntry) {
    self.entry = entry
    files = StudyReader.files(ofStudy: entry.path)
    do {
      let reader = try StudyReader(path: entry.path)
      roles = ResultFiles.sources(of: reader.definition)
      do {
        findings = reader.findings + (try SolvedStudy(reader.definition).findings)
      } catch {
        findings = reader.findings + error.findings
      }
    } catch {
      roles = []
      findings = error.findings
    }
  }

  /// The list.
  var json: JSONValue {
    [
      "writable": .bool(entry.isWritable),
      "files": .array(
        files.map { name in
          [
            "name": .string(name),
            "roles": .array(
              roles.filter { $0.file == name }.map {
                ["role": .string($0.role), "year": .optional($0.year)]
              }),
            "bytes": .integer(
              (try? StudyEdit(study: entry.path, file: name).bytes().count) ?? 0),
            "findings": .integer(findings.count { $0.location?.file == name }),
          ]
        }),
    ]
  }
}
