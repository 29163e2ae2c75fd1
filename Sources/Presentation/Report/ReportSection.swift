/// One part of a report: what it says, its tables and its charts.
///
/// The terminal and the files take the tables, the page takes everything; a later analysis is
/// another section.
public struct ReportSection: Sendable {
  /// The section's name in links.
  public var id: String
  /// The title.
  public var title: String
  /// Sentences before the figures.
  public var text: [String]
  /// The tables.
  public var tables: [ResultTable]
  /// The charts.
  public var charts: [ChartSpecification]
  /// Remarks of the user's own, in Markdown, shown below the figures.
  public var remarks: String?

  /// Creates a section.
  public init(
    id: String, title: String, text: [String] = [], tables: [ResultTable] = [],
    charts: [ChartSpecification] = [], remarks: String? = nil
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.tables = tables
    self.charts = charts
    self.remarks = remarks
  }
}
