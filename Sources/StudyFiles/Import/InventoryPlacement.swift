internal import InputOutputModel
internal import Provenance
internal import SymbiosisModel
internal import TableFormats

/// Where the rows and columns of an inventory sheet belong in a study.
struct InventoryPlacement {
  /// One place of a row, or of a column.
  struct Target {
    /// The study's code.
    var code: String
    /// For a row the share that goes there; for a column the units per unit of the sheet.
    var factor: Double
    /// The indicator that a column's figures are; `nil` where they are quantities of the flow.
    var indicator: Int?
  }

  /// What a name stands for: nothing where it is left out on purpose.
  private var targets: [String: [Target]] = [:]
  /// What is wrong with the concordance.
  private(set) var findings: [Finding] = []
  private let study: StudyDefinition

  /// Takes what the user says: `from,to` and optionally `factor` and `as`.
  init(_ path: String?, study: StudyDefinition) throws(InvalidInput) {
    self.study = study
    guard let path else { return }
    let csv = try CSVFile(bytes: InputFile.read(path, limit: 64 << 20), file: path)
    let file = try RecordFile(csv, required: ["from", "to"], optional: ["factor", "as"])
    let indicators = study.indicators.map(\.code)
    for record in 0..<file.count {
      guard let from = file.code(record, "from", &findings) else { continue }
      let to = file.text(record, "to")
      guard !to.isEmpty else {
        targets[from] = targets[from] ?? []
        continue
      }
      let factor = file.optionalNumber(record, "factor", &findings)?.value ?? 1
      let measure = file.text(record, "as")
      let indicator = indicators.firstIndex(of: measure)
      if !measure.isEmpty, indicator == nil {
        findings.append(
          Finding(
            .error, code: "unknown-indicator",
            "“\(measure)” is no indicator of the study; use one of \(WordList.quoted(indicators)).",
            at: file.location(record, "as")))
      }
      if !Self.isKnown(to, study) {
        let codes = Self.codes(study)
        let hint = NearMiss.closest(to: to, in: codes).map { "; did you mean “\($0)”?" } ?? "."
        findings.append(
          Finding(
            .error, code: "unknown-code",
            "“\(to)” is no sector, group or flow of the study, nor “household”\(hint)",
            at: file.location(record, "to")))
      }
      targets[from, default: []].append(
        Target(code: to, factor: factor, indicator: indicator))
    }
  }

  /// The places of a row; `nil` where it has none, and empty where it is left out on purpose.
  func row(_ name: String) -> [Target]? {
    if let said = targets[name] { return said }
    let key = NationalSectorList.key(name)
    if key == "household" || key == "households" { return [Target(code: "household", factor: 1)] }
    for sector in study.sectors + study.groups
    where sector.code == name || NationalSectorList.key(sector.name) == key {
      return [Target(code: sector.code, factor: 1)]
    }
    guard let code = CEADsSectors.group(of: key),
      code == "household" || study.groups.contains(where: { $0.code == code })
        || study.sectors.contains(where: { $0.code == code })
    else { return nil }
    return [Target(code: code, factor: 1)]
  }

  /// The places of a column; `nil` where it has none, and empty where it is left out on purpose.
  func column(_ name: String) -> [Target]? {
    if let said = targets[name] { return said }
    let key = NationalSectorList.key(name)
    for flow in study.flows
    where NationalSectorList.key(flow.code) == key || NationalSectorList.key(flow.name) == key {
      return [Target(code: flow.code, factor: 1)]
    }
    return nil
  }

  /// Whether a row may go to a code.
  func isSector(_ code: String) -> Bool {
    code == "household" || study.sectors.contains { $0.code == code }
      || study.groups.contains { $0.code == code }
  }

  /// Whether the user said where the name belongs.
  func isSaid(_ name: String) -> Bool { targets[name] != nil }

  private static func codes(_ study: StudyDefinition) -> [String] {
    study.sectors.map(\.code) + study.groups.map(\.code) + study.flows.map(\.code) + ["household"]
  }

  private static func isKnown(_ code: String, _ study: StudyDefinition) -> Bool {
    codes(study).contains(code)
  }
}
