internal import Presentation
internal import Provenance

/// Findings as the template `findings` shows them.
enum FindingValues {
  /// The values; places are links where they are in the files of a study.
  static func values(_ findings: [Finding], study: String?, _ frame: PageFrame) -> [String: Any] {
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
          if let study { item["href"] = href(place, study: study) }
        }
        return item
      },
    ]
  }

  /// The page that shows a place of the study's files.
  static func href(_ place: SourceLocation, study: String) -> String {
    PageAddress.page(
      .data, of: study,
      [
        "file": place.file, "line": place.line.map { String($0) },
        "column": place.column.map { String($0) },
      ])
  }
}
