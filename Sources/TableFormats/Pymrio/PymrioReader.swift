import DenseAlgebra
public import InputOutputModel
public import Provenance

/// Reads a table that pymrio saved as text, from its folder or zip.
///
/// Extensions become satellite accounts; a stressor's name is its index levels joined with ` | `.
/// pymrio has no value added beside its extensions: one in the table's money that closes the columns
/// to within 1e-6 of the largest output is taken for value added as well, with a note.
public enum PymrioReader {
  /// Reads the folder or zip; `roles` say which categories of Y are exports, imports or error where
  /// the folder was not written by this program.
  ///
  /// - Throws: `InvalidInput` if a file is missing, damaged or in another format than text.
  public static func read(
    _ path: String, roles: TableRoles? = nil, progress: ReadingProgress? = nil
  ) throws(InvalidInput) -> TableFile {
    let bundle = try FileBundle(path, marker: PymrioParameters.fileName)
    bundle.progress = progress
    guard bundle.names.contains(PymrioParameters.fileName) else {
      throw InvalidInput(
        code: "pymrio-parameters",
        "There is no \(PymrioParameters.fileName) in “\(path)”, by which pymrio knows its files; "
          + "save the table with pymrio's save_all.",
        at: SourceLocation(file: path))
    }
    let core = try PymrioParameters(bundle, folder: "")
    var system = try PymrioSystem(bundle, core)
    var satellites: [SatelliteAccount] = []
    for name in bundle.names where name.hasSuffix("/" + PymrioParameters.fileName) {
      let folder = String(name.dropLast(PymrioParameters.fileName.count + 1))
      guard !folder.contains("/") else { continue }
      let parameters = try PymrioParameters(bundle, folder: folder)
      if let account = try system.extension(folder, parameters) { satellites.append(account) }
    }
    return try system.tableFile(satellites, roles: roles)
  }
}
