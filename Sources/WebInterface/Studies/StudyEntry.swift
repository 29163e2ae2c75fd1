internal import Presentation

/// A study that the server knows of: a folder, or a workbook, and how it came here.
struct StudyEntry: Sendable {
  /// How a study came here.
  enum Source: String, Sendable {
    /// Named when the server was started, or opened by its path since.
    case opened
    /// Built in.
    case `case`
    /// Made here, in the user's data folder.
    case created
    /// In the store of past runs.
    case seen
  }

  /// Its name in addresses.
  var id: String
  /// The real path of the folder or workbook.
  var path: String
  /// How it came here.
  var source: Source
  /// Whether its files may be changed: it is a folder and no built-in case.
  var isWritable: Bool
}

/// The studies that the server knows of, each with a name of its own.
struct StudyList: Sendable {
  /// In the order in which they are shown.
  private(set) var entries: [StudyEntry] = []

  /// The study with this name.
  subscript(id: String) -> StudyEntry? { entries.first { $0.id == id } }

  /// Adds a study, or gives the entry of one that is there already.
  @discardableResult
  mutating func add(path: String, source: StudyEntry.Source, isWritable: Bool) -> StudyEntry {
    if let known = entries.first(where: { $0.path == path }) { return known }
    let name = Self.name(of: path)
    var id = name
    var number = 2
    while self[id] != nil {
      id = "\(name)-\(number)"
      number += 1
    }
    let entry = StudyEntry(id: id, path: path, source: source, isWritable: isWritable)
    entries.append(entry)
    return entry
  }

  /// Leaves out the studies that are not there any more.
  mutating func keep(_ isThere: (StudyEntry) -> Bool) {
    entries.removeAll { !isThere($0) }
  }

  /// The last part of a path in small letters, digits and hyphens.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? "study"
    let letters = last.lowercased().utf8.map { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) ? byte : 0x2D
    }
    let parts = letters.split(separator: 0x2D)
    return parts.isEmpty
      ? "study" : String(decoding: Array(parts.prefix(8).joined(separator: [0x2D])), as: UTF8.self)
  }
}
