internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The figures of the table and what takes them to the city (METHOD.md, sections 1 to 3).
extension YearExplanations {
  func code(_ sector: Int) -> String { classification.sectors[sector] }

  private var table: InputOutputTable { source.table }

  private func cell(_ row: String, _ column: String, _ value: Double) -> Explanation {
    Explanation(
      "\(row), \(column)", value: value, unit: money,
      origin: .figure(table.places?.location(row: row, column: column)))
  }

  /// A row's figures in some columns of an account beside the sectors, at current prices.
  private func cells(_ row: Int, _ block: AccountColumns, columns: [Int]? = nil) -> [Explanation] {
    (columns ?? Array(block.labels.indices)).compactMap { column in
      let value = block.values[row, column]
      return value == 0 ? nil : cell(code(row), block.labels[column].sector, value)
    }
  }

  private func deliveryCells(_ row: Int, _ columns: [Int]) -> [Explanation] {
    columns.compactMap { column in
      let value = table.intermediate[row, column]
      return value == 0 ? nil : cell(code(row), code(column), value)
    }
  }

  /// x of the table at current prices.
  func provinceOutput(_ sector: Int) -> Explanation {
    once("province output \(sector)") {
      cell(code(sector), TableRoles.outputCode, table.output[sector])
    }
  }

  /// A figure of a row at the prices of the study.
  func atPrices(_ figure: Explanation, row: Int) -> Explanation {
    guard let position = priceOf[row], let price = source.prices?[position], figure.value != 0
    else { return figure }
    return Explanation(
      "\(figure.name) at constant prices", unit: money, equation: "2.1", .quotient,
      [figure, leaf("price index of \(price.code)", price.value, unit: "")])
  }

  /// v of the table by sector: what its rows say, or what remains at constant prices.
  func provinceValueAdded(_ sector: Int) -> Explanation {
    once("province value added \(sector)") {
      guard source.prices != nil else { return printedValueAdded(sector) }
      let inputs = classification.sectors.indices.map { row in
        atPrices(
          sum("\(code(row)), \(code(sector))", unit: money, deliveryCells(row, [sector])), row: row)
      }
      let others = table.otherInputs.labels.enumerated().compactMap { row, label -> Explanation? in
        let value = table.otherInputs.values[row, sector]
        return value == 0 ? nil : cell(label, code(sector), value)
      }
      return Explanation(
        "value added of \(code(sector))", unit: money,
        equation: "2.2: v_j = x_j − Σ_i Z_ij − other inputs",
        .difference,
        [
          atPrices(provinceOutput(sector), row: sector),
          sum("inputs of \(code(sector))", unit: money, inputs + others),
        ])
    }
  }

  private func printedValueAdded(_ sector: Int) -> Explanation {
    sum(
      "value added of \(code(sector))", unit: money,
      table.valueAdded.labels.enumerated().compactMap { row, label in
        let value = table.valueAdded.values[row, sector]
        return value == 0 ? nil : cell(label, code(sector), value)
      })
  }

  /// r: the city's figure over the province's sum of the sectors that it covers; `nil` without a city.
  func cityRatio(_ sector: Int) -> Explanation? {
    guard let figures = source.city else { return nil }
    guard let position = cityFigureOf[sector] else {
      return once("no ratio") { constant("no city figure", 0) }
    }
    let figure = figures[position]
    return once("ratio \(position)") {
      let covered = classification.sectors.indices.filter { cityFigureOf[$0] == position }
      let isOutput = source.cityMeasure == .output
      let base = covered.map { isOutput ? provinceOutput($0) : printedValueAdded($0) }
      return ratio(
        "city over province, \(figure.code)", unit: "", equation: "3.1: Z_ij = a_ij x_j",
        leaf("city figure of \(figure.code)", figure.value, unit: money),
        sum(
          "\(isOutput ? "output" : "value added") of \(figure.code) in the province", unit: money,
          base))
    }
  }

