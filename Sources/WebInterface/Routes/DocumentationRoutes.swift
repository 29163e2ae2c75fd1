internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import StudyFiles

extension Workbench {
  /// What the interface is, and its description.
  func addDocumentationRoutes(to router: Router<WebContext>) {
    let version = options.programVersion
    router.get("api/v1") { _, _ in
      try Response.json([
        "name": "symbiont", "version": .string(version), "openapi": "/api/v1/openapi.yaml",
      ])
    }
    router.get("api/v1/openapi.yaml") { _, _ in
      guard let text = WholeFile.text("\(resources.folder)/openapi.yaml") else {
        throw WebError(.notFound, "The description of the interface is not installed.")
      }
      return Response(
        status: .ok, headers: [.contentType: "application/yaml; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }
}
