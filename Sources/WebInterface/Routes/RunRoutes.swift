internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import StudyStore
internal import SymbiosisModel

extension Workbench {
  /// Past runs, and runs that are kept.
  func addRunRoutes(to router: Router<WebContext>) {
    router.get("api/v1/runs") { request, _ in
      let query = try RequestQuery(request, keys: ["study", "limit"])
      let limit = try query.integer("limit", in: 1...1000) ?? 100
      var path: String?
      if let study = query["study"] { path = try await shelf.entry(study).path }
      let wanted = path
      return try await pool.run {
        let all = try runs.store().runs(limit: wanted == nil ? limit : nil)
        let found = all.filter { wanted == nil || $0.path == wanted }.prefix(limit)
        return try Response.json([
          "runs": .array(found.map(\.json)),
          "findings": JSONReport.findings(try runs.store().findings),
        ])
      }
    }
    router.post("api/v1/runs") { request, _ in
      let body = try await RequestObject(
        request, limit: options.limits.jsonBytes, keys: ["study"])
      let study = try await shelf.study(try body.requiredText("study"))
      return try await pool.run {
        // As `symbiont run` records it, so that the run can be proved again.
        let json = JSONReport.value(
          study.result, programVersion: options.programVersion,
          analyses: try StudyAnalyses.all(of: study.solved, result: study.result))
        let number = try runs.store().record(
          RunRecord(
            path: study.entry.path, title: study.result.study, files: study.files,
            programVersion: options.programVersion, result: try json.text()))
        var response = try Response.json(
          try runs.run(String(number)).json, status: .created)
        response.headers[.location] = "/api/v1/runs/\(number)"
        return response
      }
    }
    router.get("api/v1/runs/:run") { request, context in
      _ = try RequestQuery(request, keys: [])
      let id = try context.path("run")
      return try await pool.run {
        let run = try runs.run(id)
        guard case .object(let members) = run.json else {
          return try Response.json(run.json)
        }
        return try Response.json(
          .object(members + [.init("result", try runs.result(of: run))]))
      }
    }
    router.get("api/v1/runs/:run/comparison") { request, context in
      let query = try RequestQuery(request, keys: ["with"])
      let (id, other) = (try context.path("run"), try query.required("with"))
      return try await pool.run {
        let (before, after) = (try runs.run(id), try runs.run(other))
        return try Response.json(
          Analysis.runComparison(
            before, after,
            results: (try runs.result(of: before), try runs.result(of: after))
          ).pageJSON)
      }
    }
  }
}
