public import InputOutputModel
public import Provenance

/// The YAML file beside a table outside a study, which says what its columns and rows stand for.
public enum TableRolesFile {
  /// Reads the roles: `money`, `tables` as in a study, and optionally
  /// `stressors: {NAME: {row: CODE, unit: t}}` and `names: {CODE: name}`.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong with the file.
  public static func read(_ path: String) throws(InvalidInput) -> TableRoles {
    let top = try YAMLText.mapping(try InputFile.read(path, limit: 4 << 20), file: path)
    var findings: [Finding] = []
    top.unknownKeys(["money", "tables", "stressors", "names"], &findings)
    var roles = TableRoles(money: top.string("money", &findings) ?? "")
    if let tables = top.mapping("tables", &findings) {
      tables.unknownKeys(
        ["final_demand", "exports", "imports", "error", "other_inputs", "value_added"], &findings)
      func list(_ key: String) -> [String] { (tables.list(key, &findings) ?? []).map(\.text) }
      roles.finalDemand = list("final_demand")
      roles.exports = list("exports")
      roles.imports = list("imports")
      roles.error = list("error")
      roles.otherInputs = list("other_inputs")
      roles.valueAdded = list("value_added")
    } else if findings.isEmpty {
      findings.append(
        top.missing("tables", "the roles of the columns and rows that are no sectors"))
    }
    if let stressors = top.mapping("stressors", &findings) {
      for entry in stressors.entries {
        guard let stressor = stressors.mapping(entry.key, &findings) else { continue }
        stressor.unknownKeys(["row", "unit"], &findings)
        guard let row = stressor.required("row", "the code of the stressor's row", &findings)
        else { continue }
        let unit = stressor.string("unit", &findings) ?? ""
        roles.stressors.append(TableRoles.StressorRow(name: entry.key, row: row, unit: unit))
      }
    }
    if let names = top.mapping("names", &findings) {
      for entry in names.entries { roles.names[entry.key] = names.string(entry.key, &findings) }
    }
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(findings)
    }
    return roles
  }
}
