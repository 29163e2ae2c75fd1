public import Provenance

/// Reads Excel and OpenDocument workbooks (xls, xlsx, xlsm, xlsb, ods) with calamine.
///
/// calamine is a Rust library with a Python package, `python-calamine`. It runs in a child process
/// with limits on time and memory, so that a file made to harm, or a fault in the parser, becomes a
/// finding and nothing worse.
public struct WorkbookReader: Sendable {
  /// The name and visibility of a sheet, known without reading its cells.
  public struct Entry: Sendable, Hashable {
    /// The sheet's name.
    public var name: String
    /// Whether the workbook hides it.
    public var isHidden: Bool
  }

  /// What the child process may use.
  public struct Limits: Sendable {
    /// Address space, in bytes.
    public var memory: Int
    /// Processor time and, doubled, time on the clock, in seconds.
    public var seconds: Int
    /// Bytes of cells that it may send.
    public var output: Int

    /// Creates limits; the defaults are ample for a multi-regional table of a few thousand sectors.
    public init(memory: Int = 2 << 30, seconds: Int = 60, output: Int = 512 << 20) {
      self.memory = memory
      self.seconds = seconds
      self.output = output
    }
  }

  /// The limits of every read.
  public var limits: Limits
  /// The Python that has python-calamine; `nil` = the one found where `CalaminePython` looks.
  public var python: String?

  /// Creates a reader.
  public init(limits: Limits = Limits(), python: String? = nil) {
    self.limits = limits
    self.python = python
  }

  /// The sheets of a workbook, in its order.
  public func entries(_ path: String) throws(InvalidInput) -> [Entry] {
    let stream = try run(path, mode: "names", sheet: "")
    return stream.sheets.map { Entry(name: $0.name, isHidden: $0.isHidden) }
  }

  /// All sheets of a workbook with their cells.
  public func sheets(_ path: String) throws(InvalidInput) -> [Sheet] {
    try run(path, mode: "all", sheet: "").sheets
  }

  /// One sheet, by name; without a name the only one that is not hidden.
  ///
  /// - Throws: `InvalidInput` also where there is no such sheet, or several to choose from.
  public func sheet(_ path: String, named name: String? = nil) throws(InvalidInput) -> Sheet {
    let sheets = try run(path, mode: name == nil ? "only" : "one", sheet: name ?? "").sheets
    if let name {
      if let sheet = sheets.first(where: { $0.name == name }), sheets.count == 1 { return sheet }
      let near = NearMiss.closest(to: name, in: sheets.map(\.name))
      let suggestion = near.map { "; did you mean “\($0)”?" } ?? "."
      throw InvalidInput(
        code: "missing-sheet",
        "The workbook has no sheet “\(name)”; it has \(WordList.quoted(sheets.map(\.name)))"
          + suggestion,
        at: SourceLocation(file: path))
    }
    let shown = sheets.filter { !$0.isHidden }
    if shown.count == 1 {
      var sheet = shown[0]
      sheet.hiddenSheets = sheets.filter(\.isHidden).map(\.name)
      return sheet
    }
    throw InvalidInput(
      code: shown.isEmpty ? "hidden-sheets" : "choose-sheet",
      shown.isEmpty
        ? "Every sheet of the workbook is hidden; unhide the one to read, or name it."
        : "The workbook has \(shown.count) sheets, \(WordList.quoted(shown.map(\.name))); "
          + "say with --sheet which to read.",
      at: SourceLocation(file: path))
  }

  private func run(_ path: String, mode: String, sheet: String) throws(InvalidInput) -> CellStream {
    let place = SourceLocation(file: path)
    guard InputFile.kind(path) == .file else {
      _ = try InputFile.read(path, limit: 0)
      throw InvalidInput(code: "missing-file", "There is no file “\(path)”.", at: place)
    }
    guard let python = python ?? CalaminePython.path() else { throw CalaminePython.missing(path) }
    let child = ChildProcess(
      arguments: [
        python, "-I", "-c", CalamineScript.source, path, mode, sheet, String(limits.memory),
        String(limits.seconds), String(limits.output),
      ],
      seconds: limits.seconds * 2, outputLimit: limits.output + 4096)
    let outcome = child.run()
    switch outcome {
    case .notStarted:
      throw CalaminePython.missing(path)
    case .timedOut:
      throw InvalidInput(
        code: "workbook-time",
        "Reading the workbook took more than \(limits.seconds * 2) seconds and was stopped; "
          + "save the sheet that you need as a workbook of its own, or as CSV.",
        at: place)
    case .tooMuchOutput:
      throw tooLarge(place)
    case .signalled(let signal):
      // 6 is an abort, by which Rust ends when memory is refused; 9 and 24 are the limits on time.
      if signal == 6 || signal == 9 || signal == 24 { throw tooLarge(place) }
      throw damaged(place, "the parser ended with signal \(signal)")
    case .exited(let code, let output, let complaint):
      let stream = CellStream(output)
      if let problem = stream.problem { throw self.problem(problem, place) }
      guard code == 0, stream.isComplete else {
        if complaint.contains("No module named") { throw CalaminePython.missing(path) }
        if complaint.contains("MemoryError") { throw tooLarge(place) }
        throw damaged(place, "the parser ended without a result")
      }
      return stream
    }
  }

  private func problem(_ problem: CellStream.Problem, _ place: SourceLocation) -> InvalidInput {
    switch problem.kind {
    case "module": CalaminePython.missing(place.file)
    case "memory": tooLarge(place)
    case "password":
      InvalidInput(
        code: "workbook-password",
        "The workbook is protected by a password; save it without one and read that.", at: place)
    case "entities":
      InvalidInput(
        code: "workbook-entities",
        "The workbook's XML declares entities, which no Excel file needs and which can fill the "
          + "memory; it is not read. Save it again with Excel or LibreOffice.",
        at: place)
    default: damaged(place, problem.text)
    }
  }

  private func tooLarge(_ place: SourceLocation) -> InvalidInput {
    InvalidInput(
      code: "workbook-size",
      "The workbook needs more than \(limits.memory >> 20) MB or \(limits.seconds) seconds to read: "
        + "a cell far outside the table, or a file made to overflow; save the table alone as a "
        + "workbook of its own, or as CSV.",
      at: place)
  }

  private func damaged(_ place: SourceLocation, _ reason: String) -> InvalidInput {
    InvalidInput(
      code: "workbook-damaged",
      "The file cannot be read as a workbook (\(reason)); it may be damaged or of another format: "
        + "open it in Excel or LibreOffice and save it again as .xlsx.",
      at: place)
  }
}
