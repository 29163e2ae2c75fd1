import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Exchanges linked to processes, in a town whose effects on cement's coal follow from them.
@Suite struct ProcessLinkTests {
  private static let effects = """
    exchange,sector,flow,rate
    slag,CEMENT,clinker,-0.8
    slag,URBAN,diesel,0.003
    heat_homes,household,coal,-0.2
    heat_homes,household,heat,2.76

    """
  private static let processes = """
    process,name,sector,unit
    kiln,Kiln,CEMENT,t clinker
    dryer,Dryer,CEMENT,t

    """

  private static func study<Result>(
    flows: String = "kiln,input,coal,0.15,t\ndryer,input,coal,0.02,t\n",
    links: String = "slag,kiln,,0.5,,\n", effects: String = Self.effects,
    _ body: (String) throws -> Result
  ) throws -> Result {
    try withStarterStudy(
      [
        "processes.csv": processes, "effects.csv": effects,
        "process_flows.csv": "process,direction,flow,quantity,unit\n" + flows,
        "process_links.csv": "exchange,process,flow,rate,quality,displacement\n" + links,
      ],
      adding:
        "processes: processes.csv\nprocess_flows: process_flows.csv\nprocess_links: process_links.csv\n",
      body)
  }

  private static func errors(_ path: String) -> [String] {
    do {
      _ = try StudyReader.solve(path: path)
      return []
    } catch {
      return error.findings.filter { $0.severity == .error }.map(\.message)
    }
  }

  private static func rates(_ path: String) throws -> [Double] {
    try StudyReader.solve(path: path).definition.effects.filter { !$0.factors.isEmpty }
      .map(\.rate.value)
  }

  @Test func aProcessInAnotherUnitIsConverted() throws {
    // 1.5 kg of coal per t of clinker, half a t of clinker per t of slag: 0.75 kg, not 0.75 t.
    try Self.study(flows: "kiln,input,coal,1.5,kg\n") { path in
      let rates = try Self.rates(path)
      #expect(largestDifference(rates, [-0.00075]) < 1e-18)
      let study = try StudyReader.solve(path: path)
      let saving = StudyResult(study).comparisons.first { $0.scenario == "TODAY" }?.exchanges?
        .first { $0.id == "slag" }?.saving
      #expect(
        abs((saving ?? 0) - 5000 * (0.8 * 0.52 - 0.003 * 3.0994 + 0.00075 * 1.8252)) < 1e-9)
    }
    // A flow named by the link is counted in the unit of the process too: 150 kg of 0.15 t.
    try Self.study(flows: "kiln,input,coal,150,kg\n", links: "slag,kiln,coal,150,,\n") { path in
      let rates = try Self.rates(path)
      #expect(largestDifference(rates, [-0.15]) < 1e-16)
    }
  }

  @Test func aUnitThatCannotBeConvertedIsRefused() throws {
    try Self.study(flows: "kiln,input,coal,1.5,GJ\n") { path in
      #expect(
        Self.errors(path) == [
          "kiln counts coal in “GJ”, the flows in “t”: one cannot be turned into the other; write the quantity in t."
        ])
    }
  }

  @Test func linksToTwoProcessesOfASectorAddUp() throws {
    try Self.study(links: "slag,kiln,,0.5,,\nslag,dryer,,0.1,,\n") { path in
      #expect(Self.errors(path).isEmpty)
      let rates = try Self.rates(path)
      #expect(largestDifference(rates, [-0.075, -0.002]) < 1e-17)
    }
    try Self.study(links: "slag,kiln,,0.5,,\nslag,kiln,coal,0.1,,\n") { path in
      #expect(
        Self.errors(path) == [
          "slag is linked to kiln twice and would change coal twice; keep one row."
        ])
    }
  }

  @Test func anEffectOnTheGroupOfAProcessCountsTwice() throws {
    try Self.study(effects: Self.effects + "slag,INDUSTRY,coal,-0.05\n") { path in
      #expect(
        Self.errors(path) == [
          "slag changes coal of CEMENT both by a row of effects (in INDUSTRY) (-0.05 a unit) and by its link to a process (-0.075 a unit); keep one."
        ])
    }
    // Another sector of the group is another matter.
    try Self.study(effects: Self.effects + "slag,STEEL,coal,-0.05\n") { path in
      #expect(Self.errors(path).isEmpty)
    }
  }

  @Test func aSavingCreditedToBothPartnersIsSeenThroughTheirGroups() throws {
    let effects =
      "exchange,sector,flow,rate\nheat_homes,household,coal,-0.2\nheat_homes,INDUSTRY,coal,-0.2\n"
    try withStarterStudy(["effects.csv": effects]) { path in
      #expect(
        Self.errors(path) == [
          "heat_homes saves 0.2 of coal a unit both in INDUSTRY, which gives, and in household (line 2), which takes: one saving is credited to both, 0.2 a unit too much. Keep it where the flow is no longer used, or allow `both-partners-credit`."
        ])
    }
  }

  @Test func theRateOfALinkIsExplainedByItsParts() throws {
    try Self.study(
      flows: "kiln,input,coal,150,kg\n", links: "slag,kiln,,0.5,0.9,0.8\n"
    ) { path in
      let study = try StudyReader.solve(path: path)
      let tree = try study.explanation(of: .saving, in: "TODAY", exchange: "slag")
      let leaves = tree.leaves().filter { leaf in
        guard case .figure(let place) = leaf.origin else { return false }
        return place?.file.hasPrefix("process") == true
      }
      #expect(
        leaves.map { "\($0.name) \($0.value)" }.sorted() == [
          "coal of kiln 150.0", "displacement of slag in kiln 0.8", "quality of slag in kiln 0.9",
          "rate of slag in kiln 0.5",
        ])
      let places = leaves.map { leaf -> String in
        guard case .figure(let place?) = leaf.origin else { return "" }
        return "\(place)"
      }
      #expect(
        places.sorted() == [
          "process_flows.csv:2:17", "process_links.csv:2:12", "process_links.csv:2:16",
          "process_links.csv:2:20",
        ])
      #expect(tree.leaves().contains { $0.name == "t in one kg" && $0.value == 0.001 })
    }
  }
}
