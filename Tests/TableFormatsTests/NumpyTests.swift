import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

@Suite struct NumpyTests {
  /// An array as numpy's own `save` writes it: version 1, header padded to 64 bytes.
  static func array(
    _ shape: String, _ numbers: [Double], fortran: Bool = false, type: String = "<f8"
  )
    -> Data
  {
    var header =
      "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), "
      + "'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var data = Data([0x93] + "NUMPY".utf8 + [1, 0, UInt8(header.utf8.count), 0] + header.utf8)
    for number in numbers { withUnsafeBytes(of: number) { data += $0 } }
    return data
  }

  static func folder(_ folder: URL, _ change: (inout [String: Data]) -> Void = { _ in }) throws
    -> String
  {
    var files = [
      "Z.npy": array("(2, 2)", [150, 500, 200, 100]),
      "Y.npy": array("(2, 1)", [350, 1700]),
      "sectors.csv": Data("region,sector,unit\n,one,MEUR\n,two,MEUR\n".utf8),
      "demand.csv": Data("region,category,role\n,households,final_demand\n".utf8),
    ]
    change(&files)
    let root = folder.appendingPathComponent("arrays")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: root.appendingPathComponent(name)) }
    return root.path
  }

  // Miller and Blair (2009), section 2.3: two sectors, A = [[0.15, 0.25], [0.2, 0.05]].
  @Test func flowsCoefficientsAndInverseGiveTheSameTable() throws {
    try withTemporaryFolder { parent in
      let expected = Matrix([[150, 500], [200, 100]])
      let flows = try TableReader.read(try Self.folder(parent)).table
      #expect(flows.intermediate == expected)
      #expect(flows.output == [1000, 2000])
      #expect(flows.money == "MEUR")
      for (name, numbers) in [
        ("A.npy", [0.15, 0.25, 0.2, 0.05]),
        ("L.npy", [0.95 / 0.7575, 0.25 / 0.7575, 0.2 / 0.7575, 0.85 / 0.7575]),
      ] {
        let inner = parent.appendingPathComponent(name)
        let path = try Self.folder(inner) {
          $0["Z.npy"] = nil
          $0[name] = Self.array("(2, 2)", numbers)
        }
        let table = try TableReader.read(path).table
        #expect(largestDifference(table.intermediate, expected) < 1e-9, "\(name)")
        #expect(largestDifference(table.output, [1000, 2000]) < 1e-9, "\(name)")
      }
    }
  }

  @Test func whatWeWriteWeReadBack() throws {
    try withTemporaryFolder { folder in
      let file = try TableWriterTests.table()
      let path = folder.appendingPathComponent("out").path
      try TableWriter.write(file, to: path, format: .npy)
      #expect(try TableFormat.detect(path) == .npy)
      let back = try TableReader.read(path)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.intermediate == file.table.intermediate)
      #expect(back.table.finalDemand == file.table.finalDemand)
      #expect(back.table.exports == file.table.exports)
      #expect(back.table.imports == file.table.imports)
      #expect(back.table.valueAdded == file.table.valueAdded)
      #expect(back.table.output == file.table.output)
      #expect(back.satellites.first?.totals == file.satellites.first?.totals)
      #expect(back.satellites.first?.finalDemandTotals == file.satellites.first?.finalDemandTotals)
    }
  }

  @Test func aLargeArrayIsTurnedOnBothThreads() throws {
    try withTemporaryFolder { folder in
      let n = 400
      var generator = SeededGenerator(seed: 5)
      let numbers = (0..<(n * n)).map { _ in Double.random(in: 0..<1, using: &generator) }
      let sectors = (0..<n).map { "r,s\($0),t\n" }.joined()
      for fortran in [false, true] {
        let path = try Self.folder(folder.appendingPathComponent("\(fortran)")) {
          $0["Z.npy"] = Self.array("(\(n), \(n))", numbers, fortran: fortran)
          $0["Y.npy"] = Self.array("(\(n), 1)", Array(repeating: 1, count: n))
          $0["sectors.csv"] = Data(("region,sector,unit\n" + sectors).utf8)
        }
        let table = try TableReader.read(path).table
        let expected = Matrix(rows: n, columns: n, columnMajor: numbers)
        #expect(table.intermediate == (fortran ? expected : expected.transposed()))
      }
    }
  }

  static func message(_ change: (inout [String: Data]) -> Void) throws -> String {
    try withTemporaryFolder { folder in
      let path = try Self.folder(folder, change)
      do throws(InvalidInput) {
        _ = try TableReader.read(path, format: .npy)
        return "nothing was thrown"
      } catch {
        return error.description.replacing(path + "/", with: "")
      }
    }
  }

  @Test func faultsAreNamed() throws {
    #expect(
      try Self.message { $0["Z.npy"] = $0["Z.npy"]?.dropLast(1) }
        == "Z.npy: error: The file should hold 2 × 2 numbers and is too short; it may be cut off: "
        + "copy or save it again.")
    #expect(
      try Self.message { $0["Z.npy"] = Self.array("(2, 2)", [1, 2, .nan, 4]) }
        == "Z.npy: error: The number in row 2, column 1 of the array is not finite; save the array "
        + "without NaN and inf.")
    #expect(
      try Self.message { $0["Z.npy"] = Self.array("(2, 2)", [1, 2, 3, 4], type: ">f8") }
        == "Z.npy: error: The array does not hold little-endian doubles; save it with "
        + "numpy.save(…, array.astype('<f8')).")
    #expect(
      try Self.message { $0["Y.npy"] = Self.array("(4,)", [1, 2, 3, 4]) }
        == "Y.npy: error: The array is 4 × 1, and its labels are 2 × 1.")
    #expect(
      try Self.message { $0["Z.npy"] = Self.array("(4611686018427387904, 4)", [1]) }
        == "Z.npy: error: The file should hold 4611686018427387904 × 4 numbers and is too short; it "
        + "may be cut off: copy or save it again.")
    // Shapes that hold nothing, however large a side is.
    for shape in ["(9223372036854775807, 0)", "(0, 9223372036854775807)"] {
      let sides = shape.dropFirst().dropLast().replacing(",", with: " ×")
      #expect(
        try Self.message { $0["Z.npy"] = Self.array(shape, []) }
          == "Z.npy: error: The array is \(sides), and its labels are 2 × 2.")
    }
    #expect(
      try Self.message { $0["Z.npy"] = Data("code,S01".utf8) }
        == "Z.npy: error: The file is no numpy array: it does not begin as one.")
    #expect(
      try Self.message { $0["demand.csv"] = Data("region,category,role\n,hh,demand\n".utf8) }
        == "demand.csv: error: The role “demand” is none of “final_demand”, “exports”, “imports” and "
        + "“error”.")
  }
}
