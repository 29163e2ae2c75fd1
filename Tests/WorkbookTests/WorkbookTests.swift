import Foundation
import Provenance
import TestSupport
import Testing
import Workbook

@Suite struct WorkbookTests {
  static let sheet = SheetContents(
    name: "Flüsse 流量", header: ["code", "output (1e4 CNY)"],
    rows: [
      [.text("S01"), .number(0.1 + 0.2)], [.text("a\tb\\n\nc"), .number(-1.5e-7)], [],
      [.empty, .boolean(true), .number(123_456_789_012)],
    ], frozenColumns: 1)

  @Test func whatIsWrittenReadsBackToSixteenDigits() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      try WorkbookWriter.write([Self.sheet], to: path)
      let sheet = try WorkbookReader().sheet(path)
      #expect(sheet.name == "Flüsse 流量")
      #expect(!sheet.isHidden)
      #expect(sheet.rows[0] == [.text("code"), .text("output (1e4 CNY)")])
      #expect(sheet[1, 1] == .number(0.3))
      #expect(sheet[2, 0] == .text("a\tb\\n\nc"))
      #expect(sheet[2, 1] == .number(-1.5e-7))
      #expect(sheet[4, 1] == .boolean(true))
      #expect(sheet[4, 2] == .number(123_456_789_012))
      #expect(sheet[9, 9] == .empty)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files == ["a.xlsx"])
    }
  }

  @Test func sheetsAreChosenByNameAndSeveralHaveToBe() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      var second = Self.sheet
      second.name = "GZH"
      try WorkbookWriter.write([Self.sheet, second], to: path)
      #expect(try WorkbookReader().entries(path).map(\.name) == ["Flüsse 流量", "GZH"])
      #expect(try WorkbookReader().sheets(path).map(\.rows.count) == [5, 5])
      #expect(try WorkbookReader().sheet(path, named: "GZH").rows.count == 5)
      #expect(
        message { try WorkbookReader().sheet(path, named: "GZJ") }
          == "The workbook has no sheet “GZJ”; it has “Flüsse 流量” and “GZH”; did you mean “GZH”?")
      #expect(
        message { try WorkbookReader().sheet(path) }
          == "The workbook has 2 sheets, “Flüsse 流量” and “GZH”; say with --sheet which to read.")
    }
  }

  @Test func namesThatExcelRefusesAreErrorsAndLeaveNothingBehind() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      var sheet = Self.sheet
      sheet.name = "a/b"
      #expect(
        message { try WorkbookWriter.write([sheet], to: path) }.hasPrefix(
          "The workbook cannot be written (the sheet name “a/b” is not allowed: "))
      sheet = Self.sheet
      sheet.rows = [[.number(.nan)]]
      #expect(
        message { try WorkbookWriter.write([sheet], to: path) }
          == "The figure is no finite number and cannot stand in a workbook.")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func errorsAndFormulasWithoutAValueAreFaultsAndNeverZero() throws {
    let sheet = try MadeWorkbook.read(
      rows: """
        <row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c><c r="C2"><f>1+1</f></c>\
        <c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="e"><v>#REF!</v></c><c r="F2"><f>1</f><v/></c>\
        <c r="G2"><v>1e400</v></c></row>
        """)
    #expect(sheet.rows.count == 2)
    #expect(
      sheet.rows[1] == [
        .empty, .text("x"), .fault("#formula without a value"), .number(2), .fault("#REF!"),
        .fault("#formula without a value"), .fault("#inf"),
      ])
  }

  @Test func entitiesAreRefused() throws {
    #expect(
      message {
        try MadeWorkbook.read(
          rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>",
          prologue: "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>")
      }
        == "The workbook's XML declares entities, which no Excel file needs and which can fill the "
        + "memory; it is not read. Save it again with Excel or LibreOffice.")
  }

  @Test func aSparseSheetOfGigabytesIsRefusedInsteadOfFillingTheMemory() throws {
    #expect(
      message {
        try MadeWorkbook.read(
          rows: """
            <row r="1"><c r="A1"><v>1</v></c></row>\
            <row r="1048576"><c r="XFD1048576"><v>1</v></c></row>
            """)
      }
        == "The workbook needs more than 2048 MB or 60 seconds to read: a cell far outside the table, or a "
        + "file made to overflow; save the table alone as a workbook of its own, or as CSV.")
  }

  @Test func textThatIsNoWorkbookIsSaidToBeDamaged() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      try Data("code,S01\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(
        message { try WorkbookReader().sheets(path) }.hasPrefix(
          "The file cannot be read as a workbook ("))
      #expect(
        message { try WorkbookReader().sheets(path + "x") }.hasPrefix("There is no file “"))
      #expect(
        message { try WorkbookReader(python: "/nowhere/python").sheets(path) }
          == "Workbooks are read by python-calamine, which is not there; run “scripts/setup run” in Symbiont's "
          + "folder, or set SYMBIONT_PYTHON to a Python that has python-calamine, or save the sheet as CSV."
      )
    }
  }

  @Test func aParserThatHangsOrFloodsIsStopped() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      try WorkbookWriter.write([Self.sheet], to: path)
      let program = folder.appendingPathComponent("parser")
      func run(_ script: String, _ limits: WorkbookReader.Limits) throws -> String {
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: program.path)
        return message { try WorkbookReader(limits: limits, python: program.path).sheets(path) }
      }
      #expect(
        try run("exec sleep 60", .init(seconds: 1))
          == "Reading the workbook took more than 2 seconds and was stopped; save the sheet that you "
          + "need as a workbook of its own, or as CSV.")
      #expect(
        try run("exec yes", .init(output: 1 << 20)).hasPrefix(
          "The workbook needs more than 2048 MB or 60 seconds to read: "))
      #expect(
        try run("kill -SEGV $$", .init()).hasPrefix(
          "The file cannot be read as a workbook (the parser ended with signal 11)"))
    }
  }

  @Test func aTruncatedOrFlippedWorkbookNeverCrashesTheReader() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.xlsx").path
      try WorkbookWriter.write([Self.sheet], to: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      var generator = SeededGenerator(seed: 3)
      for round in 0..<8 {
        var bytes = whole
        if round % 2 == 0 {
          bytes = bytes.prefix(Int.random(in: 1..<whole.count, using: &generator))
        } else {
          for _ in 0..<20 {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << (round % 8)
          }
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        do throws(InvalidInput) {
          _ = try WorkbookReader().sheets(path)
        } catch {
          #expect(error.findings.first?.code.hasPrefix("workbook-") == true, "round \(round)")
        }
      }
    }
  }
}

