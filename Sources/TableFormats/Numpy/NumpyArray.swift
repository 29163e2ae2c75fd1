import DenseAlgebra
import Provenance

/// Reads and writes a matrix as numpy's `.npy` (format versions 1 to 3, little-endian doubles).
enum NumpyArray {
  /// The matrix in a file that is mapped into memory; a vector is a matrix of one column.
  ///
  /// A column-major array stays where it is in the file, which must not be written to while the matrix is
  /// there; a row-major one is turned into memory of its own.
  ///
  /// - Throws: `InvalidInput` if the header is none, the type is not `<f8`, the file is cut off, or a
  ///   number is not finite.
  /// - Complexity: O(elements): every number is seen once, to know that it is finite.
  static func read(_ file: MappedFile, name: String) throws(InvalidInput) -> Matrix {
    let header = try header(file.bytes, name)
    let elements = header.rows.multipliedReportingOverflow(by: header.columns)
    guard !elements.overflow, elements.partialValue <= (file.bytes.count - header.start) / 8 else {
      throw InvalidInput(
        code: "truncated-file",
        "The file should hold \(header.rows) × \(header.columns) numbers and is too short; it may be "
          + "cut off: copy or save it again.",
        at: SourceLocation(file: name))
    }
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.bytes[header.start...].prefix(elements.partialValue * 8))
    let matrix =
      header.isColumnMajor || header.rows <= 1 || header.columns <= 1
      ? inPlace(bytes, of: file, header) : transposed(bytes, header)
    guard areFinite(matrix) else {
      let index = matrix.storage.firstIndex { !$0.isFinite } ?? 0
      throw InvalidInput(
        code: "not-finite",
        "The number in row \(index % header.rows + 1), column \(index / header.rows + 1) of the "
          + "array is not finite; save the array without NaN and inf.",
        at: SourceLocation(file: name))
    }
    return matrix
  }

  /// The bytes of a file with the matrix, column-major as we hold it.
  static func bytes(_ matrix: Matrix) -> [UInt8] {
    var header =
      "{'descr': '<f8', 'fortran_order': True, 'shape': (\(matrix.rows), \(matrix.columns)), }"
    // The data begins at a multiple of 64 bytes, after the magic, the length and a line feed.
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)]
    bytes += header.utf8
    matrix.storage.withUnsafeBufferPointer { bytes += UnsafeRawBufferPointer($0) }
    return bytes
  }

  private struct Header {
    var rows: Int
    var columns: Int
    var isColumnMajor: Bool
    var start: Int
  }

  private static func header(
    _ bytes: UnsafeRawBufferPointer, _ name: String
  ) throws(InvalidInput) -> Header {
    let place = SourceLocation(file: name)
    guard bytes.count >= 12, bytes[0] == 0x93, bytes[1..<6].elementsEqual("NUMPY".utf8) else {
      throw InvalidInput(
        code: "npy-header", "The file is no numpy array: it does not begin as one.", at: place)
    }
    let isLong = bytes[6] > 1
    let length =
      isLong
      ? Int(bytes[8]) | Int(bytes[9]) << 8 | Int(bytes[10]) << 16 | Int(bytes[11]) << 24
      : Int(bytes[8]) | Int(bytes[9]) << 8
    let start = (isLong ? 12 : 10) + length
    guard length < 1 << 16, start <= bytes.count else {
      throw InvalidInput(
        code: "truncated-file", "The file ends within the array's header; copy or save it again.",
        at: place)
    }
    let text = String(decoding: bytes[(start - length)..<start], as: UTF8.self)
      .filter { !$0.isWhitespace }
    guard text.contains("'descr':'<f8'") else {
      throw InvalidInput(
        code: "npy-type",
        "The array does not hold little-endian doubles; save it with numpy.save(…, "
          + "array.astype('<f8')).",
        at: place)
    }
    let shape = text.split(separator: "'shape':(").dropFirst().first?.split(separator: ")").first
    let sizes = (shape ?? "").split(separator: ",").map { Int($0) }
    guard (1...2).contains(sizes.count), let rows = sizes[0], rows >= 0,
      let columns = sizes.count == 2 ? sizes[1] : 1, columns >= 0
    else {
      throw InvalidInput(
        code: "npy-shape", "The array is no matrix and no vector; save it with two dimensions.",
        at: place)
    }
    return Header(
      rows: rows, columns: columns, isColumnMajor: text.contains("'fortran_order':True"),
      start: start)
  }

  /// A matrix over the numbers where they are, or over a copy where no number may stand there.
  private static func inPlace(
    _ bytes: UnsafeRawBufferPointer, of file: MappedFile, _ header: Header
  ) -> Matrix {
    guard Int(bitPattern: bytes.baseAddress) % MemoryLayout<Double>.alignment == 0 else {
      let numbers = stride(from: 0, to: bytes.count, by: 8).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Double.self)
      }
      return Matrix(rows: header.rows, columns: header.columns, columnMajor: numbers)
    }
    return Matrix(
      rows: header.rows, columns: header.columns, columnMajor: bytes.bindMemory(to: Double.self),
      heldBy: file)
  }

  /// Rows turned into columns, in bands of rows on two threads, so that columns are written a cache line at a time.
  private static func transposed(_ bytes: UnsafeRawBufferPointer, _ header: Header) -> Matrix {
    let (rows, columns) = (header.rows, header.columns)
    let band = 8
    let storage = [Double](largeCapacity: rows * columns) { target, filled in
      Parallel.forEach(blocks: (rows + band - 1) / band, threads: threads(bytes)) { _, block in
        let top = block * band
        let height = min(band, rows - top)
        for column in 0..<columns {
          for row in top..<(top + height) {
            target[column * rows + row] = bytes.loadUnaligned(
              fromByteOffset: (row * columns + column) * 8, as: Double.self)
          }
        }
      }
      filled = rows * columns
    }
    return Matrix(rows: rows, columns: columns, columnMajor: storage)
  }

  private static func areFinite(_ matrix: Matrix) -> Bool {
    matrix.storage.withUnsafeBufferPointer { numbers in
      let length = 1 << 15
      let blocks = (numbers.count + length - 1) / length
      var results = [Bool](repeating: false, count: blocks)
      results.withUnsafeMutableBufferPointer { results in
        Parallel.forEach(blocks: blocks, threads: threads(UnsafeRawBufferPointer(numbers))) {
          _, block in
          // The sum's highest bit is set where an exponent has all bits: in infinities and what is no number.
          var exponents: UInt64 = 0
          for index in (block * length)..<min(numbers.count, (block + 1) * length) {
            exponents |=
              (numbers[index].bitPattern & 0x7FF0_0000_0000_0000) &+ 0x0010_0000_0000_0000
          }
          results[block] = exponents >> 63 == 0
        }
      }
      return results.allSatisfy { $0 }
    }
  }

  private static func threads(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.count > 4 << 20 ? 2 : 1
  }
}
