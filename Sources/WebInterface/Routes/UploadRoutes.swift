internal import HTTPTypes
internal import Hummingbird
internal import InputOutputModel
internal import NIOCore
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import TableFormats
internal import Workbook

extension Workbench {
  /// Workbooks and CSV files that become a study's table or inventory.
  func addUploadRoutes(to router: Router<WebContext>) {
    router.post("api/v1/studies/:study/uploads") { request, context in
      let query = try RequestQuery(request, keys: ["filename"])
      let name = try Self.fileName(try query.required("filename"))
      try request.requireMediaType(["application/octet-stream"])
      _ = try await shelf.entry(try context.path("study"))
      let bytes = Array(
        try await request.bytes(limit: options.limits.uploadBytes).readableBytesView)
      guard !bytes.isEmpty else { throw WebError(.badRequest, "The file is empty.") }
      let upload = try await uploads.add(bytes, name: name)
      let sheets = try await pool.run { try Self.sheets(upload) }
      return try Response.json(
        [
          "id": .string(upload.id), "filename": .string(name), "bytes": .integer(bytes.count),
          "sheets": .strings(sheets),
        ], status: .created)
    }
    router.post("api/v1/studies/:study/uploads/:upload/import") { request, context in
      let body = try await RequestObject(
        request, limit: options.limits.jsonBytes,
        keys: ["kind", "year", "sheet", "concordance", "dry_run"])
      let entry = try await shelf.entry(try context.path("study"))
      let upload = try await uploads.upload(try context.path("upload"))
      guard let kind = try body.choice("kind", of: ImportKind.self) else {
        throw WebError(.badRequest, "“kind” is missing.")
      }
      let year = try body.requiredInteger("year")
      let sheet = try body.text("sheet")
      let isDryRun = try body.flag("dry_run") ?? true
      let concordance = try body.text("concordance")
      var list: UploadFolder.Upload?
      if let concordance, NationalSectorList(named: concordance) == nil {
        list = try await uploads.upload(concordance)
      }
      try requireWritable(entry)
      let sent = [upload, list].compactMap(\.self)
      let lists = list?.path ?? concordance
      let texts = texts(of: request)
      return try await pool.run {
        let named = { (finding: Finding) in sent.reduce(finding) { $1.named(in: $0) } }
        var summary: ImportSummary
        do throws(InvalidInput) {
          summary = try Self.summary(
            kind, upload, sheet: sheet, study: entry.path, year: year, concordance: lists,
            writes: !isDryRun)
        } catch {
          throw WebError(InvalidInput(error.findings.map(named)))
        }
        summary.findings = summary.findings.map(named)
        if !isDryRun { summary.lacking = StudyReader.errors(ofStudy: entry.path) }
        return try Response.json(summary.json(texts))
      }
    }
  }

  /// What an upload becomes.
  private enum ImportKind: String, CaseIterable { case table, inventory }

  private static func summary(
    _ kind: ImportKind, _ upload: UploadFolder.Upload, sheet: String?, study: String, year: Int,
    concordance: String?, writes: Bool
  ) throws(InvalidInput) -> ImportSummary {
    switch kind {
    case .table:
      let plan = try TableImport(
        try TableReader.read(
          upload.path, sheet: sheet, otherwise: StudyReader.tableRoles(ofStudy: study)),
        study: study, year: year,
        concordance: concordance)
      if writes { try plan.write() }
      return ImportSummary(plan)
    case .inventory:
      let plan = try InventoryImport(
        upload.path, sheet: sheet, study: study, year: year, concordance: concordance)
      if writes { try plan.write() }
      return ImportSummary(plan)
    }
  }

  private static func sheets(_ upload: UploadFolder.Upload) throws(InvalidInput) -> [String] {
    guard !upload.name.lowercased().hasSuffix(".csv") else { return [] }
    do {
      return try WorkbookReader().entries(upload.path).filter { !$0.isHidden }.map(\.name)
    } catch {
      throw InvalidInput(error.findings.map(upload.named))
    }
  }

  private static func fileName(_ given: String) throws -> String {
    let endings = [".xls", ".xlsx", ".ods", ".csv"]
    guard endings.contains(where: { given.lowercased().hasSuffix($0) }) else {
      throw WebError(
        .unsupportedMediaType,
        "“\(given)” is no workbook and no CSV file; send one of \(WordList.quoted(endings)).")
    }
    guard given.utf8.count <= 200, !given.contains("/"), !given.hasPrefix("."),
      !given.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw WebError(.badRequest, "“filename” has to be a file's name without a folder.") }
    return given
  }
}
