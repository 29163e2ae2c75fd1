internal import GRDB

/// Where runs are kept.
public struct StudyStore: Sendable {
}
