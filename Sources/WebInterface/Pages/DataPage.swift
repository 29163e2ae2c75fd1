internal import Hummingbird
internal import InputOutputModel
internal import Presentation
internal import Provenance

extension Workbench {
  /// The files of a study, which may be one that cannot be solved, and the file that is open.
  func dataPage(_ request: Request, study id: String, _ frame: PageFrame) async throws -> Response {
    let words = frame.words
    let entry = try await shelf.entry(id)
    let list = try await pool.run { StudyFileList(entry) }
    let head: PageFrame.StudyHead
    if let study = try? await shelf.study(id) {
      head = self.head(study, frame.texts)
    } else {
      head = PageFrame.StudyHead(
        id: id, title: id, subtitle: words.say("problem.invalid"), isWritable: entry.isWritable)
    }
    let asked = RequestQuery(page: request)["file"]
    let current = list.files.first { $0 == asked } ?? list.files.first
    var values = frame.values(heading: words.say("nav.data"), name: .data, study: head)
    values["file"] = current ?? ""
    values["files"] = list.files.map { name -> [String: Any] in
      let roles = list.roles.filter { $0.file == name }.map {
        frame.texts.page.role($0.role, $0.year)
      }
      return [
        "file": name, "current": name == current, "role": roles.joined(separator: "; "),
      ]
    }
    values["concordances"] = NationalSectorList.years.map { "china-\($0)" }
    return try html("data", values, request, frame)
  }
}
