internal import Provenance
internal import Yams

/// A mapping of study.yaml with checked access: every key asked for is known, all others are findings.
///
/// Values are read from the text of the scalar, so that `010` stays what the author wrote.
struct YAMLMapping {
  /// Where the mapping stands in the document, such as `years.2012`; empty at the top.
  let path: String
  let source: YAMLSource
  let location: SourceLocation
  private(set) var entries: [(key: String, location: SourceLocation, value: Node)]

  init(_ mapping: Node.Mapping, path: String, source: YAMLSource, location: SourceLocation) {
    self.path = path
    self.source = source
    self.location = location
    entries = mapping.map { key, value in
      (key.scalar?.string ?? "", source.place(key) ?? location, value)
    }
  }

  func place(_ node: Node) -> SourceLocation { source.place(node) ?? location }

  /// `years.2012.table`, as findings name a key.
  func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }

  /// The place of a key, else of the mapping.
  func keyLocation(_ key: String) -> SourceLocation {
    entries.first { $0.key == key }?.location ?? location
  }

  /// Findings for every key that is none of these.
  func unknownKeys(_ known: [String], _ findings: inout [Finding]) {
    for entry in entries where !known.contains(entry.key) {
      let hint =
        NearMiss.closest(to: entry.key, in: known).map { "did you mean “\($0)”?" }
        ?? "the keys here are \(WordList.quoted(known))."
      findings.append(
        Finding(
          .error, code: "unknown-key", "“\(name(entry.key))” is no key of a study; \(hint)",
          at: entry.location))
    }
  }

  /// The text of a scalar; a finding where the value is a list or a mapping.
  func string(_ key: String, _ findings: inout [Finding]) -> String? {
    guard let node = self[key] else { return nil }
    if let scalar = node.scalar {
      // An empty value (`table:`) is no value.
      if scalar.string.isEmpty && scalar.style == .plain { return nil }
      return scalar.string
    }
    findings.append(wrongType(key, node, expected: "a single value"))
    return nil
  }

  /// The text of a scalar that has to be there.
  func required(_ key: String, _ what: String, _ findings: inout [Finding]) -> String? {
    let before = findings.count
    if let value = string(key, &findings) { return value }
    if findings.count == before { findings.append(missing(key, what)) }
    return nil
  }

  /// One of a few words.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type, _ findings: inout [Finding]
  ) -> Value? where Value.RawValue == String {
    guard let text = string(key, &findings), let node = self[key] else { return nil }
    if let value = Value(rawValue: text) { return value }
    findings.append(
      Finding(
        .error, code: "wrong-value",
        "“\(name(key))” is “\(text)”; it must be one of "
          + "\(WordList.quoted(Value.allCases.map(\.rawValue))).", at: place(node)))
    return nil
  }

  /// A list of texts; one text alone counts as a list of one.
  func list(_ key: String, _ findings: inout [Finding]) -> [(
    text: String, location: SourceLocation
  )]? {
    guard let node = self[key] else { return nil }
    if let scalar = node.scalar {
      return scalar.string.isEmpty ? [] : [(scalar.string, place(node))]
    }
    guard let sequence = node.sequence else {
      findings.append(wrongType(key, node, expected: "a list, such as [a, b]"))
      return nil
    }
    var result: [(text: String, location: SourceLocation)] = []
    for item in sequence {
      if let scalar = item.scalar {
        result.append((scalar.string, place(item)))
      } else {
        findings.append(wrongType(key, item, expected: "a list of single values"))
      }
    }
    return result
  }

  /// A mapping within this one.
  func mapping(_ key: String, _ findings: inout [Finding]) -> YAMLMapping? {
    guard let node = self[key] else { return nil }
    guard let mapping = node.mapping else {
      findings.append(wrongType(key, node, expected: "keys and values"))
      return nil
    }
    return YAMLMapping(mapping, path: name(key), source: source, location: keyLocation(key))
  }

  /// A finding for a key that has to be there.
  func missing(_ key: String, _ what: String) -> Finding {
    Finding(
      .error, code: "missing-key", "The key “\(name(key))” is missing; add \(what).", at: location)
  }

  /// A finding for a value of another shape than expected.
  func wrongType(_ key: String, _ node: Node, expected: String) -> Finding {
    let found =
      node.mapping != nil ? "keys and values" : node.sequence != nil ? "a list" : "a single value"
    return Finding(
      .error, code: "wrong-type", "“\(name(key))” is \(found); it must be \(expected).",
      at: place(node))
  }
}
