internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

extension YearSystem {
  /// Solves a year: prices, province to city, aggregation, system, inventory (FORMAT.md, 2 to 6).
  init(
    _ year: StudyYear, definition: StudyDefinition, classification: StudyClassification,
    findings: inout [Finding]
  ) throws(InvalidInput) {
    var errors: [Finding] = []
    let index = Self.priceIndex(year, classification: classification)
    var table = Self.withRounding(year.table)
    if let index { table = table.deflated(by: index) }
    let given = table.output
    var own: InputOutputTable?
    var fit: BalancedMatrix?
    if let figures = year.city {
      let city = CityOutput(year, figures: figures, classification: classification)
      errors += city.findings.filter { $0.severity == .error }
      findings += city.findings.filter { $0.severity != .error }
      var output = city.output
      if let index { output = zip(output, index).map { $0 / $1 } }
      let current = year.table.finalDemand
      let factors = current.labels.enumerated().map { column, label -> Double? in
        guard let figure = year.cityDemand?.first(where: { $0.code == label.sector }) else {
          return nil
        }
        let total = current.values.column(column).reduce(0, +)
        return total == 0 ? 0 : figure.value.value / total
      }
      let scaled = try CityTable(
        year, province: table, cityOutput: output, demandFactors: factors,
        regionalisation: definition.regionalisation)
      findings += scaled.findings
      table = scaled.table
      own = scaled.own
      fit = scaled.fit
    }
    guard errors.isEmpty else { throw InvalidInput(errors) }

    func atLevel(_ table: InputOutputTable) -> InputOutputTable {
      classification.level == .group ? table.aggregated(by: classification.toSolved) : table
    }
    let solved = atLevel(table)
    let system: LeontiefSystem
    do {
      if let own, definition.imports == .domestic {
        system = try LeontiefSystem(own: atLevel(own), total: solved)
      } else {
        system = try LeontiefSystem(solved, imports: definition.imports)
      }
    } catch {
      throw InvalidInput(
        error.findings.map { finding in
          var finding = finding
          finding.message = "\(year.year): " + finding.message
          finding.location = finding.location ?? year.files["table"]
          return finding
        })
    }
    for (code, sum) in zip(classification.solved, system.totalCoefficients.columnSums())
    where sum >= 1 {
      findings.append(
        Finding(
          .warning, code: "column-sum",
          "Sector \(code) buys \(printed(sum)) of inputs for each unit of output in \(year.year).",
          at: year.files["table"]))
    }
    let residual = system.outputResidual()
    guard residual <= 1e-6 else {
      throw InvalidInput(
        code: "output-residual",
        "The output of \(year.year) does not follow from its own system: x and L·y differ by "
          + "\(printedPercent(residual)) of the largest output.", at: year.files["table"])
    }

    var placement = FlowPlacement(
      classification: classification, output: system.output, year: year.year)
    let flowPositions = Dictionary(
      definition.flows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var inventory = FlowAccount(
      sectorCount: classification.solved.count, flowCount: definition.flows.count)
    for entry in year.inventory {
      guard let flow = flowPositions[entry.flow] else { continue }
      for (row, share) in placement.rows(
        entry.sector, quantity: entry.quantity.value, flow: entry.flow, at: entry.location)
      {
        inventory[row, flow] += entry.quantity.value * share
      }
    }
    var effects: [UnitEffect] = []
    let exchangePositions = Dictionary(
      definition.exchanges.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    for (position, effect) in definition.effects.enumerated() {
      guard let flow = flowPositions[effect.flow], let exchange = exchangePositions[effect.exchange]
      else { continue }
      for (row, share) in placement.rows(effect.sector, at: effect.location) {
        effects.append(
          UnitEffect(
            exchange: exchange, row: row, flow: flow, rate: effect.rate.value * share,
            effect: position))
      }
    }
    findings += placement.findings.filter { $0.severity != .error }
    errors += placement.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw InvalidInput(errors) }

    let included = year.inventoryIncludes.flatMap { definition.quantities.firstIndex(of: $0) }
    self.year = year.year
    self.sectorTable = table
    self.fit = fit
    self.table = solved
    self.system = system
    self.valueAdded = solved.valueAdded.values.columnSums()
    self.inventory = inventory
    self.includedQuantities = definition.exchanges.map { exchange in
      included.map { exchange.quantities[$0].value } ?? 0
    }
    self.effects = effects
    self.priceLevels = index
    // Wages go with output like every other input, and no index divides them.
    self.wages = definition.wagesRow.flatMap { row -> [Double]? in
      guard let position = year.table.valueAdded.labels.firstIndex(of: row) else { return nil }
      var city = year.table.valueAdded.values.row(position)
      if year.city != nil {
        for sector in city.indices {
          city[sector] =
            given[sector] == 0 ? 0 : city[sector] * table.output[sector] / given[sector]
        }
      }
      return classification.level == .group ? classification.toSolved.sum(city) : city
    }
  }

  /// The price index of every sector, from figures by sector or group.
  static func priceIndex(
    _ year: StudyYear, classification: StudyClassification
  ) -> [Double]? {
    guard let prices = year.prices else { return nil }
    let index = classification.bySector(prices.map { ($0.code, $0.value.value) })
    return index.map { $0 ?? 1 }
  }

  /// The table with the gaps of rows that hold within rounding as an error column of their own.
  private static func withRounding(_ table: InputOutputTable) -> InputOutputTable {
    let identity = TableIdentity(table)
    let gaps = table.labels.indices.map { index in
      identity.rowVerdict(index) == .rounding ? identity.rowGaps[index] : 0
    }
    guard gaps.contains(where: { $0 != 0 }) else { return table }
    var result = table
    result.error = AccountColumns(
      labels: table.error.labels + [SectorLabel(sector: "rounding")],
      values: Matrix(
        rows: table.count, columns: table.error.labels.count + 1,
        columnMajor: table.error.values.storage.array + gaps))
    return result
  }
}
