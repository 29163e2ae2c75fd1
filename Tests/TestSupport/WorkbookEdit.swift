import Foundation

/// Changes the XML within a workbook, for what libxlsxwriter does not write: hidden sheets, merged cells,
/// formulas that nothing calculated, and what no program would write.
public enum WorkbookEdit {
  /// Replaces a text in a part of the workbook, which must hold it; `part` such as `xl/workbook.xml`.
  public static func replace(
    in path: String, part: String, _ old: String, with new: String
  ) throws {
    try python(
      """
      import sys, zipfile
      path, part, old, new = sys.argv[1:]
      with zipfile.ZipFile(path) as archive:
          parts = {name: archive.read(name) for name in archive.namelist()}
      text = parts[part].decode()
      assert old in text, text
      parts[part] = text.replace(old, new, 1).encode()
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
          for name, content in parts.items(): archive.writestr(name, content)
      """, [path, part, old, new])
  }

  /// Adds a part of zeros to a zip; it shrinks to a thousandth of its size.
  public static func addZeros(to path: String, part: String, megabytes: Int) throws {
    try python(
      """
      import sys, zipfile
      path, part, size = sys.argv[1:]
      with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
          with archive.open(part, "w", force_zip64=True) as entry:
              for _ in range(int(size)): entry.write(bytes(1 << 20))
      """, [path, part, String(megabytes)])
  }

  private static func python(_ script: String, _ arguments: [String]) throws {
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script] + arguments
    try python.run()
    python.waitUntilExit()
    guard python.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}

extension SeededGenerator {
  /// The bytes cut off at a random place, or with a few random bits flipped; half of each.
  public mutating func spoiled(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    if Bool.random(using: &self) {
      return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &self)))
    }
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      bytes[Int.random(in: 0..<bytes.count, using: &self)] ^=
        1 << UInt8.random(in: 0...7, using: &self)
    }
    return bytes
  }
}
