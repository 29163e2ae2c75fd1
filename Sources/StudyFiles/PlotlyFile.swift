/// The chart library, where setup or the installation puts it.
public enum PlotlyFile {
  /// The path; `nil` where there is none.
  public static func path() -> String? {
    BuiltInCases.shared(
      variable: "SYMBIONT_PLOTLY", installed: "share/symbiont/plotly.min.js",
      package: ".tools/plotly/plotly.min.js")
  }

  /// The text of the script; `nil` where there is none.
  public static func text() -> String? { path().flatMap { WholeFile.text($0) } }
}
