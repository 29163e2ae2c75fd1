internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import StudyFiles

extension Workbench {
  /// The files of a study's result, as `symbiont run --out` writes them.
  func addDownloadRoutes(to router: Router<WebContext>) {
    router.get("api/v1/studies/:study/downloads") { request, context in
      _ = try RequestQuery(request, keys: [])
      let files = try await downloads(try context.path("study"))
      return try Response.json(["files": .strings(files.map(\.name))])
    }
    router.get("api/v1/studies/:study/downloads/:file") { request, context in
      _ = try RequestQuery(request, keys: [])
      let name = try context.path("file")
      let files = try await downloads(try context.path("study"))
      guard let file = files.first(where: { $0.name == name }) else {
        throw WebError(.notFound, "The result has no file “\(name)”; GET …/downloads lists them.")
      }
      return Response.attachment(file.bytes, name: file.name)
    }
  }

  private func downloads(_ id: String) async throws -> [(name: String, bytes: [UInt8])] {
    let study = try await shelf.study(id)
    let version = options.programVersion
    return try await pool.run {
      try ResultFiles.everything(
        of: study.result, study: study.solved, programVersion: version,
        remarks: WholeFile.text(study.entry.path + "/SOURCES.md"),
        plotly: PlotlyFile.text().flatMap { PlotlyScript($0) })
    }
  }
}

extension Response {
  /// A file to be kept, of the kind that its name tells.
  static func attachment(_ bytes: [UInt8], name: String) -> Response {
    let type =
      switch name.split(separator: ".").last {
      case "html": "text/html; charset=utf-8"
      case "csv": "text/csv; charset=utf-8"
      case "json": "application/json; charset=utf-8"
      default: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      }
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
