/// The formats in which tables are read and written.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
  /// Our layout as CSV (FORMAT.md), its roles in a YAML file beside it.
  case csv
  /// Our layout as the sheet of an Excel workbook.
  case xlsx
  /// A Chinese statistics bureau's workbook, xls or xlsx.
  case bureau
  /// CEADs' workbook of several provinces.
  case ceads
  /// A folder or zip that pymrio saved as text.
  case pymrio
  /// A folder that MARIO saved as text.
  case mario
  /// A folder of numpy arrays with their labels as CSV.
  case npy
}
