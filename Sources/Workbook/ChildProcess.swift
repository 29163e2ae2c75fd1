import Glibc

/// A program that runs beside ours and whose output is collected, within limits.
struct ChildProcess {
  enum Outcome {
    case notStarted
    case timedOut
    case tooMuchOutput
    case signalled(Int32)
    case exited(code: Int32, output: [UInt8], complaint: String)
  }

  /// The program's path and its arguments.
  var arguments: [String]
  /// How long it may run on the clock.
  var seconds: Int
  /// How many bytes it may print.
  var outputLimit: Int

  /// Runs the program to its end, or ends it at a limit.
  func run() -> Outcome {
    var pipes: [[Int32]] = []
    defer { for end in pipes.joined() where end >= 0 { close(end) } }
    for _ in 0..<2 {
      var ends: [Int32] = [-1, -1]
      // Closed on exec from the start, which Glibc's module offers for sockets only: a program that another
      // thread starts must not hold the other end open.
      let kind = Int32(bitPattern: SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return .notStarted }
      pipes.append(ends)
    }
    guard let process = spawn(output: pipes[0][1], complaint: pipes[1][1]) else {
      return .notStarted
    }
    for index in 0..<2 {
      close(pipes[index][1])
      pipes[index][1] = -1
    }
    let collected = collect(pipes.map { $0[0] })
    if collected.stopped != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if let stopped = collected.stopped { return stopped }
    let signal = status & 0x7F
    if signal != 0 { return .signalled(signal) }
    return .exited(
      code: (status >> 8) & 0xFF, output: collected.output,
      complaint: String(decoding: collected.complaint, as: UTF8.self))
  }

  private func spawn(output: Int32, complaint: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaint, 2)
    var arguments = Self.copies(arguments)
    var environment = Self.copies(["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
    defer { for pointer in arguments + environment { free(pointer) } }
    guard let program = arguments.first ?? nil else { return nil }
    arguments.append(nil)
    environment.append(nil)
    var process: pid_t = 0
    // A program that was written just now is busy as long as a child of another thread, which has not begun
    // its own program yet, holds the file open.
    for attempt in 0..<50 {
      let status = posix_spawn(&process, program, &actions, nil, arguments, environment)
      if status == 0 { return process }
      guard status == ETXTBSY, attempt < 49 else { return nil }
      usleep(10_000)
    }
    return nil
  }

  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { text in strdup(text) }
  }

  private func collect(
    _ descriptors: [Int32]
  ) -> (output: [UInt8], complaint: [UInt8], stopped: Outcome?) {
    var texts: [[UInt8]] = [[], []]
    var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let deadline = Self.now() + seconds * 1000
    while polls.contains(where: { $0.fd >= 0 }) {
      let left = deadline - Self.now()
      guard left > 0 else { return (texts[0], texts[1], .timedOut) }
      let ready = poll(&polls, nfds_t(polls.count), Int32(clamping: left))
      if ready < 0, errno != EINTR { return (texts[0], texts[1], .notStarted) }
      guard ready > 0 else { continue }
      for index in polls.indices where polls[index].revents != 0 {
        let got = read(descriptors[index], &chunk, chunk.count)
        if got > 0 {
          // Of the complaint the beginning is enough.
          if index == 0 || texts[1].count < 1 << 16 { texts[index] += chunk[..<got] }
        } else if got == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
      if texts[0].count > outputLimit { return (texts[0], texts[1], .tooMuchOutput) }
    }
    return (texts[0], texts[1], nil)
  }

  /// Milliseconds on a clock that is never set back.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
