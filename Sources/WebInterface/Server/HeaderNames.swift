internal import HTTPTypes

/// Header names that the library of HTTP types does not have.
extension HTTPField.Name {
  static let fetchSite = known("Sec-Fetch-Site")
  static let fetchMode = known("Sec-Fetch-Mode")
  static let fetchDestination = known("Sec-Fetch-Dest")
  static let referrerPolicy = known("Referrer-Policy")
  static let openerPolicy = known("Cross-Origin-Opener-Policy")
  static let resourcePolicy = known("Cross-Origin-Resource-Policy")
  static let frameOptions = known("X-Frame-Options")

  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else {
      preconditionFailure("“\(text)” is no name of a header")
    }
    return name
  }
}
