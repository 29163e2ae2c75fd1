public import InputOutputModel

extension TableRoles {
  /// The roles as the YAML file that stands beside a table (FORMAT.md, “A table outside a study”).
  public var yaml: String {
    var text = "money: \(Self.quoted(money))\ntables:\n"
    let lists = [
      ("final_demand", finalDemand), ("exports", exports), ("imports", imports), ("error", error),
      ("other_inputs", otherInputs), ("value_added", valueAdded),
    ]
    for (name, codes) in lists {
      text += "  \(name): [\(codes.map(Self.quoted).joined(separator: ", "))]\n"
    }
    if !stressors.isEmpty {
      text += "stressors:\n"
      for stressor in stressors {
        text += "  \(Self.quoted(stressor.name)): {row: \(Self.quoted(stressor.row)), "
        text += "unit: \(Self.quoted(stressor.unit))}\n"
      }
    }
    if !names.isEmpty {
      text += "names:\n"
      for (code, name) in names.sorted(by: { $0.key < $1.key }) {
        text += "  \(Self.quoted(code)): \(Self.quoted(name))\n"
      }
    }
    return text
  }

  /// A text in YAML's double quotation marks, in which a backslash escapes as in JSON.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
