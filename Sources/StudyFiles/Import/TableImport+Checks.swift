internal import InputOutputModel
internal import Provenance
internal import TableFormats

extension TableImport {
  static func requireOneRegion(_ source: TableFile) throws(InvalidInput) {
    let regions = Set(source.table.labels.map(\.region))
    guard regions.count > 1 else { return }
    throw InvalidInput(
      code: "several-regions",
      "The table has \(regions.count) regions (\(WordList.quoted(regions.sorted()))), and a study's has "
        + "one; choose a table of one province.",
      at: source.source)
  }

  static func requireUnit(
    _ given: String, _ wanted: String, at source: SourceLocation
  ) throws(InvalidInput) {
    guard !given.isEmpty, !wanted.isEmpty, given != wanted else { return }
    throw InvalidInput(
      code: "unit",
      "The table is in “\(given)” and the study in “\(wanted)”; nothing is rescaled here, so convert the "
        + "table, or correct the unit with --money or in study.yaml.",
      at: source)
  }

  static func requireIdentities(_ check: TableCheck, at source: SourceLocation) throws(InvalidInput)
  {
    let broken = check.identities.filter { $0.status == .broken }
    guard !broken.isEmpty else { return }
    throw InvalidInput(
      broken.map { identity in
        let worst = identity.worst.map { "\($0.code) by \(printed($0.gap))" }.joined(
          separator: ", ")
        return Finding(
          .error, code: "broken-identity",
          "The identity of the \(identity.name) is broken (\(worst)); `symbiont table check` says what may be "
            + "the reason.",
          at: source)
      } + check.findings)
  }

  /// Sectors without a place, and places that the study does not have.
  static func problems(
    _ placed: SectorPlacement, _ codes: [String], _ names: [String], _ sectors: [Sector],
    _ concordance: ImportConcordance?, at source: SourceLocation
  ) -> [Finding] {
    var findings: [Finding] = []
    let unplaced = codes.indices.filter { placed.places[$0] == nil }
    if !unplaced.isEmpty {
      let names = unplaced.map { codes[$0] == names[$0] ? codes[$0] : "\(codes[$0]) \(names[$0])" }
      findings.append(
        Finding(
          .error, code: "unplaced-sector",
          "\(unplaced.count) of the table's \(codes.count) sectors have no place in the study: "
            + "\(WordList.quoted(names, limit: 60)). Give --concordance a CSV file with the columns `code` "
            + "(the table's code or name) and `sector` (the study's).",
          at: source))
    }
    let known = sectors.map(\.code)
    for target in Set(placed.places.compactMap { $0?.sector }).sorted()
    where !known.contains(target) {
      let hint = NearMiss.closest(to: target, in: known).map { "; did you mean “\($0)”?" } ?? "."
      findings.append(
        Finding(
          .error, code: "unknown-sector",
          "The concordance sends a sector to “\(target)”, which is no sector of the study\(hint)",
          at: concordance.flatMap { own in
            own.targets.filter { $0.value == target }.keys.sorted().first.flatMap(own.place)
          }))
    }
    return findings
  }

  static func emptySectors(
    _ sectors: [Sector], _ filled: Set<String>, at source: SourceLocation
  ) -> [Finding] {
    let empty = sectors.map(\.code).filter { !filled.contains($0) }
    guard !empty.isEmpty else { return [] }
    return [
      Finding(
        .warning, code: "empty-sector",
        "No sector of the table goes to \(WordList.quoted(empty)) of the study; their output is 0 in this "
          + "year.",
        at: source)
    ]
  }
}
