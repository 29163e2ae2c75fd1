import Foundation

/// The study to start from (Cases/starter), copied into a temporary folder with some files replaced or added
/// and study.yaml edited, while `body` runs with its path.
public func withStarterStudy<Result>(
  _ files: [String: String] = [:], replacing edits: [(String, String)] = [],
  adding text: String = "", _ body: (String) throws -> Result
) throws -> Result {
  try withTemporaryFolder { folder in
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let target = folder.appending(path: "study")
    try FileManager.default.copyItem(at: package.appending(path: "Cases/starter"), to: target)
    let yaml = target.appending(path: "study.yaml")
    var study = try String(contentsOf: yaml, encoding: .utf8)
    for (old, new) in edits {
      precondition(study.contains(old), "the study to start from no longer has “\(old)”")
      study = study.replacingOccurrences(of: old, with: new)
    }
    try Data((study + text).utf8).write(to: yaml)
    for (name, content) in files {
      try Data(content.utf8).write(to: target.appending(path: name))
    }
    return try body(target.path)
  }
}
