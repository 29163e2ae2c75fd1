internal import GRDB
internal import Glibc
internal import Provenance

/// The statements of a store, each within the caller's transaction.
extension Database {
  /// Inserts a run, with its files and its result where they are new.
  func insert(_ run: RunRecord) throws -> Int {
    let digest = FileDigest.digest(of: run.files)
    let study = try id(of: digest, in: "study") { database in
      try database.cachedStatement(sql: "INSERT INTO study (sha256) VALUES (?)")
        .execute(arguments: [digest])
      let id = database.lastInsertedRowID
      let insertion = try database.cachedStatement(
        sql: "INSERT INTO file (study, name, size, sha256) VALUES (?, ?, ?, ?)")
      for file in run.files {
        try insertion.execute(arguments: [id, file.name, file.size, file.sha256])
      }
      return id
    }
    let resultDigest = SHA256.hexadecimal(run.result)
    let result = try id(of: resultDigest, in: "result") { database in
      try database.cachedStatement(sql: "INSERT INTO result (sha256, json) VALUES (?, ?)")
        .execute(arguments: [resultDigest, run.result])
      return database.lastInsertedRowID
    }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    try cachedStatement(
      sql: """
        INSERT INTO run (time, study, path, title, program_version, machine, seed, settings, result)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      now.tv_sec * 1000 + now.tv_nsec / 1_000_000, study, run.path, run.title,
      run.programVersion, Machine.current, run.seed.map { String($0) },
      run.settings.joined(separator: "\u{1F}"), result,
    ])
    return Int(lastInsertedRowID)
  }

  /// Runs with their files, the latest first.
  func runs(id: Int? = nil, limit: Int? = nil) throws -> [RecordedRun] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT run.*, study.sha256 AS study_digest, result.sha256 AS result_digest
        FROM run JOIN study ON study.id = run.study JOIN result ON result.id = run.result
        WHERE ?1 IS NULL OR run.id = ?1 ORDER BY run.id DESC LIMIT ?2
        """,
      arguments: [id, limit.map { max($0, 0) } ?? -1])
    var files: [Int: [FileDigest]] = [:]
    return try rows.map { row in
      let study: Int = row["study"]
      let known = try files[study] ?? self.files(ofStudy: study)
      files[study] = known
      let seed: String? = row["seed"]
      let settings: String = row["settings"]
      return RecordedRun(
        id: row["id"], time: row["time"], path: row["path"], title: row["title"],
        studyDigest: row["study_digest"], files: known, programVersion: row["program_version"],
        machine: row["machine"], seed: seed.flatMap { UInt64($0) },
        settings: settings.split(separator: "\u{1F}").map(String.init),
        resultDigest: row["result_digest"])
    }
  }

  /// The text of a result.
  func resultText(digest: String) throws -> String? {
    try String.fetchOne(self, sql: "SELECT json FROM result WHERE sha256 = ?", arguments: [digest])
  }

  /// Deletes a run and what only it refers to.
  func deleteRun(_ id: Int) throws -> Bool {
    try execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
    guard changesCount > 0 else { return false }
    try execute(
      sql: """
        DELETE FROM result WHERE id NOT IN (SELECT result FROM run);
        DELETE FROM study WHERE id NOT IN (SELECT study FROM run);
        """)
    return true
  }

  private func files(ofStudy study: Int) throws -> [FileDigest] {
    try Row.fetchAll(
      self, sql: "SELECT name, size, sha256 FROM file WHERE study = ? ORDER BY name",
      arguments: [study]
    ).map { FileDigest(name: $0["name"], size: $0["size"], sha256: $0["sha256"]) }
  }

  /// The key of the row with a digest, which is inserted if there is none.
  private func id(
    of digest: String, in table: String, insert: (Database) throws -> Int64
  ) throws -> Int64 {
    let query = try cachedStatement(sql: "SELECT id FROM \(table) WHERE sha256 = ?")
    return try Int64.fetchOne(query, arguments: [digest]) ?? insert(self)
  }
}

/// The machine that a run was made on.
enum Machine {
  /// Its name in the network and its kind of processor, such as `desk x86_64`.
  static var current: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "" }
    return text(of: names.nodename) + " " + text(of: names.machine)
  }

  private static func text<Characters>(of characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