  /// Terms of sectors that one city ratio scales, multiplied by it together.
  private func scaled(
    _ name: String, _ sectors: [Int], _ term: ([Int]) -> Explanation
  ) -> Explanation {
    guard isCity else { return term(sectors) }
    var order: [Int?] = []
    var parts: [Int?: [Int]] = [:]
    for sector in sectors {
      if parts[cityFigureOf[sector]] == nil { order.append(cityFigureOf[sector]) }
      parts[cityFigureOf[sector], default: []].append(sector)
    }
    return sum(
      name, unit: money,
      order.compactMap { position in
        guard let part = parts[position], let ratio = cityRatio(part[0]) else { return nil }
        let inner = term(part)
        return inner.value == 0 || ratio.value == 0
          ? nil : Explanation("\(inner.name), in the city", unit: money, .product, [inner, ratio])
      })
  }

  /// Z of the province summed over rows and columns, scaled to the city.
  func scaledDeliveries(_ rows: [Int], _ columns: [Int], _ name: String) -> Explanation {
    scaled(name, columns) { part in
      sum(
        name, unit: money,
        rows.map { row in
          atPrices(
            sum("deliveries of \(code(row))", unit: money, deliveryCells(row, part)), row: row)
        })
    }
  }

  /// x of a sector of the city.
  func sectorOutput(_ sector: Int) -> Explanation {
    once("output \(sector)") {
      scaled("output of \(code(sector))", [sector]) { _ in
        atPrices(provinceOutput(sector), row: sector)
      }
    }
  }

  /// Σ v of the province over sectors, scaled to the city.
  func scaledValueAdded(_ sectors: [Int], _ name: String) -> Explanation {
    scaled(name, sectors) { part in
      sum(name, unit: money, part.map { provinceValueAdded($0) })
    }
  }

  /// The factor of a column of final demand, city over province.
  private func demandFactor(_ column: Int) -> Explanation {
    let label = table.finalDemand.labels[column].sector
    if let figure = source.cityDemand?.first(where: { $0.code == label }) {
      return once("demand factor \(label)") {
        ratio(
          "city over province, \(label)", unit: "", equation: "3.2: to its given total",
          leaf("city figure of \(label)", figure.value, unit: money),
          sum(
            "\(label) in the province", unit: money,
            classification.sectors.indices.flatMap {
              cells($0, table.finalDemand, columns: [column])
            }))
      }
    }
    return once("demand factor") {
      let all = Array(classification.sectors.indices)
      return ratio(
        "value added, city over province", unit: "", equation: "3.2: Σv(city)/Σv(province)",
        scaledValueAdded(all, "value added of the city"),
        sum("value added of the province", unit: money, all.map { provinceValueAdded($0) }))
    }
  }

  /// f of a sector.
  func sectorDemand(_ sector: Int) -> Explanation {
    once("demand \(sector)") {
      let name = "final demand for \(code(sector))"
      guard isCity else {
        return atPrices(sum(name, unit: money, cells(sector, table.finalDemand)), row: sector)
      }
      var order: [ObjectIdentifier] = []
      var parts: [ObjectIdentifier: (factor: Explanation, columns: [Int])] = [:]
      for column in table.finalDemand.labels.indices
      where !isBalanced(row: sector, demand: column) {
        let factor = demandFactor(column)
        let id = ObjectIdentifier(factor)
        if parts[id] == nil {
          order.append(id)
          parts[id] = (factor, [])
        }
        parts[id]?.columns.append(column)
      }
      func scaled(_ columns: [Int], by factor: Explanation) -> Explanation? {
        let figures = sum(name, unit: money, cells(sector, table.finalDemand, columns: columns))
        return figures.value == 0
          ? nil
          : Explanation(
            name, unit: money, equation: "3.2", .product, [atPrices(figures, row: sector), factor])
      }
      return sum(
        name, unit: money,
        order.compactMap { id in
          parts[id].flatMap { scaled($0.columns, by: $0.factor) }
        }
          + table.finalDemand.labels.indices.compactMap { column in
            isBalanced(row: sector, demand: column)
              ? scaled([column], by: demandFactor(column)).map {
                balancedDemand($0, row: sector, column: column)
              } : nil
          })
    }
  }

