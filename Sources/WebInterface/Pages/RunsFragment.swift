internal import Foundation
internal import Hummingbird
internal import Presentation
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
          before.description, after.description,
          results: (try runs.result(of: before), try runs.result(of: after)), texts: frame.texts)
        return try analysisFragment(analysis, study: id, frame)
      }
      let found = try runs.store().runs(limit: 200)
      return Self.html(
        try render(
          [
            "t": frame.words, "hasRuns": !found.isEmpty,
            "runs": found.map { Self.values($0, isOurs: $0.path == entry.path) },
          ], "runs"))
    }
  }

  private static func values(_ run: RecordedRun, isOurs: Bool) -> [String: Any] {
    [
      "number": run.id,
      "time": Date(timeIntervalSince1970: Double(run.time) / 1000).ISO8601Format(),
      "title": run.title, "path": run.path, "isOurs": isOurs,
      "settings": run.settings.joined(separator: " "), "hash": String(run.studyDigest.prefix(8)),
      "version": run.programVersion,
    ]
  }
}
