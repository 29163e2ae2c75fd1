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
}
