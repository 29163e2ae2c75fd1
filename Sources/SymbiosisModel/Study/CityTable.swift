internal import InputOutputModel
internal import Provenance

/// A province's table taken to the city by the study's method.
struct CityTable {
  /// All uses, imported or not, with inflows as import columns.
  var table: InputOutputTable
  /// The city's own deliveries, where the method tells them cell by cell; `nil` where one import share a
  /// row does.
  var own: InputOutputTable?
  /// Warnings of clipped shares and notes of rows that the city cannot deliver.
  var findings: [Finding] = []

  init(
    _ year: StudyYear, province: InputOutputTable, cityOutput: [Double], demandFactors: [Double?],
    regionalisation: Regionalisation
  ) throws(InvalidInput) {
    let clipped: [ProportionalScaling.ClippedShare]
    if regionalisation.method == .proportional {
      let scaled = ProportionalScaling(
        province: province, cityOutput: cityOutput, demandFactors: demandFactors)
      table = scaled.table
      clipped = scaled.clipped
    } else {
      let scaled: QuotientScaling
      do {
        scaled = try QuotientScaling(
          parent: province, cityOutput: cityOutput, demandFactors: demandFactors,
          regionalisation: regionalisation)
      } catch {
        throw InvalidInput(
          error.findings.map { finding in
            var finding = finding
            finding.message = "\(year.year): " + finding.message
            finding.location = finding.location ?? year.files["city"]
            return finding
          })
      }
      table = scaled.total
      own = scaled.own
      clipped = scaled.clipped
      let moved = scaled.shortfalls.reduce(0) { $0 + $1.amount }
      if !scaled.shortfalls.isEmpty {
        findings.append(
          Finding(
            .note, code: "city-shortfall",
            "In \(year.year) the quotients ask more of "
              + WordList.quoted(
                scaled.shortfalls.map { province.labels[$0.sector].sector }, limit: 12)
              + " of the city than it makes; \(printed(moved)) (\(province.money)) more comes from the "
              + "rest of the province.", at: year.files["city"]))
      }
    }
    findings += clipped.map { share in
      let code = province.labels[share.sector].sector
      return Finding(
        .warning, code: "import-share-clipped",
        "The province's import share of \(code) in \(year.year) is \(printed(share.share)); "
          + "it is taken as \(share.share < 0 ? "0" : "1").",
        at: year.table.places?.location(
          row: code, column: year.table.imports.labels.first?.sector) ?? year.files["table"])
    }
  }
}
