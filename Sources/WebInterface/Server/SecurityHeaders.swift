internal import HTTPTypes
internal import Hummingbird
internal import Presentation

/// Puts on every answer what keeps a browser from doing more with it than we mean.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = WebContext

  /// Only our own scripts, styles and addresses; Plotly's two style elements are named by their digests.
  static let policy = [
    "default-src 'none'", "script-src 'self'",
    "style-src 'self' \(PlotlyScript.styleSources.joined(separator: " "))",
    "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
    "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    response.headers[.frameOptions] = "DENY"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
