/// Who is told how far the reading of a large text is; whoever reads a table sets it for the time of the reading.
enum ReadingProgress {
  @TaskLocal static var report: (@Sendable (_ done: Int, _ total: Int) -> Void)?
}
