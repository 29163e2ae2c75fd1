internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

extension Workbench {
  /// Studies: their list, what they consist of, their check and their result.
  func addStudyRoutes(to router: Router<WebContext>) {
    router.get("api/v1/studies") { request, _ in
      _ = try RequestQuery(request, keys: [])
      var entries: [JSONValue] = []
      let seen = try await pool.run { runs.studies() }
      for entry in await shelf.entries(seen: seen) {
        entries.append(await StudyJSON.entry(entry, try? shelf.study(entry.id)))
      }
      return try Response.json([
        "opened": .optional(shelf.opened), "studies": .array(entries),
      ])
    }
    router.post("api/v1/studies") { request, _ in try await createStudy(request) }
    router.get("api/v1/studies/:study") { request, context in
      _ = try RequestQuery(request, keys: [])
      let study = try await shelf.study(try context.path("study"))
      var response = try Response.json(StudyJSON.detail(study))
      response.headers[.eTag] = "\"\(study.revision)\""
      return response
    }
    router.get("api/v1/studies/:study/check") { request, context in
      _ = try RequestQuery(request, keys: [])
      let findings: [Finding]
      do {
        findings = try await shelf.study(try context.path("study")).result.findings
      } catch let error as InvalidInput {
        findings = error.findings
      }
      return try Response.json([
        "valid": .bool(!findings.contains { $0.severity == .error }),
        "findings": JSONReport.findings(findings),
      ])
    }
    router.get("api/v1/studies/:study/result") { request, context in
      let query = try RequestQuery(request, keys: ["scenario", "analyses"])
      let withAnalyses = try query.flag("analyses")
      let (study, result) = try await result(context, scenario: query["scenario"])
      let analyses =
        withAnalyses
        ? try await pool.run { try StudyAnalyses.all(of: study.solved, result: result) } : []
      return try Response.json(
        JSONReport.value(result, programVersion: options.programVersion, analyses: analyses))
    }
    router.get("api/v1/studies/:study/report") { request, context in
      let query = try RequestQuery(request, keys: ["scenario"])
      let (study, result) = try await result(context, scenario: query["scenario"])
      return try await pool.run {
        let analyses = try StudyAnalyses.all(of: study.solved, result: result)
        let sections = ReportSections.sections(
          of: result, sources: ResultFiles.sources(of: study.solved.definition),
          analyses: analyses, texts: .english)
        return try Response.json([
          "sections": .array(sections.map(\.json)),
          "findings": JSONReport.findings(result.findings + analyses.flatMap(\.findings)),
        ])
      }
    }
  }

  /// The result of the study that a path names, of one scenario where asked.
  private func result(
    _ context: WebContext, scenario: String?
  ) async throws -> (LoadedStudy, StudyResult) {
    let study = try await shelf.study(try context.path("study"))
    guard let scenario else { return (study, study.result) }
    _ = try study.solved.requiredScenario(scenario)
    return (study, StudyResult(study.solved, scenarios: [scenario]))
  }

  private func createStudy(_ request: Request) async throws -> Response {
    let body = try await RequestObject(
      request, limit: options.limits.jsonBytes, keys: ["from", "name", "path"])
    let entry: StudyEntry
    if let path = try body.text("path") {
      guard !body.has("from"), !body.has("name") else {
        throw WebError(.badRequest, "Give either “path”, or “from” and “name”.")
      }
      entry = try await shelf.open(path)
    } else {
      let (source, name) = (try body.requiredText("from"), try body.requiredText("name"))
      guard Self.isFolderName(name) else {
        throw WebError(
          .badRequest,
          "“name” is “\(name)”; use up to 63 small letters, digits and hyphens, and no hyphen first."
        )
      }
      entry = try await shelf.create(from: source, name: name)
    }
    var response = try Response.json(
      await StudyJSON.entry(entry, try? shelf.study(entry.id)), status: .created)
    response.headers[.location] = "/api/v1/studies/\(entry.id)"
    return response
  }

  private static func isFolderName(_ name: String) -> Bool {
    (1...63).contains(name.utf8.count) && name.utf8.first != 0x2D
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
      }
  }
}
