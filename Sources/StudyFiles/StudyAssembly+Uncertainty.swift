internal import Provenance
internal import SymbiosisModel
internal import TableFormats
internal import Yams

extension StudyAssembly {
  /// The names by which uncertainty.csv calls distributions, with the columns of their parameters.
  private static let distributions: [String: (needed: [String], optional: [String])] = [
    "lognormal": (["gsd2"], []),
    "pedigree": (["scores"], ["basic"]),
    "normal": (["sd"], []),
    "truncated-normal": (["sd"], ["minimum", "maximum"]),
    "triangular": (["minimum", "maximum"], ["mode"]),
    "uniform": (["minimum", "maximum"], []),
    "pert": (["minimum", "maximum"], ["mode"]),
    "discrete": (["values", "weights"], []),
  ]

  private static let locators = [
    "sector", "buyer", "flow", "indicator", "exchange", "column", "year",
  ]

  private static let parameters = [
    "gsd2", "scores", "basic", "sd", "minimum", "mode", "maximum", "values", "weights",
  ]

  /// uncertainty.csv: which figures are uncertain, and how.
  mutating func uncertainty(_ top: YAMLMapping) {
    guard let name = top.string("uncertainty", &findings),
      let file = records(
        name, required: ["data", "distribution"],
        optional: Self.locators + Self.parameters + ["basis", "group", "correlation"],
        namedAt: top["uncertainty"].map(top.place))
    else { return }
    for record in 0..<file.count {
      let data = choice(UncertaintyEntry.Data.self, file, record, "data")
      let distribution = distribution(file, record)
      let basis =
        file.text(record, "basis").isEmpty
        ? .factor : choice(UncertaintyEntry.Basis.self, file, record, "basis")
      let correlation =
        file.text(record, "correlation").isEmpty
        ? 1 : file.number(record, "correlation", &findings)?.value
      let year = year(file, record)
      guard let data, let distribution, let basis, let correlation, let year else { continue }
      var entry = UncertaintyEntry(
        data, distribution: distribution, basis: basis,
        group: file.text(record, "group").isEmpty ? nil : file.text(record, "group"),
        correlation: correlation, location: file.location(record, "data"))
      for column in Self.locators + Self.parameters + ["basis", "group", "correlation"]
      where file.has(column) {
        entry.places[column] = file.location(record, column)
      }
      entry.sector = locator(file, record, "sector")
      entry.buyer = locator(file, record, "buyer")
      entry.flow = locator(file, record, "flow")
      entry.indicator = locator(file, record, "indicator")
      entry.exchange = locator(file, record, "exchange")
      entry.column = locator(file, record, "column")
      entry.year = year
      definition.uncertainties.append(entry)
    }
  }

  /// A code, or nothing where the cell is empty or has an asterisk: everything.
  private func locator(_ file: RecordFile, _ record: Int, _ column: String) -> String? {
    let text = file.text(record, column)
    return text.isEmpty || text == "*" ? nil : text
  }

  /// A year or all of them; `.none` where it is neither.
  private mutating func year(_ file: RecordFile, _ record: Int) -> Int?? {
    guard let text = locator(file, record, "year") else { return .some(nil) }
    if let year = Int(text) { return .some(year) }
    findings.append(
      Finding(
        .error, code: "wrong-value",
        "“\(text)” under “year” is no year; write one such as 2012, or leave it empty for all.",
        at: file.location(record, "year")))
    return .none
  }

  private mutating func distribution(_ file: RecordFile, _ record: Int) -> Distribution? {
    guard let name = file.code(record, "distribution", &findings) else { return nil }
    guard let columns = Self.distributions[name] else {
      let known = Self.distributions.keys.sorted()
      let hint =
        NearMiss.closest(to: name, in: known).map { "did you mean “\($0)”?" }
        ?? "use one of \(WordList.quoted(known))."
      findings.append(
        Finding(
          .error, code: "distribution", "“\(name)” is no distribution; \(hint)",
          at: file.location(record, "distribution")))
      return nil
    }
    let before = findings.count
    for column in Self.parameters where !file.text(record, column).isEmpty {
      if columns.needed.contains(column) || columns.optional.contains(column) { continue }
      findings.append(
        Finding(
          .error, code: "distribution",
          "“\(column)” means nothing for the distribution “\(name)”, which takes \(WordList.quoted(columns.needed + columns.optional)); leave the cell empty.",
          at: file.location(record, column)))
    }
    for column in columns.needed where file.text(record, column).isEmpty {
      findings.append(
        Finding(
          .error, code: "distribution",
          "The distribution “\(name)” needs a value under “\(column)”; give it.",
          at: file.location(record, file.has(column) ? column : "distribution")))
    }
    func number(_ column: String) -> Double? {
      file.optionalNumber(record, column, &findings)?.value
    }
    let (minimum, mode, maximum) = (number("minimum"), number("mode"), number("maximum"))
    let (deviation, squared, basic) = (number("sd"), number("gsd2"), number("basic"))
    let values = numbers(file, record, "values")
    let weights = numbers(file, record, "weights")
    let scores = numbers(file, record, "scores")
    guard findings.count == before else { return nil }
    switch name {
    case "lognormal": return squared.map { .lognormal(squaredDeviation: $0) }
    case "pedigree":
      // A score with decimals is no score: 0 is refused with the others.
      let whole = scores.map { Int(exactly: $0) ?? 0 }
      return .pedigree(Pedigree(scores: whole, basicFactor: basic ?? 1))
    case "normal": return deviation.map { .normal(deviation: $0) }
    case "truncated-normal":
      return deviation.map {
        .truncatedNormal(deviation: $0, minimum: minimum, maximum: maximum)
      }
    case "discrete": return .discrete(values: values, weights: weights)
    default:
      guard let minimum, let maximum else { return nil }
      switch name {
      case "triangular": return .triangular(minimum: minimum, mode: mode, maximum: maximum)
      case "pert": return .pert(minimum: minimum, mode: mode, maximum: maximum)
      default: return .uniform(minimum: minimum, maximum: maximum)
      }
    }
  }

  /// Numbers separated by semicolons.
  private mutating func numbers(_ file: RecordFile, _ record: Int, _ column: String) -> [Double] {
    file.text(record, column).split(separator: ";").compactMap { part in
      let text = String(part)
      switch NumberText.parse(text) {
      case .success(let parsed): return parsed.value
      case .failure(let problem):
        findings.append(
          Finding(
            .error, code: "bad-number",
            "“\(text)” under “\(column)” is no number; \(problem.remedy), and separate several by semicolons.",
            at: file.location(record, column)))
        return nil
      }
    }
  }
}
