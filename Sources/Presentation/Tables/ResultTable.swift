/// A table of a result, free of any face: the terminal, the files and the report show the same one.
public struct ResultTable: Sendable, Hashable {
  /// Whom a table is for.
  public enum Audience: Sendable, Hashable {
    /// Everyone: shown in the terminal too.
    case reader
    /// Those who calculate further: in files, and folded away in the report.
    case analyst
  }

  /// The table's name in files: lower case and underscores.
  public var id: String
  /// The title.
  public var title: String
  /// The columns.
  public var columns: [Column]
  /// The rows; each has a cell a column.
  public var rows: [[Cell]]
  /// What has to be said where the table is shown.
  public var notes: [String]
  /// Whom the table is for.
  public var audience: Audience
  /// Whether people see columns as rows, where figures of many units stand beside few rows.
  public var isTransposed: Bool
  /// Names by which a page can point to rows.
  public var anchors: [Int: String] = [:]
  /// Where figures are explained: the name of a row of another table.
  public var links: [Place: String] = [:]

  /// The place of a cell.
  public struct Place: Sendable, Hashable {
    /// The row, from 0.
    public var row: Int
    /// The column, from 0.
    public var column: Int
  }

  /// Creates a table; every row needs a cell for every column.
  public init(
    id: String, title: String, columns: [Column], rows: [[Cell]], notes: [String] = [],
    audience: Audience = .reader, isTransposed: Bool = false
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "A row needs a cell a column.")
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.audience = audience
    self.isTransposed = isTransposed
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// What the column holds.
    public enum Kind: Sendable, Hashable {
      /// Names and sentences.
      case text
      /// Whole numbers that are no quantities, such as years.
      case integer
      /// Quantities.
      case number
      /// Fractions, shown in percent.
      case share
    }

    /// The column's name in files.
    public var id: String
    /// The name for people.
    public var name: String
    /// The unit, where the column has one.
    public var unit: String?
    /// What the column holds.
    public var kind: Kind
    /// Whether figures are differences, so that a plus sign is shown.
    public var isChange: Bool

    /// Creates a column.
    public init(
      _ id: String, _ name: String, unit: String? = nil, kind: Kind, isChange: Bool = false
    ) {
      self.id = id
      self.name = name
      self.unit = unit
      self.kind = kind
      self.isChange = isChange
    }
  }

  /// One cell.
  public enum Cell: Sendable, Hashable {
    /// A text that is data, such as a code or a name.
    case text(String)
    /// A word or sentence of the program: English in files, in the reader's language elsewhere.
    case word(String)
    /// A whole number.
    case integer(Int)
    /// A figure in its column's unit.
    case number(Double)
    /// Nothing: the figure is not defined.
    case missing

    /// A figure, or nothing where there is none.
    public static func optional(_ number: Double?) -> Cell { number.map(Self.number) ?? .missing }

    /// A whole number, or nothing where there is none.
    public static func optional(_ integer: Int?) -> Cell { integer.map(Self.integer) ?? .missing }

    /// A text, or nothing where there is none.
    public static func optional(_ text: String?) -> Cell { text.map(Self.text) ?? .missing }

    /// A word of the program, or nothing where there is none.
    public static func optionalWord(_ word: String?) -> Cell { word.map(Self.word) ?? .missing }
  }
}
