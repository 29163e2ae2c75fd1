import DenseAlgebra
public import Provenance

/// What a table's identities come to, and what looks wrong where they do not hold.
///
/// Nothing is changed: the check says what holds, what holds within the printed rounding and what is
/// broken, names the worst cells, and tells the usual reasons apart.
public struct TableCheck: Sendable {
  /// How an identity stands.
  public enum Status: String, Sendable, Hashable {
    /// Every gap is at most 1e-9 of the largest output.
    case holds
    /// Every gap is explained by the printed precision.
    case rounding
    /// A gap is larger than rounding explains.
    case broken
    /// The table lacks a side of the identity.
    case untestable
  }

  /// One identity over all its lines.
  public struct Identity: Sendable, Equatable {
    /// The identity: `rows`, `columns` or `output`.
    public var name: String
    /// How it stands.
    public var status: Status
    /// The largest gap without its sign, in the table's money; 0 where it cannot be tested.
    public var gap: Double
    /// The lines with the largest gaps, the largest first.
    public var worst: [Gap]
  }

  /// The gap of one row or column.
  public struct Gap: Sendable, Equatable {
    /// The sector, with its region where the table has several.
    public var code: String
    /// What the margin says less what the cells add up to.
    public var gap: Double
  }

  /// Rows (output against uses), columns (output against inputs) and output (column against row).
  public var identities: [Identity]
  /// What looks wrong or deserves a look.
  public var findings: [Finding]

  /// Whether an identity is broken.
  public var isBroken: Bool { identities.contains { $0.status == .broken } }

  /// Checks a table.
  ///
  /// Rows cannot be tested without a column of final use, columns not without a row of primary inputs,
  /// output not without both an output column and an output row. Cost: a few passes over the table;
  /// the search for sums that slipped in as sectors reads each row and column once more.
  public init(_ table: InputOutputTable) {
    let gaps = TableIdentity(table)
    let uses =
      table.finalDemand.labels.count + table.exports.labels.count + table.imports.labels.count
    let inputs = table.otherInputs.labels.count + table.valueAdded.labels.count
    identities = [
      Self.identity("rows", uses > 0 ? gaps.rowGaps : nil, table.labels, gaps.rowVerdict),
      Self.identity(
        "columns", inputs > 0 ? gaps.columnGaps : nil, table.labels, gaps.columnVerdict),
      Self.identity("output", gaps.outputGaps, table.labels, gaps.outputVerdict),
    ]
    findings = []
    let broken = isBroken
    findings = TableSuspicions(table, gaps: gaps, broken: broken).findings
    findings += Self.oddSectors(table)
  }

  private static func identity(
    _ name: String, _ gaps: [Double]?, _ labels: [SectorLabel],
    _ verdict: (Int) -> TableIdentity.Verdict
  ) -> Identity {
    guard let gaps else { return Identity(name: name, status: .untestable, gap: 0, worst: []) }
    let verdicts = gaps.indices.map(verdict)
    let status: Status =
      verdicts.contains(.broken) ? .broken : verdicts.contains(.rounding) ? .rounding : .holds
    // Where sectors are broken, those that hold beside them are nobody's business.
    let order = gaps.indices.filter {
      gaps[$0] != 0 && (status != .broken || verdicts[$0] == .broken)
    }.sorted {
      abs(gaps[$0]) != abs(gaps[$1]) ? abs(gaps[$0]) > abs(gaps[$1]) : $0 < $1
    }
    return Identity(
      name: name, status: status, gap: order.first.map { abs(gaps[$0]) } ?? 0,
      worst: order.prefix(5).map { Gap(code: labels[$0].description, gap: gaps[$0]) })
  }

  /// Sectors without output, with negative output or with negative value added.
  private static func oddSectors(_ table: InputOutputTable) -> [Finding] {
    var findings: [Finding] = []
    let valueAdded = table.valueAdded.values.columnSums()
    for (i, label) in table.labels.enumerated() {
      let place = table.places?.location(row: label.description)
      if table.output[i] == 0 {
        findings.append(
          Finding(
            .note, code: "no-output",
            "Sector \(label) (number \(i + 1)) has no output; its coefficients are 0.", at: place))
      } else if table.output[i] < 0 {
        findings.append(
          Finding(
            .warning, code: "negative-output",
            "Output of sector \(label) is \(printed(table.output[i])); look at its row.", at: place)
        )
      }
      if valueAdded[i] < 0 {
        findings.append(
          Finding(
            .warning, code: "negative-value-added",
            """
            Value added of sector \(label) sums to \(printed(valueAdded[i])); the sector pays more \
            for inputs than its output brings. Look at its column.
            """, at: place))
      }
    }
    return findings
  }
}
