internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

/// Jobs, wages or another satellite of a sector in a year: one row of satellites.csv.
public struct SatelliteEntry: Sendable {
  /// The year.
  public var year: Int
  /// What is counted, such as `jobs`.
  public var row: String
  /// Its unit.
  public var unit: String
  /// A sector or group code.
  public var sector: String
  /// The quantity.
  public var quantity: Sourced
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the year and the sector stand.
  public var places: (year: SourceLocation?, sector: SourceLocation?) = (nil, nil)

  /// Creates an entry.
  public init(
    year: Int, row: String, unit: String, sector: String, quantity: Sourced,
    location: SourceLocation? = nil
  ) {
    self.year = year
    self.row = row
    self.unit = unit
    self.sector = sector
    self.quantity = quantity
    self.location = location
  }
}

/// A social satellite in a year's system: who works where, and for whose final demand.
public struct SocialAccount: Sendable, Equatable {
  /// The year.
  public var year: Int
  /// What is counted.
  public var row: String
  /// Its unit.
  public var unit: String
  /// By solved sector.
  public var direct: [Double]
  /// direct/x, per money of output.
  public var intensities: [Double]
  /// Per money of final deliveries, suppliers included: intensities · L.
  public var multipliers: [Double]
  /// What final deliveries of each product embody.
  public var footprints: [Double]
}

extension SolvedStudy {
  /// The social satellites of every year: those of satellites.csv, and wages by the value-added row
  /// that the study names.
  public func socialAccounts() -> [SocialAccount] {
    years.flatMap { year -> [SocialAccount] in
      var rows = Self.satellites(
        in: year, definition: definition, classification: classification
      ).rows
      if let wages = year.wages { rows.append(("wages", definition.money, wages)) }
      return rows.map { row in
        let intensities = zip(row.direct, year.system.output).map { $1 == 0 ? 0 : $0 / $1 }
        let multipliers = year.system.multipliers(of: intensities)
        return SocialAccount(
          year: year.year, row: row.row, unit: row.unit, direct: row.direct,
          intensities: intensities, multipliers: multipliers,
          footprints: zip(multipliers, year.system.finalDeliveries).map { $0 * $1 })
      }
    }
  }
}

extension SolvedStudy {
  /// A satellite by solved sector.
  typealias SatelliteRow = (row: String, unit: String, direct: [Double])

  /// The satellites of satellites.csv in a year, with a warning for each group that is split and each
  /// figure that stands in no footprint, its sector having no output.
  static func satellites(
    in year: YearSystem, definition: StudyDefinition, classification: StudyClassification
  ) -> (rows: [SatelliteRow], findings: [Finding]) {
    let output = year.system.output
    let entries = definition.satellites.filter { $0.year == year.year }
    var placement = FlowPlacement(
      classification: classification, output: output, year: year.year)
    var findings: [Finding] = []
    let rows = entries.map(\.row).uniqued().map { name -> SatelliteRow in
      var direct = [Double](repeating: 0, count: output.count)
      for entry in entries where entry.row == name {
        var shares = placement.rows(entry.sector, at: entry.location)
        if entry.quantity.value != 0, shares.allSatisfy({ output[$0.row] == 0 }) {
          // Nobody can tell which of a group's sectors has them: each alike.
          shares = shares.map { ($0.row, 1 / Double(shares.count)) }
          findings.append(
            Finding(
              .warning, code: "satellite-without-output",
              "The \(printed(entry.quantity.value)) \(entry.unit) of \(name) in \(entry.sector) are in no footprint: \(entry.sector) has no output in \(year.year).",
              at: entry.quantity.location ?? entry.location))
        }
        for (row, share) in shares { direct[row] += entry.quantity.value * share }
      }
      return (name, entries.first { $0.row == name }?.unit ?? "", direct)
    }
    return (rows, placement.findings + findings)
  }
}

extension StudyCheck {
  /// Checks the satellites' codes, signs and units, and the row of wages.
  static func satellites(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    var units: [String: String] = [:]
    for entry in definition.satellites {
      known.check(
        entry.sector, household: false, at: entry.places.sector ?? entry.location, &findings)
      if !definition.years.contains(where: { $0.year == entry.year }) {
        findings.append(
          Finding(
            .warning, code: "unused-year",
            "The \(entry.row) of \(entry.year) are not used: it is no year of the study.",
            at: entry.places.year ?? entry.location))
      }
      if entry.quantity.value < 0 {
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "The \(entry.row) of \(entry.sector) are \(printed(entry.quantity.value)); they cannot be negative.",
            at: entry.quantity.location))
      }
      if let unit = units[entry.row], unit != entry.unit {
        findings.append(
          Finding(
            .error, code: "unit-mismatch",
            "“\(entry.row)” is counted in \(unit) before and in \(entry.unit) here; use one unit.",
            at: entry.location))
      }
      units[entry.row] = entry.unit
    }
    guard let wages = definition.wagesRow else { return }
    let rows = definition.years.flatMap(\.table.valueAdded.labels).uniqued()
    if !rows.contains(wages) {
      findings.append(
        Finding(
          .error, code: "unknown-row",
          "“\(wages)” under `wages` is no row of value added; " + suggestion(wages, among: rows),
          at: definition.places["wages"] ?? definition.location))
    }
  }
}
