/// How a figure is distributed over draws.
public struct FigureSummary: Sendable, Equatable {
  /// What the study's own figures give.
  public var value: Double?
  /// The mean.
  public var mean: Double
  /// The standard deviation, with n − 1; 0 for one draw.
  public var deviation: Double
  /// The 5th percentile.
  public var lower: Double
  /// The median.
  public var median: Double
  /// The 95th percentile.
  public var upper: Double
  /// The draws in which the figure is defined.
  public var count: Int

  /// The standard error of the mean of independent draws.
  public var standardError: Double {
    count > 0 ? deviation / Double(count).squareRoot() : 0
  }

  /// Summarises values; `nil` where there are none.
  ///
  /// Percentiles lie linearly between neighbouring order statistics (Hyndman and Fan 1996, type 7).
  /// Cost: O(n) on average.
  public init?(_ values: [Double], value: Double? = nil) {
    guard !values.isEmpty else { return nil }
    self.value = value
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
    var sorted = values
    (lower, median, upper) = sorted.withUnsafeMutableBufferPointer { buffer in
      var start = 0
      func percentile(_ share: Double) -> Double {
        let position = share * Double(buffer.count - 1)
        let k = Int(position)
        Self.select(k, from: start, in: buffer)
        start = k
        guard k + 1 < buffer.count, position > Double(k) else { return buffer[k] }
        var next = buffer[k + 1]
        for index in (k + 1)..<buffer.count { next = min(next, buffer[index]) }
        return buffer[k] + (position - Double(k)) * (next - buffer[k])
      }
      return (percentile(0.05), percentile(0.5), percentile(0.95))
    }
  }

  /// Puts the k-th smallest element in its place, smaller ones before it and larger ones after; what
  /// stands before `start` is in place already (Hoare 1961, algorithm 65).
  private static func select(
    _ k: Int, from start: Int, in buffer: UnsafeMutableBufferPointer<Double>
  ) {
    var (low, high) = (start, buffer.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      // The median of three keeps sorted input from taking long.
      if buffer[middle] < buffer[low] { buffer.swapAt(middle, low) }
      if buffer[high] < buffer[low] { buffer.swapAt(high, low) }
      if buffer[high] < buffer[middle] { buffer.swapAt(high, middle) }
      let pivot = buffer[middle]
      var (i, j) = (low, high)
      while i <= j {
        while buffer[i] < pivot { i += 1 }
        while pivot < buffer[j] { j -= 1 }
        if i <= j {
          if i < j { buffer.swapAt(i, j) }
          i += 1
          j -= 1
        }
      }
      if k <= j {
        high = j
      } else if k >= i {
        low = i
      } else {
        return
      }
    }
  }
}

/// Mean and standard error so far, by Welford's updates.
struct RunningMean: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squares += deviation * (value - mean)
  }

  /// The standard error of the mean; infinite below two values.
  var standardError: Double {
    count > 1 ? (squares / Double(count - 1) / Double(count)).squareRoot() : .infinity
  }
}
