internal import InputOutputModel
internal import Provenance
internal import SymbiosisModel
internal import TableFormats
internal import Yams

/// Builds a definition file by file and gathers what is wrong with each.
///
/// A part that cannot be read is remembered in `failed`, so that findings which only follow from its
/// absence are not reported on top of it.
struct StudyAssembly {
  /// The parts whose failure makes other checks meaningless.
  enum Part: Hashable { case classification, flows, exchanges, quantities, tables, scenarios }

  static let fileName = "study.yaml"

  var folder: StudyFolder
  var findings: [Finding] = []
  var failed: Set<Part> = []
  var order: [String] = []
  /// The lines with more or fewer fields than their header, whose cells tell nothing.
  private var fittedLines: Set<SourceLocation> = []
  /// The positions of the indicators that are made of others.
  var composites: Set<Int> = []
  var definition = StudyDefinition(
    title: "", region: "", money: "", sectors: [], groups: [], level: .group, indicators: [],
    headline: "", flows: [], imports: .domestic, regionalisation: Regionalisation(), years: [],
    scenarios: [])

  init(path: String) throws(InvalidInput) {
    folder = try StudyFolder(path: path)
  }

  /// Reads everything; where something cannot be read, the rest is checked all the same.
  mutating func read() throws(InvalidInput) {
    let top = try document()
    header(top)
    let roles = tableRoles(top)
    classification(top)
    indicatorsAndFlows(top)
    exchanges(top)
    years(top, roles: roles)
    scenarios(top)
    symbiosis(top)
    guard findings.contains(where: { $0.severity == .error }) else { return }
    let check = definition.check().filter { !isConsequence($0) }
    findings = findings.filter { $0.code == "field-count" || !isInFittedLine($0) }
    throw InvalidInput(folder.withExcerpts(findings + check))
  }

