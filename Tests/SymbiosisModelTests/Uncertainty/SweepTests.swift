import Foundation
import Provenance
import StudyFiles
import TestSupport
import Testing

@testable import SymbiosisModel

@Suite struct SweepTests {
  static func study() throws -> SolvedStudy { try StudyReader.solve(path: SolvedStudyTests.path) }

  /// Every setting gives what a study written with it gives.
  @Test func settingsGiveTheStudyWrittenWithThem() throws {
    let sweep = try Self.study().sweep(
      [
        .init(.exchange("fly_ash"), values: [0, 100_000, 200_000]),
        .init(.factor("clinker"), values: [0.5, 0.54]),
        .init(
          .effect(exchange: "fly_ash", sector: "IN_NMMI", flow: "clinker"), values: [-0.9, -0.5]),
      ], scenario: "UIS2012")
    #expect(sweep.rows.count == 12 && sweep.against == "BAU2012")
    #expect(sweep.units == ["t", "t/t", "t/t"])
    #expect(sweep.rows[0].settings == [0, 0.5, -0.9] && sweep.rows[1].settings == [0, 0.5, -0.5])
    #expect(sweep.rows[11].settings == [200_000, 0.54, -0.5])
    for row in [sweep.rows[3], sweep.rows[6], sweep.rows[11]] {
      var definition = try StudyReader(path: SolvedStudyTests.path).definition
      definition.uncertainties = []
      let designed = try #require(definition.quantities.firstIndex(of: "designed"))
      let exchange = try #require(definition.exchanges.firstIndex { $0.id == "fly_ash" })
      definition.exchanges[exchange].quantities[designed].value = row.settings[0] ?? 0
      let flow = try #require(definition.flows.firstIndex { $0.code == "clinker" })
      definition.flows[flow].factors[0].value = row.settings[1] ?? 0
      let effect = try #require(
        definition.effects.firstIndex {
          $0.exchange == "fly_ash" && $0.sector == "IN_NMMI" && $0.flow == "clinker"
        })
      definition.effects[effect].rate.value = row.settings[2] ?? 0
      let result = StudyResult(try SolvedStudy(definition))
      let scenario = try #require(result.scenarios.first { $0.id == "UIS2012" })
      let comparison = try #require(result.comparisons.first { $0.scenario == "UIS2012" })
      #expect(abs(row.city / scenario.totals.city - 1) < 1e-12)
      #expect(abs((row.saving ?? 0) / (comparison.saving ?? 1) - 1) < 1e-9)
      #expect(row.tradeOffs == comparison.tradeOffs.count)
      #expect(relativeDifference(row.footprints, scenario.sectors.map(\.footprint)) < 1e-12)
      #expect(row.isPossible)
    }
  }

  @Test func settingsAboveCapsAreFlaggedAndKept() throws {
    let sweep = try Self.study().sweep([
      .init(.exchange("phosphorus_slag"), values: [0, 500_000, 900_000, 4_000_000])
    ])
    #expect(sweep.rows.map(\.isPossible) == [true, true, false, false])
    #expect(sweep.rows[2].capsExceeded == ["supply phosphorus slag from IN_CHEM"])
    #expect(!sweep.rows[2].hasFlowBelowZero && sweep.rows[3].hasFlowBelowZero)
    #expect(
      sweep.rows[3].capsExceeded == ["supply phosphorus slag from IN_CHEM", "limit clinker"])
    #expect(
      sweep.findings.map(\.message) == [
        "2 of 4 settings exceed a supply, a demand or a limit; they are computed and flagged.",
        "1 of 4 settings push a flow below zero; they are computed and flagged.",
      ])
  }

  @Test func oneAtATimeLeavesTheOthersAsTheyAre() throws {
    let study = try Self.study()
    let sweep = try study.sweep(
      [
        .init(.exchange("fly_ash"), values: [0, 200_000]),
        .init(.exchange("steel_slag"), values: [120_000, 150_000]),
      ], design: .oneAtATime, scenario: "UIS2012")
    #expect(
      sweep.rows.map(\.settings) == [[0, nil], [200_000, nil], [nil, 120_000], [nil, 150_000]])
    let own = try #require(
      StudyResult(study).comparisons.first { $0.scenario == "UIS2012" }?.saving)
    #expect(abs((sweep.rows[1].saving ?? 0) - own) < 1e-6)
    #expect(abs((sweep.rows[2].saving ?? 0) - own) < 1e-6)
    let given = try study.sweep(
      [.init(.exchange("fly_ash"), values: []), .init(.exchange("steel_slag"), values: [])],
      design: .settings([[0, 120_000], [200_000, 150_000]]), scenario: "UIS2012")
    #expect(given.rows[0].saving == sweep.rows[0].saving)
    #expect(given.rows[1].saving == sweep.rows[3].saving)
  }

  @Test func thousandsAreTheSameOnAnyThreads() throws {
    let axes: [Sweep.Axis] = [
      .init(.exchange("fly_ash"), values: (0..<80).map { Double($0) * 2500 }),
      .init(.exchange("steel_slag"), values: (0..<50).map { Double($0) * 3000 }),
    ]
    let study = try Self.study()
    var parts: [Sweep] = []
    let one = try study.sweep(axes, threads: 1, computed: { parts.append($0) })
    let two = try study.sweep(axes, threads: 2)
    #expect(one.rows.count == 4000)
    // They come as they are done, in order.
    #expect(parts.count > 1 && parts.flatMap(\.rows).map(\.city) == one.rows.map(\.city))
    #expect(one.rows.map(\.city) == two.rows.map(\.city))
  }

  @Test func whatCannotBeVariedIsSaid() throws {
    let study = try Self.study()
    func message(_ axes: [Sweep.Axis], scenario: String? = nil) -> String? {
      do {
        _ = try study.sweep(axes, scenario: scenario)
        return nil
      } catch {
        return error.findings.first?.message
      }
    }
    #expect(
      message([.init(.exchange("fly_ahs"), values: [1])])
        == "“fly_ahs” is no exchange; did you mean “fly_ash”?")
    #expect(
      message([.init(.exchange("fly_ash"), values: [1, -1])])
        == "“exchange.fly_ash” is set to -1; a quantity cannot be negative.")
    #expect(
      message([.init(.effect(exchange: "fly_ash", sector: "PP", flow: "coke"), values: [1])])
        == "“effect.fly_ash.PP.coke” names 0 rows of the effects; name one by its exchange, sector and flow."
    )
    #expect(
      message([
        .init(.exchange("fly_ash"), values: [1]), .init(.exchange("fly_ash"), values: [2]),
      ]) == "“exchange.fly_ash” is varied twice; give it once.")
    let many = [Double](repeating: 1, count: 2000)
    #expect(
      message([
        .init(.exchange("fly_ash"), values: many), .init(.exchange("steel_slag"), values: many),
      ]) == "The sweep has 4000000 settings; give 1 to 1000000.")
  }
}
