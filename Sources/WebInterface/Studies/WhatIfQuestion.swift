internal import HTTPTypes
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// Quantities moved by hand, in the economy of a year, and what they are compared with.
struct WhatIfQuestion: Sendable {
  /// The code of the scenario in the answer.
  static let id = "what-if"

  /// The position of the year.
  let year: Int
  /// The economy: the choice of imports and of the level.
  let variant: StudyShelf.Variant
  /// One quantity an exchange, in file order.
  let quantities: [Double]
  /// The scenario of the study to compare with; `nil` = no exchange at all.
  let reference: String?

  /// A question asked in a program.
  init(year: Int, variant: StudyShelf.Variant, quantities: [Double], reference: String?) {
    self.year = year
    self.variant = variant
    self.quantities = quantities
    self.reference = reference
  }

  /// Reads a question.
  ///
  /// - Throws: `WebError` where a name is unknown or a figure is no quantity.
  init(_ body: RequestObject, study: LoadedStudy) throws {
    let solved = study.solved
    let definition = solved.definition
    let base = try body.text("scenario").map { try solved.requiredScenario($0) }
    let asked = try body.integer("year")
    guard let year = asked ?? base?.scenario.year else {
      throw WebError(.badRequest, "Give “year” or “scenario”.")
    }
    guard let position = definition.years.firstIndex(where: { $0.year == year }) else {
      throw WebError(
        .unprocessableContent,
        "The study has no year \(year); it has \(WordList.quoted(definition.years.map { String($0.year) }))."
      )
    }
    if let base, base.scenario.year != year {
      throw WebError(
        .unprocessableContent,
        "Scenario \(base.scenario.id) is of \(base.scenario.year), not \(year); give one of them.")
    }
    self.year = position
    variant = StudyShelf.Variant(
      imports: try body.choice("imports", of: ImportTreatment.self) ?? definition.imports,
      level: try body.choice("level", of: StudyDefinition.Level.self) ?? definition.level)
    guard variant.level != .group || !definition.groups.isEmpty else {
      throw WebError(.unprocessableContent, "The study has no groups.")
    }
    var quantities = base?.quantities ?? definition.exchanges.map { _ in 0 }
    let given = try body.object("quantities")?.quantities() ?? [:]
    for (position, quantity) in try Self.positions(given, definition: definition) {
      quantities[position] = quantity
    }
    self.quantities = quantities
    if let named = try body.text("against") {
      let reference = try solved.requiredScenario(named).scenario
      guard reference.year == year else {
        throw WebError(
          .unprocessableContent,
          "Scenario \(named) is of \(reference.year); compare with one of \(year).")
      }
      self.reference = named
    } else {
      reference =
        base?.scenario.against.flatMap { solved.scenario($0) }.flatMap {
          $0.scenario.year == year ? $0.scenario.id : nil
        } ?? definition.scenarios.first { $0.year == year && $0.quantities == .none }?.id
    }
  }

  /// Quantities by the positions of their exchanges.
  ///
  /// - Throws: `WebError` 422 for an unknown exchange.
  static func positions(
    _ quantities: [String: Double], definition: StudyDefinition
  ) throws -> [Int: Double] {
    var positions: [Int: Double] = [:]
    for (id, quantity) in quantities.sorted(by: { $0.key < $1.key }) {
      guard let position = definition.exchanges.firstIndex(where: { $0.id == id }) else {
        let known = definition.exchanges.map(\.id)
        let hint =
          NearMiss.closest(to: id, in: known).map { "did you mean “\($0)”?" }
          ?? "the study has \(WordList.quoted(known, limit: 12))."
        throw WebError(.unprocessableContent, "There is no exchange “\(id)”; \(hint)")
      }
      positions[position] = quantity
    }
    return positions
  }
}
