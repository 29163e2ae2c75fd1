import Foundation
import Provenance
import SymbiosisModel
import Testing

@testable import Presentation

@Suite struct LanguageTests {
  @Test func aSentenceFollowsThePatternThatLeavesLeastToItsHoles() {
    let book = PhraseBook([
      "Nothing.": "没有。", "{} saves {} of {}.": "{0}削减{2} {1}。",
      "{} saves {} of {} against {}.": "{0}相对{3}削减{2} {1}。", "did you mean “{}”?": "是否指“{}”？",
      "“{}” is no flow; {}": "“{}”不是流；{}", "The {} lacks {}.": "{0}缺少{1}。", "row": "行",
    ])
    #expect(book.text("Nothing.") == "没有。")
    #expect(book.text("UIS saves 3 t of CO2 against BAU.") == "UIS相对BAU削减CO2 3 t。")
    #expect(book.text("UIS saves 3 t of CO2.") == "UIS削减CO2 3 t。")
    #expect(book.text("“coall” is no flow; did you mean “coal”?") == "“coall”不是流；是否指“coal”？")
    #expect(book.text("The row lacks “a”, “b” and “c”.") == "行缺少“a”、“b”和“c”。")
    // Names with a capital are the study's, and what no pattern fits stays.
    #expect(book.text("The Row lacks Nothing.") == "Row缺少Nothing。")
    #expect(book.text("Something else") == "Something else")
    #expect(book.text("") == "")
  }

  @Test func aSentenceIsNotTakenForAPhraseThatEndsInAHole() {
    #expect(
      Texts.chinese.string("One more t of fly ash from PP would save 0.0251306 t of CO2.")
        == "PP的fly ash每多1 t，可削减CO2 0.0251306 t。")
    #expect(
      Texts.chinese.string("One more t of demand for steam would cost 2 (1e4 CNY).")
        == "对steam的需求每多1 t，需多付2（万元）。")
  }

  @Test func everyChineseEntryFillsTheHolesOfItsPattern() {
    for (english, chinese) in ChinesePhrases.all {
      let pieces = english.components(separatedBy: "{}")
      let words = (1..<max(1, pieces.count)).map { "X\($0)Y" }
      var text = pieces[0]
      for (word, piece) in zip(words, pieces.dropFirst()) { text += word + piece }
      let said = PhraseBook([english: chinese]).text(text)
      let letters = english.count { $0.isLetter }
      if words.isEmpty || letters >= 4 {
        #expect(said != text || chinese == english, "\(english)")
        for word in words { #expect(said.contains(word), "\(english) → \(said)") }
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func aHostileTextTakesNoTime() {
    let text = String(repeating: "a of , (” and “) in ; ", count: 180)
    #expect(!Texts.chinese.string(text).isEmpty)
  }

  @Test func theTerminalSpeaksChinese() {
    let text = TerminalReport(width: 100, texts: .chinese).text(sampleResult)
    #expect(text.contains("UIS相对BAU削减CO2 49.7\u{A0}kt，占区域总量的3.5\u{A0}%。"))
    #expect(text.contains("总产出 (百万元)"))
    #expect(text.contains("警告: "))
  }

  @Test(arguments: [30, 47, 64, 100])
  func chineseIsBrokenWithinTheWidthAndNotBeforeAComma(width: Int) {
    let sentence =
      "单位足迹产出的边界是混合的：分子是部门的全部产出，分母只是其最终需求所隐含的排放（见公式 7.1 与 docs/METHOD.md）。宜作“时间”比较，不宜作部门间比较。"
    let lines = sentence.wrapped(toWidth: width)
    #expect(lines.count > 1)
    for line in lines {
      #expect(line.terminalWidth <= width)
      #expect(!"，。：）”、".contains(line.first ?? " "), "\(line)")
      #expect(!"（“".contains(line.last ?? " "), "\(line)")
    }
    let joined = lines.joined().replacingOccurrences(of: " ", with: "")
    #expect(joined == sentence.replacingOccurrences(of: " ", with: ""))
  }

  @Test func aReportNamesItsLanguageAndSaysEverythingInIt() throws {
    let page = try HTMLReport(programVersion: "1", texts: .chinese, plotly: nil).text(sampleResult)
    #expect(page.contains("<html lang=\"zh-CN\">"))
    #expect(page.contains("各部门足迹"))
    #expect(!page.contains("Footprint"))
    #expect(!page.contains("Scenario"))
  }

  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("ZH_TW", .chinese), ("en_GB", .english),
    ("de_DE.UTF-8", .english), ("C", .english), ("", .english),
  ])
  func theLocaleChooses(locale: String, language: Language) {
    #expect(Language(locale: locale) == language)
  }

  @Test func moneyHasAChineseNameAndSymbolsStay() {
    let numbers = NumberFormat.chinese
    #expect(numbers.unit("1e4 CNY") == "万元")
    #expect(numbers.unit("t/1e4 CNY") == "t/万元")
    #expect(numbers.unit("kt") == "kt")
    #expect(NumberFormat.english.unit("1e4 CNY/t") == "1e4 CNY/t")
  }
}
