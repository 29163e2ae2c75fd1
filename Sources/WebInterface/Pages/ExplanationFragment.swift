internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// A figure's origin, one level of its tree at a time.
struct ExplanationFragment {
  /// How many terms stand in the open; the others are folded away.
  private static let shown = 12

  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  /// The values of the template `explanation` for the node at `path`, the root where it is empty.
  ///
  /// - Returns: `nil` where the tree has no such node.
  func values(_ root: Explanation, path: [Int]) -> [String: Any]? {
    var node = root
    for position in path {
      guard node.terms.indices.contains(position) else { return nil }
      node = node.terms[position]
    }
    let ordered = node.terms.enumerated().sorted { abs($0.element.value) > abs($1.element.value) }
    let items = ordered.map { position, term in item(term, path: path + [position]) }
    var values: [String: Any] = [
      "isRoot": path.isEmpty, "node": item(node, path: path), "hasTerms": !items.isEmpty,
      "terms": Array(items.prefix(Self.shown)),
    ]
    if case .terms(let operation, _) = node.origin {
      values["operation"] = words.say("explain.operation.\(operation.rawValue)")
    }
    let rest = ordered.dropFirst(Self.shown)
    if !rest.isEmpty {
      values["rest"] = [
        "label": words.say("explain.further", ["count": String(rest.count)]),
        "terms": Array(items.dropFirst(Self.shown)),
      ]
    }
    return values
  }

  private func item(_ node: Explanation, path: [Int]) -> [String: Any] {
    var values: [String: Any] = [
      "name": texts.string(node.name), "value": amount(node),
      "path": path.map(String.init).joined(separator: "."),
      "isLeaf": node.terms.isEmpty,
    ]
    if let equation = node.equation { values["equation"] = texts.string(equation) }
    switch node.origin {
    case .figure(let place?):
      values["place"] = place.description
      values["href"] = FindingValues.href(place, study: study.id)
    case .figure(nil): values["note"] = words.say("explain.program")
    case .constant: values["note"] = words.say("explain.constant")
    case .solution(_, let place):
      values["note"] = words.say("explain.solved")
      if let place {
        values["place"] = place.description
        values["href"] = FindingValues.href(place, study: study.id)
      }
    case .terms: break
    }
    return values
  }

  private func amount(_ node: Explanation) -> String {
    let number = texts.numbers.significant(node.value, digits: 6)
    return node.unit.isEmpty ? number : "\(number)\u{A0}\(texts.numbers.unit(node.unit))"
  }
}
