public import Provenance
public import SymbiosisModel

extension Analysis {
  /// The most nodes that are written out; a larger tree has to be asked for in parts.
  static let largestTree = 2_000_000.0

  /// Where a figure comes from, as an outline; the whole tree is in the JSON and the first table.
  ///
  /// - Parameters:
  ///   - tree: the explanation.
  ///   - scenario: the scenario's code.
  ///   - depth: how many levels the outline shows.
  ///   - top: how many terms of a sum the outline shows; the rest are summed.
  ///   - includesAll: whether every node is written out too (for files and programs).
  /// - Throws: `InvalidInput` where the whole tree is too large to be written.
  public static func explanation(
    _ tree: Explanation, scenario: String, depth: Int, top: Int, includesAll: Bool
  ) throws(InvalidInput) -> Analysis {
    let count = tree.nodeCount()
    if includesAll, count > largestTree {
      throw InvalidInput(
        code: "explanation-size",
        "The whole explanation has \(printed(count)) parts, more than are written at once "
          + "(\(printed(largestTree))); use --format table with --depth and --top.")
    }
    let lines = ResultTable(
      id: "explanation_outline", title: "\(tree.name) in scenario \(scenario)",
      of: outline(tree, depth: depth, top: top),
      [
        .word("figure", "Figure") { String(repeating: "  ", count: $0.level) + $0.name },
        .text("value", "Value") { "\(printed($0.value)) \($0.unit)" },
        .word("by", "By") { $0.origin },
      ])
    let section = ReportSection(
      id: "explanation", title: "Where a figure comes from",
      text: [
        "Every part with its value, the largest first; numbers of equations are those of docs/METHOD.md. Sources are file:line:column within the study."
      ],
      tables: (includesAll ? [nodes(tree)] : []) + [lines])
    return Analysis(section: section, json: includesAll ? json(tree) : .null)
  }

  /// A line of an outline.
  struct OutlineLine {
    var level: Int
    var name: String
    var value: Double
    var unit: String
    var origin: String
  }

  /// The tree to a depth; of a longer sum the first terms, the rest as one line.
  static func outline(_ tree: Explanation, depth: Int, top: Int) -> [OutlineLine] {
    var lines: [OutlineLine] = []
    func add(_ node: Explanation, _ level: Int) {
      lines.append(
        OutlineLine(
          level: level, name: node.name, value: node.value, unit: node.unit, origin: origin(node)))
      guard level < depth else { return }
      guard case .terms(let operation, let terms) = node.origin,
        operation == .sum || operation == .solved, terms.count > top + 1
      else {
        for term in node.terms { add(term, level + 1) }
        return
      }
      for term in terms.prefix(top) { add(term, level + 1) }
      let rest = terms.dropFirst(top)
      lines.append(
        OutlineLine(
          level: level + 1, name: "\(rest.count) further terms",
          value: rest.reduce(0) { $0 + $1.value }, unit: node.unit, origin: "sum"))
    }
    add(tree, 0)
    return lines
  }

  private static func origin(_ node: Explanation) -> String {
    switch node.origin {
    case .figure(let place): place.map(\.description) ?? "given by a program"
    case .constant: "constant"
    case .solution(let residual, nil): "solved, residual \(residual)"
    case .solution(let residual, let place?): "solved for \(place), residual \(residual)"
    case .terms(let operation, _):
      operation.rawValue + (node.equation.map { " (\($0))" } ?? "")
    }
  }

  /// A node and all below it, as scripts read it.
  static func json(_ node: Explanation) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(node.name)), .init("value", .number(node.value)),
      .init("unit", .string(node.unit)),
    ]
    if let equation = node.equation { members.append(.init("equation", .string(equation))) }
    func source(_ place: SourceLocation?) -> JSONValue.Member {
      .init(
        "source",
        place.map {
          ["file": .string($0.file), "line": .optional($0.line), "column": .optional($0.column)]
        } ?? .null)
    }
    switch node.origin {
    case .figure(let place): members.append(source(place))
    case .constant: members.append(.init("constant", true))
    case .solution(let residual, let place):
      if let place { members.append(source(place)) }
      members += [
        .init("operation", .string(Explanation.Operation.solved.rawValue)),
        .init("residual", .number(residual)), .init("terms", .array([])),
      ]
    case .terms(let operation, let terms):
      members += [
        .init("operation", .string(operation.rawValue)),
        .init("terms", .array(terms.map(json))),
      ]
    }
    return .object(members)
  }

  /// Every node as a row, parents before their terms.
  private static func nodes(_ tree: Explanation) -> ResultTable {
    var rows: [(level: Int, node: Explanation)] = []
    func add(_ node: Explanation, _ level: Int) {
      rows.append((level, node))
      for term in node.terms { add(term, level + 1) }
    }
    add(tree, 0)
    func place(_ node: Explanation) -> SourceLocation? {
      switch node.origin {
      case .figure(let place), .solution(_, let place): place
      case .constant, .terms: nil
      }
    }
    return ResultTable(
      id: "explanation", title: tree.name, of: rows,
      [
        .integer("level", "Level") { $0.level }, .word("name", "Name") { $0.node.name },
        .number("value", "Value") { $0.node.value }, .text("unit", "Unit") { $0.node.unit },
        .text("equation", "Equation") { $0.node.equation ?? "" },
        .word("operation", "Operation") {
          switch $0.node.origin {
          case .figure: "figure"
          case .constant: "constant"
          case .solution: "solved"
          case .terms(let operation, _): operation.rawValue
          }
        },
        .text("file", "File") { place($0.node)?.file ?? "" },
        .integer("line", "Line") { place($0.node)?.line },
        .integer("column", "Column") { place($0.node)?.column },
      ], audience: .analyst)
  }
}
