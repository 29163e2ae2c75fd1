internal import DenseAlgebra

/// Trajectories along which inputs are changed one after the other (Morris, Technometrics 33 (1991), 161).
///
/// Each input has four levels at the 5th, 35th, 65th and 95th percentile and is moved by two of the three
/// steps between them; an elementary effect is the change of the figure over the whole range.
struct MorrisDesign: Sendable {
  /// The number of inputs.
  let inputs: Int
  /// The number of trajectories.
  let trajectories: Int

  private let stream: RandomStream
  private let orders: RandomStream

  init(inputs: Int, trajectories: Int, seed: UInt64) {
    self.inputs = inputs
    self.trajectories = trajectories
    stream = RandomStream(seed: seed, purpose: 3)
    orders = RandomStream(seed: seed, purpose: 4)
  }

  /// The number of points: each trajectory has one more than there are inputs.
  var count: Int { trajectories * (inputs + 1) }

  /// The level of each input at the start of a trajectory, 0 to 3, and the order in which they move.
  private func trajectory(_ number: Int) -> (start: [Int], order: [Int]) {
    let levels = stream.uniforms(sample: UInt64(number), count: inputs).map { Int($0 * 4) }
    let keys = orders.uniforms(sample: UInt64(number), count: inputs)
    return (levels, (0..<inputs).sorted { (keys[$0], $0) < (keys[$1], $1) })
  }

  /// The uniform numbers of a point.
  func uniforms(sample: Int) -> [Double] {
    let (number, step) = sample.quotientAndRemainder(dividingBy: inputs + 1)
    var (levels, order) = trajectory(number)
    for input in order.prefix(step) { levels[input] = Self.moved(levels[input]) }
    return levels.map { 0.05 + 0.3 * Double($0) }
  }

  /// The elementary effects of each input, from the figure at every point.
  func effects(_ values: [Double?]) -> [[Double]] {
    var effects = [[Double]](repeating: [], count: inputs)
    for number in 0..<trajectories {
      let (start, order) = trajectory(number)
      for (step, input) in order.enumerated() {
        let place = number * (inputs + 1) + step
        guard let before = values[place], let after = values[place + 1] else { continue }
        let levels = Double(Self.moved(start[input]) - start[input])
        effects[input].append((after - before) * 3 / levels)
      }
    }
    return effects
  }

  private static func moved(_ level: Int) -> Int { level < 2 ? level + 2 : level - 2 }
}
