import Foundation
import TestSupport
import Testing

@testable import WebInterface

/// The pages of a study with Chinese names, in Chinese.
struct ChinesePageTests {
  /// A study that stays until the test has done with it.
  private func study() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "symbiont-\(UUID().uuidString)")
    try ChineseStudy.with { try FileManager.default.copyItem(atPath: $0, toPath: folder.path) }
    return folder
  }

  private func check(_ html: String, _ page: String) {
    var text = html.replacing(/<script(?s:.*?)<\/script>|<style(?s:.*?)<\/style>/, with: " ")
    let hints = text.matches(of: /(?:title|aria-label|placeholder)="([^"]*)"/).map { $0.output.1 }
    text = text.replacing(/<[^>]*>/, with: "\n").replacing(/&[a-z#0-9]+;/, with: " ")
    // The built-in cases have English names.
    let cases = ["Urban-industrial symbiosis in Guiyang", "A small town with a steel works"]
    for line in text.split(separator: "\n") + hints
    where !cases.contains(where: { line.contains($0) }) {
      let words = EnglishWords.found(in: String(line), allowing: ChineseStudy.codes)
        .filter { !["English", "study", "run"].contains($0) }
      #expect(words.isEmpty, "\(page): \(words) in “\(line)”")
    }
  }

  @Test func everyPageSpeaksChinese() async throws {
    let folder = try study()
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = folder.lastPathComponent
    try await TestServer.run(study: folder.path) { server in
      let cookie = [("Cookie", "symbiont-language=zh")]
      let home = try await server.send("GET", "/", headers: cookie)
      let id = try #require(home.body.firstMatch(of: /\/studies\/(symbiont-[^"\/]*)/)).output.1
      check(home.body.replacing(name, with: ""), "start")
      let paths =
        PageName.allCases.filter { $0 != .data }.map(\.path)
        + [
          "/fragments/explanation?scenario=TODAY&figure=footprint&sector=INDUSTRY",
          "/fragments/network?scenario=PLAN&exchange=slag",
          "/fragments/network?scenario=PLAN&sector=STEEL", "/fragments/runs",
          "/fragments/analyses/decoupling", "/fragments/analyses/linkages?scenario=PLAN",
          "/fragments/analyses/robustness", "/fragments/analyses/match?year=2022",
          "/fragments/analyses/paths?scenario=PLAN", "/fragments/analyses/views?scenario=PLAN",
        ]
      for path in paths {
        let answer = try await server.send("GET", "/studies/\(id)\(path)", headers: cookie)
        guard answer.status == 200 else {
          #expect(path.contains("analyses"), "\(path): \(answer.body)")
          continue
        }
        check(answer.body.replacing(name, with: ""), path)
      }
      let refused = try await server.send(
        "GET", "/studies/\(id)/fragments/analyses/none", headers: cookie)
      #expect(try refused.message() == "没有该分析。")
      let plain = try await server.send("GET", "/studies/\(id)/fragments/analyses/none")
      #expect(try plain.message() == "There is no such analysis.")
    }
  }
}
