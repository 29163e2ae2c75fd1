internal import HTTPTypes
internal import Hummingbird

/// Lets in only requests of the user: by the name asked for, by where they come from, by the token.
///
/// A page of another site may make a browser send requests here, and may give this machine's address a name of its
/// own (DNS rebinding). The first has a foreign `Origin`, the second a foreign `Host`.
struct RequestGate: RouterMiddleware {
  typealias Context = WebContext

  private let host: String
  private let token: String?
  private let names: Set<String>

  init(_ options: ServerOptions) {
    host = options.host
    token = options.token
    var names: Set<String> = ["localhost", options.host.lowercased()]
    if token != nil, let own = HostName.own() { names.formUnion([own, own + ".local"]) }
    self.names = names
  }

  /// The address of the first page, the token in it where one is demanded.
  func address(port: Int) -> String {
    var shown = host
    if host == "0.0.0.0" || host == "::" { shown = HostName.own() ?? "localhost" }
    if shown.contains(":"), !shown.hasPrefix("[") { shown = "[\(shown)]" }
    return "http://\(shown):\(port)/" + (token.map { "?token=\($0)" } ?? "")
  }

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let authority = request.head.authority ?? ""
    guard let asked = HostName.host(of: authority), isOurs(asked) else {
      throw WebError(
        .forbidden,
        "This server does not answer to the name “\(authority)”; open the address that "
          + "`symbiont serve` printed.")
    }
    if let origin = request.headers[.origin], origin != "http://\(authority)",
      origin != "https://\(authority)"
    {
      throw WebError(.forbidden, "Requests from pages of “\(origin)” are refused.")
    }
    if let site = request.headers[.fetchSite], site != "same-origin", site != "none",
      !isNavigation(request)
    {
      throw WebError(.forbidden, "Requests from pages of other sites are refused.")
    }
    guard let token else { return try await next(request, context) }
    let cookie = "symbiont-token-\(HostName.port(of: authority))"
    if let given = request.uri.queryParameters["token"], AccessToken.matches(given, token),
      request.method == .get || request.method == .head
    {
      return admitted(request, cookie: cookie, token: token)
    }
    guard isAuthorised(request, cookie: cookie, token: token) else {
      throw WebError(
        .unauthorized,
        "This server asks for a token: open the address that `symbiont serve` printed, or send "
          + "`Authorization: Bearer TOKEN`.", headers: [.wwwAuthenticate: "Bearer"])
    }
    return try await next(request, context)
  }

  private func isOurs(_ host: String) -> Bool {
    if names.contains(host) || HostName.isLoopback(host) { return true }
    return token != nil && HostName.isAddress(host)
  }

  /// Whether a browser opens a page by a link or an address, which may stand anywhere.
  private func isNavigation(_ request: Request) -> Bool {
    request.method == .get && request.headers[.fetchMode] == "navigate"
      && request.headers[.fetchDestination] == "document"
  }

  private func isAuthorised(_ request: Request, cookie: String, token: String) -> Bool {
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ", maxSplits: 1)
      return parts.count == 2 && parts[0].lowercased() == "bearer"
        && AccessToken.matches(parts[1], token)
    }
    return request.cookies[cookie].map { AccessToken.matches($0.value, token) } ?? false
  }

  /// Keeps the token in a cookie and leads to the same page without it in the address.
  private func admitted(_ request: Request, cookie: String, token: String) -> Response {
    let rest = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("token=") }
    // Two slashes at the start would lead to another machine.
    let path = "/" + request.uri.path.drop { $0 == "/" || $0 == "\\" }
    return Response(
      status: .seeOther,
      headers: [
        .location: path + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&")),
        .setCookie: "\(cookie)=\(token); Path=/; HttpOnly; SameSite=Strict",
      ])
  }
}
