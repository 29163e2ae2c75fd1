import DenseAlgebra
import Foundation
import InputOutputModel
import TableFormats
import TestSupport
import Testing

@Suite struct NumberKernelTests {
  @Test func everyNumberIsTheNearestDoubleWhateverItsForm() throws {
    var generator = SeededGenerator(seed: 23)
    var texts: [String] = []
    for _ in 0..<4_000 {
      let digits = Int.random(in: 1...19, using: &generator)
      var text = String(
        (0..<digits).map { _ in Character("\(Int.random(in: 0...9, using: &generator))") })
      let point = Int.random(in: -3...digits, using: &generator)
      if point >= 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
      if generator.next() % 4 == 0 { text = "-" + text }
      if generator.next() % 4 == 0 { text += "e\(Int.random(in: -30...30, using: &generator))" }
      texts.append(text)
      texts.append(Double.random(in: 0..<1, using: &generator).description)
      texts.append("0." + text.filter(\.isNumber).prefix(16))
    }
    try withTemporaryFolder { folder in
      // One sector, with a column of final demand for each number.
      let files = [
        "file_parameters.json": """
        {"files": {"Z": {"name": "Z.txt", "nr_index_col": "2", "nr_header": "2"},
          "Y": {"name": "Y.txt", "nr_index_col": "2", "nr_header": "1"}}, "systemtype": "IOSystem"}
        """,
        "Z.txt": "region\t\tr\nsector\t\ts0\nregion\tsector\t\nr\ts0\t0\n",
        "Y.txt": "region\tsector\t" + texts.indices.map { "c\($0)" }.joined(separator: "\t")
          + "\nr\ts0\t" + texts.joined(separator: "\t") + "\n",
      ]
      let table = try TableReader.read(try PymrioTests.folder(files, in: folder)).table
      for (index, text) in texts.enumerated() {
        #expect(table.finalDemand.values[0, index] == Double(text), "\(text), seed 23")
      }
    }
  }
}
