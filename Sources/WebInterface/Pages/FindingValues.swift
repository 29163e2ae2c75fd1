internal import Foundation
internal import Presentation
internal import Provenance

/// Findings as the template `findings` shows them.
enum FindingValues {
  static func values(_ findings: [Finding], study: String, _ frame: PageFrame) -> [String: Any] {
    [
      "hasFindings": !findings.isEmpty,
      "findings": findings.map { finding -> [String: Any] in
        var item: [String: Any] = [
          "severity": finding.severity.rawValue,
          "label": frame.words.say("findings.\(finding.severity.rawValue)"),
          "message": frame.texts.string(finding.message),
        ]
        if let place = finding.location {
          item["place"] = place.description
          item["href"] = href(place, study: study)
        }
        return item
      },
    ]
  }

  /// The page that shows a place of the study's files.
  static func href(_ place: SourceLocation, study: String) -> String {
    var parts = URLComponents()
    parts.path = "/studies/\(study)/data"
    parts.queryItems =
      [URLQueryItem(name: "file", value: place.file)]
      + [("line", place.line), ("column", place.column)].compactMap { name, value in
        value.map { URLQueryItem(name: name, value: String($0)) }
      }
    return parts.string ?? parts.path
  }
}
