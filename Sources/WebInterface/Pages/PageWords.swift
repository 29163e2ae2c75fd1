internal import Foundation
internal import Mustache
internal import Presentation
internal import Provenance
internal import StudyFiles

/// The words of the pages in one language, out of `texts/TAG.json`.
///
/// Templates name them by path (`{{t.nav.overview}}`), scripts get the same file in the page.
struct PageWords: Sendable, MustacheParent {
  /// The language's tag.
  let tag: String
  /// The file as it stands inside a page.
  let json: String
  private let root: Branch

  /// Reads the words of a language.
  ///
  /// - Throws: `InvalidInput` when the file is not there or not a tree of texts.
  init(tag: String, folder: String) throws(InvalidInput) {
    let file = "\(folder)/texts/\(tag).json"
    guard let bytes = WholeFile.bytes(file),
      let root = try? JSONDecoder().decode(Branch.self, from: Data(bytes))
    else {
      throw InvalidInput(
        code: "bad-texts", "The words of the pages (\(tag)) cannot be read.",
        at: SourceLocation(file: file))
    }
    self.tag = tag
    self.root = root
    json = String(decoding: bytes, as: UTF8.self).replacing("<", with: "\\u003c")
  }

  /// The words of every language.
  static func all(folder: String) throws(InvalidInput) -> [PageWords] {
    var all: [PageWords] = []
    for (tag, _) in PageFrame.languages { all.append(try PageWords(tag: tag, folder: folder)) }
    return all
  }

  /// A part of the tree by its name, for templates.
  func child(named name: String) -> Any? { root.child(named: name) }

  /// The text of a path such as `whatIf.cap`, with `{name}` replaced; the path itself if there is none.
  func say(_ path: String, _ values: [String: String] = [:]) -> String {
    var part: Any? = root
    for name in path.split(separator: ".") {
      part = (part as? Branch)?.child(named: String(name))
    }
    guard var text = part as? String else { return path }
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }

  /// A part of the tree: texts and further parts.
  private struct Branch: Sendable, Decodable, MustacheParent {
    private enum Part: Sendable, Decodable {
      case text(String)
      case branch(Branch)

      init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
          self = .text(text)
        } else {
          self = .branch(try Branch(from: decoder))
        }
      }
    }

    private let parts: [String: Part]

    init(from decoder: any Decoder) throws {
      parts = try decoder.singleValueContainer().decode([String: Part].self)
    }

    func child(named name: String) -> Any? {
      switch parts[name] {
      case .text(let text): text
      case .branch(let branch): branch
      case nil: nil
      }
    }
  }
}
