extension StudyDefinition {
  /// Plan and achievement of every exchange, in file order; empty without `monitoring`.
  func monitoringResults() -> [MonitoringResult] {
    guard let monitoring, let plan = quantities.firstIndex(of: monitoring.plan),
      let actual = quantities.firstIndex(of: monitoring.actual)
    else { return [] }
    return exchanges.map { exchange in
      MonitoringResult(
        id: exchange.id, plan: exchange.quantities[plan].value,
        actual: exchange.quantities[actual].value)
    }
  }

  /// The same summed by type; types whose exchanges count in different units are left out, since
  /// their quantities cannot be added.
  func monitoringResultsByType() -> [MonitoringResult] {
    let results = monitoringResults()
    guard !results.isEmpty else { return [] }
    return exchanges.map(\.kind.rawValue).uniqued().compactMap { type in
      let members = exchanges.indices.filter { exchanges[$0].kind.rawValue == type }
      guard Set(members.map { exchanges[$0].unit }).count == 1 else { return nil }
      return MonitoringResult(
        id: type, plan: members.reduce(0) { $0 + results[$1].plan },
        actual: members.reduce(0) { $0 + results[$1].actual })
    }
  }
}

extension MonitoringResult {
  init(id: String, plan: Double, actual: Double) {
    self.init(id: id, plan: plan, actual: actual, share: plan == 0 ? nil : actual / plan)
  }
}
