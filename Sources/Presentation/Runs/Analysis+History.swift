public import Provenance

extension Analysis {
  /// The runs of a store, in the order given.
  public static func history(
    _ runs: [RecordedRun], findings: [Finding] = []
  ) -> Analysis {
    let table = ResultTable(
      id: "history", title: "Runs", of: runs,
      [
        .integer("run", "Run") { $0.id },
        .text("time", "Time") { CalendarTime(millisecondsSince1970: $0.time).local },
        .text("study", "Study") { $0.title },
        .text("settings", "Settings") { $0.settings.joined(separator: " ") },
        .text("inputs", "Inputs") { String($0.studyDigest.prefix(8)) },
        .text("result", "Result") { String($0.resultDigest.prefix(8)) },
        .text("version", "Version") { $0.programVersion },
        .text("path", "Path") { $0.path },
      ],
      notes: [
        "Inputs and result are digests: equal ones stand for equal files and equal figures to the last digit."
      ])
    return Analysis(
      section: ReportSection(
        id: "history", title: "Recorded runs",
        text: runs.isEmpty ? ["No run is recorded yet; `symbiont run` records each."] : [],
        tables: runs.isEmpty ? [] : [table]),
      json: [
        "runs": .array(runs.map(\.json)), "findings": JSONReport.findings(findings),
      ], findings: findings)
  }

  /// One run with its files; its result is in the JSON.
  public static func recordedRun(
    _ run: RecordedRun, result: JSONValue, findings: [Finding] = []
  ) -> Analysis {
    let table = ResultTable(
      id: "run_files", title: "Files of the study", of: run.files,
      [
        .text("file", "File") { $0.name }, .integer("size", "Bytes") { $0.size },
        .text("sha256", "SHA-256") { $0.sha256 },
      ])
    let settings = run.settings.isEmpty ? "none" : run.settings.joined(separator: " ")
    let seed = run.seed.map { String($0) } ?? "none"
    let text = [
      "“\(run.title)”, read from \(run.path).",
      "Recorded \(CalendarTime(millisecondsSince1970: run.time).local) by version \(run.programVersion) on \(run.machine). Settings: \(settings). Seed: \(seed).",
      "SHA-256 of all files together: \(run.studyDigest); of the result: \(run.resultDigest).",
    ]
    var members: [JSONValue.Member] = []
    if case .object(let known) = run.json { members = known }
    members.append(.init("result", result))
    members.append(.init("findings", JSONReport.findings(findings)))
    return Analysis(
      section: ReportSection(id: "run", title: "Run \(run.id)", text: text, tables: [table]),
      json: .object(members), findings: findings)
  }
}
