import Glibc

/// The user's browser.
enum Browser {
  /// Opens an address in the browser of the desktop, if there is one.
  static func open(_ address: String) {
    guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { return }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    let command = "xdg-open"
    command.withCString { name in
      address.withCString { address in
        var arguments: [UnsafeMutablePointer<CChar>?] = [
          UnsafeMutablePointer(mutating: name), UnsafeMutablePointer(mutating: address), nil,
        ]
        var process = pid_t()
        posix_spawnp(&process, name, &actions, nil, &arguments, environ)
      }
    }
  }
}
