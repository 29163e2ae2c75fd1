/// Where and how the server listens, and what it serves.
public struct ServerOptions: Sendable {
  /// The version of the program.
  public var programVersion: String
  /// The name or address to listen on.
  public var host: String
  /// The port; 0 = any that is free.
  public var port: Int
  /// What every request has to show; `nil` = nothing, which only a loopback address may ask.
  public var token: String?
  /// The folder or workbook of the study that is opened; `nil` = the first page offers some.
  public var study: String?
  /// The folder for studies that are made here; `nil` = the user's data folder.
  public var dataFolder: String?
  /// The file of the store; `nil` = the one in the user's data folder.
  public var store: String?
  /// The language of pages where nobody has chosen another; `nil` = the one that the browser prefers.
  public var language: String?
  /// What a request may ask.
  public var limits = RequestLimits()

  /// Describes a server.
  ///
  /// Away from loopback a token is made where none is given.
  public init(
    programVersion: String, host: String = "127.0.0.1", port: Int = 0, token: String? = nil,
    study: String? = nil, dataFolder: String? = nil, store: String? = nil,
    language: String? = nil
  ) {
    self.programVersion = programVersion
    self.host = host
    self.port = port
    self.token = token ?? (HostName.isLoopback(host) ? nil : AccessToken.make())
    self.study = study
    self.dataFolder = dataFolder
    self.store = store
    self.language = language
  }
}

/// What a request may ask of the server in size and time.
public struct RequestLimits: Sendable {
  /// Connections at once; further ones wait in the system's queue.
  public var connections = 1024
  /// Seconds until a connection's first head has arrived, after which it is closed.
  public var headSeconds = 10
  /// Seconds until a further head has arrived on a connection that is kept.
  public var idleSeconds = 60
  /// Seconds until a request's body has arrived.
  public var bodySeconds = 60
  /// The largest body, that of a workbook; anything else may have `jsonBytes` or `fileBytes`.
  public var uploadBytes = 64 << 20
  /// The largest text of a study's file.
  public var fileBytes = 32 << 20
  /// The largest JSON.
  public var jsonBytes = 1 << 20
  /// Calculations at once.
  public var calculations = 2
  /// Calculations that wait for their turn; further ones are refused with 503.
  public var waiting = 64

  /// The usual limits.
  public init() {}
}
