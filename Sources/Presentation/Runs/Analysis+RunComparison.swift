public import Provenance

extension Analysis {
  /// What changed from one recorded run to another: inputs, totals, savings and sectors.
  ///
  /// - Parameters:
  ///   - before: the run to compare with.
  ///   - after: the run that is compared.
  ///   - results: the two results, in the same order.
  public static func runComparison(
    _ before: RecordedRun, _ after: RecordedRun, results: (JSONValue, JSONValue),
    texts: Texts = .english, findings: [Finding] = []
  ) -> Analysis {
    let comparison = RunComparison(results.0, results.1, texts: texts)
    let inputs = inputChanges(before, after)
    var text = [
      "Run \(before.id) is “\(before.title)” of \(CalendarTime(millisecondsSince1970: before.time).local), run \(after.id) is “\(after.title)” of \(CalendarTime(millisecondsSince1970: after.time).local)."
    ]
    if before.resultDigest == after.resultDigest {
      text.append("The results are the same to the last digit.")
    } else if comparison.changes.isEmpty, comparison.remarks.isEmpty {
      text.append(
        comparison.rounded == 0
          ? "All figures are the same; only words of the results differ."
          : "All figures are the same but for rounding.")
    }
    if comparison.rounded > 0 {
      text.append(
        "Figures that agree to \(RunComparison.rounding) of their size count as the same and are not listed: \(comparison.rounded)."
      )
    }
    if inputs.rows.isEmpty { text.append("The files of the study are the same.") }
    if before.settings != after.settings {
      let settings = { (run: RecordedRun) in
        run.settings.isEmpty ? "none" : run.settings.joined(separator: " ")
      }
      text.append("The settings differ: \(settings(before)) before, \(settings(after)) after.")
    }
    if before.programVersion != after.programVersion {
      text.append(
        "The versions of the program differ: \(before.programVersion) before, \(after.programVersion) after."
      )
    }
    text += comparison.remarks
    let tables =
      (inputs.rows.isEmpty ? [] : [inputs]) + comparison.tables.filter { !$0.rows.isEmpty }
    var members: [JSONValue.Member] = [
      .init("runs", .array([before.json, after.json])),
      .init("same_result", .bool(before.resultDigest == after.resultDigest)),
      .init("rounding", .number(RunComparison.rounding)), .init("inputs", inputs.json),
      .init("remarks", .strings(comparison.remarks)),
    ]
    members += comparison.tables.map { table in
      .init(String(table.id.dropFirst("changed_".count)), table.json)
    }
    members.append(.init("findings", JSONReport.findings(findings)))
    return Analysis(
      section: ReportSection(
        id: "comparison", title: "What changed", text: text, tables: tables),
      json: .object(members), findings: findings)
  }

  /// The files that differ between the runs, by their digests.
  private static func inputChanges(
    _ before: RecordedRun, _ after: RecordedRun
  ) -> ResultTable {
    let names = (before.files + after.files).map(\.name)
    let digests = [before, after].map { run in
      Dictionary(run.files.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }
    var seen = Set<String>()
    let rows = names.filter { seen.insert($0).inserted && digests[0][$0] != digests[1][$0] }
    return ResultTable(
      id: "changed_inputs", title: "Files that changed",
      columns: [
        ResultTable.Column("file", "File", kind: .text),
        ResultTable.Column("before", "Before (SHA-256)", kind: .text),
        ResultTable.Column("after", "After (SHA-256)", kind: .text),
      ],
      rows: rows.map { name in
        [.text(name)] + digests.map { .optional($0[name].map { String($0.prefix(12)) }) }
      })
  }
}
