internal import Glibc
internal import Provenance
internal import Yams

/// A file that comes into a study and the text of study.yaml that names it, prepared whole before
/// anything is written.
struct ImportTarget: Sendable {
  /// The study's folder.
  let study: String
  /// The new file within it.
  let file: String
  /// What becomes of the file that study.yaml named before.
  private(set) var findings: [Finding] = []
  private let bytes: [UInt8]
  private let text: [UInt8]
  /// Whether the file takes the place of what an earlier import wrote, and where that is kept if it differs.
  private let isReplacing: Bool
  private var kept: String?

  /// Prepares `FOLDER/imported-YEAR.csv` as the year's `key`.
  ///
  /// What an earlier import wrote for the year is replaced and kept beside it, unless study.yaml names it
  /// elsewhere too. No other file is replaced: the new one has a number instead.
  init(
    _ bytes: [UInt8], key: String, folder: String, year: Int, study: inout StudyFolder
  ) throws(InvalidInput) {
    try study.requireFolder()
    let yaml = try study.bytes(of: StudyAssembly.fileName)
    let top = try YAMLText.mapping(yaml, file: StudyAssembly.fileName)
    let former = Self.named(key, year, in: top).flatMap { name in
      InputFile.kind("\(study.path)/\(name)") == .file ? name : nil
    }
    let stem = "\(folder)/imported-\(year)"
    var name = stem + ".csv"
    var number = 2
    if let former, Self.isImported(former, stem), Self.isNamedOnce(former, top, study.path) {
      isReplacing = true
      name = former
      if try study.bytes(of: former) == bytes {
        findings = [Self.note("“\(former)” holds the same figures already; nothing changes.")]
      } else {
        let kept = String(
          OutputFile.nameToKeep("\(study.path)/\(former)").dropFirst(study.path.count + 1))
        self.kept = kept
        findings = [
          Self.note(
            "“\(former)” takes the place of what an earlier import wrote there, which is kept as “\(kept)”; "
              + "rename that to go back.")
        ]
      }
    } else {
      isReplacing = false
      while InputFile.kind("\(study.path)/\(name)") != .nothing {
        name = "\(stem)-\(number).csv"
        number += 1
      }
      if let former {
        findings = [
          Self.note(
            "“\(former)”, which study.yaml named for \(year) before, stays in the folder; name it there again "
              + "to go back.")
        ]
      }
    }
    file = name
    self.study = study.path
    self.bytes = bytes
    text = isReplacing ? yaml : try StudyYearEdit.setting(key, to: name, year: year, in: yaml)
  }

  /// Writes the file and then study.yaml, each whole; without the second the first is taken away again.
  func write() throws(InvalidInput) {
    let path = "\(study)/\(file)"
    if let slash = path.lastIndex(of: "/") {
      try OutputFile.makeFolder(String(path[..<slash]))
    }
    if isReplacing {
      guard let kept else { return }
      try OutputFile.write(try InputFile.read(path), to: "\(study)/\(kept)")
      return try FileReplacement.replace(file, ofStudy: study, with: bytes)
    }
    try OutputFile.write(bytes, to: path)
    do throws(InvalidInput) {
      try FileReplacement.replace(StudyAssembly.fileName, ofStudy: study, with: text)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func note(_ message: String) -> Finding {
    Finding(.note, code: "former-file", message)
  }

  /// The file that study.yaml names for the year.
  private static func named(_ key: String, _ year: Int, in top: YAMLMapping) -> String? {
    top["years"]?.mapping?.first { $0.key.scalar.flatMap { Int($0.string) } == year }?
      .value.mapping?.first { $0.key.scalar?.string == key }?.value.scalar?.string
  }

  /// Whether a name is one that an import gives.
  private static func isImported(_ name: String, _ stem: String) -> Bool {
    guard name.hasPrefix(stem), name.hasSuffix(".csv") else { return false }
    let number = name.dropFirst(stem.count).dropLast(4)
    return number.isEmpty || (number.first == "-" && Int(number.dropFirst()) != nil)
  }

  /// Whether one value of study.yaml leads to the file, and no other by whatever path.
  private static func isNamedOnce(_ name: String, _ top: YAMLMapping, _ study: String) -> Bool {
    let place = { (name: String) in StudyContents.absolutePath("\(study)/\(name)") }
    let file = place(name)
    return StudyFileNames(top).values.count { place($0) == file } == 1
  }
}
