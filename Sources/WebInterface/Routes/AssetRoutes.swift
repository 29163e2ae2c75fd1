internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import StudyFiles

extension Workbench {
  /// Scripts, styles and pictures below `/assets/`, and Plotly's bundle as `/assets/plotly.min.js`.
  func addAssetRoutes(to router: Router<WebContext>) {
    router.get("assets/**") { request, _ in
      let path = request.uri.path.dropFirst("/assets/".count)
      guard let file = asset(path), access(file, R_OK) == 0 else {
        throw WebError(.notFound, "There is no file \(request.uri.path).")
      }
      let tag = Self.tag(of: file)
      let headers: HTTPFields = [
        .contentType: Self.mediaType(of: file), .eTag: tag, .cacheControl: "no-cache",
      ]
      if request.headers[.ifNoneMatch] == tag {
        return Response(status: .notModified, headers: headers)
      }
      guard let bytes = WholeFile.bytes(file) else {
        throw WebError(.notFound, "There is no file \(request.uri.path).")
      }
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }

  /// The file of an asset; `nil` for a name that is none of ours.
  private func asset(_ path: Substring) -> String? {
    if path == "plotly.min.js" { return resources.plotly }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.first != 0x2E
        && part.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || "-_.".utf8.contains(byte)
        }
    }
    return isPlain ? "\(resources.folder)/assets/\(path)" : nil
  }

  /// What changes when a file does: its size and time.
  private static func tag(of file: String) -> String {
    var status = stat()
    guard stat(file, &status) == 0 else { return "\"\"" }
    return "\"\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)\""
  }

  private static func mediaType(of file: String) -> String {
    switch file.split(separator: ".").last {
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "json": "application/json"
    default: "application/octet-stream"
    }
  }
}