/// The message of the first finding that the body throws, or a note that it threw none.
func message<Result>(_ body: () throws -> Result) -> String {
  do {
    _ = try body()
    return "nothing was thrown"
  } catch let error as InvalidInput {
    return error.findings.first?.message ?? "no finding"
  } catch {
    return "\(error)"
  }
}

/// A workbook whose XML a test writes itself, zipped by Python's own zipfile.
enum MadeWorkbook {
  static func read(rows: String, prologue: String = "") throws -> Sheet {
    try withTemporaryFolder { folder in
      let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      let package = "http://schemas.openxmlformats.org/package/2006"
      let parts = [
        "[Content_Types].xml": """
        <Types xmlns="\(package)/content-types"><Default Extension="xml" \
        ContentType="application/xml"/></Types>
        """,
        "_rels/.rels": """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
        Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """,
        "xl/workbook.xml": """
        <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="t" sheetId="1" \
        r:id="rId1"/></sheets></workbook>
        """,
        "xl/_rels/workbook.xml.rels": """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
        Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """,
        "xl/worksheets/sheet1.xml": """
        \(prologue)<worksheet xmlns="\(main)"><sheetData>\(rows)</sheetData></worksheet>
        """,
      ]
      for (name, xml) in parts {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("<?xml version=\"1.0\"?>\(xml)".utf8).write(to: file)
      }
      let zip = Process()
      zip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      zip.currentDirectoryURL = folder
      let script = """
        import sys, zipfile
        with zipfile.ZipFile("a.xlsx", "w") as archive:
            for name in sys.argv[1:]: archive.write(name)
        """
      zip.arguments = ["python3", "-c", script] + parts.keys.sorted()
      try zip.run()
      zip.waitUntilExit()
      return try WorkbookReader().sheet(folder.appendingPathComponent("a.xlsx").path)
    }
  }
}
