import DenseAlgebra
import Glibc

/// A mapped `.npy` file of doubles that stand row after row, version 1 of the format.
struct NumpyFile {
  struct Failure: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  let rows: Int
  let columns: Int
  let elements: UnsafeBufferPointer<Double>

  /// Maps the file for the rest of the process.
  init(_ path: String) throws {
    let file = open(path, O_RDONLY)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { throw Failure(text: "Cannot open \(path).") }
    let size = Int(status.st_size)
    guard size > 10, let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
      memory != MAP_FAILED
    else { throw Failure(text: "Cannot map \(path).") }
    close(file)
    let bytes = UnsafeRawBufferPointer(start: memory, count: size)
    let start = 10 + Int(bytes[8]) + 256 * Int(bytes[9])
    let header = String(decoding: bytes[10..<start], as: UTF8.self)
    guard header.contains("'<f8'"), header.contains("'fortran_order': False"),
      let open = header.firstIndex(of: "("), let close = header.firstIndex(of: ")")
    else { throw Failure(text: "\(path) holds no doubles row after row.") }
    let sizes = header[header.index(after: open)..<close].split(separator: ",").compactMap {
      Int($0.filter { $0 != " " })
    }
    rows = sizes.first ?? 0
    columns = sizes.dropFirst().reduce(1, *)
    elements = UnsafeBufferPointer(
      start: (memory + start).assumingMemoryBound(to: Double.self), count: rows * columns)
  }

  /// A copy as a matrix.
  func matrix() -> Matrix {
    Matrix(rows: columns, columns: rows, columnMajor: Array(elements)).transposed()
  }
}
