internal import Provenance
internal import SymbiosisModel
internal import Yams

/// An indicator made of others: Σ over gases of GWP100 × the gas's own indicator.
struct CompositeIndicator {
  /// The position of the indicator.
  var position: Int
  /// The indicators that it is made of, each with its weight.
  var parts: [(indicator: Int, weight: Double)]
}

extension StudyAssembly {
  /// Reads `gwp100: AR6` with `gases: {co2: CO2, ch4: CH4}` of every indicator that has them.
  mutating func composites(_ indicators: YAMLMapping) {
    let codes = definition.indicators.map(\.code)
    let made = indicators.entries.filter { $0.value.mapping?["gwp100"] != nil }.map(\.key)
    for entry in indicators.entries {
      guard let position = codes.firstIndex(of: entry.key),
        let detail = indicators.mapping(entry.key, &findings)
      else { continue }
      guard detail["gwp100"] != nil else {
        if let gases = detail["gases"] {
          findings.append(
            Finding(
              .error, code: "missing-key",
              "“\(detail.name("gases"))” needs the report that weighs them: `gwp100: AR5` or `AR6`.",
              at: detail.place(gases)))
        }
        continue
      }
      let report = detail.choice("gwp100", GlobalWarmingPotential.self, &findings)
      guard let gases = detail.mapping("gases", &findings) else {
        if detail["gases"] == nil {
          findings.append(
            detail.missing("gases", "the indicators of the gases, such as `{co2: CO2, ch4: CH4}`"))
        }
        continue
      }
      var parts: [(indicator: Int, weight: Double)] = []
      for gas in gases.entries {
        guard let part = codes.firstIndex(of: gas.key), !made.contains(gas.key) else {
          findings.append(
            Finding(
              .error, code: "unknown-indicator",
              "“\(gas.key)” is no indicator of one gas; name the code of an indicator with a column in the flows.",
              at: gas.location))
          continue
        }
        if let kind = gases.choice(gas.key, GreenhouseGas.self, &findings), let report {
          parts.append((part, report.factor(of: kind)))
        }
      }
      compositeIndicators.append(CompositeIndicator(position: position, parts: parts))
    }
  }

  /// Whether an indicator is made of others and has no column of its own.
  func isComposite(_ position: Int) -> Bool {
    compositeIndicators.contains { $0.position == position }
  }

  /// The codes of the indicators with a column of their own.
  var columnIndicators: [String] {
    definition.indicators.indices.filter { !isComposite($0) }
      .map { definition.indicators[$0].code }
  }

  /// A figure an indicator, from the columns of a record and the composites made of them.
  mutating func indicatorFigures(_ file: RecordFile, _ record: Int) -> [Sourced] {
    var figures = definition.indicators.enumerated().map { position, indicator in
      isComposite(position)
        ? Sourced(0) : file.optionalNumber(record, indicator.code, &findings) ?? Sourced(0)
    }
    for composite in compositeIndicators {
      figures[composite.position].value = composite.parts.reduce(0) {
        $0 + figures[$1.indicator].value * $1.weight
      }
    }
    return figures
  }
}
