internal import Hummingbird
internal import Mustache

/// The workbench: a server on this machine and the pages that it serves.
public struct WebApplication: Sendable {
}
