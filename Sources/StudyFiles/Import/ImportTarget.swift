internal import Glibc
internal import Provenance

/// A file that comes into a study and the text of study.yaml that names it, prepared whole before
/// anything is written.
struct ImportTarget: Sendable {
  /// The study's folder.
  let study: String
  /// The new file within it.
  let file: String
  private let bytes: [UInt8]
  private let text: [UInt8]

  /// Prepares `FOLDER/imported-YEAR.csv` as the year's `key`; a file that is there is not replaced, the new
  /// one has a number instead.
  init(
    _ bytes: [UInt8], key: String, folder: String, year: Int, study: inout StudyFolder
  ) throws(InvalidInput) {
    try study.requireFolder()
    var name = "\(folder)/imported-\(year).csv"
    var number = 2
    while InputFile.kind("\(study.path)/\(name)") != .nothing {
      name = "\(folder)/imported-\(year)-\(number).csv"
      number += 1
    }
    file = name
    self.study = study.path
    self.bytes = bytes
    text = try StudyYearEdit.setting(
      key, to: name, year: year, in: try study.bytes(of: StudyAssembly.fileName))
  }

  /// Writes the file and then study.yaml, each whole; without the second the first is taken away again.
  func write() throws(InvalidInput) {
    let path = "\(study)/\(file)"
    if let slash = path.lastIndex(of: "/") {
      try OutputFile.makeFolder(String(path[..<slash]))
    }
    try OutputFile.write(bytes, to: path)
    do throws(InvalidInput) {
      try FileReplacement.replace(StudyAssembly.fileName, ofStudy: study, with: text)
    } catch {
      unlink(path)
      throw error
    }
  }
}
