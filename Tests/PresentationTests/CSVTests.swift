import Presentation
import Testing

@Suite struct CSVTests {
  @Test func quotesWhatNeedsQuotes() throws {
    let table = ResultTable(
      id: "t", title: "T",
      columns: [
        ResultTable.Column("a", "A", kind: .text), ResultTable.Column("b", "B", kind: .number),
      ],
      rows: [
        [.text("plain"), .number(0.1)], [.text("a,b"), .missing],
        [.text("say \"so\""), .integer(3)], [.text("two\r\nlines"), .number(-1e-7)],
      ])
    #expect(
      try CSVReport.text(table)
        == "a,b\nplain,0.1\n\"a,b\",\n\"say \"\"so\"\"\",3\n\"two\r\nlines\",-1e-07\n")
  }

  @Test func refusesFiguresThatAreNotFinite() {
    let table = ResultTable(
      id: "t", title: "T", columns: [ResultTable.Column("b", "B", kind: .number)],
      rows: [[.number(1)], [.number(.infinity)]])
    let error = #expect(throws: NotFiniteError.self) { try CSVReport.text(table) }
    #expect(error?.path == "t[1].b")
  }

  @Test func givesSectorsInTidyForm() throws {
    let lines = try CSVReport.tidySectors(sampleResult).split(separator: "\n")
    #expect(lines.count == 1 + 3 * 2 * 14)
    #expect(lines[0] == "scenario,code,figure,value,unit")
    #expect(lines[1] == "BL,IND,output,40000.0,1e4 CNY")
    #expect(lines[5] == "BL,IND,intensity,20.0,t/1e4 CNY")
    #expect(lines.contains("BL,SERV,value_added_per_direct,,1e4 CNY/t"))
  }

  @Test func describesEveryFileOfAResult() throws {
    let sources = [ReportSource(file: "flows.csv", role: "flows", note: "IPCC 2006")]
    let files = try ResultFiles.files(of: sampleResult, programVersion: "0", sources: sources)
    #expect(
      files.map(\.name) == [
        "result.json", "scenarios.csv", "totals.csv", "savings.csv", "footprint_by_sector.csv",
        "footprint_changes.csv", "sectors.csv", "changes.csv", "output_per_footprint.csv",
        "output_per_footprint_changes.csv", "value_added_per_direct.csv",
        "final_demand_per_footprint.csv", "savings_by_type.csv", "savings_by_exchange.csv",
        "exchanges.csv", "resources_saved.csv", "trade_offs.csv", "trade_off_causes.csv",
        "monitoring_by_type.csv", "monitoring.csv", "indicators.csv", "indicators_by_sector.csv",
        "findings.csv", "sources.csv", "datapackage.json",
      ])
    let package = files.last?.text ?? ""
    for file in files.dropFirst().dropLast() {
      #expect(package.contains("\"path\": \"\(file.name)\""))
    }
    #expect(package.contains("\"unit\": \"1e4 CNY\""))
    #expect(
      files.first { $0.name == "sources.csv" }?.text
        == "file,role,note\nflows.csv,Flows and their impact factors,IPCC 2006\n")
    #expect(
      files.first { $0.name == "trade_offs.csv" }?.text
        == "scenario,against,code,name,output_per_footprint_change_share,direct_change,causes\n"
        + "UIS,BAU,SERV,Services,-0.001996,300.0,Heat to offices +320 t\n")
  }

  @Test func namesEveryTableOnceAndEveryColumnOnce() {
    let sections = ReportSections.sections(
      of: sampleResult, sources: [ReportSource(file: "a", role: "b", note: "c")], texts: .english)
    let tables = sections.flatMap(\.tables)
    #expect(Set(tables.map(\.id)).count == tables.count)
    for table in tables {
      #expect(Set(table.columns.map(\.id)).count == table.columns.count, "\(table.id)")
    }
  }
}
