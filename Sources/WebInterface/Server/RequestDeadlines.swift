internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import Presentation

/// Ends connections whose requests come too slowly, are too large, or are no HTTP, with an answer that says so.
final class RequestDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: RequestLimits
  private var timer: Scheduled<Void>?
  private var received = 0
  private var isAnswering = false
  private var isRefused = false

  init(_ limits: RequestLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { awaitHead(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
  }

  func channelActive(context: ChannelHandlerContext) {
    if timer == nil { awaitHead(context) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      received = 0
      if let length = head.headerFields[.contentLength].flatMap(Int.init),
        length > limits.uploadBytes
      {
        return refuse(context, .contentTooLarge, tooLarge)
      }
      start(context, seconds: limits.bodySeconds, "the request's body")
    case .body(let part):
      received += part.readableBytes
      if received > limits.uploadBytes { return refuse(context, .contentTooLarge, tooLarge) }
    case .end: timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isRefused else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head: isAnswering = true
    case .body: break
    case .end:
      isAnswering = false
      awaitNextHead(context)
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case HTTPParserError.headerOverflow:
      refuse(context, .requestHeaderFieldsTooLarge, "The request's head is too large.")
    case let error as HTTPParserError:
      refuse(context, .badRequest, "This is no HTTP request (\(error)).")
    default: context.fireErrorCaught(error)
    }
  }

  private var tooLarge: String {
    "The request's body is over \(limits.uploadBytes >> 20) MB."
  }

  private func awaitHead(_ context: ChannelHandlerContext) {
    start(context, seconds: limits.headSeconds, "a request's head")
  }

  /// Closes a connection that is kept for a further request and gets none.
  private func awaitNextHead(_ context: ChannelHandlerContext) {
    timer?.cancel()
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: .seconds(Int64(limits.idleSeconds))) {
      bound.value.close(promise: nil)
    }
  }

  private func start(_ context: ChannelHandlerContext, seconds: Int, _ what: String) {
    timer?.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
      let (handler, context) = bound.value
      handler.refuse(
        context, .requestTimeout, "There were \(seconds) s for \(what); it had not arrived then.")
    }
  }

  /// Answers, unless an answer has begun already, and closes the connection.
  private func refuse(
    _ context: ChannelHandlerContext, _ status: HTTPResponse.Status, _ message: String
  ) {
    guard !isRefused else { return }
    isRefused = true
    timer?.cancel()
    guard !isAnswering, context.channel.isActive,
      let text = try? WebError(status, message).json.text(layout: .embedded)
    else { return context.close(promise: nil) }
    let body = ByteBuffer(string: text)
    var head = HTTPResponse(
      status: status,
      headerFields: [.connection: "close", .contentType: "application/json; charset=utf-8"])
    head.headerFields[.contentLength] = String(body.readableBytes)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      bound.value.close(promise: nil)
    }
  }
}
