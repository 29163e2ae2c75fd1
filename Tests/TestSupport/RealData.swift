import Foundation

/// Third-party tables beside the project, which tests may read and which not every machine has.
public enum RealData {
  /// The path of a file in `../shared/data`, or `nil` where it is absent.
  public static func path(_ name: String, from testFile: String = #filePath) -> String? {
    var folder = URL(fileURLWithPath: testFile)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("../shared/data/\(name)").standardizedFileURL
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
    }
    return nil
  }
}
