internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyStore

extension Workbench {
  /// The past runs to choose two from, or what differs between two of them.
  func runsFragment(_ request: Request, study id: String) async throws -> Response {
    let query = try RequestQuery(request, keys: ["first", "second"])
    let frame = frame(request)
    let entry = try await shelf.entry(id)
    return try await pool.run {
      if let first = query["first"], let second = query["second"] {
        let (before, after) = (try runs.run(first), try runs.run(second))
        let analysis = Analysis.runComparison(
          before, after,
          results: (try runs.result(of: before), try runs.result(of: after)), texts: frame.texts)
        return try analysisFragment(analysis, study: id, frame)
      }
      let store = try runs.store()
      let found = try store.runs(limit: 200)
      var values: [String: Any] = [
        "t": frame.words, "hasRuns": !found.isEmpty,
        "runs": found.map { Self.values($0, isOurs: $0.path == entry.path) },
      ]
      if !store.findings.isEmpty {
        values["store"] = FindingValues.values(store.findings, study: nil, frame)
      }
      return Self.html(try render(values, "runs"))
    }
  }

  private static func values(_ run: RecordedRun, isOurs: Bool) -> [String: Any] {
    [
      "number": run.id,
      "time": run.timeStamp,
      "title": run.title, "path": run.path, "isOurs": isOurs,
      "settings": run.settings.joined(separator: " "), "hash": String(run.studyDigest.prefix(8)),
      "version": run.programVersion,
    ]
  }
}
