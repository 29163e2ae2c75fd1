internal import DenseAlgebra
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance

/// Turns whatever a route throws into one form of answer.
struct ErrorMiddleware: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try answer(error, to: request).response()
    }
  }

  private func answer(_ error: any Error, to request: Request) -> WebError {
    switch error {
    case let error as WebError: return error
    case let error as InvalidInput: return WebError(error)
    case let error as AlgebraError: return WebError(.unprocessableContent, error.description)
    case let error as HTTPError where error.status == .notFound:
      return WebError(.notFound, "There is nothing at \(request.uri.path).")
    case let error as HTTPError:
      return WebError(error.status, error.body ?? error.status.reasonPhrase, headers: error.headers)
    case is CancellationError:
      return WebError(.serviceUnavailable, "The server is shutting down.")
    default:
      let message = "A fault of the program: \(error)"
      let line = "symbiont: \(request.method) \(request.uri.path): \(message)\n"
      line.utf8.withContiguousStorageIfAvailable {
        _ = write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      return WebError(.internalServerError, message)
    }
  }
}
