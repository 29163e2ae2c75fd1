internal import GRDB

/// The tables of a store, one migration a version; a migration that was released is never changed.
enum StoreSchema {
  /// Marks the file as ours (`PRAGMA application_id`): “SYMB”.
  static let applicationID = 0x5359_4D42

  /// The migrations in their order.
  ///
  /// Files of a study and results are kept once, by their digests: running an unchanged study again adds
  /// one small row.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs") { database in
      try database.execute(
        sql: """
          CREATE TABLE study (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE);
          CREATE TABLE file (
            study INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (study, name)) WITHOUT ROWID;
          CREATE TABLE result (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            json TEXT NOT NULL);
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            study INTEGER NOT NULL REFERENCES study,
            path TEXT NOT NULL,
            title TEXT NOT NULL,
            program_version TEXT NOT NULL,
            machine TEXT NOT NULL,
            seed TEXT,
            settings TEXT NOT NULL,
            result INTEGER NOT NULL REFERENCES result);
          """)
    }
    return migrator
  }()
}
