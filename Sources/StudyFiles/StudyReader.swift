public import InputOutputModel
public import Provenance
public import SymbiosisModel
internal import TableFormats
internal import Yams

/// A study as it was read: its definition and what the reader has to say about it.
public struct StudyReader {
  /// The study.
  public internal(set) var definition: StudyDefinition
  /// Warnings and notes of the reading.
  public internal(set) var findings: [Finding]
  /// The files that the study is made of, in the order in which they were read, within the folder.
  public internal(set) var files: [String]

  /// Reads and checks a study folder (FORMAT.md) without computing anything.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong in any of its files, each finding with
  ///   its place and the line of text.
  public init(path: String) throws(InvalidInput) {
    var assembly = try StudyAssembly(path: path)
    try assembly.read()
    let check = assembly.definition.check()
    if check.contains(where: { $0.severity == .error }) {
      throw InvalidInput(assembly.folder.withExcerpts(assembly.findings + check))
    }
    definition = assembly.definition
    findings = assembly.findings + check
    files = assembly.order
  }

  /// Reads, checks and solves a study folder.
  ///
  /// - Throws: `InvalidInput` as `init(path:)`, and with what is found when the study is solved.
  public static func solve(path: String) throws(InvalidInput) -> SolvedStudy {
    try solveKeepingFiles(path: path).study
  }

  /// What the columns and rows of a study's tables that are no sectors stand for, and the unit of money.
  ///
  /// - Throws: `InvalidInput` where study.yaml or what it names first cannot be read.
  public static func tableRoles(ofStudy path: String) throws(InvalidInput) -> TableRoles {
    var assembly = try StudyAssembly(path: path)
    return try assembly.readFrame().roles
  }

  /// What keeps a study from being solved as its files stand: its errors, each with its place; none in a sound one.
  public static func errors(ofStudy path: String) -> [Finding] {
    do throws(InvalidInput) {
      _ = try solve(path: path)
      return []
    } catch {
      return error.findings.filter { $0.severity == .error }
    }
  }

  /// Reads, checks and solves a study folder, and gives the files that it was read from.
  ///
  /// - Throws: `InvalidInput` as `solve(path:)`.
  public static func solveKeepingFiles(
    path: String
  ) throws(InvalidInput) -> (study: SolvedStudy, contents: StudyContents) {
    var assembly = try StudyAssembly(path: path)
    try assembly.read()
    do {
      var solved = try SolvedStudy(assembly.definition)
      solved.addFindings(assembly.findings)
      return (solved, StudyContents(assembly.folder))
    } catch {
      throw InvalidInput(assembly.folder.withExcerpts(assembly.findings + error.findings))
    }
  }
}
