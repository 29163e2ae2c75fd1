import Foundation
import Provenance
import StudyFiles
import TestSupport
import Testing

/// A study with something wrong in it, made from the one that `symbiont init` starts from.
struct BrokenStudy: Decodable, Sendable, CustomTestStringConvertible {
  struct Edit: Decodable, Sendable {
    var file: String
    /// The text to replace; absent where `new` is the whole file.
    var old: String?
    var new: String
  }

  var name: String
  var edits: [Edit]
  /// Every finding, in order, without the excerpt.
  var findings: [String]

  var testDescription: String { name }

  /// The studies of `broken-studies.json` beside this file.
  static func all() -> [BrokenStudy] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("broken-studies.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([BrokenStudy].self, from: data)) ?? []
  }
}

/// The package's `Cases` folder.
let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Cases")

@Suite struct BrokenStudyTests {
  @Test func thereAreManyKinds() {
    #expect(BrokenStudy.all().count >= 60)
  }

  @Test(arguments: BrokenStudy.all())
  func everyFindingIsNamedWithItsPlaceAndRemedy(study: BrokenStudy) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: path)
      for edit in study.edits {
        let file = path.appendingPathComponent(edit.file)
        guard let old = edit.old else {
          try Data(edit.new.utf8).write(to: file)
          continue
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: old), "\(study.name): \(edit.file) has no “\(old)”")
        try Data(text.replacingCharacters(in: range, with: edit.new).utf8).write(to: file)
      }
      let error = #expect(throws: InvalidInput.self) { try StudyReader.solve(path: path.path) }
      let found = error?.findings.map { finding in
        var finding = finding
        finding.excerpt = nil
        return finding.description
      }
      #expect(found == study.findings)
      let unexplained = error?.findings.filter {
        $0.severity == .error && $0.location?.column != nil && $0.excerpt == nil
      }
      #expect(unexplained == [], "every place in a text shows its line")
    }
  }

  @Test func theLineAndACaretAreShown() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: path)
      try Data("code,output\nRURAL,150\nINDUSTRY,9oo\nENERGY,300\nURBAN,1800\n".utf8)
        .write(to: path.appendingPathComponent("city/2020.csv"))
      let error = #expect(throws: InvalidInput.self) { try StudyReader.solve(path: path.path) }
      #expect(
        error?.description == """
          city/2020.csv:3:10: error: The value “9oo” under “output” is no number; leave the unit out of \
          the cell and write plain decimals.
            INDUSTRY,9oo
                     ^
          """)
    }
  }

  @Test(arguments: ["[", "{", "- ", "? ", "a: "])
  func deepNestingIsRefused(opening: String) throws {
    try withTemporaryFolder { folder in
      try Data(String(repeating: opening, count: 200_000).utf8)
        .write(to: folder.appendingPathComponent("study.yaml"))
      #expect(throws: InvalidInput.self) { try StudyReader.solve(path: folder.path) }
    }
  }

  @Test func aFolderWithoutStudyAndAPipeAreRefused() throws {
    try withTemporaryFolder { folder in
      #expect(
        throws: InvalidInput(
          code: "missing-study",
          "The folder “\(folder.path)” has no study.yaml; `symbiont init` makes a study to start from.",
          at: SourceLocation(file: "study.yaml"))
      ) { try StudyReader.solve(path: folder.path) }
      mkfifo(folder.appendingPathComponent("study.yaml").path, 0o600)
      #expect(throws: InvalidInput.self) { try StudyReader.solve(path: folder.path) }
    }
  }
}
