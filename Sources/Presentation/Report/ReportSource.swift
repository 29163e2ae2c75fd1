/// A file of the study and where its figures came from.
public struct ReportSource: Sendable, Hashable {
  /// The file's path within the study.
  public var file: String
  /// What it is used for: the key of study.yaml that names it, such as `inventory`.
  public var role: String
  /// The year that it is used for; `nil` for a file of the whole study.
  public var year: Int?
  /// What else is said of the figures' origin; empty where nothing is.
  public var note: String

  /// Creates a source.
  public init(file: String, role: String, year: Int? = nil, note: String = "") {
    self.file = file
    self.role = role
    self.year = year
    self.note = note
  }
}
