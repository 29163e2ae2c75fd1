/// A language that the program speaks.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese in simplified characters.
  case chinese = "zh"

  /// The words of the language.
  public var texts: Texts {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }

  /// The language of a locale such as `zh_CN.UTF-8`: Chinese where it says so, else English.
  public init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}
