internal import HTTPTypes
internal import Hummingbird
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

extension Workbench {
  /// Quantities moved by hand, and their scenario in study.yaml.
  func addWhatIfRoutes(to router: Router<WebContext>) {
    router.post("api/v1/studies/:study/what-if") { request, context in
      let body = try await RequestObject(
        request, limit: options.limits.jsonBytes,
        keys: ["year", "scenario", "quantities", "against", "imports", "level"])
      let study = try await shelf.study(try context.path("study"))
      let answer = try await answer(WhatIfQuestion(body, study: study), study: study)
      return try Response.json(answer.json)
    }
    router.post("api/v1/studies/:study/scenarios") { request, context in
      let body = try await RequestObject(
        request, limit: options.limits.jsonBytes,
        keys: ["id", "name", "year", "against", "quantities", "replace"])
      return try await saveScenario(body, study: try context.path("study"))
    }
  }

  /// The answer to quantities moved by hand.
  func answer(_ question: WhatIfQuestion, study: LoadedStudy) async throws -> WhatIfAnswer {
    let whatIf = try await shelf.whatIf(study, year: question.year, variant: question.variant)
    return WhatIfAnswer(question, whatIf: whatIf, revision: study.revision)
  }

  private func saveScenario(_ body: RequestObject, study id: String) async throws -> Response {
    let study = try await shelf.study(id)
    try requireWritable(study.entry)
    let definition = study.solved.definition
    let code = try body.requiredText("id")
    let year = try body.requiredInteger("year")
    guard code.count <= 64, !code.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw WebError(.badRequest, "“id” has to be up to 64 characters without control characters.")
    }
    guard definition.years.contains(where: { $0.year == year }) else {
      throw WebError(.unprocessableContent, "The study has no year \(year).")
    }
    let replaces = try body.flag("replace") ?? false
    guard replaces || !definition.scenarios.contains(where: { $0.id == code }) else {
      throw WebError(
        .conflict,
        "The study has a scenario “\(code)” already; choose another code, or replace it.",
        details: [.init("free", .string(Self.freeCode(like: code, in: definition)))])
    }
    guard let given = try body.object("quantities")?.quantities() else {
      throw WebError(.badRequest, "“quantities” is missing.")
    }
    let quantities = try WhatIfQuestion.positions(given, definition: definition)
    let against: String?
    if let named = try body.text("against") {
      against = try study.solved.requiredScenario(named).scenario.id
    } else {
      against = definition.scenarios.first { $0.year == year && $0.quantities == .none }?.id
    }
    let scenario = Scenario(
      id: code, name: try body.text("name").flatMap { $0.isEmpty ? nil : $0 } ?? code, year: year,
      against: against,
      quantities: .explicit(
        Dictionary(
          uniqueKeysWithValues: quantities.filter { $0.value != 0 }.map {
            (definition.exchanges[$0.key].id, Sourced($0.value))
          })))
    let change = try await pool.run {
      try StudySaving.requireValid(definition, with: scenario)
      return try ScenarioWriter.write(
        scenario, toStudy: study.entry.path, replacing: replaces)
    }
    return try Response.json(
      [
        "id": .string(code), "name": .string(scenario.name), "year": .integer(year),
        "etag": .string("\"\(SHA256.hexadecimal(change.after))\""),
        "before": .string(String(decoding: change.before, as: UTF8.self)),
      ], status: .created)
  }

  /// A code that no scenario has: the one wished for with a number behind it.
  private static func freeCode(like wish: String, in definition: StudyDefinition) -> String {
    var stem = wish[...]
    if let hyphen = wish.lastIndex(of: "-"), Int(wish[wish.index(after: hyphen)...]) != nil {
      stem = wish[..<hyphen]
    }
    let codes = Set(definition.scenarios.map(\.id))
    return (2...).lazy.map { "\(stem)-\($0)" }.first { !codes.contains($0) } ?? wish
  }

  /// Refuses edits of a built-in case or a workbook.
  func requireWritable(_ entry: StudyEntry) throws {
    guard entry.isWritable else {
      throw WebError(
        .conflict,
        "“\(entry.id)” is only read here; make a study of your own from it first (POST /api/v1/studies)."
      )
    }
  }
}

/// What has to hold before something is written into a study.
enum StudySaving {
  /// Solves the study with a scenario more, or with it in the place of the one with its code.
  ///
  /// - Throws: `InvalidInput` with what is wrong then.
  static func requireValid(
    _ definition: StudyDefinition, with scenario: Scenario
  ) throws(InvalidInput) {
    var changed = definition
    if let taken = changed.scenarios.firstIndex(where: { $0.id == scenario.id }) {
      changed.scenarios[taken] = scenario
    } else {
      changed.scenarios.append(scenario)
    }
    _ = try SolvedStudy(changed)
  }
}
