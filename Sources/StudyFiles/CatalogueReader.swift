public import Provenance
public import SymbiosisModel
internal import TableFormats

/// Reads a catalogue of synergies: a CSV with a row for each flow that a unit of waste changes.
///
/// Columns: `id,waste,process,flow,rate`, optional `takers` (words, separated by semicolons, of which
/// one stands in the taker's code or name; blank = any sector), `share` (the greatest share of the taker's flow that
/// may be replaced), `cost`, `transport`, `source`. Rows of the same id belong together.
public enum CatalogueReader {
  /// The entries of the catalogue that comes with the program, or of a file of the user's.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong in the file.
  public static func read(_ path: String?) throws(InvalidInput) -> [Synergy] {
    guard let path = path ?? BuiltInCases.cataloguePath else {
      throw InvalidInput(
        code: "missing-catalogue",
        "The catalogue of synergies is not beside the program; name one of your own (--catalogue).")
    }
    guard let text = WholeFile.text(path) else {
      throw InvalidInput(
        code: "unreadable-file", "The catalogue “\(path)” cannot be read.",
        at: SourceLocation(file: path))
    }
    let file = try RecordFile(
      CSVFile(bytes: Array(text.utf8), file: path),
      required: ["id", "waste", "process", "flow", "rate"],
      optional: ["takers", "share", "cost", "transport", "source"])
    var findings: [Finding] = []
    var entries: [Synergy] = []
    for record in 0..<file.count {
      let id = file.code(record, "id", &findings)
      let waste = file.code(record, "waste", &findings)
      let flow = file.code(record, "flow", &findings)
      let rate = file.number(record, "rate", &findings)
      let share = file.optionalNumber(record, "share", &findings)
      let cost = file.optionalNumber(record, "cost", &findings)
      let transport = file.optionalNumber(record, "transport", &findings)
      if let share, !(share.value >= 0 && share.value <= 1) {
        findings.append(
          Finding(
            .error, code: "share",
            "The share is \(printed(share.value)); write one from 0 to 1.", at: share.location))
      }
      guard let id, let waste, let flow, let rate else { continue }
      let change = Synergy.Change(flow: flow, rate: rate, share: share?.value ?? 1)
      if let known = entries.firstIndex(where: { $0.id == id }) {
        entries[known].changes.append(change)
      } else {
        entries.append(
          Synergy(
            id: id, waste: waste, process: file.text(record, "process"),
            takers: file.text(record, "takers").split(separator: ";").map(Self.trimmed),
            changes: [change],
            cost: cost?.value, transport: transport?.value ?? 0,
            source: file.text(record, "source"), location: file.location(record, "id")))
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    return entries
  }

  private static func trimmed(_ word: Substring) -> String {
    String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension BuiltInCases {
  /// The catalogue of synergies that comes with the program, if it is where it belongs.
  static var cataloguePath: String? {
    shared(
      variable: "SYMBIONT_CATALOGUE", installed: "share/symbiont/cases/synergies.csv",
      package: "Cases/synergies.csv")
  }
}
