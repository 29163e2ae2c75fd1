import DenseAlgebra
import Dispatch
import Glibc
import Provenance

/// Reads and writes a matrix as numpy's `.npy` (format versions 1 to 3, little-endian doubles).
enum NumpyArray {
  /// The matrix in a file that is mapped into memory; a vector is a matrix of one column.
  ///
  /// - Throws: `InvalidInput` if the header is none, the type is not `<f8`, the file is cut off, or a
  ///   number is not finite.
  /// - Complexity: O(elements); column-major files are copied as they are, row-major ones turned.
  static func read(_ file: MappedFile, name: String) throws(InvalidInput) -> Matrix {
    let header = try header(file.bytes, name)
    let elements = header.rows.multipliedReportingOverflow(by: header.columns)
    guard !elements.overflow, elements.partialValue <= (file.bytes.count - header.start) / 8,
      let base = file.bytes.baseAddress
    else {
      throw InvalidInput(
        code: "truncated-file",
        "The file should hold \(header.rows) × \(header.columns) numbers and is too short; it may be "
          + "cut off: copy or save it again.",
        at: SourceLocation(file: name))
    }
    let count = elements.partialValue
    var isFinite = true
    let storage = [Double](unsafeUninitializedCapacity: count) { target, filled in
      HugePages.advise(target)
      if let out = target.baseAddress, count > 0 {
        let copy = Copy(source: base + header.start, target: out)
        isFinite =
          header.isColumnMajor || header.rows == 1 || header.columns == 1
          ? copy.plain(count) : copy.transposed(header.rows, header.columns)
      }
      filled = count
    }
    guard isFinite else {
      let index = storage.firstIndex { !$0.isFinite } ?? 0
      throw InvalidInput(
        code: "not-finite",
        "The number in row \(index % header.rows + 1), column \(index / header.rows + 1) of the "
          + "array is not finite; save the array without NaN and inf.",
        at: SourceLocation(file: name))
    }
    return Matrix(rows: header.rows, columns: header.columns, columnMajor: storage)
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
    matrix.storage.withUnsafeBytes { bytes += $0 }
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

  /// A copy on two threads that also sees whether every number is finite.
  private struct Copy: @unchecked Sendable {
    let source: UnsafeRawPointer
    let target: UnsafeMutablePointer<Double>

    func plain(_ count: Int) -> Bool {
      let chunk = 1 << 15
      return parallel((count + chunk - 1) / chunk) { index in
        let start = index * chunk
        let length = min(chunk, count - start)
        memcpy(target + start, source + start * 8, length * 8)
        return areFinite(target + start, length)
      }
    }

    func transposed(_ rows: Int, _ columns: Int) -> Bool {
      let band = 8
      return parallel((rows + band - 1) / band) { index in
        let top = index * band
        let height = min(band, rows - top)
        var exponents: UInt64 = 0
        for column in 0..<columns {
          let place = target + column * rows + top
          for row in 0..<height {
            let value = source.loadUnaligned(
              fromByteOffset: ((top + row) * columns + column) * 8, as: Double.self)
            place[row] = value
            exponents |= Self.exponent(value)
          }
        }
        return exponents >> 63 == 0
      }
    }

    private func parallel(_ pieces: Int, _ body: @Sendable (Int) -> Bool) -> Bool {
      let threads = pieces > 16 ? 2 : 1
      var results = [true, true]
      results.withUnsafeMutableBufferPointer { results in
        let slots = Slots(slots: results)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          var isFinite = true
          for piece in (thread * pieces / threads)..<((thread + 1) * pieces / threads)
          where !body(piece) {
            isFinite = false
          }
          slots.slots[thread] = isFinite
        }
      }
      return results[0] && results[1]
    }

    private struct Slots: @unchecked Sendable {
      let slots: UnsafeMutableBufferPointer<Bool>
    }

    private func areFinite(_ numbers: UnsafeMutablePointer<Double>, _ count: Int) -> Bool {
      var exponents: UInt64 = 0
      for index in 0..<count { exponents |= Self.exponent(numbers[index]) }
      return exponents >> 63 == 0
    }

    /// A number whose highest bit is set where the exponent has all bits: in infinities and what is no number.
    private static func exponent(_ value: Double) -> UInt64 {
      (value.bitPattern & 0x7FF0_0000_0000_0000) &+ 0x0010_0000_0000_0000
    }
  }
}
