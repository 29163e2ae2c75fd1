public import Provenance

/// The answer of one analysis, in the forms in which faces show it.
public struct Analysis: Sendable {
  /// Sentences, tables and charts, as a section of a report.
  public var section: ReportSection
  /// The same for programs.
  public var json: JSONValue
  /// What to bear in mind.
  public var findings: [Finding]

  /// Creates an answer.
  public init(section: ReportSection, json: JSONValue, findings: [Finding] = []) {
    self.section = section
    self.json = json
    self.findings = findings
  }
}
