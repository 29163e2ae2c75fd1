internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

extension Workbench {
  /// What a study's figures come from and what analyses say of them.
  func addAnalysisRoutes(to router: Router<WebContext>) {
    router.get("api/v1/studies/:study/explain") { request, context in
      let query = try RequestQuery(
        request, keys: ["figure", "scenario", "sector", "exchange", "indicator"])
      let figure = try query.required("figure")
      let scenario = try query.required("scenario")
      guard let name = FigureName(rawValue: figure) else {
        let known = FigureName.allCases.map(\.rawValue)
        let hint =
          NearMiss.closest(to: figure, in: known).map { "did you mean “\($0)”?" }
          ?? "use one of \(WordList.quoted(known, limit: 30))."
        throw WebError(.unprocessableContent, "“\(figure)” is no figure; \(hint)")
      }
      let study = try await shelf.study(try context.path("study"))
      return try await pool.run {
        let tree = try study.solved.explanation(
          of: name, in: scenario, sector: query["sector"], exchange: query["exchange"],
          indicator: query["indicator"])
        return try Response.json(
          Analysis.explanation(tree, scenario: scenario, depth: 0, top: 1, includesAll: true).json)
      }
    }
    router.get("api/v1/studies/:study/analyses/:analysis") { request, context in
      let name = try context.path("analysis")
      guard let kind = StudyAnalysis.Kind(rawValue: name) else {
        throw WebError(
          .notFound,
          "There is no analysis “\(name)”; there are \(WordList.quoted(StudyAnalysis.Kind.allCases.map(\.rawValue)))."
        )
      }
      let query = try RequestQuery(request, keys: StudyAnalysis.parameters)
      let study = try await shelf.study(try context.path("study"))
      return try await pool.run {
        try Response.json(StudyAnalysis(kind, query).answer(study.solved).pageJSON)
      }
    }
  }
}
