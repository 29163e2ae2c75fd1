internal import InputOutputModel
internal import Provenance
internal import SymbiosisModel
internal import TableFormats

extension StudyAssembly {
  /// sectors.csv, groups.csv and the level.
  mutating func classification(_ top: YAMLMapping) {
    guard let mapping = top.mapping("classification", &findings) else {
      if top["classification"] == nil {
        findings.append(top.missing("classification", "`sectors`, `groups` and `level`"))
      }
      failed.insert(.classification)
      return
    }
    mapping.unknownKeys(["sectors", "groups", "level"], &findings)
    definition.level =
      mapping.choice("level", StudyDefinition.Level.self, &findings)
      ?? (mapping["groups"] == nil ? .sector : .group)
    let groupsFile = mapping.string("groups", &findings)
    if let name = groupsFile {
      definition.groups = sectors(
        name, key: "groups", withGroups: false, in: mapping)
    }
    if let name = mapping.required("sectors", "the file of the sectors", &findings) {
      definition.sectors = sectors(
        name, key: "sectors", withGroups: groupsFile != nil, in: mapping)
    } else {
      failed.insert(.classification)
    }
  }

  private mutating func sectors(
    _ name: String, key: String, withGroups: Bool, in mapping: YAMLMapping
  ) -> [Sector] {
    let before = findings.count
    guard
      let file = records(
        name, required: withGroups ? ["code", "name", "group"] : ["code", "name"],
        namedAt: mapping[key].map(mapping.place))
    else {
      failed.insert(.classification)
      return []
    }
    let result: [Sector] = (0..<file.count).compactMap { record in
      guard let code = file.code(record, "code", &findings) else { return nil }
      let group = withGroups ? file.code(record, "group", &findings) : nil
      var sector = Sector(
        code: code, name: file.text(record, "name"), group: group,
        location: file.location(record, "code"))
      if withGroups { sector.groupLocation = file.location(record, "group") }
      return sector
    }
    // Tables are matched by code, so that a code given twice leaves no sense to the other files.
    if findings.count > before || Set(result.map(\.code)).count < result.count {
      failed.insert(.classification)
    }
    return result
  }

  /// The indicators, the headline and flows.csv.
  mutating func indicatorsAndFlows(_ top: YAMLMapping) {
    if let mapping = top.mapping("indicators", &findings) {
      for entry in mapping.entries {
        guard let detail = mapping.mapping(entry.key, &findings) else { continue }
        detail.unknownKeys(["name", "unit", "gwp100", "gases"], &findings)
        definition.indicators.append(
          Indicator(
            code: entry.key, name: detail.string("name", &findings) ?? entry.key,
            unit: detail.required("unit", "the indicator's unit, such as t", &findings) ?? ""))
      }
      composites(mapping)
      if mapping.entries.isEmpty {
        findings.append(
          top.missing("indicators", "at least one, such as `co2: {name: CO2, unit: t}`"))
      }
    } else if top["indicators"] == nil {
      findings.append(
        top.missing("indicators", "at least one, such as `co2: {name: CO2, unit: t}`"))
      failed.insert(.flows)
    }
    if let headline = top.required("headline", "the code of one indicator", &findings) {
      definition.headline = headline
      if !definition.indicators.isEmpty,
        !definition.indicators.contains(where: { $0.code == headline })
      {
        findings.append(
          Finding(
            .error, code: "headline",
            "“headline” is “\(headline)”, which is no indicator; use one of "
              + "\(WordList.quoted(definition.indicators.map(\.code))).",
            at: top["headline"].map(top.place)))
        definition.headline = definition.indicators[0].code
      }
    } else {
      failed.insert(.flows)
    }
    guard let name = top.required("flows", "the file of the flows", &findings) else {
      failed.insert(.flows)
      return
    }
    let before = findings.count
    guard
      let file = records(
        name, required: ["flow", "name", "unit", "kind"] + columnIndicators,
        namedAt: top["flows"].map(top.place))
    else {
      failed.insert(.flows)
      return
    }
    for record in 0..<file.count {
      guard let code = file.code(record, "flow", &findings) else { continue }
      let factors = indicatorFigures(file, record)
      let unit = file.code(record, "unit", &findings) ?? ""
      guard let kind = choice(Flow.Kind.self, file, record, "kind") else { continue }
      definition.flows.append(
        Flow(
          code: code, name: file.text(record, "name"), unit: unit, kind: kind, factors: factors,
          location: file.location(record, "flow")))
    }
    if findings.count > before { failed.insert(.flows) }
  }

  /// One of a few words in a cell.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type, _ file: RecordFile, _ record: Int, _ column: String
  ) -> Value? where Value.RawValue == String {
    let text = file.text(record, column)
    if let value = Value(rawValue: text) { return value }
    let choices = Value.allCases.map(\.rawValue)
    let hint = NearMiss.closest(to: text, in: choices).map { " (did you mean “\($0)”?)" } ?? ""
    findings.append(
      Finding(
        .error, code: "wrong-value",
        "The \(column) “\(text)” must be one of \(WordList.quoted(choices))\(hint).",
        at: file.location(record, column)))
    return nil
  }
}
