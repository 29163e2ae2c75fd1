internal import Dispatch
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
public import Provenance
internal import ServiceLifecycle
internal import Synchronization
internal import UnixSignals

/// The workbench: a server on this machine and the pages that it serves.
public struct WebApplication: Sendable {
  private let options: ServerOptions
  private let workbench: Workbench

  /// Prepares the server; nothing is bound yet.
  ///
  /// - Throws: `InvalidInput` when the pages' files, the named study or the store cannot be opened.
  public init(_ options: ServerOptions) throws(InvalidInput) {
    self.options = options
    workbench = try Workbench(options)
  }

  /// Serves until SIGINT or SIGTERM, then finishes what is under way; blocks the calling thread.
  ///
  /// - Parameter started: called once with the address to open, the token in it where one is demanded.
  /// - Throws: `InvalidInput` when the address cannot be bound.
  public func serve(started: @escaping @Sendable (String) -> Void) throws(InvalidInput) {
    let outcome = Mutex<InvalidInput?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task {
      do throws(InvalidInput) {
        try await run(started: started)
      } catch {
        outcome.withLock { $0 = error }
      }
      done.signal()
    }
    done.wait()
    if let failure = outcome.withLock({ $0 }) { throw failure }
  }

  /// Serves until the task is cancelled or a signal comes.
  func run(started: @escaping @Sendable (String) -> Void) async throws(InvalidInput) {
    let options = options
    let workbench = workbench
    var logger = Logger(label: "symbiont", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = .critical
    let application = Application(
      router: workbench.router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [RequestDeadlines(options.limits)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(options.limits.connections)),
      services: [workbench.jobs, workbench.uploads],
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? options.port
        started(workbench.gate.address(port: port))
      },
      logger: logger)
    var services = ServiceGroupConfiguration(
      services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger)
    services.maximumGracefulShutdownDuration = .seconds(10)
    do {
      try await ServiceGroup(configuration: services).run()
    } catch let error as IOError {
      throw InvalidInput(
        code: "unusable-address",
        "\(options.host):\(options.port) cannot be listened on (\(String(cString: strerror(error.errnoCode)))); "
          + "choose another with --port or --host.")
    } catch let error as InvalidInput {
      throw error
    } catch {
      throw InvalidInput(
        code: "unusable-address",
        "\(options.host):\(options.port) cannot be listened on (\(error)); "
          + "choose another with --port or --host.")
    }
  }
}
