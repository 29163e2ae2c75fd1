public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel
internal import TableFormats

/// `symbiont sweep`: scenarios by the thousand.
public struct SweepCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Compute a scenario at many values of some figures.",
    discussion: """
      What can be varied: exchange.ID (its quantity), factor.FLOW (of the headline indicator) and \
      effect.EXCHANGE.SECTOR.FLOW (a rate), each in its own unit. FROM..TO:COUNT are COUNT values in equal steps \
      with both ends, a,b,c are these values. Settings above a supply, a demand or a limit are computed and \
      flagged. A file of settings is a CSV whose columns have these names.

      Examples:
        symbiont sweep --vary 'exchange.fly_ash=0..400000:50'
        symbiont sweep my-city --vary 'exchange.slag=0..60000:31' --vary 'factor.coal=1.6..2.0:21' --out sweep
        symbiont sweep my-city --settings settings.csv --format csv > sweep.csv
      """)

  @OptionGroup var study: StudyArgument
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A figure and its values; may be given more than once.", valueName: "figure=from..to:count"))
  var vary: [String] = []
  @Flag(help: "Vary one figure after the other rather than all with all.")
  var oneAtATime = false
  @Option(help: ArgumentHelp("Take the settings from this CSV file.", valueName: "file"))
  var settings: String?
  @Option(
    help: ArgumentHelp(
      "The scenario to vary; without it the one whose exchanges are the plan.", valueName: "id"))
  var scenario: String?
  @OptionGroup var threads: ThreadsOption
  @Option(
    help: ArgumentHelp(
      "Write sweep.csv, result.json and a page with the chart into this folder.",
      valueName: "folder"))
  var out: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks that the options say one thing.
  public func validate() throws {
    if settings != nil, !vary.isEmpty || oneAtATime {
      throw ValidationError("Give either --settings or --vary.")
    }
    if settings == nil, vary.isEmpty {
      throw ValidationError(
        "Nothing is varied; give --vary 'exchange.ID=0..1000:11', for example, or --settings.")
    }
    for text in vary { _ = try Self.axis(text) }
  }

  /// Computes and shows the settings.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let (axes, design) = try self.design()
      Interruption.listen()
      var line = ProgressLine("Settings")
      defer { line.end() }
      var rows = RowWriter()
      let isCSV = format.format == .csv
      let result = try solved.sweep(
        axes, design: design, scenario: scenario, threads: threads.count,
        computed: { if isCSV { rows.write($0) } }
      ) { done, total in
        if !(isCSV && Terminal.isInteractive) { line.update(done, of: total) }
        return !Interruption.isRequested && rows.failure == nil
      }
      line.end()
      if let failure = rows.failure { throw failure }
      let analysis = Analysis.sweep(result)
      if let out {
        try ResultFolder.write(
          try ResultFaces.files(
            of: analysis, study: solved, adding: [Analysis.sweepTable(result)]), to: out)
        Terminal.note("The result is in \(out): open \(out)/report.html.")
      }
      if isCSV {
        Outcome.show(result.findings)
      } else {
        try Outcome.show(analysis, format: format.format)
      }
    }
  }

  private func design() throws -> ([Sweep.Axis], Sweep.Design) {
    guard let settings else {
      return (try vary.map(Self.axis), oneAtATime ? .oneAtATime : .factorial)
    }
    let file = try CSVFile(bytes: InputFile.read(settings, limit: 256 << 20), file: settings)
    var axes = try file.header.map { Sweep.Axis(try Self.target($0), values: []) }
    var findings: [Finding] = []
    let rows = (0..<file.count).map { record in
      file.header.indices.map { column -> Double in
        switch file.number(record, column) {
        case .success(let parsed): return parsed.value
        case .failure(let problem):
          findings.append(
            Finding(
              .error, code: "bad-number",
              "The value “\(file.text(record, column))” under “\(file.header[column])” is no number; \(problem.remedy).",
              at: file.location(record: record, column: column)))
          return 0
        }
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    for column in axes.indices { axes[column].values = rows.map { $0[column] } }
    return (axes, .settings(rows))
  }

  /// `exchange.ID`, `factor.FLOW` or `effect.EXCHANGE.SECTOR.FLOW`.
  private static func target(_ name: String) throws -> Sweep.Axis.Target {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("exchange", 2): return .exchange(parts[1])
    case ("factor", 2): return .factor(parts[1])
    case ("effect", 4): return .effect(exchange: parts[1], sector: parts[2], flow: parts[3])
    default:
      throw ValidationError(
        "“\(name)” is no figure that can be varied; write exchange.ID, factor.FLOW or effect.EXCHANGE.SECTOR.FLOW."
      )
    }
  }

  private static func axis(_ text: String) throws -> Sweep.Axis {
    guard let equals = text.firstIndex(of: "=") else {
      throw ValidationError(
        "--vary “\(text)” has no values; write exchange.ID=0..1000:11 or exchange.ID=0,500,1000.")
    }
    let target = try target(String(text[..<equals]))
    return Sweep.Axis(target, values: try values(String(text[text.index(after: equals)...])))
  }

  private static func values(_ text: String) throws -> [Double] {
    func number(_ part: some StringProtocol) throws -> Double {
      switch NumberText.parse(String(part)) {
      case .success(let parsed): return parsed.value
      case .failure(let problem):
        throw ValidationError("“\(part)” in “\(text)” is no number; \(problem.remedy).")
      }
    }
    guard let dots = text.firstRange(of: "..") else {
      return try text.split(separator: ",").map(number)
    }
    let rest = text[dots.upperBound...].split(separator: ":")
    guard rest.count == 2, let count = Int(rest[1]) else {
      throw ValidationError(
        "“\(text)” does not say how many values there are; write 0..1000:11 for 11 values from 0 to 1000."
      )
    }
    guard (2...Sweep.mostRows).contains(count) else {
      throw ValidationError(
        "The number of values in “\(text)” is \(count); give 2 to \(Sweep.mostRows).")
    }
    let (from, to) = (try number(text[..<dots.lowerBound]), try number(rest[0]))
    return (0..<count).map { k in
      k == count - 1 ? to : from + (to - from) * Double(k) / Double(count - 1)
    }
  }
}

/// Writes the settings to standard output as CSV, each part when it is computed.
private struct RowWriter {
  /// What kept a part from being written.
  private(set) var failure: (any Error)?
  private var isContinued = false

  mutating func write(_ part: Sweep) {
    guard failure == nil else { return }
    do {
      try Terminal.write(
        try CSVReport.text(Analysis.sweepTable(part), isContinued: isContinued))
      isContinued = true
    } catch {
      failure = error
    }
  }
}
