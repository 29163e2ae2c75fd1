import Foundation
import TestSupport
import Testing

@testable import Presentation

/// The Chinese sentences against the English ones that the sources write.
@Suite struct ChinesePhraseTests {
  /// Sentences whose parts the sources hold apart, so that they cannot be tried here as a whole.
  static let parts: Set<String> = [
    "Final demand is what the city makes for it; beside it come ", "The file lacks the {} {}; ",
    "In {} the quotients ask more of ",
    " of the city than it makes; {} ({}) more comes from the rest of the province.",
    "Figures of group {} in {} ", "are those of its only sector, {}.",
    "are split over its {} sectors by their output shares.",
    "“{}” is no sector or group of the classification", "; add {} to the first column.",
    "; add {} to the header.",
    " two roles; a row or column is a sector or stands once under `tables`, not both.",
    "The result has no table “{}”; it has ",
    "{} {} {} no place in the coarser classification; give each a group that it defines.",
    "The {}{} {}{} would hold with the {} multiplied by 1e{}: a unit is off by a power of ten. Bring all figures to one unit.",
    "{} subtotal {}{} agree{} with the sum of {} parts and {} left out.",
    "“{}” is no scenario of the study, which has {}{}", "The role{} {} {} none of {}.",
    "The file lacks the column {}; ",
    "; add it to the first column.", "; add it to the header.",
    "The {} {}{} would hold with the {} multiplied by 1e{}: a unit is off by a power of ten. Bring all figures to one unit.",
    "{} changes {} of {} both by a row of effects{} ({} a unit) and by its link to a process ({} a unit); keep one.",
  ]

  @Test func everyMessageOfTheSourcesIsSaidInChinese() throws {
    let messages = try SourceSentences.all().filter {
      $0.isMessage && $0.variants[0].split(separator: " ").count > 2
    }
    #expect(messages.count > 500)
    for message in messages where !message.variants.contains(where: Self.parts.contains) {
      // Of “1 error” and “2 errors” one is enough: the holes stand for the number.
      let said = message.variants.map { text in
        let pieces = text.components(separatedBy: "{}")
        return Texts.chinese.string(
          pieces.enumerated().map { $0 == 0 ? $1 : "X\($0)\($1)" }.joined())
      }
      #expect(
        said.contains { EnglishWords.found(in: $0).isEmpty },
        "\(message.file): “\(message.variants[0])” → “\(said[0])”")
    }
  }

  @Test func everyPatternMatchesWhatTheSourcesWrite() throws {
    let written = try SourceSentences.all().flatMap(\.variants).joined(separator: "\u{1}")
    let cases = try SourceSentences.cases()
    // What another library says, and units that are put together, stand in no text of ours.
    let foreign = Set(ChinesePhrases.argumentParser.keys)
      .union(NumberFormat.chinese.unitNames.keys)
    for english in ChinesePhrases.all.keys where !foreign.contains(english) {
      for clause in Self.clauses(english) {
        #expect(
          written.contains(clause) || cases.contains(clause)
            || written.contains(clause.replacing(" ", with: "_")),
          "Nothing writes “\(clause)” any longer; remove or correct the phrase “\(english)”.")
      }
    }
  }

  /// The parts of a pattern that the sources hold in one piece; short ones tell nothing.
  private static func clauses(_ english: String) -> [String] {
    var text = english
    for end in ["{}", " of ", " per ", " and ", " has ", " have ", ". "] {
      text = text.replacingOccurrences(of: end, with: "\u{1}")
    }
    return text.split { "\u{1},;:()“”".contains($0) }
      .map { $0.trimmingCharacters(in: .whitespaces.union(.decimalDigits)) }
      .filter { $0.count(where: \.isLetter) >= 4 }
  }
}
