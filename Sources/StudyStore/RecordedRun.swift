public import Provenance

/// A run that was recorded; its result is read with `StudyStore.result(of:)`.
public struct RecordedRun: Sendable, Hashable, Identifiable {
  /// The run's number, counted from 1 and never given twice.
  public var id: Int
  /// When it was recorded, in milliseconds since 1970 (UTC).
  public var time: Int
  /// The folder or workbook of the study.
  public var path: String
  /// The study's title.
  public var title: String
  /// The digest of all the study's files together (`FileDigest.digest(of:)`).
  public var studyDigest: String
  /// The files that the study was read from, in the order of their names.
  public var files: [FileDigest]
  /// The version of the program.
  public var programVersion: String
  /// The machine's name and kind of processor.
  public var machine: String
  /// The seed of drawn numbers; `nil` where nothing was drawn.
  public var seed: UInt64?
  /// The options of `symbiont run` that shaped the result.
  public var settings: [String]
  /// The digest of the result's JSON text.
  public var resultDigest: String
}
