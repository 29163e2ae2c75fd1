internal import Provenance

/// Whether what a process takes in comes out again: in mass and, where given, in energy and carbon.
public struct ProcessBalance: Sendable, Equatable {
  /// What is balanced.
  public enum Quantity: String, Sendable, CaseIterable {
    case mass, energy, carbon

    /// The unit of the balance.
    public var unit: String {
      switch self {
      case .mass: "t"
      case .energy: "GJ"
      case .carbon: "t C"
      }
    }
  }

  /// The process.
  public var process: String
  /// What is balanced.
  public var quantity: Quantity
  /// Taken in per unit of activity.
  public var inputs: Double
  /// Made per unit of activity.
  public var outputs: Double
  /// Given off per unit of activity.
  public var emissions: Double
  /// The flows whose content is not given, so that they are left out.
  public var unknown: [String]

  /// What is missing on the side of outputs and emissions (negative: on the side of inputs); with it
  /// the balance closes.
  public var gap: Double { inputs - outputs - emissions }

  /// Whether the gap is within a ten-thousandth of the larger side, the rounding of printed figures.
  public var closes: Bool { abs(gapShare) <= 1e-4 }

  /// The gap over the larger side; 0 where both are 0.
  public var gapShare: Double {
    let larger = max(inputs, outputs + emissions)
    return larger > 0 ? gap / larger : 0
  }
}

extension UnitProcess {
  /// The balances of the process: of each quantity that at least one flow in and one flow out gives.
  public var balances: [ProcessBalance] {
    ProcessBalance.Quantity.allCases.compactMap { quantity in
      func content(_ flow: Exchanged) -> Sourced? {
        switch quantity {
        case .mass: flow.mass
        case .energy: flow.energy
        case .carbon: flow.carbon
        }
      }
      func sum(_ direction: Direction) -> Double {
        flows.filter { $0.direction == direction }.reduce(0) {
          $0 + $1.quantity.value * (content($1)?.value ?? 0)
        }
      }
      let given = flows.filter { content($0) != nil }
      guard given.contains(where: { $0.direction == .input }),
        given.contains(where: { $0.direction != .input })
      else { return nil }
      return ProcessBalance(
        process: id, quantity: quantity, inputs: sum(.input), outputs: sum(.output),
        emissions: sum(.emission), unknown: flows.filter { content($0) == nil }.map(\.flow))
    }
  }
}

extension StudyCheck {
  /// Checks processes and their links, and names the gap of every balance that does not close.
  static func processes(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    duplicates(definition.processes.map { ($0.id, $0.location) }, "process", &findings)
    for process in definition.processes {
      known.check(
        process.sector, household: true, at: process.sectorLocation ?? process.location, &findings)
      for flow in process.flows where flow.quantity.value < 0 {
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "\(process.id) has \(printed(flow.quantity.value)) of \(flow.flow); a quantity cannot be negative (write it on the other side).",
            at: flow.quantity.location))
      }
      for balance in process.balances where !balance.closes {
        let side = balance.gap > 0 ? "comes out nowhere" : "comes from nowhere"
        let unit = balance.quantity.unit
        findings.append(
          Finding(
            .note, code: "process-gap",
            "The \(balance.quantity.rawValue) balance of \(process.id) does not close: in \(printed(balance.inputs)), out \(printed(balance.outputs + balance.emissions)) \(unit) per \(process.unit); \(printed(abs(balance.gap))) \(unit) (\(printedPercent(abs(balance.gapShare)))) \(side)."
              + (balance.unknown.isEmpty
                ? "" : " No content is given for \(WordList.quoted(balance.unknown))."),
            at: process.location))
      }
    }
    let units = Dictionary(
      definition.flows.map { ($0.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
    for process in definition.processes {
      for flow in process.flows {
        guard let unit = units[flow.flow], flow.unitFactor(to: unit) == nil else { continue }
        findings.append(
          Finding(
            .error, code: "unit-mismatch",
            "\(process.id) counts \(flow.flow) in “\(flow.unit)”, the flows in “\(unit)”: one cannot be turned into the other; write the quantity in \(unit).",
            at: flow.location))
      }
    }
    links(definition, known: known, &findings)
  }

  private static func links(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    let ids = Set(definition.exchanges.map(\.id))
    let processes = Dictionary(
      definition.processes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for link in definition.processLinks {
      unknownExchange(link.exchange, ids, definition, at: link.location, &findings)
      guard let process = processes[link.process] else {
        findings.append(
          Finding(
            .error, code: "unknown-process",
            "“\(link.process)” is no process; "
              + suggestion(link.process, among: definition.processes.map(\.id)),
            at: link.places.process ?? link.location))
        continue
      }
      if !link.flow.isEmpty, !process.flows.contains(where: { $0.flow == link.flow }) {
        findings.append(
          Finding(
            .error, code: "unknown-flow",
            "\(process.id) has no flow “\(link.flow)”; "
              + suggestion(link.flow, among: process.flows.map(\.flow)),
            at: link.places.flow ?? link.location))
      }
      for (name, share) in [("quality", link.quality), ("displacement", link.displacement)]
      where !(share.value >= 0 && share.value <= 1) {
        findings.append(
          Finding(
            .error, code: "share",
            "The \(name) of \(link.exchange) in \(process.id) is \(printed(share.value)); it is a share from 0 to 1.",
            at: share.location))
      }
    }
    linkedTwice(definition, &findings)
    for effect in definition.linkedEffects {
      guard
        let written = definition.effects.first(where: {
          $0.factors.isEmpty && $0.exchange == effect.exchange && $0.flow == effect.flow
            && known.overlap($0.sector, effect.sector)
        })
      else { continue }
      let place = written.sector == effect.sector ? "" : " (in \(written.sector))"
      findings.append(
        Finding(
          .error, code: "effect-twice",
          "\(effect.exchange) changes \(effect.flow) of \(effect.sector) both by a row of effects\(place) (\(printed(written.rate.value)) a unit) and by its link to a process (\(printed(effect.rate.value)) a unit); keep one.",
          at: effect.location))
    }
  }

  /// Two links of one exchange that change the same flow of the same process.
  private static func linkedTwice(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    for (position, link) in definition.processLinks.enumerated() {
      let earlier = definition.processLinks[..<position].contains {
        $0.exchange == link.exchange && $0.process == link.process
          && ($0.flow == link.flow || $0.flow.isEmpty || link.flow.isEmpty)
      }
      guard earlier else { continue }
      let flow = link.flow.isEmpty ? "its flows" : link.flow
      findings.append(
        Finding(
          .error, code: "duplicate",
          "\(link.exchange) is linked to \(link.process) twice and would change \(flow) twice; keep one row.",
          at: link.location))
    }
  }
}
