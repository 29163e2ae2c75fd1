internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// A year's system in which exchanges also change what their takers buy (level 2 of METHODS 3.1).
///
/// With q − b units exchanged beyond what the table already holds, column j of the table changes by
/// ΔZ_ij = Σ_k change × price × (q_k − b_k), and A' = A + ΔZ x̂⁻¹. The share of each cell that the region itself delivers and y stay, and
/// x' = (I − A_d')⁻¹ y. Intensities are those of the scenario's inventory over the unedited output, so
/// that F' = S x'. Purchases of by-products stand in rows of their own, which buy nothing and carry
/// the declared burden. What a column saves stays with its buyer as value added.
public struct SupplyChainSystem: Sendable {
  /// A purchase at the level where the system is solved.
  struct Edit: Sendable {
    var exchange: Int
    var buyer: Int
    /// `nil` for a by-product.
    var supplier: Int?
    /// Money per unit exchanged, at the study's prices.
    var money: Double
    /// Burden per unit exchanged, by indicator.
    var burdens: [Double]
  }

  /// A scenario solved with its purchases.
  public struct Solution: Sendable, Equatable {
    /// x' by solved sector, money.
    public var output: [Double]
    /// S x' by indicator and solved sector, burdens of by-products with the buyer.
    public var direct: [[Double]]
    /// M' y by indicator and solved sector.
    public var footprints: [[Double]]
    /// Direct emissions by households, by indicator.
    public var households: [Double]
    /// What the edits leave to value added, by solved sector, at the unedited output, money.
    public var valueAddedChange: [Double]
    /// What is paid for by-products, by exchange, money.
    public var byProductPayments: [Double]

    /// Footprints and households of an indicator together.
    public func cityTotal(indicator: Int) -> Double {
      footprints[indicator].reduce(0, +) + households[indicator]
    }
  }

  /// Where money paid for a by-product goes: a solved sector and its share.
  typealias Receipt = (sector: Int, share: Double)

  let definition: StudyDefinition
  let year: YearSystem
  let codes: [String]
  let edits: [Edit]
  /// Who receives what is paid for each exchange's by-product; empty where nothing is paid or a
  /// household gives.
  let receipts: [[Receipt]]
  /// Groups that were split and purchases that are left out.
  let findings: [Finding]

  /// Resolves the purchases of a study in one of its years.
  ///
  /// At the level of sectors a group that buys or gives is split by its sectors' output shares, and a
  /// group that sells as the buyer's own purchases are.
  init(_ year: YearSystem, definition: StudyDefinition, classification: StudyClassification) {
    self.definition = definition
    self.year = year
    codes = classification.solved
    let exchanges = Dictionary(
      definition.exchanges.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let output = year.system.output
    let coefficients = year.system.totalCoefficients
    var placement = FlowPlacement(
      classification: classification, output: output, year: year.year)
    var edits: [Edit] = []
    var receipts = [[Receipt]](repeating: [], count: definition.exchanges.count)
    var findings: [Finding] = []
    for purchase in definition.purchases {
      guard let exchange = exchanges[purchase.exchange] else { continue }
      let buyers = placement.rows(purchase.buyer, at: purchase.location).filter {
        $0.share > 0 && output[$0.row] > 0
      }
      if buyers.isEmpty {
        findings.append(
          Self.leftOut(purchase, definition.money, year: year.year))
        continue
      }
      let isByProduct = purchase.supplier == Purchase.byProduct
      if isByProduct, receipts[exchange].isEmpty {
        let giver = definition.exchanges[exchange]
        receipts[exchange] = placement.rows(giver.from, at: giver.location).filter {
          $0.share > 0 && $0.row < classification.solved.count
        }.map { ($0.row, $0.share) }
      }
      for (buyer, share) in buyers {
        let level =
          isByProduct
          ? year.priceLevel(of: classification.tableSectors(definition.exchanges[exchange].from))
          : year.priceLevel(
            of: classification.tableSectors(purchase.supplier), boughtBy: buyer,
            classification: classification)
        let money = purchase.change.value * purchase.price.value * share / level
        guard !isByProduct else {
          edits.append(
            Edit(
              exchange: exchange, buyer: buyer, supplier: nil, money: money,
              burdens: purchase.burdens.map { $0.value * purchase.change.value * share }))
          continue
        }
        let suppliers = classification.solvedMembers(purchase.supplier)
        let used = suppliers.reduce(0) { $0 + coefficients[$1, buyer] }
        for supplier in suppliers {
          let part =
            used > 0 ? coefficients[supplier, buyer] / used : 1 / Double(suppliers.count)
          edits.append(
            Edit(
              exchange: exchange, buyer: buyer, supplier: supplier, money: money * part, burdens: []
            ))
        }
      }
      if !isByProduct, classification.solvedMembers(purchase.supplier).count > 1 {
        findings.append(
          Finding(
            .warning, code: "group-split",
            "What \(purchase.buyer) buys from group \(purchase.supplier) in \(year.year) is split over its sectors as the buyer's own purchases are.",
            at: purchase.location))
      }
    }
    self.edits = edits
    self.receipts = receipts
    self.findings = placement.findings + findings
  }

  private static func leftOut(_ purchase: Purchase, _ money: String, year: Int) -> Finding {
    let amount = printed(purchase.change.value * purchase.price.value)
    return Finding(
      .warning, code: "purchase-without-output",
      "What \(purchase.exchange) changes in the purchases of \(purchase.buyer), \(amount) (\(money)) a unit from \(purchase.supplier), is left out: \(purchase.buyer) has no output in \(year), so there is no column to change.",
      at: purchase.location)
  }
}
