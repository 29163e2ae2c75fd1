internal import Foundation
internal import HTTPTypes
internal import Presentation

/// A long calculation and how it stands.
struct Job: Sendable {
  /// How it stands.
  enum Status: String, Sendable {
    case queued, running, done, failed, cancelled

    /// Whether nothing will change any more.
    var isFinal: Bool { self == .done || self == .failed || self == .cancelled }
  }

  let id: String
  /// The study's name in addresses.
  let study: String
  /// The digest of the study's files that it calculates with.
  let revision: String
  let kind: JobWork.Kind
  /// The settings as they were given.
  let settings: JSONValue
  let started: Date
  let progress: JobProgress
  /// How it ended; `nil` before.
  var outcome: Outcome?
  var ended: Date?

  /// How a job ends.
  enum Outcome: Sendable {
    case done(Analysis)
    case failed(WebError)
    case cancelled
  }

  /// How it stands now.
  var status: Status {
    switch outcome {
    case .done: .done
    case .failed: .failed
    case .cancelled: .cancelled
    case nil: progress.isCancelled ? .cancelled : progress.hasBegun ? .running : .queued
    }
  }

  /// What it has found.
  ///
  /// - Throws: `WebError` 409 where there is nothing yet or will be nothing, and what a failed one failed with.
  func result() throws -> Analysis {
    switch outcome {
    case .done(let analysis): return analysis
    case .failed(let failure): throw failure
    case .cancelled: throw WebError(.conflict, "The job was cancelled; it has no result.")
    case nil: throw WebError(.conflict, "The job is not done yet; it has no result until then.")
    }
  }

  /// The job for a page.
  func json(in texts: Texts) -> JSONValue {
    var error = JSONValue.null
    if case .failed(let failure) = outcome, case .object(let members) = failure.said(in: texts).json
    {
      error = members.first?.value ?? .null
    }
    return [
      "id": .string(id),
      "study": .string(study),
      "kind": .string(kind.rawValue),
      "status": .string(status.rawValue),
      "progress": [
        "done": .integer(progress.done), "total": .optional(progress.total),
        "what": .string(texts.string(kind.unit)),
      ],
      "settings": settings,
      "started": .string(started.ISO8601Format()),
      "seconds": .number((ended ?? Date()).timeIntervalSince(started)),
      "error": error,
    ]
  }
}
