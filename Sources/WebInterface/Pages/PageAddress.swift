internal import Foundation

/// Addresses within the workbench, in which every name is read back as it was.
enum PageAddress {
  /// Letters, digits and marks that stand for themselves in every part of an address (RFC 3986, 2.3), and the
  /// slash, which a query may hold.
  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

  /// A page of a study.
  static func page(
    _ name: PageName, of study: String, _ query: KeyValuePairs<String, String?> = [:]
  ) -> String {
    let parts = query.compactMap { key, value in value.map { "\(key)=\(escaped($0))" } }
    return "/studies/\(escaped(study))\(name.path)"
      + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
  }
}
