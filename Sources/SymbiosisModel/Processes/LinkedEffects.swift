internal import Provenance

extension StudyDefinition {
  /// The effects that follow from the processes that exchanges link.
  ///
  /// A unit exchanged replaces rate × quality × displacement of a process's flow, or of its activity
  /// with every flow that goes with it (outputs excepted: what it makes is made otherwise). Only flows
  /// of flows.csv have effects; the others serve the balance. A quantity in another unit than that of
  /// flows.csv is converted where that is exact, and left out (the check refuses it) where it is not.
  public var linkedEffects: [Effect] {
    let counted = Dictionary(
      flows.map { ($0.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
    let processes = Dictionary(
      self.processes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = Dictionary(
      exchanges.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
    return processLinks.flatMap { link -> [Effect] in
      guard let process = processes[link.process] else { return [] }
      let isActivity = link.flow.isEmpty
      let exchanged = units[link.exchange] ?? ""
      let changed =
        isActivity
        ? process.flows.filter { $0.direction != .output }
        : process.flows.first { $0.flow == link.flow }.map { [$0] } ?? []
      return changed.compactMap { flow -> Effect? in
        guard let unit = counted[flow.flow],
          let conversion = flow.unitFactor(to: unit)
        else { return nil }
        let name = "\(link.exchange) in \(process.id)"
        var factors = [
          Effect.Factor(
            "rate of \(name)", link.rate,
            unit: "\(isActivity ? process.unit : flow.unit)/\(exchanged)"),
          Effect.Factor("quality of \(name)", link.quality),
          Effect.Factor("displacement of \(name)", link.displacement),
        ]
        if isActivity {
          factors.append(
            Effect.Factor(
              "\(flow.flow) of \(process.id)", flow.quantity, unit: "\(flow.unit)/\(process.unit)"))
        }
        if conversion != 1 {
          factors.append(
            Effect.Factor(
              "\(unit) in one \(flow.unit)", Sourced(conversion), unit: "\(unit)/\(flow.unit)"))
        }
        return Effect(
          exchange: link.exchange, sector: process.sector, flow: flow.flow,
          rate: Sourced(
            -factors.reduce(1) { $0 * $1.figure.value }, at: link.rate.location),
          factors: factors, location: link.location)
      }
    }
  }
}

extension UnitProcess.Exchanged {
  /// How many of a unit one of the flow's own is; `nil` where there is no telling.
  ///
  /// A blank unit is the other one.
  func unitFactor(to other: String) -> Double? {
    unit.isEmpty || unit == other ? 1 : UnitLabel(unit).factor(to: UnitLabel(other))
  }
}
