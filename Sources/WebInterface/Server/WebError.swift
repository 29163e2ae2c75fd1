internal import DenseAlgebra
internal import HTTPTypes
internal import Hummingbird
internal import Presentation
internal import Provenance
internal import StudyStore

/// What a request is answered with that cannot be done: `{"error": {"message": …}}`.
struct WebError: Error {
  /// The status.
  var status: HTTPResponse.Status
  /// What is wrong and what to do, in a sentence or two.
  var message: String
  /// Further headers.
  var headers: HTTPFields
  /// What is wrong with the study.
  var findings: [Finding]
  /// Further keys beside `error`.
  var details: [JSONValue.Member]

  init(
    _ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:],
    findings: [Finding] = [], details: [JSONValue.Member] = []
  ) {
    self.status = status
    self.message = message
    self.headers = headers
    self.findings = findings
    self.details = details
  }

  /// An invalid study or edit: 422 with every finding.
  init(_ invalid: InvalidInput) {
    let errors = invalid.findings.filter { $0.severity == .error }
    self.init(
      .unprocessableContent, errors.first?.message ?? "The study is invalid.",
      findings: invalid.findings)
  }

  /// What a calculation throws, as an answer.
  init(any error: any Error) {
    switch error {
    case let error as WebError: self = error
    case let error as InvalidInput: self.init(error)
    case let error as AlgebraError: self.init(.unprocessableContent, error.description)
    case let error as StoreError: self.init(.serviceUnavailable, error.description)
    case is CancellationError: self.init(.serviceUnavailable, "The server is shutting down.")
    default: self.init(.internalServerError, "A fault of the program: \(error)")
    }
  }

  /// The refusal in a language.
  func said(in texts: Texts) -> WebError {
    var error = self
    error.message = texts.string(message)
    error.findings = findings.map(texts.said)
    return error
  }

  /// The body of the answer.
  var json: JSONValue {
    var error: [JSONValue.Member] = [.init("message", .string(message))]
    if !findings.isEmpty { error.append(.init("findings", JSONReport.findings(findings))) }
    return .object([.init("error", .object(error))] + details)
  }

  /// The answer.
  func response() throws -> Response {
    var response = try Response.json(json, status: status)
    for field in headers { response.headers[field.name] = field.value }
    return response
  }
}

extension Response {
  /// A JSON text.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) throws -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: try value.text(layout: .embedded))))
  }
}
