internal import Glibc

/// Which figures of a study vary, by how many independent draws, and where each draw goes.
struct VariedFigures: Sendable {
  /// One varied figure, or several that are one: the same place in each year.
  struct Variable: Sendable {
    /// What kind of figure it is.
    var data: UncertaintyEntry.Data
    /// The figure in words, such as “effect fly_ash IN_NMMI clinker”.
    var label: String
    /// How it varies.
    var distribution: Distribution
    /// 1 for a factor, the figure itself where the distribution is of that.
    var anchor: Double
    /// σ where the distribution is lognormal.
    var logDeviation: Double?
    /// The dimension of its own draw; `nil` where it follows a group's altogether.
    var own: Int?
    /// The dimension of its group's draw.
    var shared: Int?
    /// The correlation with the group's draw.
    var correlation: Double
  }

  /// One independent draw.
  struct Dimension: Sendable {
    /// The figure or the group that it moves.
    var label: String
    /// The kind of the first figure that it moves.
    var data: UncertaintyEntry.Data
    /// The variables that it moves.
    var variables: [Int]
  }

  /// A figure as a base times what a variable draws; `none` draws 1.
  struct Term: Sendable {
    var base: Double
    var variable: Int
  }

  /// A lognormal variable as plain numbers, since these are most and drawn most often.
  private struct Lognormal: Sendable {
    var variable: Int
    var own: Int
    var ownWeight: Double
    var shared: Int
    var sharedWeight: Double
    var anchor: Double
  }

  private var lognormals: [Lognormal] = []
  private var others: [Int] = []
  /// The variables of coefficients that may be drawn below zero.
  private(set) var negativeCoefficients: [Int] = []
  private(set) var variables: [Variable] = []
  private(set) var dimensions: [Dimension] = []
  /// By year: the variable of each coefficient, column after column; empty where none varies.
  var tables: [[Int]]
  /// By year and entry.
  var inventories: [[Term]]
  /// By flow, for the headline indicator.
  var factors: [Term]
  /// By effect.
  var effects: [Term]
  /// By scenario and exchange.
  var quantities: [[Term]]
  /// By year and exchange: what the inventory already includes.
  var included: [[Term]]
  /// By year and figure.
  var prices: [[Term]]

  /// The variable that draws 1.
  static let none = -1

  /// The figures of a study, none of them varied.
  init(_ study: SolvedStudy) {
    let definition = study.definition
    func certain(_ value: Double) -> Term { Term(base: value, variable: Self.none) }
    tables = definition.years.map { _ in [] }
    inventories = definition.years.map { $0.inventory.map { certain($0.quantity.value) } }
    factors = definition.flows.map { certain($0.factors[study.headline].value) }
    effects = definition.effects.map { certain($0.rate.value) }
    quantities = study.scenarios.map { $0.quantities.map(certain) }
    included = study.years.map { $0.includedQuantities.map(certain) }
    prices = definition.years.map { ($0.prices ?? []).map { certain($0.value.value) } }
  }

  /// Whether prices vary, so that each draw has a table of its own.
  var variesPrices: Bool { prices.joined().contains { $0.variable != Self.none } }

  /// Whether quantities of exchanges vary.
  var variesQuantities: Bool {
    (quantities + included).joined().contains { $0.variable != Self.none }
  }

  /// Adds a variable with a draw of its own and returns its number.
  mutating func add(_ variable: Variable) -> Int {
    variables.append(variable)
    return variables.count - 1
  }

  /// Adds a dimension and returns its number.
  mutating func addDimension(_ label: String, _ data: UncertaintyEntry.Data) -> Int {
    dimensions.append(Dimension(label: label, data: data, variables: []))
    return dimensions.count - 1
  }

  /// Sets which variables each dimension moves, and lays them out for drawing.
  mutating func connect() {
    for (number, variable) in variables.enumerated() {
      if variable.data == .table, variable.distribution.canBeNegative {
        negativeCoefficients.append(number)
      }
      if let deviation = variable.logDeviation {
        // Where a dimension is missing its weight is 0.
        lognormals.append(
          Lognormal(
            variable: number, own: variable.own ?? 0, ownWeight: variable.ownWeight * deviation,
            shared: variable.shared ?? 0, sharedWeight: variable.sharedWeight * deviation,
            anchor: variable.anchor))
      } else {
        others.append(number)
      }
      for dimension in [variable.own, variable.shared].compactMap(\.self) {
        dimensions[dimension].variables.append(number)
      }
    }
  }

  /// What each variable draws, from the scores of all dimensions.
  func draws(scores: [Double], into draws: UnsafeMutablePointer<Double>) {
    scores.withUnsafeBufferPointer { scores in
      lognormals.withUnsafeBufferPointer { lognormals in
        for drawn in lognormals {
          let logarithm =
            scores[drawn.shared] * drawn.sharedWeight + scores[drawn.own] * drawn.ownWeight
          draws[drawn.variable] = drawn.anchor * exp(logarithm)
        }
      }
    }
    for number in others { draws[number] = draw(variables[number], scores) }
  }

  /// What one variable draws: z = ρ z_group + √(1 − ρ²) z_own through its distribution.
  func draw(_ variable: Variable, _ scores: [Double]) -> Double {
    let shared = variable.shared.map { scores[$0] * variable.sharedWeight } ?? 0
    let own = variable.own.map { scores[$0] * variable.ownWeight } ?? 0
    return variable.distribution.value(score: shared + own, anchor: variable.anchor)
  }
}

extension VariedFigures.Variable {
  /// ρ, or 0 without a group.
  fileprivate var sharedWeight: Double { shared == nil ? 0 : correlation }

  /// √(1 − ρ²), or 1 without a group.
  fileprivate var ownWeight: Double {
    guard own != nil else { return 0 }
    return shared == nil ? 1 : (1 - correlation * correlation).squareRoot()
  }
}
