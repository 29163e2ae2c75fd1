import CTableText
import DenseAlgebra
import Dispatch
import Glibc
import Provenance

/// A table of numbers with labels in front and above, as pandas writes it: `headerRows` lines of
/// column labels (one for each level), a line with the names of the index where there are several,
/// and lines of `indexColumns` labels and numbers.
struct LabelledText: Sendable {
  /// The names of the column levels and of the row levels; empty texts where the file has none.
  var columnNames: [String]
  var rowNames: [String]
  /// For each column and each row its labels, level by level.
  var columns: [[String]]
  var rows: [[String]]
  /// The figures, rows × columns.
  var values: Matrix
}

extension LabelledText {
  /// Where a table begins and how its lines are divided.
  struct Shape {
    var separator: UInt8
    var headerRows: Int
    var indexColumns: Int
  }

  /// Reads a table; `name` is what findings call the file.
  ///
  /// - Throws: `InvalidInput` with the first fault of each line: a cell that is no number, a line
  ///   that is too short or too long.
  /// - Complexity: O(bytes), on two threads where the table is large.
  init(
    _ file: MappedFile, name: String, shape: Shape, progress: ReadingProgress? = nil
  ) throws(InvalidInput) {
    let lines = LineIndex(file, separator: shape.separator)
    guard lines.count > shape.headerRows else {
      throw InvalidInput(
        code: "truncated-file",
        "The table ends within its header; it should have \(shape.headerRows) header lines and "
          + "figures below them. Copy or save it again.",
        at: SourceLocation(file: name))
    }
    let headers = (0..<shape.headerRows).map { lines.fields($0) }
    let width = headers.first?.count ?? 0
    guard width > shape.indexColumns, headers.allSatisfy({ $0.count == width }) else {
      throw InvalidInput(
        code: "field-count",
        "The \(shape.headerRows) header lines should have the same number of cells, more than the "
          + "\(shape.indexColumns) label columns.",
        at: SourceLocation(file: name, line: 1))
    }
    let count = width - shape.indexColumns
    columnNames = headers.map { $0[0] }
    columns = (0..<count).map { column in headers.map { $0[shape.indexColumns + column] } }
    rowNames = Array(headers[0][..<shape.indexColumns])
    var first = shape.headerRows
    if shape.headerRows > 1 {
      rowNames = Array(repeating: "", count: shape.indexColumns)
      // pandas leaves the line of index names out where the index has none.
      let next = first < lines.count ? lines.fields(first) : []
      if next.dropFirst(shape.indexColumns).allSatisfy(\.isEmpty) {
        rowNames = Array(next.prefix(shape.indexColumns))
        first += 1
      }
    }
    let starts = (first..<lines.count).map { lines.numbersStart($0, after: shape.indexColumns) }
    rows = (first..<lines.count).map { lines.fields($0, limit: shape.indexColumns) }
    let parsed = withExtendedLifetime(file) {
      Self.numbers(
        lines, first: first, starts: starts, columns: count, separator: shape.separator,
        progress: progress)
    }
    guard parsed.faults.isEmpty else {
      throw InvalidInput(
        parsed.faults.prefix(100).map { fault in
          let column = lines.fieldNumber(fault.line, at: fault.offset)
          return Self.finding(
            lines.fields(fault.line), column: column, expected: width, line: fault.line, name: name)
        })
    }
    values = parsed.matrix
  }

  private struct Fault: Sendable {
    var line: Int
    var offset: Int
  }

  /// Parses the lines in bands of 8, so that columns are written a cache line at a time.
  private static func numbers(
    _ lines: LineIndex, first: Int, starts: [Int?], columns: Int, separator: UInt8,
    progress: ReadingProgress?
  ) -> (matrix: Matrix, faults: [Fault]) {
    let rows = starts.count
    let band = 8
    let threads = rows * columns > 200_000 ? 2 : 1
    let cut = (rows / threads + band - 1) / band * band
    var faults = [[Fault]](repeating: [], count: threads)
    let storage = [Double](largeCapacity: rows * columns) { target, count in
      guard let base = lines.bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        let out = target.baseAddress
      else { return }
      let place = Addresses(text: base, out: out)
      faults.withUnsafeMutableBufferPointer { faults in
        let found = FaultSlots(slots: faults)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          let from = min(rows, thread * cut)
          let to = thread == threads - 1 ? rows : min(rows, from + cut)
          let buffer = UnsafeMutablePointer<Double>.allocate(capacity: band * columns)
          defer { buffer.deallocate() }
          for top in stride(from: from, to: to, by: band) {
            let height = min(band, to - top)
            // The other thread is about as far with its part.
            if thread == 0 { progress?(min(rows, threads * (top - from)), rows) }
            for row in 0..<height {
              let line = first + top + row
              let end = place.text + lines.end(line)
              guard let start = starts[top + row] else {
                found.slots[thread].append(Fault(line: line, offset: lines.end(line)))
                continue
              }
              if let fault = symbiont_read_numbers(
                place.text + start, end, CChar(bitPattern: separator), buffer + row * columns,
                columns)
              {
                found.slots[thread].append(Fault(line: line, offset: fault - place.text))
              }
            }
            for column in 0..<columns {
              let target = place.out + column * rows + top
              for row in 0..<height { target[row] = buffer[row * columns + column] }
            }
          }
        }
      }
      count = rows * columns
    }
    return (
      Matrix(rows: rows, columns: columns, columnMajor: storage), faults.flatMap { $0 }
    )
  }

  private static func finding(
    _ fields: [String], column: Int, expected: Int, line: Int, name: String
  ) -> Finding {
    let place = SourceLocation(file: name, line: line + 1)
    guard fields.count == expected else {
      return Finding(
        .error, code: "field-count",
        "The line has \(fields.count) cells and should have \(expected); the file may be cut off or "
          + "damaged: copy or save it again.",
        at: place)
    }
    let text = fields.indices.contains(column) ? fields[column] : ""
    let problem: NumberText.Problem
    switch NumberText.parse(text) {
    case .success: problem = .notANumber
    case .failure(let fault): problem = fault
    }
    return Finding(
      .error, code: "not-a-number",
      problem == .empty
        ? "Cell \(column + 1) of the line is blank; \(problem.remedy)."
        : "The value “\(text.prefix(40))” in cell \(column + 1) of the line is no number; "
          + "\(problem.remedy).",
      at: place)
  }
}

/// Pointers that both threads use, each for rows of its own.
private struct Addresses: @unchecked Sendable {
  let text: UnsafePointer<CChar>
  let out: UnsafeMutablePointer<Double>
}

/// A list of faults for each thread.
private struct FaultSlots<Fault: Sendable>: @unchecked Sendable {
  let slots: UnsafeMutableBufferPointer<[Fault]>
}
