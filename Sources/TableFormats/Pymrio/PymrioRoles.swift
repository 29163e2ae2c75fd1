import Foundation
import InputOutputModel
import Provenance

/// What pymrio has no place for and we need to read our own table back: `symbiont.json`, beside the
/// files that pymrio knows and which it leaves alone.
///
/// In Y our imports are negative, so that x = Σ Z + Σ Y holds as pymrio computes it.
struct PymrioRoles {
  static let fileName = "symbiont.json"
  /// The name that a region without one has in pymrio's files.
  static let namelessRegion = "local"
  static let valueAdded = "value_added"
  static let otherInputs = "other_inputs"

  var exports: Set<String>
  var imports: Set<String>
  var error: Set<String>
  /// Whether the extensions `value_added` and `other_inputs` are the table's own rows.
  var hasInputs: Bool
  var regionIsNameless: Bool

  init(_ roles: TableRoles?) {
    exports = Set(roles?.exports ?? [])
    imports = Set(roles?.imports ?? [])
    error = Set(roles?.error ?? [])
    hasInputs = false
    regionIsNameless = false
  }

  init(of table: InputOutputTable) {
    self.init(TableRoles(of: table))
    hasInputs = true
    regionIsNameless = table.labels.allSatisfy { $0.region.isEmpty }
  }

  /// Reads the file out of a bundle.
  init(_ bundle: FileBundle) throws(InvalidInput) {
    let bytes = try bundle.read(Self.fileName)
    guard let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let exports = json["exports"] as? [String], let imports = json["imports"] as? [String],
      let error = json["error"] as? [String],
      let regionIsNameless = json["region_is_nameless"] as? Bool
    else {
      throw InvalidInput(
        code: "pymrio-roles",
        "The file should name the categories of Y that are exports, imports and error; remove it to "
          + "read all of Y as final demand.",
        at: SourceLocation(file: bundle.label(Self.fileName)))
    }
    self.exports = Set(exports)
    self.imports = Set(imports)
    self.error = Set(error)
    self.regionIsNameless = regionIsNameless
    hasInputs = true
  }

  var json: String {
    JSONText.object([
      ("exports", .list(exports.sorted())), ("imports", .list(imports.sorted())),
      ("error", .list(error.sorted())), ("region_is_nameless", .boolean(regionIsNameless)),
    ]).line
  }
}
