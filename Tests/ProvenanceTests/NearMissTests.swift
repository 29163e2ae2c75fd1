import Provenance
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("houshold", "households"), ("s01", "S01"), ("inflwo", "inflow"),
    ("fixed-capital", "fixed_capital"),
  ])
  func aMistypedWordIsRecognised(word: String, meant: String) {
    let candidates = ["households", "S01", "inflow", "outflow", "fixed_capital"]
    #expect(NearMiss.closest(to: word, in: candidates) == meant)
  }

  @Test func whatIsFarAwayIsNotSuggested() {
    #expect(NearMiss.closest(to: "rural", in: ["urban", "output"]) == nil)
    #expect(NearMiss.closest(to: "a", in: ["b"]) == nil)
    #expect(NearMiss.closest(to: "", in: ["b"]) == nil)
  }

  @Test func namesAreListedAsInASentence() {
    #expect(WordList.quoted([]) == "")
    #expect(WordList.quoted(["a"]) == "“a”")
    #expect(WordList.quoted(["a", "b", "c"]) == "“a”, “b” and “c”")
    #expect(WordList.quoted(["a", "b", "c"], limit: 1) == "“a” and 2 more")
  }
}
