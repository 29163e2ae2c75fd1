internal import Glibc

/// A moment in the calendar.
struct CalendarTime {
  let millisecondsSince1970: Int

  /// UTC by RFC 3339, to the second.
  var timeStamp: String { text("%Y-%m-%dT%H:%M:%SZ", utc: true) }

  /// The clock of this machine, to the minute.
  var local: String { text("%Y-%m-%d %H:%M", utc: false) }

  private func text(_ format: String, utc: Bool) -> String {
    var seconds = time_t(millisecondsSince1970 / 1000)
    var parts = tm()
    if utc { gmtime_r(&seconds, &parts) } else { localtime_r(&seconds, &parts) }
    var buffer = [CChar](repeating: 0, count: 40)
    let length = strftime(&buffer, buffer.count, format, &parts)
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
