internal import HTTPTypes
internal import Hummingbird
internal import Presentation

/// The language of an answer: what the address asks for, else what was chosen before, else what the
/// server was started with, else what the browser prefers.
enum PageLanguage {
  static let cookie = "symbiont-language"

  /// The tag of one of the languages that there are; the first of them where nothing else fits.
  static func choose(
    _ request: Request, usual: String?, among known: [String]
  ) -> String {
    let asked = request.uri.queryParameters["lang"].map(String.init)
    let kept = request.cookies[cookie]?.value
    return ([asked, kept, usual].compactMap(\.self) + preferred(request)).lazy
      .compactMap { wish in known.first { matches($0, wish) } }.first ?? known[0]
  }

  private static func matches(_ tag: String, _ wish: String) -> Bool {
    wish.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init)
      == tag
  }

  /// The languages of `Accept-Language`, the most wanted first.
  private static func preferred(_ request: Request) -> [String] {
    let wishes = (request.headers[.acceptLanguage] ?? "").prefix(400).split(separator: ",").map {
      wish -> (tag: String, weight: Double) in
      let parts = wish.split(separator: ";").map { $0.trimming { $0 == " " } }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return (parts.first.map(String.init) ?? "", weight ?? 1)
    }
    return wishes.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element.tag)
  }
}

extension Substring {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
