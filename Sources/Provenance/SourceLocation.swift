/// A place in a file that a user wrote: a line and column of text, or a cell of a workbook's sheet.
///
/// Lines and columns count from 1; a column counts characters (Unicode scalars) of the line. In a
/// sheet the line is the row number and the column the number of the column (`A` is 1).
public struct SourceLocation: Hashable, Sendable {
  /// The file's path as the user would type it, relative to the study where it lies in one.
  public var file: String
  /// The sheet of a workbook, or `nil` for a text file.
  public var sheet: String?
  /// The line (or row), from 1; `nil` when the finding concerns the file as a whole.
  public var line: Int?
  /// The column, from 1; `nil` when the finding concerns the whole line.
  public var column: Int?

  /// Creates a location; leave out what is not known.
  public init(file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, or `file!sheet!B7` for a cell of a workbook.
  public var description: String {
    if let sheet {
      guard let line else { return "\(file)!\(sheet)" }
      guard let column else { return "\(file)!\(sheet)!\(line)" }
      return "\(file)!\(sheet)!\(Self.columnLetters(column))\(line)"
    }
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }

  /// A column number in a spreadsheet's letters: 1 is `A`, 27 is `AA`.
  public static func columnLetters(_ column: Int) -> String {
    var number = column
    var letters = ""
    while number > 0 {
      number -= 1
      letters = String(Unicode.Scalar(UInt8(65 + number % 26))) + letters
      number /= 26
    }
    return letters
  }
}
