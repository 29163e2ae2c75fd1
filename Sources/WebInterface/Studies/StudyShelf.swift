internal import Glibc
internal import HTTPTypes
internal import InputOutputModel
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// The studies of this session: each is read and solved once and again when its files change.
actor StudyShelf {
  /// What of a study may be chosen when it is asked.
  struct Variant: Sendable, Hashable {
    var imports: ImportTreatment
    var level: StudyDefinition.Level
  }

  private struct Question: Hashable {
    var study: String
    var revision: String
    var variant: Variant
    var year: Int
  }

  /// The most studies that are kept solved.
  private static let capacity = 16

  /// The folder of studies that are made here.
  let dataFolder: String
  /// The study that the server was started with.
  let opened: String?
  private let pool: WorkPool
  private var list: StudyList
  private var loaded: [String: LoadedStudy] = [:]
  private var loading: [String: Task<LoadedStudy, any Error>] = [:]
  private var answers: [Question: Task<WhatIf, any Error>] = [:]
  private var order: [String] = []

  init(opening study: String?, dataFolder: String?, pool: WorkPool) throws(InvalidInput) {
    self.pool = pool
    self.dataFolder = dataFolder ?? Self.standardFolder()
    var list = StudyList()
    for name in BuiltInCases.names() {
      list.add(
        path: StudyContents.absolutePath(try BuiltInCases.path(of: name)), source: .case,
        isWritable: false)
    }
    opened = study.map { path in
      list.add(
        path: StudyContents.absolutePath(path), source: .opened,
        isWritable: InputFile.kind(path) != .file
      ).id
    }
    self.list = list
  }

  // MARK: Entries

  /// Every study, those made here as they stand in the data folder now.
  ///
  /// - Parameter seen: the paths of studies of past runs.
  func entries(seen: [String] = []) -> [StudyEntry] {
    for path in FolderList.folders(in: dataFolder) where access("\(path)/study.yaml", F_OK) == 0 {
      list.add(path: StudyContents.absolutePath(path), source: .created, isWritable: true)
    }
    for path in seen where access(path, F_OK) == 0 {
      list.add(path: path, source: .seen, isWritable: InputFile.kind(path) != .file)
    }
    list.keep { access($0.path, F_OK) == 0 || $0.id == opened }
    return list.entries
  }

  /// The study with this name.
  ///
  /// - Throws: `WebError` 404.
  func entry(_ id: String) throws -> StudyEntry {
    if let entry = list[id] { return entry }
    if let entry = entries().first(where: { $0.id == id }) { return entry }
    let hint = NearMiss.closest(to: id, in: list.entries.map(\.id))
    throw WebError(
      .notFound,
      hint.map { "There is no study “\(id)”; did you mean “\($0)”?" }
        ?? "There is no study “\(id)”; GET /api/v1/studies lists them.")
  }

  /// Copies a study into the data folder.
  func create(from source: String, name: String) async throws -> StudyEntry {
    let entry = try entry(source)
    guard entry.isFolder else {
      throw WebError(
        .unprocessableContent,
        "“\(source)” is a workbook; make a folder of it with `symbiont unpack` and open that.")
    }
    let path = "\(dataFolder)/\(name)"
    guard access(path, F_OK) != 0, list[name] == nil else {
      throw WebError(.conflict, "There is a study “\(name)” already; choose another name.")
    }
    try FolderList.make(dataFolder)
    _ = try await pool.run { try StudyCopy.make(from: entry.path, at: path) }
    return list.add(
      path: StudyContents.absolutePath(path), source: .created, isWritable: true)
  }

  /// Opens a folder or workbook anywhere on this machine.
  func open(_ path: String) async throws -> StudyEntry {
    guard path.hasPrefix("/") else {
      throw WebError(.unprocessableContent, "“\(path)” is no whole path; it has to begin with “/”.")
    }
    let entry = StudyEntry(id: "", path: path, source: .opened, isWritable: false)
    do {
      try await pool.run { _ = try StudyReader(path: entry.path) }
    } catch let error as InvalidInput where access("\(path)/study.yaml", F_OK) != 0 {
      throw error
    } catch is InvalidInput {
      // A study with mistakes is opened too: here they can be mended.
    }
    return list.add(
      path: StudyContents.absolutePath(path), source: .opened,
      isWritable: InputFile.kind(path) != .file)
  }

  // MARK: Solved studies

  /// A study as its files stand now.
  ///
  /// - Throws: `WebError` 404, or `InvalidInput`.
  func study(_ id: String) async throws -> LoadedStudy {
    let entry = try entry(id)
    if let known = loaded[id], known.isCurrent { return known }
    // What another request is reading may have been written to since that began.
    if let under = loading[id], case let study = try await under.value, study.isCurrent {
      return study
    }
    let task = Task { try await pool.run { try LoadedStudy(entry) } }
    loading[id] = task
    defer { loading[id] = nil }
    let study = try await task.value
    remember(study)
    return study
  }

  /// A year of a study, ready to be asked.
  func whatIf(_ study: LoadedStudy, year: Int, variant: Variant) async throws -> WhatIf {
    let question = Question(
      study: study.entry.id, revision: study.revision, variant: variant, year: year)
    if let known = answers[question] { return try await known.value }
    let task = Task {
      try await pool.run {
        var definition = study.solved.definition
        if definition.imports == variant.imports, definition.level == variant.level {
          return WhatIf(study.solved, year: year)
        }
        definition.imports = variant.imports
        definition.level = variant.level
        return WhatIf(try SolvedStudy(definition), year: year)
      }
    }
    answers[question] = task
    do {
      return try await task.value
    } catch {
      answers[question] = nil
      throw error
    }
  }

  private func remember(_ study: LoadedStudy) {
    let id = study.entry.id
    loaded[id] = study
    answers = answers.filter { $0.key.study != id || $0.key.revision == study.revision }
    order.removeAll { $0 == id }
    order.append(id)
    if order.count > Self.capacity {
      let oldest = order.removeFirst()
      loaded[oldest] = nil
      answers = answers.filter { $0.key.study != oldest }
    }
  }

  /// `symbiont/studies` in the user's data folder (XDG Base Directory Specification 0.8).
  private static func standardFolder() -> String {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let data =
      variable("XDG_DATA_HOME") ?? variable("HOME").map { "\($0)/.local/share" } ?? "/tmp"
    return "\(data)/symbiont/studies"
  }
}

extension StudyEntry {
  /// Whether the study is a folder and no workbook.
  var isFolder: Bool { InputFile.kind(path) != .file }
}
