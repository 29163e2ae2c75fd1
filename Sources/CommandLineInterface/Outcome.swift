internal import ArgumentParser
internal import DenseAlgebra
public import Presentation
internal import Provenance
internal import StudyStore
internal import SymbiosisModel

/// How every command ends: 0 done, 1 the input is invalid, 64 usage, 70 a fault of ours.
public enum Outcome {
  /// Exit code of invalid input.
  static let invalid = ExitCode(1)
  /// Exit code of a fault of ours.
  static let fault = ExitCode(70)

  /// Runs a command's work in a language (the locale's, if none is named) and turns what it throws into
  /// messages and an exit code.
  ///
  /// Findings go to standard error; nothing is on standard output then, unless the format is JSON:
  /// an object with `findings` alone.
  public static func report(
    format: OutputFormat = .table, language: Language? = nil, _ work: () throws -> Void
  ) throws {
    Terminal.language = language
    do {
      try work()
    } catch let error as InvalidInput {
      if format == .json {
        try Terminal.write(try JSONReport.invalid(error.findings).text() + "\n")
      }
      show(error.findings)
      throw invalid
    } catch let error as AlgebraError {
      try refuse(Finding(.error, code: "singular-system", error.description), format)
    } catch let error as StoreError {
      try refuse(Finding(.error, code: "store", error.description), format)
    } catch let error as OutputError {
      Terminal.note(Finding(.error, code: "output", "\(error)"))
      throw fault
    } catch let error as ExplanationMismatch {
      Terminal.note(Finding(.error, code: "fault", "a fault of the program: \(error)"))
      throw fault
    } catch let error as DecompositionMismatch {
      Terminal.note(Finding(.error, code: "fault", "a fault of the program: \(error)"))
      throw fault
    } catch let error as NotFiniteError {
      Terminal.note(Finding(.error, code: "fault", "a fault of the program: \(error)"))
      throw fault
    }
  }

  private static func refuse(_ finding: Finding, _ format: OutputFormat) throws {
    if format == .json {
      try Terminal.write(try JSONReport.invalid([finding]).text() + "\n")
    }
    show([finding])
    throw invalid
  }

  /// Shows findings on standard error, errors first, and says how many there are.
  static func show(_ findings: [Finding]) {
    let errors = findings.filter { $0.severity == .error }
    let others = findings.filter { $0.severity == .warning }
    for finding in errors + others { Terminal.note(finding) }
    if !errors.isEmpty {
      Terminal.note("\(errors.count) error\(errors.count == 1 ? "" : "s"); nothing was computed.")
    }
  }
}
