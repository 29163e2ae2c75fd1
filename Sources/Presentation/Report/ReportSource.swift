/// A file of the study and where its figures came from.
public struct ReportSource: Sendable, Hashable {
  /// The file's path within the study.
  public var file: String
  /// What it is used for.
  public var role: String
  /// What is said of the figures' origin; empty where nothing is.
  public var note: String

  /// Creates a source.
  public init(file: String, role: String, note: String) {
    self.file = file
    self.role = role
    self.note = note
  }
}
