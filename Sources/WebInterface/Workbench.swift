internal import Hummingbird
internal import Provenance

/// What all routes share: the pages' files, the studies, the jobs and the limits.
struct Workbench: Sendable {
  let options: ServerOptions
  let resources: WebResources
  let words: [PageWords]
  let gate: RequestGate
  let pool: WorkPool
  let shelf: StudyShelf
  let runs: RunShelf
  let jobs: JobQueue
  let uploads: UploadFolder

  init(_ options: ServerOptions) throws(InvalidInput) {
    self.options = options
    resources = try WebResources()
    words = try PageWords.all(folder: resources.folder)
    gate = RequestGate(options)
    pool = WorkPool(places: options.limits.calculations, waiting: options.limits.waiting)
    shelf = try StudyShelf(
      opening: options.study, dataFolder: options.dataFolder, pool: pool)
    runs = RunShelf(path: options.store)
    jobs = JobQueue()
    uploads = UploadFolder()
  }

  /// Every route behind the headers, the gate and the errors' middleware.
  func router() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
      SecurityHeaders()
      ErrorMiddleware(texts: texts(of:))
      gate
    }
    addAssetRoutes(to: router)
    addDocumentationRoutes(to: router)
    addStudyRoutes(to: router)
    addDownloadRoutes(to: router)
    addWhatIfRoutes(to: router)
    addFileRoutes(to: router)
    addAnalysisRoutes(to: router)
    addUploadRoutes(to: router)
    addJobRoutes(to: router)
    addRunRoutes(to: router)
    addPageRoutes(to: router)
    return router
  }
}

/// What is known of a request beside itself.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage

  init(source: Source) {
    coreContext = .init(source: source)
  }
}
