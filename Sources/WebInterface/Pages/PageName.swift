/// The pages of a study, in the order of their list.
enum PageName: String, CaseIterable, Sendable {
  case overview
  case whatIf
  case network
  case sectors
  case data
  case compare
  case uncertainty
  case optimise
  case why

  /// What follows the study's address.
  var path: String {
    switch self {
    case .overview: ""
    case .whatIf: "/what-if"
    default: "/\(rawValue)"
    }
  }

  /// The script of the page, beside the one that all have.
  var module: String? {
    switch self {
    case .overview: nil
    case .whatIf: "what-if"
    case .uncertainty, .optimise, .why: "jobs"
    default: rawValue
    }
  }

  /// Whether charts are drawn on the page.
  var hasCharts: Bool { self != .data }
}
