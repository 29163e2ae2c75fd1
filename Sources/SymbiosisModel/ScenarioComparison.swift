internal import InputOutputModel

/// Compares two solved scenarios (FORMAT.md, step 8).
struct ScenarioComparison {
  let study: SolvedStudy
  let scenario: ScenarioSystem
  let reference: ScenarioSystem
  /// M of a unit of each exchange, where it is known already.
  var unitMultipliers: [[Double]]?

  private var headline: Int { study.headline }
  private var system: YearSystem { study.years[scenario.year] }
  private var isWithinYear: Bool { scenario.year == reference.year }

  func comparison() -> Comparison {
    let sectors = sectorChanges()
    guard isWithinYear else {
      return Comparison(
        scenario: scenario.scenario.id, against: reference.scenario.id, withinYear: false,
        saving: nil, savingShare: nil, netSaving: nil, indicators: nil, types: nil, exchanges: nil,
        sectors: sectors, tradeOffs: [])
    }
    let exchanges = exchangeSavings()
    let saving = exchanges.reduce(0) { $0 + $1.saving }
    let city = cityTotal(reference, indicator: headline)
    return Comparison(
      scenario: scenario.scenario.id, against: reference.scenario.id, withinYear: true,
      saving: saving, savingShare: city == 0 ? nil : saving / city,
      netSaving: exchanges.reduce(0) { $0 + $1.netSaving },
      indicators: study.definition.indicators.indices.map { indicator in
        unitImpacts(indicator: indicator).enumerated().reduce(0) { sum, impact in
          sum - impact.element * change(impact.offset)
        }
      },
      types: types(exchanges), exchanges: exchanges, sectors: sectors,
      tradeOffs: tradeOffs(sectors))
  }

  /// q − q_ref of an exchange.
  private func change(_ exchange: Int) -> Double {
    scenario.quantities[exchange] - reference.quantities[exchange]
  }

  /// Σ rate × factor of each exchange, households included: impact per unit exchanged.
  private func unitImpacts(indicator: Int) -> [Double] {
    let factors = YearSystem.factors(study.definition, indicator: indicator)
    var impacts = [Double](repeating: 0, count: study.definition.exchanges.count)
    for effect in system.effects {
      impacts[effect.exchange] += effect.rate * factors[effect.flow]
    }
    return impacts
  }

  private func cityTotal(_ scenario: ScenarioSystem, indicator: Int) -> Double {
    scenario.footprints[indicator].footprints.reduce(0, +) + scenario.households[indicator]
  }

  private func exchangeSavings() -> [Comparison.ExchangeSaving] {
    let impacts = unitImpacts(indicator: headline)
    let included = system.includedQuantities
    return study.definition.exchanges.enumerated().map { position, exchange in
      Comparison.ExchangeSaving(
        id: exchange.id, type: exchange.kind.rawValue, quantity: scenario.quantities[position],
        referenceQuantity: reference.quantities[position],
        saving: zeroed(-impacts[position] * change(position)),
        netSaving: zeroed(
          -impacts[position] * (scenario.quantities[position] - included[position])),
        resourcesSaved: resources(position), wasteSector: exchange.from, waste: exchange.waste,
        wasteUnit: exchange.unit)
    }
  }

  /// R = −rate × q for each flow whose rate, netted per sector and flow, is negative (equation 6).
  private func resources(_ exchange: Int) -> [Comparison.ExchangeSaving.Resource] {
    struct Key: Hashable {
      var row: Int
      var flow: Int
    }
    var order: [Key] = []
    var rates: [Key: Double] = [:]
    for effect in system.effects where effect.exchange == exchange {
      let key = Key(row: effect.row, flow: effect.flow)
      if rates[key] == nil { order.append(key) }
      rates[key, default: 0] += effect.rate
    }
    let codes = study.classification.solved + [InventoryEntry.household]
    return order.compactMap { key in
      guard let rate = rates[key], rate < 0 else { return nil }
      return Comparison.ExchangeSaving.Resource(
        sector: codes[key.row], flow: study.definition.flows[key.flow].code,
        quantity: zeroed(-rate * scenario.quantities[exchange]))
    }
  }

  private func types(_ exchanges: [Comparison.ExchangeSaving]) -> [Comparison.TypeSaving] {
    exchanges.map(\.type).uniqued().map { type in
      let members = exchanges.filter { $0.type == type }
      return Comparison.TypeSaving(
        type: type, saving: members.reduce(0) { $0 + $1.saving },
        netSaving: members.reduce(0) { $0 + $1.netSaving })
    }
  }

  private func sectorChanges() -> [Comparison.SectorChange] {
    let new = scenario.footprints[headline]
    let old = reference.footprints[headline]
    let newOutput = study.years[scenario.year].system.output
    let oldOutput = study.years[reference.year].system.output
    return study.classification.solved.enumerated().map { j, code in
      let change = new.footprints[j] - old.footprints[j]
      let efficiency: Double?
      if isWithinYear {
        efficiency = EcoEfficiency.changeWithinYear(
          reference: old.multipliers[j], multiplier: new.multipliers[j])
      } else {
        efficiency = EcoEfficiency.changeBetweenYears(
          reference: old.footprints[j] > 0 ? oldOutput[j] / old.footprints[j] : nil,
          value: new.footprints[j] > 0 ? newOutput[j] / new.footprints[j] : nil)
      }
      return Comparison.SectorChange(
        code: code, directChange: new.totals[j] - old.totals[j], footprintChange: change,
        footprintChangeShare: old.footprints[j] == 0 ? nil : change / old.footprints[j],
        outputPerFootprintChangeShare: efficiency)
    }
  }

  private func tradeOffs(_ sectors: [Comparison.SectorChange]) -> [Comparison.TradeOff] {
    let losers = sectors.indices.filter {
      (sectors[$0].outputPerFootprintChangeShare ?? 0) < -1e-12
    }
    guard !losers.isEmpty else { return [] }
    let perExchange = footprintChanges()
    return losers.map { j in
      Comparison.TradeOff(
        code: sectors[j].code,
        outputPerFootprintChangeShare: sectors[j].outputPerFootprintChangeShare ?? 0,
        directChange: sectors[j].directChange,
        exchanges: study.definition.exchanges.enumerated().map { position, exchange in
          Comparison.TradeOff.Cause(id: exchange.id, footprintChange: perExchange[position][j])
        })
    }
  }

  /// Each exchange's part in every sector's footprint change: ΔS_k L ∘ y, one solve an exchange.
  private func footprintChanges() -> [[Double]] {
    let leontief = system.system
    return study.definition.exchanges.indices.map { exchange in
      guard change(exchange) != 0 else {
        return [Double](repeating: 0, count: leontief.output.count)
      }
      let multipliers =
        unitMultipliers?[exchange]
        ?? leontief.multipliers(
          of: system.unitIntensities(
            of: exchange, factors: YearSystem.factors(study.definition, indicator: headline)))
      return zip(multipliers, leontief.finalDeliveries).map { $0 * change(exchange) * $1 }
    }
  }

  /// Zero without a sign: −1 × 0 is no saving of −0.
  private func zeroed(_ value: Double) -> Double { value == 0 ? 0 : value }
}
