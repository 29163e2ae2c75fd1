internal import Foundation
internal import Provenance

/// The folders in a folder.
enum FolderList {
  /// The paths of the folders in a folder, sorted; none where it does not exist.
  static func folders(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(path)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// Makes a folder and those above it.
  static func make(_ path: String) throws(InvalidInput) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InvalidInput(
        code: "unwritable-folder",
        "The folder “\(path)” cannot be made (\(error.localizedDescription)); name another with --data."
      )
    }
  }
}
