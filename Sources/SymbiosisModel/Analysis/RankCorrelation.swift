/// Whether two lists put the same things in the same order (Spearman 1904).
public enum RankCorrelation {
  /// Ranks from 1 for the largest; equal values share the mean of their ranks.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for position in start...end { ranks[order[position]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// The correlation of the ranks, −1 to 1; 1 where either list has one rank only.
  public static func spearman(_ left: [Double], _ right: [Double]) -> Double {
    precondition(left.count == right.count, "Two lists of the same things")
    let (a, b) = (ranks(left), ranks(right))
    let mean = Double(a.count + 1) / 2
    var (product, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      product += (x - mean) * (y - mean)
      first += (x - mean) * (x - mean)
      second += (y - mean) * (y - mean)
    }
    return first > 0 && second > 0 ? product / (first * second).squareRoot() : 1
  }
}
