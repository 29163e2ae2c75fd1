internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import Presentation

/// Turns whatever a route throws into one form of answer.
struct ErrorMiddleware: RouterMiddleware {
  typealias Context = WebContext

  /// The words of a request's language.
  let texts: @Sendable (Request) -> Texts

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try answer(error, to: request).said(in: texts(request)).response()
    }
  }

  private func answer(_ error: any Error, to request: Request) -> WebError {
    if let error = error as? HTTPError {
      guard error.status != .notFound else {
        return WebError(.notFound, "There is nothing at \(request.uri.path).")
      }
      return WebError(
        error.status, error.body ?? error.status.reasonPhrase, headers: error.headers)
    }
    let answer = WebError(any: error)
    if answer.status == .internalServerError {
      let line = "symbiont: \(request.method) \(request.uri.path): \(answer.message)\n"
      line.utf8.withContiguousStorageIfAvailable {
        _ = write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
    }
    return answer
  }
}
