import Provenance
import Workbook

/// Reads the numbers of a sheet and collects what is wrong with its cells.
struct SheetNumbers {
  /// How many cells are reported one by one before the rest is counted.
  static let reportedCells = 100

  let sheet: Sheet
  let file: String
  private var problems: [Finding] = []
  private var unreported = 0
  private var texts: (count: Int, first: SourceLocation)?

  init(_ sheet: Sheet, file: String) {
    self.sheet = sheet
    self.file = file
  }

  /// The number in a cell; NaN, with a finding, where there is none.
  ///
  /// `what` names the cell to people.
  mutating func number(_ row: Int, _ column: Int, _ what: @autoclosure () -> String) -> Double {
    let problem: String
    switch sheet[row, column] {
    case .number(let number): return number
    case .empty: problem = blank(row, column, what())
    case .text(let text):
      switch NumberText.parse(text) {
      case .success(let parsed):
        texts = (texts.map { $0.count + 1 } ?? 1, texts?.first ?? place(row, column))
        return parsed.value
      case .failure(.empty):
        problem = blank(row, column, what())
      case .failure(let fault):
        problem = "The value “\(text)” in \(what()) is no number; \(fault.remedy)."
      }
    case .boolean(let value):
      problem =
        "The value “\(value ? "TRUE" : "FALSE")” in \(what()) is no number; "
        + "\(NumberText.Problem.notANumber.remedy)."
    case .date(let date):
      problem = "The value “\(date)” in \(what()) is no number; \(NumberText.Problem.date.remedy)."
    case .fault(let fault):
      problem =
        "The cell in \(what()) has no value (\(fault)); mend its formula, let Excel or LibreOffice "
        + "calculate and save it."
    }
    if problems.count < Self.reportedCells {
      problems.append(Finding(.error, code: "not-a-number", problem, at: place(row, column)))
    } else {
      unreported += 1
    }
    return .nan
  }

  private func blank(_ row: Int, _ column: Int, _ what: String) -> String {
    guard let merge = sheet.merge(over: row, column) else {
      return "The cell in \(what) is blank; \(NumberText.Problem.empty.remedy)."
    }
    let first =
      "\(SourceLocation.columnLetters(merge.columns.lowerBound + 1))\(merge.rows.lowerBound + 1)"
    return
      "The cell in \(what) is merged with \(first) and has no value of its own; unmerge them and "
      + "write each figure."
  }

  /// The place of a cell in the workbook.
  func place(_ row: Int, _ column: Int? = nil) -> SourceLocation {
    SourceLocation(file: file, sheet: sheet.name, line: row + 1, column: column.map { $0 + 1 })
  }

  /// What was found in the cells that were read.
  var findings: [Finding] {
    var findings = problems
    if unreported > 0 {
      findings.append(
        Finding(
          .error, code: "not-a-number", "\(unreported) more cells of the table hold no number.",
          at: SourceLocation(file: file, sheet: sheet.name)))
    }
    if let texts {
      findings.append(
        Finding(
          .warning, code: "number-as-text",
          "\(texts.count) number\(texts.count == 1 ? " is" : "s are") stored as text, the first "
            + "here; read as numbers.",
          at: texts.first))
    }
    return findings
  }
}
