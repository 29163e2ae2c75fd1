internal import Foundation
internal import Mustache
internal import Provenance
internal import StudyFiles

/// The pages' files: templates, scripts, styles and the description of the interface.
///
/// They lie in the folder that `SYMBIONT_WEB` names, in `share/symbiont/web` of an installed program, or in the
/// sources of the package that a built one lies in. Plotly lies where the report finds it.
struct WebResources: Sendable {
  /// The folder.
  let folder: String
  /// Where Plotly's bundle lies; `nil` where it is not installed.
  let plotly: String?
  /// The templates, by their names within `templates/`.
  let templates: MustacheLibrary

  init() throws(InvalidInput) {
    guard
      let folder = BuiltInCases.shared(
        variable: "SYMBIONT_WEB", installed: "share/symbiont/web",
        package: "Sources/WebInterface/Resources")
    else {
      throw InvalidInput(
        code: "missing-pages",
        "The files of the pages are not beside the program; set SYMBIONT_WEB to their folder.")
    }
    self.folder = folder
    plotly = PlotlyFile.path()
    templates = try Self.templates(in: folder + "/templates")
  }

  private static func templates(in folder: String) throws(InvalidInput) -> MustacheLibrary {
    var library = MustacheLibrary()
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where name.hasSuffix(".mustache") {
      guard let text = WholeFile.text("\(folder)/\(name)") else { continue }
      do {
        try library.register(text, named: String(name.dropLast(".mustache".count)))
      } catch {
        throw InvalidInput(
          code: "bad-template", "The template \(name) is wrong (\(error)).",
          at: SourceLocation(file: "\(folder)/\(name)"))
      }
    }
    return library
  }
}
