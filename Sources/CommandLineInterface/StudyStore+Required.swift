internal import Presentation
internal import Provenance
internal import StudyStore

extension StudyStore {
  /// A run by its number.
  ///
  /// - Throws: `InvalidInput` where there is none; `StoreError`.
  func requiredRun(_ id: Int) throws -> RecordedRun {
    guard let run = try run(id) else {
      throw InvalidInput(
        code: "missing-run",
        "There is no run \(id) in “\(path)”; `symbiont history` lists those that there are.")
    }
    return run
  }

  /// The result of a run.
  ///
  /// - Throws: `StoreError` where it is damaged, `InvalidInput` where it is gone.
  func requiredResult(of run: RecordedRun) throws -> String {
    guard let text = try result(of: run) else {
      throw InvalidInput(code: "missing-run", "Run \(run.id) was deleted meanwhile.")
    }
    return text
  }

  /// The result of a run, read into values.
  func requiredValue(of run: RecordedRun) throws -> JSONValue {
    let text = try requiredResult(of: run)
    do {
      return try JSONValue(parsing: text)
    } catch {
      throw InvalidInput(code: "store", "The result of run \(run.id) cannot be read. \(error)")
    }
  }
}
