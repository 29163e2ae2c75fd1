public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont sensitivity`: which uncertain figures a result depends on.
public struct SensitivityCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Say which uncertain figures a result depends on.",
    discussion: """
      sobol: the share of the variance that each figure of uncertainty.csv explains, alone and in all, \
      with 95 % bounds. morris: elementary effects, for a first look by few runs. one-at-a-time: each figure \
      at its 5th and 95th percentile. Figures of one group move together and count as one input.

      Examples:
        symbiont sensitivity                                        what the saving depends on
        symbiont sensitivity my-city --method morris --scenario UIS2012
        symbiont sensitivity my-city --figure footprint --sector PP --method one-at-a-time
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "How to tell (sobol).")
  var method: Sensitivity.Method = .sobol
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the one whose exchanges are the plan.", valueName: "id"))
  var scenario: String?
  @Option(help: "The figure; without it the saving where there is one, else the footprint.")
  var figure: Sensitivity.Figure?
  @Option(help: ArgumentHelp("The sector of the figure.", valueName: "code"))
  var sector: String?
  @Option(
    help:
      "Rows of the design for sobol (512, best a power of 2; each takes a run an input), trajectories for morris (40)."
  )
  var samples: Int?
  @Option(help: "The seed of the design; the same seed gives the same result.")
  var seed: UInt64 = 1
  @OptionGroup var threads: ThreadsOption
  @Option(
    help: ArgumentHelp(
      "Write result.json, the tables and a page with the chart into this folder.",
      valueName: "folder"))
  var out: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks the options.
  public func validate() throws {
    if let samples, !(2...1_000_000).contains(samples) {
      throw ValidationError("--samples is \(samples); ask for 2 to 1000000.")
    }
    if samples != nil, method == .oneAtATime {
      throw ValidationError("--samples means nothing one at a time; leave it out.")
    }
  }

  /// Computes and shows the importance of each input.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      Interruption.listen()
      var line = ProgressLine("Evaluations")
      defer { line.end() }
      let result = try solved.sensitivity(
        Sensitivity.Request(
          method: method, scenario: scenario, figure: figure, sector: sector, samples: samples,
          seed: seed), threads: threads.count
      ) { done, total in
        line.update(done, of: total)
        return !Interruption.isRequested
      }
      line.end()
      let analysis = Analysis.sensitivity(result)
      let table = Analysis.sensitivityTable(result)
      if let out {
        try ResultFolder.write(
          try ResultFaces.files(of: analysis, study: solved, adding: [table]), to: out)
        Terminal.note("The result is in \(out): open \(out)/report.html.")
      }
      if format.format == .csv {
        try Terminal.write(try CSVReport.text(table))
        Outcome.show(result.findings)
      } else {
        try Outcome.show(analysis, format: format.format)
      }
    }
  }
}

extension Sensitivity.Method: ExpressibleByArgument {}
extension Sensitivity.Figure: ExpressibleByArgument {}
