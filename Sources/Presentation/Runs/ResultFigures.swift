/// The figures of a recorded result by where they stand, whatever part of it they belong to.
public struct ResultFigures: Sendable {
  /// One figure, with the keys and codes that lead to it, such as `scenarios`, `BAU`, `totals`, `city`.
  public struct Figure: Sendable, Hashable {
    /// The keys, and in lists the elements' codes.
    public var path: [String]
    /// The value.
    public var value: Double
  }

  /// Every figure, in the order of the result.
  public let all: [Figure]
  private let values: [[String]: Double]

  /// Takes the figures out of a result; findings have none.
  public init(_ result: JSONValue) {
    var figures: [Figure] = []
    Self.add(result, path: [], to: &figures)
    all = figures
    values = Dictionary(
      figures.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The figure that stands there.
  public subscript(path: [String]) -> Double? { values[path] }

  /// The largest relative difference to another result, and where it is; infinite where only one has a figure.
  public func largestDifference(to other: ResultFigures) -> (difference: Double, path: [String])? {
    var worst: (difference: Double, path: [String])?
    for figure in all + other.all {
      var difference = Double.infinity
      if let mine = values[figure.path], let theirs = other.values[figure.path] {
        difference = mine == theirs ? 0 : abs(mine - theirs) / max(abs(mine), abs(theirs))
      }
      if difference > worst?.difference ?? -1 { worst = (difference, figure.path) }
    }
    return worst
  }

  private static func add(_ value: JSONValue, path: [String], to figures: inout [Figure]) {
    switch value {
    case .integer(let number): figures.append(Figure(path: path, value: Double(number)))
    case .number(let number): figures.append(Figure(path: path, value: number))
    case .object(let members):
      for member in members where member.key != "findings" {
        add(member.value, path: path + [member.key], to: &figures)
      }
    case .array(let elements):
      for (position, element) in elements.enumerated() {
        let code = ["id", "code", "scenario", "type"].lazy.compactMap { element[$0]?.textValue }
        add(element, path: path + [code.first ?? String(position)], to: &figures)
      }
    case .null, .bool, .string: break
    }
  }
}
