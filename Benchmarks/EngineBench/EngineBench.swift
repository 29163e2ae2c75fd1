import DenseAlgebra
import Glibc
import InputOutputModel
import StudyFiles
import SymbiosisModel

/// Times one workload of the engine: `engine-bench WORKLOAD FOLDER ROUNDS`.
///
/// Reads the tables that Benchmarks/engine.py laid down and prints a line of JSON: the seconds of each round
/// on the clock and on the processors, and a number by which results are compared.
@main struct EngineBench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let rounds = Int(arguments[3]) else {
      print("usage: engine-bench WORKLOAD FOLDER ROUNDS")
      exit(64)
    }
    let folder = arguments[2]
    do {
      switch arguments[1] {
      case "draws": try draws(folder, rounds)
      case "scenarios": try scenarios(folder, rounds)
      case "footprints": try footprints(folder, rounds)
      case "inverse": try inverse(folder, rounds)
      case "paths": try paths(folder, rounds)
      case "decomposition": try decomposition(rounds)
      default:
        print("There is no workload \(arguments[1]).")
        exit(64)
      }
    } catch {
      print(error)
      exit(1)
    }
  }

  static func draws(_ folder: String, _ rounds: Int) throws {
    let a = try NumpyFile("\(folder)/A.npy").matrix()
    let s = try NumpyFile("\(folder)/S.npy").matrix()
    let demand = try NumpyFile("\(folder)/y.npy").matrix().storage.array
    report(rounds) {
      let systems = LognormalSystems(
        coefficients: a, intensities: s,
        coefficientDeviations: Matrix(rows: a.rows, columns: a.columns, repeating: 0.1),
        intensityDeviations: Matrix(rows: s.rows, columns: s.columns, repeating: 0.1),
        preserving: .mean, stream: RandomStream(seed: 42))
      let batch = systems.solve(samples: 0..<10_000)
      let footprints = Matrix(
        rows: a.rows, columns: batch.samples.count * s.rows,
        columnMajor: batch.footprints(of: demand))
      return footprints.total() / Double(batch.samples.count)
    }
  }

  static func scenarios(_ folder: String, _ rounds: Int) throws {
    let a = try NumpyFile("\(folder)/A.npy").matrix()
    let s = try NumpyFile("\(folder)/S.npy").matrix()
    let places = try NumpyFile("\(folder)/columns.npy").matrix()
    // Scenario after scenario, column after column, as memory has it.
    let values = try NumpyFile("\(folder)/values.npy")
    let n = a.rows
    let k = places.columns
    let changes = (0..<places.rows).map { scenario in
      var columns = Matrix(
        rows: n, columns: k,
        columnMajor: Array(values.elements[(scenario * n * k)..<((scenario + 1) * n * k)]))
      let chosen = places.row(scenario).map { Int($0) }
      for index in columns.storage.indices { columns.storage[index] *= -1 }
      for (place, column) in chosen.enumerated() { columns[column, place] += 1 }
      return ColumnChange(columns: chosen, values: columns)
    }
    let right = s.transposed()
    try report(rounds) {
      let matrix = Matrix(identityMinus: a)
      let solved = try ScenarioSolve(
        matrix: matrix, factorization: try LUFactorization(Matrix(identityMinus: a)),
        rightHandSides: right,
        changes: changes)
      return solved.solutions.reduce(0) { $0 + $1.total() }
    }
  }

  static func footprints(_ folder: String, _ rounds: Int) throws {
    let table = try NumpyFile("\(folder)/A.npy")
    let right = try NumpyFile("\(folder)/S.npy").matrix().transposed()
    try report(rounds) {
      let solved = try IterativeSolve(
        transposedIdentityMinus: TableView(table.elements, order: table.rows, layout: .rowMajor),
        rightHandSides: right)
      guard solved.route == .iterative, solved.residuals.allSatisfy({ $0 <= 1e-12 }) else {
        throw NumpyFile.Failure(text: "The iteration stalled: \(solved.residuals).")
      }
      return solved.solutions.total()
    }
  }

  static func inverse(_ folder: String, _ rounds: Int) throws {
    let table = try NumpyFile("\(folder)/A.npy")
    let n = table.rows
    try report(rounds) {
      // Row after row is the transpose, whose inverse stands as the inverse does row after row.
      var matrix = Matrix(
        rows: n, columns: n,
        columnMajor: [Double](unsafeUninitializedCapacity: n * n) { buffer, count in
          for index in 0..<(n * n) {
            buffer.initializeElement(at: index, to: -table.elements[index])
          }
          for i in 0..<n { buffer[i * n + i] += 1 }
          count = n * n
        })
      try matrix.invert()
      return matrix.total()
    }
  }

  /// Every supply chain down to 0.01 % of the footprint, the multipliers solved anew each time.
  static func paths(_ folder: String, _ rounds: Int) throws {
    let a = try NumpyFile("\(folder)/A.npy").matrix()
    let intensity = try NumpyFile("\(folder)/S.npy").matrix().row(0)
    let demand = try NumpyFile("\(folder)/y.npy").matrix().storage.array
    try report(rounds) {
      let found = try SupplyChainPaths(
        intensity: intensity, coefficients: a, finalDemand: demand,
        labels: (0..<a.rows).map { String($0) }, limits: .init(threshold: 1e-4))
      return found.covered
    }
  }

  /// The built-in case, 2002 to the plan of 2012: footprint over all orders and direct emissions.
  static func decomposition(_ rounds: Int) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let study = try StudyReader.solve(path: "/\(root)/Cases/guiyang")
    let (old, new) = (
      try study.requiredScenario("BL2002"), try study.requiredScenario("UIS2012")
    )
    try report(rounds) {
      try study.decompositionStep(from: old, to: new).footprint.effects[0].value
    }
  }

  /// Runs a workload once to warm up where it is short, then `rounds` times, and prints what it took.
  static func report(_ rounds: Int, _ work: () throws -> Double) rethrows {
    var clock: [Double] = []
    var processors: [Double] = []
    var check = 0.0
    for round in 0..<(rounds > 1 ? rounds + 1 : 1) {
      let startClock = seconds(CLOCK_MONOTONIC)
      let startProcessors = seconds(CLOCK_PROCESS_CPUTIME_ID)
      check = try work()
      if round > 0 || rounds == 1 {
        clock.append(seconds(CLOCK_MONOTONIC) - startClock)
        processors.append(seconds(CLOCK_PROCESS_CPUTIME_ID) - startProcessors)
      }
    }
    print("{\"clock\": \(clock), \"processors\": \(processors), \"check\": \(check)}")
  }

  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
