internal import Provenance
internal import SymbiosisModel
internal import Yams

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
      var parts: [Indicator.Part] = []
      for gas in gases.entries {
        guard let part = codes.firstIndex(of: gas.key), !made.contains(gas.key) else {
          findings.append(
            Finding(
              .error, code: "unknown-indicator",
              "“\(gas.key)” is no indicator of one gas; name the code of an indicator with a column in the flows.",
              at: gas.location))
          continue
        }
        guard let kind = gases.choice(gas.key, GreenhouseGas.self, &findings), let report else {
          continue
        }
        let units = (definition.indicators[part].unit, definition.indicators[position].unit)
        guard let factor = Self.units(of: kind, units.0, in: units.1) else {
          findings.append(
            Finding(
              .error, code: "unit-mismatch",
              "“\(entry.key)” is in “\(units.1)” and its gas “\(gas.key)” in “\(units.0)”, which cannot be added; write the gas as a mass of \(kind.rawValue), such as t or kg, and the sum as a mass of CO2 equivalents, such as t CO2e.",
              at: gas.location))
          continue
        }
        parts.append(
          Indicator.Part(
            indicator: part, weight: report.factor(of: kind),
            name: "GWP100 of \(kind.rawValue) (\(report.rawValue))", units: factor))
      }
      definition.indicators[position].parts = parts
      composites.insert(position)
    }
  }

  /// How many units of the sum one unit of a gas is, both being masses, of the gas and of CO2 equivalents.
  private static func units(of gas: GreenhouseGas, _ part: String, in whole: String) -> Double? {
    func plain(_ text: String) -> String {
      text.lowercased().replacing("₂", with: "2").filter { $0.isLetter || $0.isNumber }
    }
    let (part, whole) = (UnitLabel(part), UnitLabel(whole))
    guard ["", plain(gas.rawValue)].contains(plain(part.substance)),
      ["", "co2", "co2e", "co2eq", "co2equivalent"].contains(plain(whole.substance))
    else { return nil }
    return part.multiple(of: whole)
  }

  /// Whether an indicator is made of others and has no column of its own.
  func isComposite(_ position: Int) -> Bool {
    composites.contains(position)
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
    for position in composites {
      figures[position].value = definition.indicators[position].parts.reduce(0) {
        $0 + figures[$1.indicator].value * $1.weight * $1.units
      }
    }
    return figures
  }
}
