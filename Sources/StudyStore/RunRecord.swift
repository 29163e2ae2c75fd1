public import Provenance

/// A run to be recorded: what went in and what came out.
public struct RunRecord: Sendable, Hashable {
  /// The folder or workbook of the study; an absolute path, so that it is found again.
  public var path: String
  /// The study's title.
  public var title: String
  /// The files that the study was read from.
  public var files: [FileDigest]
  /// The version of the program.
  public var programVersion: String
  /// The seed of drawn numbers; `nil` where nothing is drawn.
  public var seed: UInt64?
  /// The options of `symbiont run` that shape the result, as on its command line.
  public var settings: [String]
  /// The result, as JSON text.
  public var result: String

  /// Describes a run.
  public init(
    path: String, title: String, files: [FileDigest], programVersion: String, seed: UInt64? = nil,
    settings: [String] = [], result: String
  ) {
    self.path = path
    self.title = title
    self.files = files
    self.programVersion = programVersion
    self.seed = seed
    self.settings = settings
    self.result = result
  }
}
