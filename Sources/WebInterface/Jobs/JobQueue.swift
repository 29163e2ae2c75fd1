internal import Foundation
internal import HTTPTypes
internal import Presentation
internal import Provenance
internal import ServiceLifecycle

/// Long calculations, one at a time, with progress and cancellation; they live as long as the server.
actor JobQueue: Service {
  /// The most jobs that are remembered.
  private static let capacity = 64

  private var jobs: [Job] = []
  private let pool = WorkPool(places: 1, waiting: 16)

  /// The jobs, the latest first.
  var all: [Job] { jobs.reversed() }

  /// A job.
  ///
  /// - Throws: `WebError` 404.
  func job(_ id: String) throws -> Job {
    guard let job = jobs.first(where: { $0.id == id }) else {
      throw WebError(.notFound, "There is no job “\(id)”; it may have been forgotten.")
    }
    return job
  }

  /// Starts a calculation, or lets it wait for the ones before it.
  ///
  /// - Throws: `WebError` 503 when too many wait.
  func start(_ work: JobWork, study: LoadedStudy) throws -> Job {
    // One that is cancelled counts until it has made way.
    guard jobs.count(where: { $0.outcome == nil }) <= 16 else {
      throw WebError(
        .serviceUnavailable, "16 jobs wait already; cancel one or try again later.",
        headers: [.retryAfter: "10"])
    }
    let job = Job(
      id: AccessToken.make(), study: study.id, revision: study.revision, kind: work.kind,
      settings: work.settings,
      started: Date(), progress: JobProgress())
    jobs.append(job)
    forgetOldest()
    let progress = job.progress
    Task {
      let outcome: Job.Outcome
      do {
        let analysis = try await pool.run {
          guard !progress.isCancelled else { throw CancellationError() }
          progress.begin()
          return try work.answer(study.solved, progress)
        }
        outcome = progress.isCancelled ? .cancelled : .done(analysis)
      } catch {
        outcome = progress.isCancelled ? .cancelled : .failed(WebError(any: error))
      }
      finish(job.id, outcome)
    }
    return job
  }

  /// Tells a job to stop, or forgets one that has ended.
  func cancel(_ id: String) throws -> Job {
    let job = try job(id)
    if job.status.isFinal {
      jobs.removeAll { $0.id == id && $0.outcome != nil }
    } else {
      job.progress.cancel()
    }
    return job
  }

  /// Waits for the server's end and cancels what is under way.
  func run() async throws {
    try? await gracefulShutdown()
    for job in jobs where job.outcome == nil { job.progress.cancel() }
  }

  private func finish(_ id: String, _ outcome: Job.Outcome) {
    guard let position = jobs.firstIndex(where: { $0.id == id }) else { return }
    jobs[position].outcome = outcome
    jobs[position].ended = Date()
  }

  private func forgetOldest() {
    while jobs.count > Self.capacity,
      let position = jobs.firstIndex(where: { $0.outcome != nil })
    {
      jobs.remove(at: position)
    }
  }
}
