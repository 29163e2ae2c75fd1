internal import Foundation
internal import HTTPTypes
internal import Provenance
internal import ServiceLifecycle

/// Files that were sent to be imported; they are kept in a temporary folder until the server stops.
actor UploadFolder: Service {
  /// A file that was sent.
  struct Upload: Sendable {
    let id: String
    let name: String
    let bytes: Int
    let path: String

    /// A finding that calls the file by the name that the user knows.
    func named(in finding: Finding) -> Finding {
      var finding = finding
      if finding.location?.file == path { finding.location?.file = name }
      finding.message = finding.message.replacing(path, with: name)
      return finding
    }
  }

  /// The most uploads that are kept; the oldest goes first.
  private static let capacity = 16

  private let folder = NSTemporaryDirectory() + "symbiont-\(AccessToken.make())"
  private var uploads: [Upload] = []

  /// Keeps a file under its own name.
  func add(_ bytes: [UInt8], name: String) throws -> Upload {
    let id = String(AccessToken.make().prefix(16))
    try FolderList.make("\(folder)/\(id)")
    let upload = Upload(id: id, name: name, bytes: bytes.count, path: "\(folder)/\(id)/\(name)")
    try OutputFile.write(bytes, to: upload.path)
    uploads.append(upload)
    if uploads.count > Self.capacity {
      let oldest = uploads.removeFirst()
      OutputFile.removeTree("\(folder)/\(oldest.id)")
    }
    return upload
  }

  /// A file that was sent.
  ///
  /// - Throws: `WebError` 404.
  func upload(_ id: String) throws -> Upload {
    guard let upload = uploads.first(where: { $0.id == id }) else {
      throw WebError(.notFound, "There is no upload “\(id)”; send the file again.")
    }
    return upload
  }

  /// Waits for the server's end and removes the files.
  func run() async throws {
    try? await gracefulShutdown()
    OutputFile.removeTree(folder)
  }
}
