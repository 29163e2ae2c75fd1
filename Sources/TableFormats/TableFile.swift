public import InputOutputModel
public import Provenance

/// A table as it was read from a file: its figures, what goes with them, and what was found on the way.
public struct TableFile: Sendable {
  /// The table.
  public var table: InputOutputTable
  /// The sectors' names, in the order of the table's labels, where the file gives names beside codes.
  public var names: [String]?
  /// Stressors by sector that the file holds beside the table.
  public var satellites: [SatelliteAccount]
  /// The format that it was read as.
  public var format: TableFormat
  /// The file, and the sheet if it is a workbook.
  public var source: SourceLocation
  /// Warnings and notes; whatever makes a table unusable is thrown instead.
  public var findings: [Finding]

  /// Creates a table file.
  public init(
    table: InputOutputTable, names: [String]? = nil, satellites: [SatelliteAccount] = [],
    format: TableFormat, source: SourceLocation, findings: [Finding] = []
  ) {
    self.table = table
    self.names = names
    self.satellites = satellites
    self.format = format
    self.source = source
    self.findings = findings
  }
}
