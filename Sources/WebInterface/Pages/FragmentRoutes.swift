internal import HTTPTypes
internal import Hummingbird
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import SymbiosisModel

extension Workbench {
  /// Parts of pages, rendered as the pages themselves are: scripts put them into their places.
  func addFragmentRoutes(to router: Router<WebContext>) {
    let fragments = router.group("studies/:study/fragments")
    fragments.post("what-if") { request, context in
      try await whatIfFragment(request, study: try context.path("study"))
    }
    fragments.get("network") { request, context in
      try await networkFragment(request, study: try context.path("study"))
    }
    fragments.get("explanation") { request, context in
      try await explanationFragment(request, study: try context.path("study"))
    }
    fragments.get("runs") { request, context in
      try await runsFragment(request, study: try context.path("study"))
    }
    fragments.get("analyses/:analysis") { request, context in
      guard let kind = StudyAnalysis.Kind(rawValue: try context.path("analysis")) else {
        throw WebError(.notFound, "There is no such analysis.")
      }
      let query = try RequestQuery(request, keys: StudyAnalysis.parameters)
      let frame = frame(request)
      let study = try await shelf.study(try context.path("study"))
      return try await pool.run {
        try analysisFragment(
          StudyAnalysis(kind, query).answer(study.solved), study: study.id, frame)
      }
    }
    fragments.get("jobs/:job") { request, context in
      let job = try await jobs.job(try context.path("job"))
      let analysis = try job.result()
      // The answer stays, whatever has become of the study since.
      let study = try? await shelf.study(job.study)
      return try analysisFragment(
        analysis, study: job.study, frame(request), whatIf: study?.whatIfAddress(of: job))
    }
  }

  /// The section of an analysis with what has to be borne in mind below it.
  ///
  /// - Parameter whatIf: where a choice of exchanges can be moved on and saved.
  func analysisFragment(
    _ analysis: Analysis, study: String, _ frame: PageFrame, whatIf: String? = nil
  ) throws -> Response {
    var html = ""
    if let whatIf {
      html =
        "<p><a href=\"\(whatIf.replacing("&", with: "&amp;"))\">\(frame.words.say("optimise.toWhatIf"))</a></p>\n"
    }
    html += try SectionHTML(texts: frame.texts).fragment([analysis.section])
    if !analysis.findings.isEmpty {
      html += try render(
        FindingValues.values(analysis.findings, study: study, frame), "findings")
    }
    return Self.html(html)
  }

  private func whatIfFragment(_ request: Request, study id: String) async throws -> Response {
    let body = try await RequestObject(
      request, limit: options.limits.jsonBytes, keys: ["against", "quantities", "imports", "form"])
    let frame = frame(request)
    let form = try body.choice("form", of: FigureName.self) ?? .outputPerFootprint
    let study = try await shelf.study(id)
    let definition = study.solved.definition
    let against = try study.solved.requiredScenario(try body.requiredText("against")).scenario
    let given = try WhatIfQuestion.positions(
      body.object("quantities")?.quantities() ?? [:], definition: definition)
    let question = WhatIfQuestion(
      year: definition.years.firstIndex { $0.year == against.year } ?? 0,
      variant: StudyShelf.Variant(
        imports: try body.choice("imports", of: ImportTreatment.self) ?? definition.imports,
        level: definition.level),
      quantities: definition.exchanges.indices.map { given[$0] ?? 0 }, reference: against.id)
    let answer = try await answer(question, study: study)
    return try Response.json(
      WhatIfFragment(study: study, words: frame.words, texts: frame.texts)
        .answer(answer, form: form, render: render))
  }

  private func networkFragment(_ request: Request, study id: String) async throws -> Response {
    let query = try RequestQuery(request, keys: ["scenario", "exchange", "sector"])
    let frame = frame(request)
    let study = try await shelf.study(id)
    let detail = NetworkDetail(
      study: study, words: frame.words, texts: frame.texts, scenario: try query.required("scenario")
    )
    let found =
      try query["exchange"].map(detail.exchange)
      ?? detail.sector(try query.required("sector"))
    guard var values = found else {
      throw WebError(.notFound, "The study has no such exchange, sector or scenario.")
    }
    values["t"] = frame.words
    return Self.html(try render(values, "network-detail"))
  }

  private func explanationFragment(_ request: Request, study id: String) async throws -> Response {
    let query = try RequestQuery(request, keys: ["scenario", "figure", "sector", "path"])
    let frame = frame(request)
    let study = try await shelf.study(id)
    guard let figure = FigureName(rawValue: try query.required("figure")) else {
      throw WebError(.badRequest, "“\(query["figure"] ?? "")” is no figure of a result.")
    }
    let scenario = try query.required("scenario")
    let sector = query["sector"]
    let path = (query["path"] ?? "").split(separator: ".").compactMap { Int($0) }
    let solved = study.solved
    let values = try await pool.run { () -> String in
      let root = try solved.explanation(
        of: figure, in: scenario, sector: sector, exchange: nil, indicator: nil)
      let fragment = ExplanationFragment(study: study, words: frame.words, texts: frame.texts)
      guard var values = fragment.values(root, path: path) else {
        throw WebError(.notFound, "The figure has no such term.")
      }
      values["t"] = frame.words
      return try self.render(values, "explanation")
    }
    return Self.html(values)
  }
}
