internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The city's output by sector at current prices, from the figures that its statistics give.
struct CityOutput {
  /// x by sector.
  var output: [Double]
  /// Errors and warnings.
  var findings: [Finding]

  /// Turns output or value added by sector or group into output by sector (FORMAT.md, `city`).
  ///
  /// Value added becomes output by the province's ratio of that code; a group's figure is split over
  /// its sectors by the province's output shares.
  init(_ year: StudyYear, figures: [StudyYear.Figure], classification: StudyClassification) {
    let province = year.table
    let valueAdded = province.valueAdded.values.columnSums()
    output = [Double](repeating: 0, count: province.count)
    findings = []
    var covered = [Bool](repeating: false, count: province.count)
    for figure in figures {
      let members: [Int]
      switch classification.member(figure.code) {
      case .sector(let sector): members = [sector]
      case .group(let group): members = classification.members[group]
      case .household, nil: continue
      }
      for sector in members { covered[sector] = true }
      let base = members.reduce(0) { $0 + province.output[$1] }
      var total = figure.value.value
      if total == 0 { continue }
      if base == 0 {
        findings.append(
          Finding(
            .error, code: "no-province-output",
            "The city has \(printed(total)) of \(figure.code), but the province has no output there to "
              + "scale from; remove the figure or give it to another sector.",
            at: figure.value.location))
        continue
      }
      if year.cityMeasure == .valueAdded {
        let added = members.reduce(0) { $0 + valueAdded[$1] }
        if added == 0 {
          findings.append(
            Finding(
              .error, code: "no-province-value-added",
              "The province's value added of \(figure.code) is 0, so that the city's "
                + "\(printed(total)) cannot be turned into output; give its output instead.",
              at: figure.value.location))
          continue
        }
        total *= base / added
        if total < 0 {
          findings.append(
            Finding(
              .error, code: "negative-output",
              "The city's value added of \(figure.code), \(printed(figure.value.value)), makes an output of "
                + "\(printed(total)) by the province's ratio; output cannot be negative.",
              at: figure.value.location))
          continue
        }
      }
      for sector in members { output[sector] += total * (province.output[sector] / base) }
    }
    let missing = covered.indices.filter { !covered[$0] }.map { classification.sectors[$0] }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, code: "city-uncovered",
          "The city file of \(year.year) covers no \(WordList.quoted(missing, limit: 12)); "
            + "the city's output is 0 there.", at: year.files["city"]))
    }
  }
}
