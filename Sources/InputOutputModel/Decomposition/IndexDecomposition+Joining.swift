extension IndexDecomposition {
  /// The same decomposition with its cells summed to fewer ones.
  ///
  /// `assignment` gives each cell its place among `count` new ones.
  public func summed(_ assignment: [Int], count: Int) -> IndexDecomposition {
    var result = self
    for k in effects.indices {
      precondition(assignment.count == effects[k].cells.count, "Every cell has a place")
      var cells = [Double](repeating: 0, count: count)
      for (cell, place) in assignment.enumerated() { cells[place] += effects[k].cells[cell] }
      result.effects[k].cells = cells
    }
    return result
  }

  /// Joins the decompositions of the parts of a total that have the same cells.
  ///
  /// LMDI-I is consistent in aggregation: effects of one name add up, and the ratios follow anew from the
  /// joint totals (Ang and Liu 2001, Energy 26). Factors keep the order in which they first occur.
  public init(joining parts: [IndexDecomposition]) {
    let from = parts.reduce(0) { $0 + $1.from }
    let to = parts.reduce(0) { $0 + $1.to }
    var effects: [Effect] = []
    for effect in parts.flatMap(\.effects) {
      guard let known = effects.firstIndex(where: { $0.name == effect.name }) else {
        effects.append(effect)
        continue
      }
      effects[known].value += effect.value
      effects[known].cells = zip(effects[known].cells, effect.cells).map(+)
    }
    self.init(from: from, to: to, effects: effects)
  }
}
