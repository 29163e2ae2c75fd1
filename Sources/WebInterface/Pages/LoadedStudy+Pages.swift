internal import InputOutputModel
internal import Presentation
internal import SymbiosisModel

extension LoadedStudy {
  /// The study's name in addresses.
  var id: String { entry.id }

  /// The headline indicator.
  var headline: Indicator { solved.definition.indicators[solved.headline] }

  /// The comparison within a year that saves most.
  var focus: Comparison? {
    result.comparisons.filter(\.withinYear).max { ($0.saving ?? 0) < ($1.saving ?? 0) }
  }

  /// The scenario that an address asks for, else the one that saves most, else the last.
  func scenario(_ asked: String?) -> ScenarioResult? {
    result.scenarios.first { $0.id == asked }
      ?? result.scenarios.first { $0.id == focus?.scenario } ?? result.scenarios.last
  }

  /// The name of a sector, a group or the households.
  func sectorName(_ code: String, texts: Texts) -> String {
    if code == InventoryEntry.household { return texts.page.households }
    if let position = result.sectors.firstIndex(of: code) { return result.sectorNames[position] }
    let definition = solved.definition
    return (definition.groups + definition.sectors).first { $0.code == code }?.name ?? code
  }

  /// The choice of a scenario, for the template `scenario-choice`.
  func scenarioChoices(_ current: String?) -> [[String: Any]] {
    result.scenarios.map { ["id": $0.id, "name": $0.name, "current": $0.id == current] }
  }

  /// The what-if page with the choice that a job has found; `nil` for other jobs, and for one that counts supply
  /// chains, whose purchases a what-if has not.
  func whatIfAddress(of job: Job) -> String? {
    guard job.kind == .optimise, case .done(let analysis) = job.outcome,
      analysis.json["supply_chain"] ?? .null == .null
    else { return nil }
    let year = analysis.json["year"]?.numberValue
    let reference = solved.definition.scenarios.first {
      Double($0.year) == year && $0.quantities == .none
    }
    let chosen = (analysis.json["exchanges"]?.elements ?? []).compactMap { exchange -> String? in
      guard let id = exchange["id"]?.textValue, let quantity = exchange["quantity"]?.numberValue,
        quantity != 0
      else { return nil }
      return "\(id):\(quantity)"
    }
    guard let reference else { return nil }
    return PageAddress.page(
      .whatIf, of: id, ["q": chosen.joined(separator: ","), "against": reference.id])
  }
}
