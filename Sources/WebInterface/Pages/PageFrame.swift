internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance

/// What every page is made with: the words, their language and the frame around the page.
struct PageFrame: Sendable {
  /// The languages, in the order of their list.
  static let languages = [("en", "English"), ("zh", "中文")]

  let words: PageWords
  /// The words of tables, charts and figures.
  let texts: Texts

  /// The values of the template `layout`.
  ///
  /// - Parameters:
  ///   - heading: what the page is called.
  ///   - name: which of a study's pages it is.
  ///   - study: the study that it shows, with its title and what stands beside it.
  func values(
    heading: String, name: PageName? = nil, module: String? = nil, study: StudyHead? = nil
  ) -> [String: Any] {
    var values: [String: Any] = [
      "language": words.tag, "t": words, "textsJSON": words.json, "heading": heading,
      "page": name?.rawValue ?? "start", "charts": name?.hasCharts ?? false,
      "languages": Self.languages.map { tag, name in
        ["tag": tag, "name": name, "current": tag == words.tag] as [String: Any]
      },
    ]
    if let module = module ?? name?.module { values["module"] = module }
    if let study {
      values["study"] =
        [
          "id": study.id, "title": study.title, "subtitle": study.subtitle,
          "writable": study.isWritable,
        ] as [String: Any]
      values["pages"] = PageName.allCases.map { page in
        [
          "path": page.path, "name": words.say("nav.\(page.rawValue)"), "current": page == name,
        ] as [String: Any]
      }
    }
    return values
  }

  /// What the bar says of a study.
  struct StudyHead: Sendable {
    var id: String
    var title: String
    var subtitle: String
    var isWritable: Bool
  }
}