  /// d = Σ Z + f of a sector.
  func sectorUse(_ sector: Int) -> Explanation {
    once("use \(sector)") {
      sum(
        "domestic use of \(code(sector))", unit: money, equation: "3.3: d_i = Σ_j Z_ij + Σ f_i",
        [
          deliveries(
            [sector], Array(classification.sectors.indices),
            "deliveries of \(code(sector)) to sectors"),
          sectorDemand(sector),
        ])
    }
  }

  /// m̂ of the province within 0…1.
  func provinceImportShare(_ sector: Int) -> Explanation {
    let imports = sum("imports of \(code(sector))", unit: money, cells(sector, table.imports))
    let name = "import share of \(code(sector)) in the province"
    let share = ratio(
      name, unit: "", equation: "3.4: m̂_i = m_i/(x_i + m_i − e_i)", imports,
      Explanation(
        "use in the province", unit: money, .difference,
        [
          sum("output and imports", unit: money, [provinceOutput(sector), imports]),
          sum("exports of \(code(sector))", unit: money, cells(sector, table.exports)),
        ]))
    let (zero, one) = (constant("0", 0), constant("1", 1))
    if share.value < 0 {
      return Explanation(name, unit: "", equation: "3.4, not below 0", .maximum, [share, zero])
    }
    guard share.value > 1 else { return share }
    let above = Explanation("1 less the share", unit: "", .difference, [one, share])
    let rest = Explanation("not below 0", unit: "", .maximum, [above, zero])
    return Explanation(name, unit: "", equation: "3.4, not above 1", .difference, [one, rest])
  }

  /// m of a sector.
  func sectorImports(_ sector: Int) -> Explanation {
    once("imports \(sector)") {
      let name = "imports of \(code(sector))"
      guard isCity else {
        return atPrices(sum(name, unit: money, cells(sector, table.imports)), row: sector)
      }
      let use = sectorUse(sector)
      if hasQuotients {
        return Explanation(
          name, unit: money, equation: "9.7: m_i = d_i − what the city delivers", .difference,
          [use, delivered(sector)])
      }
      return Explanation(
        name, unit: money, equation: "3.5: m_i = max(m̂_i d_i, d_i − x_i, 0)", .maximum,
        [
          Explanation(
            "at the province's share", unit: money, .product, [provinceImportShare(sector), use]),
          Explanation("use beyond output", unit: money, .difference, [use, sectorOutput(sector)]),
          constant("0", 0, unit: money),
        ])
    }
  }

  /// e of a sector.
  func sectorExports(_ sector: Int) -> Explanation {
    once("exports \(sector)") {
      let name = "exports of \(code(sector))"
      guard isCity else {
        return atPrices(sum(name, unit: money, cells(sector, table.exports)), row: sector)
      }
      if hasQuotients {
        return isCut(sector)
          ? constant(name, 0, unit: money)
          : Explanation(
            name, unit: money, equation: "9.7: e_i = x_i − what the city delivers", .difference,
            [sectorOutput(sector), delivered(sector)])
      }
      return Explanation(
        name, unit: money, equation: "3.5: e_i = x_i − d_i + m_i", .sum,
        [
          Explanation(
            "output beyond use", unit: money, .difference,
            [sectorOutput(sector), sectorUse(sector)]),
          sectorImports(sector),
        ])
    }
  }

  /// The discrepancy of a sector's row that joins final deliveries.
  func sectorError(_ sector: Int) -> Explanation {
    guard !isCity else { return constant("discrepancy", 0, unit: money) }
    var terms = cells(sector, table.error)
    if roundingGaps[sector] != 0 {
      let all = Array(classification.sectors.indices)
      let used = sum(
        "uses of \(code(sector))", unit: money,
        deliveryCells(sector, all) + cells(sector, table.finalDemand) + cells(sector, table.exports)
          + cells(sector, table.error))
      terms.append(
        Explanation(
          "rounding of \(code(sector))'s row", unit: money, equation: "1.1", .difference,
          [
            Explanation(
              "output and imports", unit: money, .sum,
              [provinceOutput(sector)] + cells(sector, table.imports)), used,
          ]))
    }
    return atPrices(sum("discrepancy of \(code(sector))", unit: money, terms), row: sector)
  }
}
