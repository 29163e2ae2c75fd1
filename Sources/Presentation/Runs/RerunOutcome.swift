public import Provenance

/// How a recorded run compares with the same run made again.
public enum RerunOutcome: Sendable {
  /// A file of a study that is not what it was.
  public struct InputChange: Sendable {
    /// The file's name within the study.
    public var name: String
    /// Whether it cannot be read any more.
    public var isMissing: Bool

    /// Names a file.
    public init(name: String, isMissing: Bool) {
      self.name = name
      self.isMissing = isMissing
    }
  }

  /// A file of the study changed; nothing was run.
  case inputsChanged([InputChange])
  /// The same to the last bit.
  case identical
  /// The largest relative difference of a figure, and where it is.
  case compared(Double, [String])

  /// The largest relative difference of figures that count as the same.
  public static let tolerance = 1e-12

  /// Whether the result is the recorded one.
  public var isSame: Bool {
    switch self {
    case .inputsChanged: false
    case .identical: true
    case .compared(let difference, _): difference <= Self.tolerance
    }
  }

  private var name: String {
    switch self {
    case .inputsChanged: "inputs-changed"
    case .identical: "identical"
    case .compared: isSame ? "agrees" : "differs"
    }
  }

  /// The outcome in words and for programs.
  public func analysis(
    of run: RecordedRun, programVersion: String, _ findings: [Finding]
  ) -> Analysis {
    var text: [String] = []
    var tables: [ResultTable] = []
    var members: [JSONValue.Member] = [
      .init("run", .integer(run.id)), .init("outcome", .string(name)),
    ]
    switch self {
    case .identical:
      text.append("Run \(run.id) gives the same result again, to the last bit.")
    case .inputsChanged(let changes):
      text.append(
        "Files of the study at \(run.path) are not what they were in run \(run.id), so nothing was run. Run it as it is now with `symbiont run`, and see with `symbiont compare` what changed."
      )
      tables.append(
        ResultTable(
          id: "changed_inputs", title: "Files that changed",
          columns: [
            ResultTable.Column("file", "File", kind: .text),
            ResultTable.Column("change", "Change", kind: .text),
          ],
          rows: changes.map {
            [.text($0.name), .word($0.isMissing ? "cannot be read any more" : "other contents")]
          }))
      members.append(
        .init(
          "inputs",
          .array(
            changes.map {
              ["file": .string($0.name), "change": $0.isMissing ? "missing" : "changed"]
            })))
    case .compared(let difference, let path):
      let place = path.joined(separator: ".")
      if difference == 0 {
        text.append("Run \(run.id) gives the same figures again; only words of the result differ.")
      } else if isSame {
        text.append(
          "Run \(run.id) gives the same figures again to \(Self.tolerance); the largest relative difference is \(difference), at \(place)."
        )
      } else if difference.isFinite {
        text.append(
          "Run \(run.id) gives other figures from the same files; the largest relative difference is \(difference), at \(place)."
        )
      } else {
        text.append(
          "Run \(run.id) gives other figures from the same files; \(place) is in one result only.")
      }
      members += [
        .init("largest_difference", difference.isFinite ? .number(difference) : .null),
        .init("figure", .string(place)),
      ]
    }
    if run.programVersion != programVersion {
      text.append("Version \(run.programVersion) made it, and this is version \(programVersion).")
    }
    members += [
      .init("recorded_by", .string(run.programVersion)),
      .init("symbiont", .string(programVersion)),
      .init("findings", JSONReport.findings(findings)),
    ]
    return Analysis(
      section: ReportSection(id: "rerun", title: "Rerun", text: text, tables: tables),
      json: .object(members), findings: findings)
  }
}
