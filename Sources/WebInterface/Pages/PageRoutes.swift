internal import HTTPTypes
internal import Hummingbird
internal import Mustache

extension Workbench {
  /// The pages for people.
  func addPageRoutes(to router: Router<WebContext>) {
    router.get("/") { _, _ in
      try page("start", ["title": "Symbiont", "version": options.programVersion])
    }
  }

  /// A page of a template.
  func page(_ template: String, _ values: [String: Any]) throws -> Response {
    guard let text = resources.templates.render(values, withTemplate: template) else {
      throw WebError(.internalServerError, "The template “\(template)” is not installed.")
    }
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
