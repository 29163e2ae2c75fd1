/// The version of the program, as the root command, results and reports name it.
public enum Version {
  /// The current version.
  public static let current = "0.1.0"
}
