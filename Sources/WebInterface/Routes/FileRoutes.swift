internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel
internal import TableFormats

extension Workbench {
  /// The files of a study and their edits.
  func addFileRoutes(to router: Router<WebContext>) {
    router.get("api/v1/studies/:study/files") { request, context in
      _ = try RequestQuery(request, keys: [])
      let entry = try await shelf.entry(try context.path("study"))
      return try await pool.run { try Response.json(StudyFileList(entry).json) }
    }
    router.get("api/v1/studies/:study/file") { request, context in
      let query = try RequestQuery(request, keys: ["name"])
      let edit = try await edit(context, query)
      let texts = texts(of: request)
      return try await pool.run {
        let bytes = try edit.bytes()
        return try StudyFileText(edit, bytes: bytes, findings: Self.findings(edit, bytes, texts))
          .response()
      }
    }
    router.put("api/v1/studies/:study/file") { request, context in
      let query = try RequestQuery(request, keys: ["name", "dry_run"])
      try request.requireMediaType(["text/csv", "application/yaml", "text/plain"])
      let bytes = try await request.text(limit: options.limits.fileBytes)
      return try await save(request, context, query) { _ in bytes }
    }
    router.patch("api/v1/studies/:study/file") { request, context in
      let query = try RequestQuery(request, keys: ["name", "dry_run"])
      let changes = try await cellChanges(request)
      return try await save(request, context, query) { edit in
        let bytes = try edit.bytes()
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.prefix(3)) : []
        return mark + (try CSVFile(bytes: bytes, file: edit.file).bytes(changing: changes))
      }
    }
  }

  /// The edit of the file that a query names.
  private func edit(_ context: WebContext, _ query: RequestQuery) async throws -> StudyEdit {
    let entry = try await shelf.entry(try context.path("study"))
    let name = try query.required("name")
    guard entry.isFolder else {
      throw WebError(
        .conflict, "The study is a workbook; make a folder of it with `symbiont unpack` first.")
    }
    let files = try await pool.run { StudyReader.files(ofStudy: entry.path) }
    guard files.contains(name) else {
      throw WebError(.notFound, "“\(name)” is no file of the study; GET …/files lists them.")
    }
    return StudyEdit(study: entry.path, file: name)
  }

  private func save(
    _ request: Request, _ context: WebContext, _ query: RequestQuery,
    _ makeBytes: @escaping @Sendable (StudyEdit) throws -> [UInt8]
  ) async throws -> Response {
    let edit = try await edit(context, query)
    let isDryRun = try query.flag("dry_run")
    guard let expected = request.headers[.ifMatch].map({ $0.filter { $0 != "\"" } }) else {
      throw WebError(
        .preconditionRequired,
        "An edit needs the header If-Match with the ETag of the file as it was read.")
    }
    let entry = try await shelf.entry(try context.path("study"))
    if !isDryRun { try requireWritable(entry) }
    let texts = texts(of: request)
    return try await pool.run {
      let current = try edit.bytes()
      let digest = SHA256.hexadecimal(current)
      // The bytes that a patch changes are those that it was made for, or nothing is made of them.
      let bytes = digest == expected ? try makeBytes(edit) : (try? makeBytes(edit)) ?? current
      guard digest == expected else {
        throw Self.changed(edit, current: current, yours: bytes, texts)
      }
      let findings = Self.findings(edit, bytes, texts)
      let file = StudyFileText(edit, bytes: bytes, findings: findings)
      if isDryRun { return try file.response() }
      guard !findings.contains(where: { $0.severity == .error }) else {
        throw WebError(
          .unprocessableContent,
          findings.first { $0.severity == .error }?.message ?? "The study would be invalid.",
          findings: findings, details: [.init("findings", file.findingsJSON)])
      }
      guard try edit.save(bytes, replacing: expected) else {
        throw Self.changed(edit, current: try edit.bytes(), yours: bytes, texts)
      }
      return try file.response()
    }
  }

  /// Every finding of the study with these bytes in the file's place, in a language.
  private static func findings(
    _ edit: StudyEdit, _ bytes: [UInt8], _ texts: Texts
  ) -> [Finding] {
    do {
      return try edit.solved(with: bytes).findings.map(texts.said)
    } catch {
      return error.findings.map(texts.said)
    }
  }

  private static func changed(
    _ edit: StudyEdit, current: [UInt8], yours: [UInt8], _ texts: Texts
  ) -> WebError {
    WebError(
      .preconditionFailed,
      "“\(edit.file)” has changed on disk since it was read; nothing is saved. Both versions stand here.",
      details: [
        .init(
          "current",
          StudyFileText(edit, bytes: current, findings: findings(edit, current, texts)).json),
        .init(
          "yours", StudyFileText(edit, bytes: yours, findings: findings(edit, yours, texts)).json),
      ])
  }

  private func cellChanges(_ request: Request) async throws -> [CSVFile.CellChange] {
    let body = try await RequestObject(
      request, limit: options.limits.jsonBytes, keys: ["cells"])
    guard let cells = try body.list("cells"), (1...10_000).contains(cells.count) else {
      throw WebError(.badRequest, "“cells” has to be a list of 1 to 10,000 cells.")
    }
    return try cells.enumerated().map { position, cell in
      let cell = try RequestObject(
        cell, path: "cells[\(position)]", keys: ["row", "column", "text"])
      guard let text = try cell.text("text") else {
        throw WebError(.badRequest, "“cells[\(position)].text” is missing.")
      }
      return CSVFile.CellChange(
        record: try cell.requiredInteger("row"), column: try cell.requiredInteger("column"),
        text: text)
    }
  }
}