  /// Reads what a table or an inventory that comes from elsewhere has to fit: the classification, the
  /// flows and the tables' roles.
  ///
  /// - Throws: `InvalidInput` with what is wrong in these; the rest of the study may be unfinished.
  mutating func readFrame() throws(InvalidInput) -> (top: YAMLMapping, roles: TableRoles) {
    let top = try document()
    definition.money = top.string("money", &findings) ?? ""
    let roles = tableRoles(top)
    classification(top)
    indicatorsAndFlows(top)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(folder.withExcerpts(findings))
    }
    return (top, roles)
  }

  /// Whether a finding only follows from a part that could not be read.
  private func isConsequence(_ finding: Finding) -> Bool {
    if isInFittedLine(finding) { return true }
    return switch finding.code {
    case "unknown-sector", "unknown-group", "orphan-sector", "no-sectors", "no-groups",
      "empty-group", "price-index":
      failed.contains(.classification)
    case "import-multipliers": failed.contains(.classification) || failed.contains(.flows)
    case "unknown-flow": failed.contains(.flows)
    case "unknown-indicator": failed.contains(.flows)
    case "unknown-exchange": failed.contains(.exchanges)
    case "unknown-quantity": failed.contains(.quantities)
    case "table-sectors", "city-demand", "unknown-column", "no-province-output":
      failed.contains(.tables) || failed.contains(.classification)
    case "unknown-year": failed.contains(.tables)
    case "unknown-scenario", "no-scenarios": failed.contains(.scenarios)
    default: false
    }
  }

  private func isInFittedLine(_ finding: Finding) -> Bool {
    guard var place = finding.location else { return false }
    place.column = nil
    return fittedLines.contains(place)
  }

  // MARK: Files

  /// Reads a CSV file, or reports why not.
  mutating func csv(_ name: String, namedAt location: SourceLocation?) -> CSVFile? {
    do {
      let file = try folder.csv(name, fitting: true)
      let place = file.source
      for line in file.fittedLines {
        fittedLines.insert(SourceLocation(file: place.file, sheet: place.sheet, line: line))
      }
      if !order.contains(name) { order.append(name) }
      return file
    } catch {
      let missing = ["missing-file", "path-leaves-folder", "unreadable-file", "file-too-large"]
      findings += error.findings.map { finding in
        var finding = finding
        // A file that is not there has no line of its own: the place is where study.yaml names it.
        if missing.contains(finding.code), let location { finding.location = location }
        return finding
      }
      return nil
    }
  }

  /// Reads a CSV file of records, or reports why not.
  mutating func records(
    _ name: String, required: [String], optional: [String] = [], namedAt location: SourceLocation?
  ) -> RecordFile? {
    guard let csv = csv(name, namedAt: location) else { return nil }
    findings += csv.findings
    do {
      return try RecordFile(csv, required: required, optional: optional)
    } catch {
      findings += error.findings
      return nil
    }
  }

  // MARK: study.yaml

  mutating func document() throws(InvalidInput) -> YAMLMapping {
    let bytes: [UInt8]
    do {
      bytes = try folder.bytes(of: Self.fileName)
    } catch {
      if folder.workbook != nil { throw error }
      throw InvalidInput(
        code: "missing-study",
        "The folder “\(folder.path)” has no study.yaml; `symbiont init` makes a study to start from.",
        at: SourceLocation(file: Self.fileName))
    }
    order.append(Self.fileName)
    do {
      return try YAMLText.mapping(bytes, source: folder.source)
    } catch {
      throw InvalidInput(folder.withExcerpts(error.findings))
    }
  }

  private mutating func header(_ top: YAMLMapping) {
    top.unknownKeys(
      [
        "study", "title", "region", "money", "classification", "flows", "exchanges", "effects",
        "limits", "quantities", "monitoring", "indicators", "headline", "imports", "tables",
        "regionalisation", "years", "scenarios",
      ] + Self.symbiosisKeys, &findings)
    if let version = top.required("study", "`study: 1`, the version of the format", &findings),
      version != "\(StudyDefinition.formatVersion)"
    {
      findings.append(
        Finding(
          .error, code: "format-version",
          "“study” is “\(version)”; this program reads version \(StudyDefinition.formatVersion) of the "
            + "format.", at: top["study"].map(top.place)))
    }
    definition.title = top.required("title", "a title for people", &findings) ?? ""
    definition.region = top.required("region", "the region's name", &findings) ?? ""
    definition.money =
      top.required("money", "the unit of every money figure, such as `1e4 CNY`", &findings) ?? ""
    definition.imports = top.choice("imports", ImportTreatment.self, &findings) ?? .domestic
    definition.location = folder.source.place(line: 1, column: 1)
    regionalisation(top)
  }

  private mutating func regionalisation(_ top: YAMLMapping) {
    guard let mapping = top.mapping("regionalisation", &findings) else { return }
    mapping.unknownKeys(["method", "delta", "cap"], &findings)
    var choice = Regionalisation()
    if let method = mapping.choice("method", Regionalisation.Method.self, &findings) {
      choice.method = method
    } else if mapping["method"] == nil {
      findings.append(mapping.missing("method", "`method: proportional`"))
    }
    if let text = mapping.string("delta", &findings), let node = mapping["delta"] {
      switch NumberText.parse(text) {
      case .success(let parsed) where parsed.value >= 0 && parsed.value < 1:
        choice.delta = parsed.value
      default:
        findings.append(
          Finding(
            .error, code: "wrong-value",
            "“\(mapping.name("delta"))” is “\(text)”; it must be a number from 0 to below 1.",
            at: mapping.place(node)))
      }
    }
    if let text = mapping.string("cap", &findings), let node = mapping["cap"] {
      switch text {
      case "true": choice.cap = true
      case "false": choice.cap = false
      default:
        findings.append(
          Finding(
            .error, code: "wrong-value",
            "“\(mapping.name("cap"))” is “\(text)”; it must be true or false.",
            at: mapping.place(node)))
      }
    }
    definition.regionalisation = choice
  }

  mutating func tableRoles(_ top: YAMLMapping) -> TableRoles {
    guard let tables = top.mapping("tables", &findings) else {
      if top["tables"] == nil {
        findings.append(
          top.missing(
            "tables",
            "the roles of the columns and rows that are no sectors (final_demand, exports …)"))
      }
      failed.insert(.tables)
      return TableRoles(money: definition.money)
    }
    let keys = ["final_demand", "exports", "imports", "error", "other_inputs", "value_added"]
    tables.unknownKeys(keys, &findings)
    var seen: [String: String] = [:]
    var lists: [String: [String]] = [:]
    for key in keys {
      let items = tables.list(key, &findings) ?? []
      lists[key] = items.map(\.text)
      for item in items {
        if let other = seen[item.text] {
          findings.append(
            Finding(
              .error, code: "duplicate",
              "“\(item.text)” stands under both tables.\(other) and tables.\(key); it has one role.",
              at: item.location))
        }
        seen[item.text] = key
      }
    }
    for key in ["final_demand", "value_added"] where (lists[key] ?? []).isEmpty {
      findings.append(
        tables.missing(
          key, key == "final_demand" ? "the columns of final demand" : "the rows of value added"))
    }
    return TableRoles(
      money: definition.money, finalDemand: lists["final_demand"] ?? [],
      exports: lists["exports"] ?? [], imports: lists["imports"] ?? [],
      error: lists["error"] ?? [], otherInputs: lists["other_inputs"] ?? [],
      valueAdded: lists["value_added"] ?? [])
  }
}
