internal import Yams

/// The files that study.yaml names, and the sheets that stand for them where the study is a workbook.
struct StudyFileNames {
  /// The keys whose values are files; `*` stands for any key.
  private static let keys = [
    "classification.sectors", "classification.groups", "flows", "exchanges", "effects", "limits",
    "processes", "process_flows", "process_links", "accounts", "purchases", "costs", "rebound",
    "satellites", "sites", "uncertainty", "years.*.table", "years.*.city", "years.*.city_demand",
    "years.*.city_totals.rows", "years.*.city_totals.columns", "years.*.inventory",
    "years.*.prices", "years.*.import_multipliers",
  ].map { $0.split(separator: ".") }

  /// The files in the order in which study.yaml names them, each once.
  private(set) var files: [String] = []
  /// Each value that is a file, however often study.yaml names it.
  private(set) var values: [String] = []
  private var sheets: [String: String] = [:]
  private var taken: Set<String> = [StudySheet.name, StudyComments.sheetName]

  /// Finds the values of `top` that are files.
  init(_ top: YAMLMapping) {
    for entry in top.entries {
      find(
        entry.value, Self.keys.filter { Self.matches($0.first, entry.key) }.map { $0.dropFirst() })
    }
  }

  /// The sheet that stands for a file, whether study.yaml names it or not.
  func sheet(of file: String) -> String { sheets[file] ?? Self.sheetName(of: file) }

  /// The file that a sheet stands for; `nil` if study.yaml names none.
  func file(of sheet: String) -> String? {
    files.first { self.sheet(of: $0).lowercased() == sheet.lowercased() }
  }

  /// Whether a sheet of this name stands for something already; if not, it does from now on.
  mutating func isTaken(_ sheet: String) -> Bool { !taken.insert(sheet.lowercased()).inserted }

  /// The name without `.csv`, a dot for every slash, and of a long name the last 31 characters, which is what
  /// Excel allows.
  static func sheetName(of file: String) -> String {
    let stem = file.lowercased().hasSuffix(".csv") ? file.dropLast(4) : file[...]
    let name = String(stem.map { "/:*?[]\\'".contains($0) ? "." : $0 })
    return String(String.UnicodeScalarView(name.unicodeScalars.suffix(31)))
  }

  private mutating func find(_ node: Node, _ keys: [ArraySlice<Substring>]) {
    if let name = node.scalar?.string {
      if keys.contains(where: \.isEmpty), !name.isEmpty { add(name) }
    } else {
      for (key, value) in node.mapping ?? [:] {
        let key = key.scalar?.string ?? ""
        find(value, keys.filter { Self.matches($0.first, key) }.map { $0.dropFirst() })
      }
    }
  }

  private static func matches(_ pattern: Substring?, _ key: String) -> Bool {
    pattern == "*" || pattern.map(String.init) == key
  }

  /// Files whose names differ only in what a sheet's name leaves out get numbers.
  private mutating func add(_ file: String) {
    values.append(file)
    guard sheets[file] == nil else { return }
    let plain = Self.sheetName(of: file)
    var name = plain
    var number = 2
    while isTaken(name) {
      let suffix = " \(number)"
      name = String(plain.prefix(31 - suffix.count)) + suffix
      number += 1
    }
    files.append(file)
    sheets[file] = name
  }
}
