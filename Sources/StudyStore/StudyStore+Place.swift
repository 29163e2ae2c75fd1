internal import Glibc

extension StudyStore {
  /// Where runs are kept unless the user names a file: `SYMBIONT_STORE`, else `symbiont/runs.sqlite` in
  /// `XDG_DATA_HOME`, else in `~/.local/share`.
  ///
  /// Source: XDG Base Directory Specification 0.8; relative paths in `XDG_DATA_HOME` are ignored.
  ///
  /// - Throws: `StoreError` where no home folder is known.
  public static func standardPath() throws(StoreError) -> String {
    if let named = environment("SYMBIONT_STORE") { return named }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return "\(data)/symbiont/runs.sqlite"
    }
    guard
      let home = environment("HOME")
        ?? getpwuid(getuid()).map({ String(cString: $0.pointee.pw_dir) })
    else {
      throw StoreError(
        .homeless, "No home folder is known to keep runs in; name a file with --store.")
    }
    return "\(home)/.local/share/symbiont/runs.sqlite"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
