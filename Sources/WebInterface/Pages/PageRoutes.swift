internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Mustache
internal import Presentation
internal import Provenance
internal import SymbiosisModel

extension Workbench {
  /// The pages for people, the parts of them that scripts ask for, and what they share with the report.
  func addPageRoutes(to router: Router<WebContext>) {
    router.get("assets/figures.js") { _, _ in
      Self.asset(FigureScript.module, type: "text/javascript; charset=utf-8")
    }
    router.get("assets/report.css") { _, _ in
      Self.asset(HTMLReport.style, type: "text/css; charset=utf-8")
    }
    router.get("/") { request, _ in try await startPage(request) }
    for name in PageName.allCases {
      router.get("studies/:study\(name.path)") { request, context in
        try await page(name, request, study: try context.path("study"))
      }
    }
    addFragmentRoutes(to: router)
  }

  private static func asset(_ text: String, type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  // MARK: - Pages

  private func startPage(_ request: Request) async throws -> Response {
    let frame = frame(request)
    var values = frame.values(heading: frame.words.say("nav.start"), module: "start")
    let entries = try await studyEntries()
    values["hasStudies"] = !entries.isEmpty
    values["studies"] = await titled(entries)
    values["folder"] = shelf.dataFolder
    return try html("start", values, request, frame)
  }

  /// Every study that there is, those of past runs among them.
  private func studyEntries() async throws -> [StudyEntry] {
    let seen = try await pool.run { runs.studies() }
    return await shelf.entries(seen: seen)
  }

  /// The entries with the titles of the studies, where these can be read.
  private func titled(_ entries: [StudyEntry]) async -> [[String: Any]] {
    var list: [[String: Any]] = []
    for entry in entries {
      let study = try? await shelf.study(entry.id)
      list.append([
        "id": entry.id, "title": study?.result.study ?? entry.id, "path": entry.path,
        "isCase": entry.source == .case,
      ])
    }
    return list
  }

  private func page(_ name: PageName, _ request: Request, study id: String) async throws
    -> Response
  {
    let frame = frame(request)
    if name == .data { return try await dataPage(request, study: id, frame) }
    let study: LoadedStudy
    do {
      study = try await shelf.study(id)
    } catch let invalid as InvalidInput {
      return try problemPage(invalid, request, study: id, frame)
    }
    let words = frame.words
    let texts = frame.texts
    let asked = RequestQuery(page: request)["scenario"]
    let heading = words.say("nav.\(name.rawValue)")
    var values = frame.values(heading: heading, name: name, study: head(study, texts))
    let own: [String: Any]
    let template: String
    switch name {
    case .overview:
      own = try OverviewPage(
        study: study, words: words, texts: texts, uncertainty: await uncertainty(of: study)
      ).values()
      template = "overview"
    case .whatIf:
      own = try WhatIfPage(study: study, words: words, texts: texts).values()
      template = "what-if"
    case .network:
      own = try NetworkPage(study: study, words: words, texts: texts).values(scenario: asked)
      template = "network"
    case .sectors, .data:
      own = try SectorsPage(study: study, words: words, texts: texts).values(scenario: asked)
      template = "sectors"
    case .compare:
      own = try await comparePage(study, request, frame)
      template = "compare"
    case .uncertainty, .optimise, .why:
      own = JobPages(study: study, words: words, texts: texts).values(name)
      template = "jobs"
    }
    values.merge(own) { $1 }
    return try html(template, values, request, frame)
  }

  /// The last answer on the uncertainty of a study in this session, if its files are still the same.
  private func uncertainty(of study: LoadedStudy) async -> JSONValue? {
    for job in await jobs.all
    where job.study == study.id && job.revision == study.revision && job.kind == .uncertainty {
      if case .done(let analysis) = job.outcome { return analysis.json }
    }
    return nil
  }

  private func comparePage(_ study: LoadedStudy, _ request: Request, _ frame: PageFrame)
    async throws
    -> [String: Any]
  {
    var studies = [study]
    for entry in try await studyEntries() where entry.id != study.id {
      if let other = try? await shelf.study(entry.id) { studies.append(other) }
    }
    let sides = studies.flatMap { study in
      study.result.scenarios.map { ComparePage.Side(study: study, scenario: $0) }
    }
    let query = RequestQuery(page: request)
    func side(_ key: String, _ usual: String?) -> ComparePage.Side? {
      let asked = query[key]
      return sides.first { $0.code == asked }
        ?? sides.first { $0.study.id == study.id && $0.scenario.id == usual } ?? sides.first
    }
    guard let first = side("first", study.focus?.against),
      let second = side("second", study.focus?.scenario)
    else { return [:] }
    func choices(_ current: ComparePage.Side) -> [[String: Any]] {
      sides.map { side in
        let isOurs = side.study.id == study.id
        return [
          "id": side.code, "current": side.code == current.code,
          "name": (isOurs ? "" : "\(side.study.result.study): ")
            + "\(side.scenario.id) · \(side.scenario.name)",
        ]
      }
    }
    var values = ComparePage(words: frame.words, texts: frame.texts).values(first, second)
    values["firsts"] = choices(first)
    values["seconds"] = choices(second)
    return values
  }

  /// The page of a study that cannot be solved: what is wrong and where.
  private func problemPage(
    _ invalid: InvalidInput, _ request: Request, study id: String, _ frame: PageFrame
  ) throws -> Response {
    let head = PageFrame.StudyHead(id: id, title: id, subtitle: "", isWritable: false)
    var values = frame.values(heading: frame.words.say("problem.invalid"), study: head)
    values.merge(
      FindingValues.values(invalid.findings, study: id, frame)
    ) { $1 }
    return try html("problem", values, request, frame)
  }

  // MARK: - Rendering

  /// The words of a request's language.
  func frame(_ request: Request) -> PageFrame {
    let tag = PageLanguage.choose(
      request, usual: options.language, among: words.map(\.tag))
    let chosen = words.first { $0.tag == tag } ?? words[0]
    return PageFrame(
      words: chosen, texts: (Language(rawValue: chosen.tag) ?? .english).texts)
  }

  /// The words of tables and messages for a request: those of the page that asks, or would be shown.
  @Sendable func texts(of request: Request) -> Texts { frame(request).texts }

  func head(_ study: LoadedStudy, _ texts: Texts) -> PageFrame.StudyHead {
    PageFrame.StudyHead(
      id: study.id, title: study.result.study,
      subtitle: ReportSections.subtitle(of: study.result, texts: texts),
      isWritable: study.entry.isWritable)
  }

  /// A template filled in.
  func render(_ values: [String: Any], _ template: String) throws -> String {
    guard let text = resources.templates.render(values, withTemplate: template) else {
      throw WebError(.internalServerError, "The template “\(template)” is not installed.")
    }
    return text
  }

  /// A page as an answer; a language that the address asks for is kept for the next pages.
  func html(
    _ template: String, _ values: [String: Any], _ request: Request, _ frame: PageFrame
  ) throws -> Response {
    var response = Self.html(try render(values, template))
    response.headers[.contentLanguage] = frame.words.tag
    if request.uri.queryParameters["lang"] != nil {
      response.setCookie(
        Cookie(
          name: PageLanguage.cookie, value: frame.words.tag, maxAge: 31_536_000, path: "/",
          sameSite: .strict))
    }
    return response
  }

  static func html(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
