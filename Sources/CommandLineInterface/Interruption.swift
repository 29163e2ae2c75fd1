internal import Glibc
internal import Synchronization

/// Whether the user has asked a long computation to stop (Ctrl-C); what is known by then is shown.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed since `listen()`.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Takes the first Ctrl-C as a wish to stop; a second one ends the program at once.
  ///
  /// A program that is started from a thread which blocks signals inherits that, and would never hear of it.
  static func listen() {
    flag.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
