/// Is told how far the reading of a large text is: how many of its rows are read, and how many there are.
public typealias ReadingProgress = @Sendable (_ done: Int, _ total: Int) -> Void
