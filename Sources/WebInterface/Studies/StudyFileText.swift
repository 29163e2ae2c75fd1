internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import TableFormats

/// A file of a study as a page shows it: its text, its rows, and the findings at their cells.
struct StudyFileText {
  let name: String
  let bytes: [UInt8]
  let tag: String
  private let csv: CSVFile?
  private let findings: [Finding]

  /// Takes a file.
  ///
  /// - Parameter findings: those of the whole study; the ones in other files count as well, without a cell.
  init(_ edit: StudyEdit, bytes: [UInt8], findings: [Finding]) {
    name = edit.file
    self.bytes = bytes
    tag = SHA256.hexadecimal(bytes)
    csv = edit.file.hasSuffix(".csv") ? try? CSVFile(bytes: bytes, file: edit.file) : nil
    self.findings = findings
  }

  /// The file with its digest as ETag.
  func response() throws -> Response {
    var response = try Response.json(json)
    response.headers[.eTag] = "\"\(tag)\""
    return response
  }

  /// The file with everything that is said of it.
  var json: JSONValue {
    [
      "name": .string(name),
      "etag": .string("\"\(tag)\""),
      "text": .string(String(decoding: bytes, as: UTF8.self)),
      "columns": csv.map { .strings($0.header) } ?? .null,
      "rows": csv.map { csv in
        .array(
          (0..<csv.count).map { record in
            .strings(csv.header.indices.map { csv.text(record, $0) })
          })
      } ?? .null,
      "findings": findingsJSON,
    ]
  }

  /// The findings, with the cell where one stands in this file.
  var findingsJSON: JSONValue {
    guard case .array(let list) = JSONReport.findings(findings) else { return [] }
    return .array(
      zip(list, findings).map { json, finding in
        guard let csv, let place = finding.location, place.file == name,
          let cell = csv.cell(at: place), case .object(let members) = json
        else { return json }
        let position: JSONValue = ["row": .integer(cell.record), "column": .integer(cell.column)]
        return .object(members + [.init("cell", position)])
      })
  }
}
