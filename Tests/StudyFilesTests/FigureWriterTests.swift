import Foundation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

@Suite struct FigureWriterTests {
  @Test func onlyTheFigureChanges() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("guiyang"), to: path)
      let file = path.appendingPathComponent("exchanges.csv")
      let before = try String(contentsOf: file, encoding: .utf8)
      let definition = try StudyReader(path: path.path).definition
      let slag = try #require(definition.exchanges.first)
      let rate = try #require(definition.effects.first).rate
      try FigureWriter.write(
        [
          .init(at: try #require(slag.quantities[1].location), from: 120_000, to: 90_000.5),
          .init(at: try #require(rate.location), from: -0.8, to: -0.75),
        ], toStudy: path.path)
      let after = try String(contentsOf: file, encoding: .utf8)
      #expect(
        after
          == before.replacingOccurrences(
            of: "steel slag,t,30000,120000,120000,", with: "steel slag,t,30000,90000.5,120000,"))
      let changed = try StudyReader(path: path.path).definition
      #expect(changed.exchanges[0].quantities.map(\.value) == [30_000, 90_000.5, 120_000])
      #expect(changed.effects[0].rate.value == -0.75)
    }
  }

  @Test func aFileThatChangedMeanwhileIsLeftAlone() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: path)
      let place = SourceLocation(file: "city/2020.csv", line: 2, column: 7)
      let before = try Data(contentsOf: path.appendingPathComponent("city/2020.csv"))
      #expect(
        throws: InvalidInput(
          code: "changed-file",
          "The figure 151 no longer stands here: the file has changed since it was read. Read the "
            + "study again.", at: place)
      ) {
        try FigureWriter.write([.init(at: place, from: 151, to: 7)], toStudy: path.path)
      }
      #expect(try Data(contentsOf: path.appendingPathComponent("city/2020.csv")) == before)
      try FigureWriter.write([.init(at: place, from: 150, to: 7)], toStudy: path.path)
      #expect(try StudyReader(path: path.path).definition.years[0].city?[0].value.value == 7)
    }
  }
}
