import Foundation
import Provenance
import StudyFiles
import TestSupport
import Testing

/// A code that names nothing is shown where it stands, in every file and under every column.
@Suite struct CodePlaceTests {
  private static let unknown = "nobody_knows_this"

  /// The files that hold codes, with the columns in which they are looked up.
  private static let columns = [
    "sectors.csv": ["group"], "exchanges.csv": ["from", "to"],
    "effects.csv": ["exchange", "sector", "flow"], "limits.csv": ["exchange"],
    "city/2022.csv": ["code"], "inventory/2022.csv": ["sector", "flow"], "imports.csv": ["code"],
    "demand.csv": ["column"], "prices.csv": ["code"], "rows.csv": ["code"],
    "processes.csv": ["sector"], "process_flows.csv": ["process"],
    "process_links.csv": ["exchange", "process", "flow"], "accounts.csv": ["sector"],
    "purchases.csv": ["exchange", "buyer", "supplier"], "costs.csv": ["exchange"],
    "rebound.csv": ["exchange"], "satellites.csv": ["sector"], "sites.csv": ["sector"],
    "uncertainty.csv": ["exchange", "column"],
  ]

  /// What the Chinese study lacks of the optional files.
  private static let more = [
    "demand.csv": "column,total\nhouseholds,900\n",
    "prices.csv": "code,index\nRURAL,1\nINDUSTRY,1\nENERGY,1\nURBAN,1\n",
    "rows.csv": "code,total\nFARM,10\n", "columns.csv": "code,total\nFARM,10\n",
    "process_links.csv": "exchange,process,flow,rate\nheat_homes,kiln,coal,0.1\n",
  ]

  private static func with<Result>(_ body: (String) throws -> Result) throws -> Result {
    let edits = [
      (
        "    import_multipliers: imports.csv",
        "    import_multipliers: imports.csv\n    city_demand: demand.csv\n    prices: prices.csv\n"
          + "    city_totals: {rows: rows.csv, columns: columns.csv}"
      ),
      (
        "process_flows: process_flows.csv",
        "process_flows: process_flows.csv\nprocess_links: process_links.csv"
      ),
    ]
    return try ChineseStudy.with(replacing: edits) { path in
      for (name, text) in more {
        try Data(text.utf8).write(to: URL(filePath: path).appending(path: name))
      }
      return try body(path)
    }
  }

  /// The errors that name the unknown code, with whether their place is where it stands.
  private static func places(_ path: String, _ file: String) -> [Bool] {
    do {
      _ = try StudyReader.solve(path: path)
      return []
    } catch {
      return error.findings.filter { $0.message.contains(unknown) }.map { finding in
        guard let place = finding.location, place.file == file, let column = place.column else {
          return false
        }
        let rest = finding.excerpt.map { String($0.unicodeScalars.dropFirst(column - 1)) } ?? ""
        return rest.hasPrefix(unknown)
      }
    }
  }

  @Test(arguments: columns.keys.sorted())
  func anUnknownCodeIsShownAtItsCell(file: String) throws {
    for column in try #require(Self.columns[file]) {
      try Self.with { path in
        let url = URL(filePath: path).appending(path: file)
        var lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
          .map(String.init)
        let position = try #require(lines[0].split(separator: ",").firstIndex { $0 == column })
        let row = try #require(
          lines.dropFirst().firstIndex {
            !$0.split(separator: ",", omittingEmptySubsequences: false)[position].isEmpty
          })
        var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false)
        cells[position] = Substring(Self.unknown)
        lines[row] = cells.joined(separator: ",")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
        let places = Self.places(path, file)
        #expect(!places.isEmpty, "\(file), \(column): no finding names the code")
        #expect(!places.contains(false), "\(file), \(column)")
      }
    }
  }

  @Test(arguments: [
    ("exchanges: planned, supply_chain", "exchanges: \(unknown), supply_chain"),
    ("against: BAU2022, exchanges: today", "against: \(unknown), exchanges: today"),
    ("plan: planned, actual", "plan: \(unknown), actual"),
    ("actual: today", "actual: \(unknown)"),
    ("inventory_includes: today", "inventory_includes: \(unknown)"),
    ("wages: compensation", "wages: \(unknown)"),
    ("household_demand: [households]", "household_demand: [households, \(unknown)]"),
    ("headline: co2", "headline: \(unknown)"),
  ])
  func anUnknownNameIsShownAtItsValue(old: String, new: String) throws {
    try Self.with { path in
      let url = URL(filePath: path).appending(path: "study.yaml")
      let text = try String(contentsOf: url, encoding: .utf8)
      #expect(text.contains(old))
      try Data(text.replacing(old, with: new).utf8).write(to: url)
      let places = Self.places(path, "study.yaml")
      #expect(!places.isEmpty && !places.contains(false), "\(new)")
    }
  }
}
