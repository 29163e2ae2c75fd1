import Foundation
import Provenance

/// What pymrio's `file_parameters.json` says of a folder: which account is in which file, and with how
/// many header rows and index columns.
struct PymrioParameters {
  static let fileName = "file_parameters.json"

  struct Account {
    /// The file, relative to the top of the bundle.
    var file: String
    var shape: LabelledText.Shape
  }

  var accounts: [String: Account] = [:]

  /// Reads the parameters of the bundle's top (`folder` empty) or of a folder in it.
  init(_ bundle: FileBundle, folder: String) throws(InvalidInput) {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let name = prefix + Self.fileName
    let place = SourceLocation(file: bundle.label(name))
    let bytes = try bundle.read(name)
    guard let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let files = json["files"] as? [String: Any]
    else {
      throw InvalidInput(
        code: "pymrio-parameters",
        "The file is not what pymrio saves: an object with “files” in JSON. Save the table again "
          + "with pymrio's save_all.",
        at: place)
    }
    for (key, value) in files {
      let entry = value as? [String: Any] ?? [:]
      guard let file = entry["name"] as? String, !file.contains("/"), !file.isEmpty,
        let indexColumns = Self.count(entry["nr_index_col"]),
        let headerRows = Self.count(entry["nr_header"])
      else {
        throw InvalidInput(
          code: "pymrio-parameters",
          "The entry “\(key)” needs a file name and 1 to 4 index columns and header rows "
            + "(`name`, `nr_index_col`, `nr_header`).",
          at: place)
      }
      // Versions before 0.4 wrote FY, and still older ones F_hh.
      let account = key == "FY" || key == "F_hh" ? "F_Y" : key
      accounts[account] = Account(
        file: prefix + file,
        shape: .init(separator: 0x09, headerRows: headerRows, indexColumns: indexColumns))
    }
  }

  private static func count(_ value: Any?) -> Int? {
    let number = (value as? Int) ?? (value as? String).flatMap { Int($0) }
    return number.flatMap { (1...4).contains($0) ? $0 : nil }
  }
}
