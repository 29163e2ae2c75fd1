import Foundation
import Presentation
import Testing

@testable import WebInterface

struct PageTests {
  @Test(arguments: PageName.allCases)
  func aPageIsThereInBothLanguages(name: PageName) async throws {
    try await TestServer.run { server in
      for (tag, heading) in [("en", "Overview"), ("zh", "概览")] {
        let answer = try await server.send("GET", "/studies/guiyang\(name.path)?lang=\(tag)")
        #expect(answer.status == 200)
        #expect(answer.body.contains("<html lang=\"\(tag)\">"))
        #expect(answer.body.contains(heading), "the list of pages")
        #expect(answer.headers["set-cookie"]?.contains("symbiont-language=\(tag)") == true)
        #expect(!answer.body.contains("style=\""), "the policy allows no style in the page")
        #expect(!answer.body.contains("<script>"), "nor a script")
      }
    }
  }

  @Test func theLanguageIsWhatTheBrowserPrefers() async throws {
    try await TestServer.run { server in
      for (wish, tag) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-GB,zh;q=0.5", "en"), ("fr;q=0.9,zh;q=0.2", "zh"),
        ("en;q=0.1,zh_TW", "zh"), ("*", "en"), (";;q=x,", "en"),
      ] {
        let answer = try await server.send("GET", "/", headers: [("Accept-Language", wish)])
        #expect(answer.headers["content-language"] == tag, "\(wish)")
      }
      let kept = try await server.send(
        "GET", "/", headers: [("Accept-Language", "en"), ("Cookie", "symbiont-language=zh")])
      #expect(kept.headers["content-language"] == "zh")
    }
  }

  @Test func theWhatIfSaysWhatTheInterfaceSays() async throws {
    try await TestServer.run { server in
      let quantities = "\"quantities\": {\"steel_slag\": 170000, \"fly_ash\": 90000}"
      let page = try await server.send(
        "POST", "/studies/guiyang/fragments/what-if",
        body: "{\"against\": \"BAU2012\", \(quantities)}")
      let plain = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if",
        body: "{\"year\": 2012, \"against\": \"BAU2012\", \(quantities)}")
      let total = try #require(plain.json()["scenario"]?["totals"]?["city"]?.numberValue)
      let saving = try #require(plain.json()["comparison"]?["saving"]?.numberValue)
      let html = try #require(page.json()["html"]?.textValue)
      #expect(html.contains("data-key=\"total\" data-value=\"\(total)\""))
      #expect(html.contains("data-key=\"saving\" data-value=\"\(saving)\""))
      let exceeded = try #require(page.json()["exceeded"]?.elements)
      #expect(exceeded.map { $0["exchange"]?.textValue } == ["steel_slag"])
      #expect(
        exceeded.first?["message"]?.textValue
          == "20,000 t too much: steel slag from IN_MMI allows 150,000 t.")
    }
  }

  @Test func whatIsUnknownIsSaid() async throws {
    try await TestServer.run { server in
      for path in [
        "network?scenario=UIS2012&exchange=none", "network?scenario=none&exchange=steel_slag",
        "explanation?scenario=UIS2012&figure=footprint&sector=PP&path=9.9", "analyses/none",
        "jobs/none",
      ] {
        let answer = try await server.send("GET", "/studies/guiyang/fragments/\(path)")
        #expect(answer.status == 404, "\(path)")
        #expect(try !answer.message().isEmpty)
      }
      let figure = try await server.send(
        "GET", "/studies/guiyang/fragments/explanation?scenario=UIS2012&figure=none&sector=PP")
      #expect(figure.status == 400)
      #expect(try figure.message() == "“none” is no figure of a result.")
    }
  }

  @Test func anExplanationOpensTermByTerm() async throws {
    try await TestServer.run { server in
      let address =
        "/studies/guiyang/fragments/explanation?scenario=UIS2012&sector=PP&figure=intensity"
      let root = try await server.send("GET", address)
      #expect(root.body.contains("intensity of PP = 3.73565\u{A0}t/1e4 CNY"))
      #expect(root.body.contains("data-path=\"0\""))
      let coal = try await server.send("GET", address + "&path=0.0.0")
      #expect(coal.body.contains("file=inventory/2012.csv&amp;line=74&amp;column=13"))
    }
  }

  @Test func aSliderEndsAtARoundNumberAboveItsLargestFigure() {
    for (largest, top) in [(150_000.0, 200_000.0), (800_000, 1_000_000), (1, 1.2), (0, 1)] {
      #expect(SliderScale(largest: largest).top == top)
      #expect(SliderScale(largest: largest).step > 0)
    }
  }

  /// Codes that mean something in addresses and in HTML.
  @Test func aScenarioOfAnyCodeIsTheOneThatIsShown() async throws {
    try await TestServer.runCopy(prepare: {
      try TestServer.copyGuiyang(
        to: $0, replacing: "{id: UIS2012,", with: #"{id: "A+B %41 & <i>","#)
    }) { server, _ in
      let escaped = "A%2BB%20%2541%20%26%20%3Ci%3E"
      for page in ["network", "sectors"] {
        // Spaces may be plus signs, as forms write them.
        for address in [escaped, escaped.replacing("%20", with: "+")] {
          let shown = try await server.send("GET", "/studies/copy/\(page)?scenario=\(address)")
          #expect(
            shown.body.contains(#"<option value="A+B %41 &amp; &lt;i&gt;" selected>"#),
            "\(page)?scenario=\(address)")
          #expect(!shown.body.contains("<i>"))
        }
      }
      let overview = try await server.send("GET", "/studies/copy")
      #expect(
        overview.body.contains(
          "/studies/copy/sectors?scenario=\(escaped)&amp;figure=output_per_footprint_change_share"))
      let detail = try await server.send(
        "GET", "/studies/copy/fragments/network?scenario=\(escaped)&sector=IN_MMI")
      #expect(
        detail.body.contains(
          "/studies/copy/sectors?scenario=\(escaped)&amp;figure=footprint&amp;sector=IN_MMI"))
    }
  }

  @Test func anAddressIsReadBackAsItWas() {
    #expect(
      PageAddress.page(.data, of: "town", ["file": "a+b/ü&c.csv", "line": "3", "column": nil])
        == "/studies/town/data?file=a%2Bb/%C3%BC%26c.csv&line=3")
    #expect(PageAddress.page(.overview, of: "town") == "/studies/town")
  }

  @Test func ofTwoStudiesOnlyWhatHasOneUnitIsCompared() async throws {
    try await TestServer.runCopy(prepare: {
      try TestServer.copyGuiyang(to: $0, replacing: "headline: co2", with: "headline: energy")
    }) { server, study in
      func compared() async throws -> String {
        try await server.send(
          "GET", "/studies/copy/compare?first=guiyang/BAU2012&second=copy/BAU2012"
        ).body
      }
      let other = try await compared()
      #expect(
        other.contains(
          "The two studies count different things, CO2 (t) and Energy use, coal equivalent (tce); only their money is compared."
        ))
      #expect(other.contains("Value added") && !other.contains("table-footprints"))
      let yaml = study.appending(path: "study.yaml")
      let text = try String(contentsOf: yaml, encoding: .utf8)
      try Data(
        text.replacing("headline: energy", with: "headline: co2")
          .replacing("money: 1e4 CNY", with: "money: 1e6 CNY").utf8
      ).write(to: yaml)
      let money = try await compared()
      #expect(
        money.contains(
          "The two studies do not count money in the same unit and at the same kind of prices; only emissions are compared."
        ))
      #expect(money.contains("table-footprints") && !money.contains("<td>Value added"))
    }
  }

  @Test func theIntervalOfASavingIsOfTheStudyAsItStands() async throws {
    try await TestServer.runCopy { server, study in
      let made = try await server.send(
        "POST", "/api/v1/jobs",
        body: #"{"study": "copy", "kind": "uncertainty", "settings": {"samples": 256}}"#)
      let id = try #require(made.json()["id"]?.textValue)
      _ = try await server.send("GET", "/api/v1/jobs/\(id)/events")
      #expect(
        try await server.send("GET", "/studies/copy").body.contains(
          #"<dd class="faint">90 % of draws: "#))
      // Another spread leaves the saving itself as it was.
      let file = study.appending(path: "uncertainty.csv")
      try Data((try String(contentsOf: file, encoding: .utf8) + "\n").utf8).write(to: file)
      #expect(
        try await !server.send("GET", "/studies/copy").body.contains(
          #"<dd class="faint">90 % of draws: "#))
    }
  }
}
