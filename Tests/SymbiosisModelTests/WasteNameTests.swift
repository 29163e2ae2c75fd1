import TestSupport
import Testing

@testable import SymbiosisModel

@Suite struct WasteNameTests {
  @Test(arguments: ["Fly Ash", " fly ash", "fly  ash", "fly\tash ", "FLY\u{3000}ash\n"])
  func capitalsAndSpacesDoNotTellWastesApart(text: String) {
    #expect(WasteName(text) == WasteName("fly ash"))
  }

  @Test(arguments: ["flyash", "fly-ash", "fly_ash", "fly ash 2", "", "炉渣"])
  func otherCharactersDo(text: String) {
    #expect(WasteName(text) != WasteName("fly ash"))
  }

  /// A space at the end has every name written anew, plain or not.
  @Test func aPlainNameIsWhatWritingItAnewMakesOfIt() {
    var random = SeededGenerator(seed: 20_261_126)
    let letters = Array("azAZ09 _-@[`{~  \t渣é")
    for _ in 0..<2000 {
      let length = Int.random(in: 0...6, using: &random)
      let text = String((0..<length).map { _ in letters.randomElement(using: &random) ?? " " })
      #expect(WasteName(text) == WasteName(text + " "), "“\(text)”")
    }
  }
}
