internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import ServiceLifecycle
internal import Workbook

extension Workbench {
  /// Long calculations: start, progress, cancel, result.
  func addJobRoutes(to router: Router<WebContext>) {
    router.get("api/v1/jobs") { request, _ in
      _ = try RequestQuery(request, keys: [])
      let texts = texts(of: request)
      return try Response.json(["jobs": .array(await jobs.all.map { $0.json(in: texts) })])
    }
    router.post("api/v1/jobs") { request, _ in
      let body = try await RequestObject(
        request, limit: options.limits.jsonBytes, keys: ["study", "kind", "settings"])
      guard let kind = try body.choice("kind", of: JobWork.Kind.self) else {
        throw WebError(.badRequest, "“kind” is missing.")
      }
      let work = try JobWork(kind, body)
      let study = try await shelf.study(try body.requiredText("study"))
      let job = try await jobs.start(work, study: study)
      var response = try Response.json(
        job.json(in: texts(of: request)), status: .accepted)
      response.headers[.location] = "/api/v1/jobs/\(job.id)"
      return response
    }
    router.get("api/v1/jobs/:job") { request, context in
      _ = try RequestQuery(request, keys: [])
      return try Response.json(
        await jobs.job(try context.path("job")).json(in: texts(of: request)))
    }
    router.delete("api/v1/jobs/:job") { request, context in
      _ = try RequestQuery(request, keys: [])
      return try Response.json(
        await jobs.cancel(try context.path("job")).json(in: texts(of: request)))
    }
    router.get("api/v1/jobs/:job/events") { request, context in
      _ = try RequestQuery(request, keys: [])
      let job = try await jobs.job(try context.path("job"))
      return events(of: job, in: texts(of: request))
    }
    router.get("api/v1/jobs/:job/result") { request, context in
      let query = try RequestQuery(request, keys: ["format", "table"])
      let format = try query.choice("format", of: JobFormat.self) ?? .page
      let job = try await jobs.job(try context.path("job"))
      return try result(
        job.result(), format: format, table: query["table"], name: job.kind.rawValue)
    }
  }

  /// How the result of a job is wanted.
  private enum JobFormat: String, CaseIterable { case page, json, csv, xlsx }

  private func result(
    _ analysis: Analysis, format: JobFormat, table: String?, name: String
  ) throws -> Response {
    let tables = analysis.section.tables
    switch format {
    case .page: return try Response.json(analysis.pageJSON)
    case .json:
      return .attachment(Array((try analysis.json.text() + "\n").utf8), name: "\(name).json")
    case .csv:
      guard let found = table.map({ id in tables.first { $0.id == id } }) ?? tables.first else {
        throw WebError(
          .notFound,
          "The result has no table “\(table ?? "")”; it has "
            + tables.map(\.id).joined(separator: ", ") + ".")
      }
      return .attachment(Array(try CSVReport.text(found).utf8), name: "\(found.id).csv")
    case .xlsx:
      return .attachment(
        try WorkbookWriter.bytes(ResultWorkbook.sheets(of: tables)), name: "\(name).xlsx")
    }
  }

  /// The states of a job as they come, until it ends or the server does.
  private func events(of job: Job, in texts: Texts) -> Response {
    let jobs = jobs
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"],
      body: ResponseBody { writer in
        var last = ""
        var quiet = 0
        while true {
          let now = (try? await jobs.job(job.id)) ?? job
          let state = "\(now.status.rawValue) \(now.progress.done) \(now.progress.total ?? -1)"
          if state != last {
            let data = try now.json(in: texts).text(layout: .embedded)
            try await writer.write(ByteBuffer(string: "event: job\ndata: \(data)\n\n"))
            last = state
            quiet = 0
          } else if quiet >= 50 {
            // A comment tells both sides that the other is there.
            try await writer.write(ByteBuffer(string: ": waiting\n\n"))
            quiet = 0
          }
          if now.outcome != nil || Task.isShuttingDownGracefully { break }
          quiet += 1
          try await Task.sleep(for: .milliseconds(200))
        }
        try await writer.finish(nil)
      })
  }
}
