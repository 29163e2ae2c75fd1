internal import DenseAlgebra
public import Provenance

/// What a run of draws has done so far, as a value that can be written down and taken up again.
public struct UncertaintyCheckpoint: Sendable {
  /// The settings of the run.
  public let settings: UncertaintySettings
  /// The draws made.
  public let done: Int
  let fingerprint: UInt64
  let outcomes: Outcomes

  init(settings: UncertaintySettings, fingerprint: UInt64, done: Int, outcomes: Outcomes) {
    self.settings = settings
    self.fingerprint = fingerprint
    self.done = done
    self.outcomes = outcomes
  }

  private static let mark: UInt64 = 0x3230_504B_4E55_5953  // "SYUNKP02", least byte first

  /// The checkpoint as bytes: whole numbers of 8 bytes, least byte first, then the records' doubles.
  public var bytes: [UInt8] {
    let layout = outcomes.layout
    var words: [UInt64] = [
      Self.mark, fingerprint, UInt64(settings.samples), settings.seed,
      UInt64(Sampler.allCases.firstIndex(of: settings.sampler) ?? 0),
      (settings.precision ?? -1).bitPattern, UInt64(done),
      UInt64(layout.sectors), UInt64(layout.scenarios), UInt64(layout.comparisons),
      UInt64(layout.years), layout.variesPrices ? 1 : 0, UInt64(outcomes.count),
    ]
    words += outcomes.draws.map { UInt64($0) }
    words += outcomes.values.map(\.bitPattern)
    words.append(Self.digest(words))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 8)
    for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Reads a checkpoint.
  ///
  /// - Throws: `InvalidInput` where the bytes are none, or are cut short.
  public init(bytes: [UInt8], file: String) throws(InvalidInput) {
    func refused() -> InvalidInput {
      InvalidInput(
        code: "checkpoint",
        "“\(file)” is no whole checkpoint of `symbiont uncertainty`; start anew without --resume.",
        at: SourceLocation(file: file))
    }
    let header = 13
    guard bytes.count % 8 == 0, bytes.count >= (header + 1) * 8 else { throw refused() }
    var words = [UInt64](repeating: 0, count: bytes.count / 8)
    bytes.withUnsafeBytes { source in
      for index in words.indices {
        words[index] = UInt64(
          littleEndian: source.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
    }
    let digest = words.removeLast()
    guard words[0] == Self.mark, digest == Self.digest(words) else { throw refused() }
    let sizes = words.map { Int(clamping: $0) }
    let layout = Outcomes.Layout(
      sectors: sizes[7], scenarios: sizes[8], comparisons: sizes[9], years: sizes[10],
      variesPrices: words[11] == 1)
    let count = sizes[12]
    guard sizes[7...10].allSatisfy({ $0 < 1_000_000 }), count <= sizes[6], sizes[6] <= sizes[2],
      words.count - header == count * (1 + layout.width), sizes[4] < Sampler.allCases.count
    else { throw refused() }
    let precision = Double(bitPattern: words[5])
    settings = UncertaintySettings(
      samples: sizes[2], seed: words[3], sampler: Sampler.allCases[sizes[4]],
      precision: precision < 0 ? nil : precision)
    fingerprint = words[1]
    done = sizes[6]
    var outcomes = Outcomes(layout)
    outcomes.draws = sizes[header..<(header + count)].map { $0 }
    outcomes.values = words[(header + count)...].map { Double(bitPattern: $0) }
    self.outcomes = outcomes
  }

  /// Refuses a checkpoint of another study or of other draws.
  func check(
    _ settings: UncertaintySettings, fingerprint: UInt64, layout: Outcomes.Layout
  ) throws(InvalidInput) {
    guard self.fingerprint == fingerprint, outcomes.layout == layout else {
      throw InvalidInput(
        code: "checkpoint",
        "The checkpoint belongs to another study, or a figure was changed since; start anew without --resume."
      )
    }
    let mayGrow = settings.sampler != .latinHypercube && settings.samples >= done
    guard self.settings.seed == settings.seed, self.settings.sampler == settings.sampler,
      self.settings.samples == settings.samples || mayGrow
    else {
      throw InvalidInput(
        code: "checkpoint",
        "The checkpoint is of \(self.settings.samples) draws by “\(self.settings.sampler.rawValue)” from seed \(self.settings.seed); resume it with these, or start anew without --resume."
      )
    }
  }

  private static func digest(_ words: [UInt64]) -> UInt64 {
    var digest = Fingerprint()
    for word in words { digest.add(word) }
    return digest.value
  }
}

/// A number that tells whether two lists of figures are the same: FNV-1a over words of 64 bits.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }

  mutating func add(_ number: Double) { add(number.bitPattern) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(UInt64(text.utf8.count))
  }
}

extension VariedStudy {
  /// Tells this study with these varied figures from any other.
  var fingerprint: UInt64 {
    var result = Fingerprint()
    for frame in frames {
      for value in frame.coefficients.storage.array + frame.output + frame.deliveries {
        result.add(value)
      }
      for entry in frame.inventory {
        result.add(UInt64(entry.cell))
        result.add(entry.share)
      }
      for effect in frame.effects {
        result.add(UInt64(effect.cell))
        result.add(UInt64(effect.exchange))
        result.add(effect.share)
      }
    }
    let terms =
      figures.inventories + [figures.factors, figures.effects] + figures.quantities
      + figures.included + figures.prices
    for term in terms.joined() {
      result.add(term.base)
      result.add(UInt64(term.variable + 1))
    }
    for variable in figures.tables.joined() { result.add(UInt64(variable + 1)) }
    for variable in figures.variables {
      result.add("\(variable.distribution)")
      result.add(variable.anchor)
      result.add(variable.correlation)
      result.add(UInt64((variable.own ?? -1) + 1))
      result.add(UInt64((variable.shared ?? -1) + 1))
    }
    for pair in pairs {
      result.add(UInt64(pair.scenario))
      result.add(UInt64(pair.reference))
    }
    return result.value
  }
}
