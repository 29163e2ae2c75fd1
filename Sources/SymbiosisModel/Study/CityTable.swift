internal import DenseAlgebra
internal import Glibc
internal import InputOutputModel
internal import Provenance

/// A province's table taken to the city by the study's method.
struct CityTable {
  /// All uses, imported or not, with inflows as import columns.
  var table: InputOutputTable
  /// The city's own deliveries, where the method tells them cell by cell; `nil` where one import share a
  /// row does.
  var own: InputOutputTable?
  /// How the uses were fitted to known totals, where they were.
  var fit: BalancedMatrix?
  /// Warnings of clipped shares and notes of rows that the city cannot deliver.
  var findings: [Finding] = []

  init(
    _ year: StudyYear, province: InputOutputTable, cityOutput: [Double], demandFactors: [Double?],
    regionalisation: Regionalisation
  ) throws(InvalidInput) {
    let clipped: [ProportionalScaling.ClippedShare]
    let balancing = year.cityTotals.map(Self.balancing)
    if regionalisation.method == .proportional {
      var scaled = ProportionalScaling(
        province: province, cityOutput: cityOutput, demandFactors: demandFactors)
      if let balancing {
        do {
          scaled = try scaled.balanced(to: balancing)
        } catch {
          throw Self.placed(error, year)
        }
      }
      table = scaled.table
      clipped = scaled.clipped
      fit = scaled.fit
    } else {
      let scaled: QuotientScaling
      do {
        scaled = try QuotientScaling(
          parent: province, cityOutput: cityOutput, demandFactors: demandFactors,
          regionalisation: regionalisation, balancing: balancing)
      } catch {
        throw Self.placed(error, year)
      }
      fit = scaled.fit
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
    if let fit, let totals = year.cityTotals { findings.append(Self.note(fit, totals, year)) }
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

  private static func balancing(_ totals: CityTotals) -> UseBalancing {
    let values = { (figures: [StudyYear.Figure]) in
      figures.map { UseBalancing.Total(code: $0.code, value: $0.value.value) }
    }
    return UseBalancing(
      rows: values(totals.rows), columns: values(totals.columns), method: totals.method)
  }

  /// What cannot be done, at the total or the file that it is about.
  private static func placed(_ error: InvalidInput, _ year: StudyYear) -> InvalidInput {
    InvalidInput(
      error.findings.map { finding in
        var finding = finding
        finding.message = "\(year.year): " + finding.message
        let isOfTotals = finding.code.hasPrefix("balance")
        finding.location =
          finding.location ?? (isOfTotals ? year.files["city_totals"] : nil)
          ?? year.files["city"]
        return finding
      })
  }

  /// What balancing did: how well it fits, and the line that it moved most.
  private static func note(
    _ fit: BalancedMatrix, _ totals: CityTotals, _ year: StudyYear
  ) -> Finding {
    let lines =
      Array(zip(totals.rows.map(\.code), fit.rowFactors))
      + Array(zip(totals.columns.map(\.code), fit.columnFactors))
    let farthest = lines.max { abs(log($0.1)) < abs(log($1.1)) }
    let most = farthest.map { ", most of all \($0.0) by a factor of \(printed($0.1))" } ?? ""
    return Finding(
      .note, code: "city-balanced",
      "The uses of \(year.year) are balanced to \(totals.rows.count) row and \(totals.columns.count) column totals of the city by \(totals.method.rawValue.uppercased()) in \(fit.iterations) iterations\(most); the largest gap left is \(printed(fit.residual)).",
      at: year.files["city_totals"])
  }
}
