internal import ServiceLifecycle

/// Long calculations, one at a time, with progress and cancellation.
actor JobQueue: Service {
  /// Waits for the server's end and cancels what is under way.
  func run() async throws {
    try? await gracefulShutdown()
  }
}
