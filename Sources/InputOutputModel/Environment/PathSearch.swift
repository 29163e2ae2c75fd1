import DenseAlgebra

/// The search behind `SupplyChainPaths`: a heap of subtrees, the largest first.
struct PathSearch {
  let intensity: [Double]
  let coefficients: Matrix
  let multipliers: [Double]
  let bound: Double
  let limits: SupplyChainPaths.Limits

  /// What subtrees beyond the depth carry.
  var beyondDepth = 0.0
  /// What subtrees carry that count or time left.
  var unvisited = 0.0
  /// The number of subtrees above the threshold that were not followed.
  var subtreesLeft = 0

  private var nodes: [Node] = []
  private var heap: [(size: Double, node: Node)] = []
  /// For each sector its suppliers by falling a_ij M_i, sorted when first needed.
  private var suppliers: [[Supplier]?]

  private struct Node {
    var sector: Int32
    var parent: Int32
    var depth: Int32
    /// The output of the sector that the chain asks for.
    var weight: Double
  }

  private struct Supplier {
    var sector: Int32
    var coefficient: Double
    var carried: Double
  }

  init(
    intensity: [Double], coefficients: Matrix, multipliers: [Double], bound: Double,
    limits: SupplyChainPaths.Limits
  ) {
    self.intensity = intensity
    self.coefficients = coefficients
    self.multipliers = multipliers
    self.bound = bound
    self.limits = limits
    suppliers = [[Supplier]?](repeating: nil, count: intensity.count)
  }

  /// Follows every subtree from the final deliveries while the limits allow it.
  mutating func run(finalDemand: [Double]) {
    let clock = ContinuousClock()
    let end = limits.time.map { clock.now + $0 }
    for (sector, demand) in finalDemand.enumerated() {
      let size = abs(multipliers[sector] * demand)
      guard size > 0 && size >= bound else { continue }
      push(size, Node(sector: Int32(sector), parent: -1, depth: 1, weight: demand))
    }
    while let (_, node) = pop() {
      let late = nodes.count & 255 == 0 && end.map { clock.now >= $0 } ?? false
      guard nodes.count < limits.count && !late else {
        leave(node)
        while let (_, rest) = pop() { leave(rest) }
        return
      }
      let parent = Int32(nodes.count)
      nodes.append(node)
      let atEnd = Int(node.depth) >= limits.depth
      for supplier in sortedSuppliers(of: Int(node.sector)) {
        let size = supplier.carried * abs(node.weight)
        guard size > 0 && size >= bound else { break }
        if atEnd {
          beyondDepth += supplier.carried * node.weight
          subtreesLeft += 1
        } else {
          push(
            size,
            Node(
              sector: supplier.sector, parent: parent, depth: node.depth + 1,
              weight: supplier.coefficient * node.weight))
        }
      }
    }
  }

  /// The chains that were followed, the largest value first, at equal values in the order found.
  func paths() -> [SupplyChainPaths.Path] {
    let values = nodes.map { intensity[Int($0.sector)] * $0.weight }
    let order = values.indices.sorted {
      abs(values[$0]) != abs(values[$1]) ? abs(values[$0]) > abs(values[$1]) : $0 < $1
    }
    return order.map { index in
      var sectors: [Int] = []
      var position = Int32(index)
      while position >= 0 {
        sectors.append(Int(nodes[Int(position)].sector))
        position = nodes[Int(position)].parent
      }
      return SupplyChainPaths.Path(sectors: sectors, value: values[index])
    }
  }

  private mutating func leave(_ node: Node) {
    unvisited += multipliers[Int(node.sector)] * node.weight
    subtreesLeft += 1
  }

  private mutating func sortedSuppliers(of sector: Int) -> [Supplier] {
    if let known = suppliers[sector] { return known }
    let n = intensity.count
    let start = sector * n
    var found: [Supplier] = []
    for i in 0..<n {
      let coefficient = coefficients.storage[start + i]
      let carried = coefficient * multipliers[i]
      if carried > 0 {
        found.append(
          Supplier(sector: Int32(i), coefficient: coefficient, carried: carried))
      }
    }
    found.sort { $0.carried > $1.carried }
    suppliers[sector] = found
    return found
  }

  private mutating func push(_ size: Double, _ node: Node) {
    heap.append((size, node))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].size > heap[parent].size else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() -> (size: Double, node: Node)? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last }
    heap[0] = last
    var parent = 0
    while true {
      var largest = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < heap.count && heap[child].size > heap[largest].size {
        largest = child
      }
      guard largest != parent else { return top }
      heap.swapAt(parent, largest)
      parent = largest
    }
  }
}
