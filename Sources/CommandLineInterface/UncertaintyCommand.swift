public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont uncertainty`: how sure the study's results are.
public struct UncertaintyCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "uncertainty",
    abstract: "Draw the study's uncertain figures and say how sure its results are.",
    discussion: """
      uncertainty.csv says which figures are uncertain and how; nothing else varies. All scenarios share \
      each draw, so that a saving has a distribution of its own. Percentiles are the 5th, the 50th and \
      the 95th. The same seed gives the same result, whatever the number of threads.

      Examples:
        symbiont uncertainty                                   the built-in case, 1,000 draws
        symbiont uncertainty my-city --samples 100000 --precision 0.001
        symbiont uncertainty my-city --samples 1000000 --checkpoint draws.bin
        symbiont uncertainty my-city --resume draws.bin        go on where it was stopped
        symbiont uncertainty my-city --out result              the report of `run` with a section more
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "How many draws; the most where --precision is given (1000).")
  var samples: Int?
  @Option(help: "The seed of the draws (1).")
  var seed: UInt64?
  @Option(
    help: ArgumentHelp(
      "How draws are spread: sobol and latin-hypercube are more even than random, whose standard errors are exact (random).",
      valueName: "sampler"))
  var sampler: Sampler?
  @Option(
    help: ArgumentHelp(
      "Stop when the standard error of every footprint and saving is at most this share of its mean, such as 0.001.",
      valueName: "share"))
  var precision: Double?
  @Option(
    help: ArgumentHelp("Write what is done into this file from time to time.", valueName: "file"))
  var checkpoint: String?
  @Option(
    help: ArgumentHelp(
      "Go on from this file of --checkpoint, and write into it again.", valueName: "file"))
  var resume: String?
  @OptionGroup var threads: ThreadsOption
  @Option(
    help: ArgumentHelp(
      "Write the result of `run` with the uncertainty as a section into this folder.",
      valueName: "folder"))
  var out: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks the options.
  public func validate() throws {
    if let samples, !(1...UncertaintySettings.mostSamples).contains(samples) {
      throw ValidationError(
        "--samples is \(samples); ask for 1 to \(UncertaintySettings.mostSamples).")
    }
    if let precision, !(precision > 0 && precision < 1) {
      throw ValidationError("--precision is \(precision); give a share such as 0.001.")
    }
    if checkpoint != nil, resume != nil {
      throw ValidationError("--resume writes into its file again; leave --checkpoint out.")
    }
  }

  /// Draws and shows the distributions.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let path = try study.path()
      let solved = try StudyReader.solve(path: path)
      let earlier = try resume.map { file throws(InvalidInput) in
        try UncertaintyCheckpoint(bytes: try InputFile.read(file, limit: 5 << 30), file: file)
      }
      var settings = earlier?.settings ?? UncertaintySettings()
      settings.samples = samples ?? settings.samples
      settings.seed = seed ?? settings.seed
      settings.sampler = sampler ?? settings.sampler
      settings.precision = precision ?? settings.precision
      Interruption.listen()
      var line = ProgressLine("Draws")
      defer { line.end() }
      var writer = (checkpoint ?? resume).map(CheckpointWriter.init)
      let result = try solved.uncertainty(
        settings, threads: threads.count, resuming: earlier,
        save: { state, isLast throws(InvalidInput) in try writer?.save(state, isLast: isLast) }
      ) { done, total in
        line.update(done, of: total)
        return !Interruption.isRequested
      }
      line.end()
      let analysis = Analysis.uncertainty(result)
      if let out {
        let files = try ResultFaces.files(
          of: StudyResult(solved), study: solved, path: path, adding: [analysis])
        try ResultFolder.write(files, to: out)
        Terminal.note("The result is in \(out): open \(out)/report.html.")
      }
      try Outcome.show(analysis, format: format.format)
      if format.format == .csv { Outcome.show(result.findings) }
    }
  }
}

extension Sampler: ExpressibleByArgument {}

/// Writes checkpoints into a file, at most one a second and the last one always.
private struct CheckpointWriter {
  let file: String
  private var written = ContinuousClock.now

  init(_ file: String) {
    self.file = file
  }

  mutating func save(
    _ state: () -> UncertaintyCheckpoint, isLast: Bool
  ) throws(InvalidInput) {
    guard isLast || ContinuousClock.now - written > .seconds(1) else { return }
    try OutputFile.write(state().bytes, to: file)
    written = .now
  }
}
