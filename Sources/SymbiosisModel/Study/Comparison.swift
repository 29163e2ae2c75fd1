/// A scenario compared with its reference, for the headline indicator.
public struct Comparison: Sendable {
  /// The scenario's code.
  public var scenario: String
  /// The reference's code.
  public var against: String
  /// Whether both are of one year; between years the fields below that speak of savings are `nil`.
  public var withinYear: Bool
  /// City total of the reference less that of the scenario.
  public var saving: Double?
  /// `saving` over the reference's city total.
  public var savingShare: Double?
  /// The saving beyond what the inventory already includes.
  public var netSaving: Double?
  /// The saving of every indicator, in the study's order.
  public var indicators: [Double]?
  /// Savings by type, in the order in which exchanges.csv first names them.
  public var types: [TypeSaving]?
  /// Savings by exchange, in file order.
  public var exchanges: [ExchangeSaving]?
  /// Changes by sector.
  public var sectors: [SectorChange]
  /// Sectors whose output per footprint falls.
  public var tradeOffs: [TradeOff]

  /// Creates a comparison.
  public init(
    scenario: String, against: String, withinYear: Bool, saving: Double?, savingShare: Double?,
    netSaving: Double?, indicators: [Double]?, types: [TypeSaving]?, exchanges: [ExchangeSaving]?,
    sectors: [SectorChange], tradeOffs: [TradeOff]
  ) {
    self.scenario = scenario
    self.against = against
    self.withinYear = withinYear
    self.saving = saving
    self.savingShare = savingShare
    self.netSaving = netSaving
    self.indicators = indicators
    self.types = types
    self.exchanges = exchanges
    self.sectors = sectors
    self.tradeOffs = tradeOffs
  }

  /// What the exchanges of one type save.
  public struct TypeSaving: Sendable, Equatable {
    /// The type.
    public var type: String
    /// Saving against the reference.
    public var saving: Double
    /// Saving beyond what the inventory already includes.
    public var netSaving: Double

    /// Creates a saving.
    public init(type: String, saving: Double, netSaving: Double) {
      self.type = type
      self.saving = saving
      self.netSaving = netSaving
    }
  }

  /// What one exchange does.
  public struct ExchangeSaving: Sendable, Equatable {
    /// A resource that the exchange saves: R = −rate × q.
    public struct Resource: Sendable, Equatable {
      /// The sector (or group, or `household`) that saves it.
      public var sector: String
      /// The flow.
      public var flow: String
      /// The quantity in the flow's unit.
      public var quantity: Double

      /// Creates a saved resource.
      public init(sector: String, flow: String, quantity: Double) {
        self.sector = sector
        self.flow = flow
        self.quantity = quantity
      }
    }

    /// The exchange's code.
    public var id: String
    /// Its type.
    public var type: String
    /// q in the scenario.
    public var quantity: Double
    /// q in the reference.
    public var referenceQuantity: Double
    /// Saving against the reference.
    public var saving: Double
    /// Saving beyond what the inventory already includes.
    public var netSaving: Double
    /// R: every flow that the exchange saves, netted per sector and flow.
    public var resourcesSaved: [Resource]
    /// Who gives the waste, as written.
    public var wasteSector: String
    /// The waste; W = q, credited to `wasteSector`.
    public var waste: String
    /// The waste's unit.
    public var wasteUnit: String

    /// Creates the figures of an exchange.
    public init(
      id: String, type: String, quantity: Double, referenceQuantity: Double, saving: Double,
      netSaving: Double, resourcesSaved: [Resource], wasteSector: String, waste: String,
      wasteUnit: String
    ) {
      self.id = id
      self.type = type
      self.quantity = quantity
      self.referenceQuantity = referenceQuantity
      self.saving = saving
      self.netSaving = netSaving
      self.resourcesSaved = resourcesSaved
      self.wasteSector = wasteSector
      self.waste = waste
      self.wasteUnit = wasteUnit
    }
  }

  /// How one sector changes.
  public struct SectorChange: Sendable, Equatable {
    /// The sector's code.
    public var code: String
    /// F less the reference's.
    public var directChange: Double
    /// D less the reference's.
    public var footprintChange: Double
    /// `footprintChange` over the reference's D; `nil` where that is 0.
    public var footprintChangeShare: Double?
    /// Within a year M_ref/M_new − 1, between years the relative change of x/D; `nil` where undefined.
    public var outputPerFootprintChangeShare: Double?

    /// Creates a change.
    public init(
      code: String, directChange: Double, footprintChange: Double, footprintChangeShare: Double?,
      outputPerFootprintChangeShare: Double?
    ) {
      self.code = code
      self.directChange = directChange
      self.footprintChange = footprintChange
      self.footprintChangeShare = footprintChangeShare
      self.outputPerFootprintChangeShare = outputPerFootprintChangeShare
    }
  }

  /// A sector that loses, and the exchanges by which it does.
  public struct TradeOff: Sendable, Equatable {
    /// One exchange's part in the change of the sector's footprint.
    public struct Cause: Sendable, Equatable {
      /// The exchange's code.
      public var id: String
      /// Its part, in the indicator's unit.
      public var footprintChange: Double

      /// Creates a cause.
      public init(id: String, footprintChange: Double) {
        self.id = id
        self.footprintChange = footprintChange
      }
    }

    /// The sector's code.
    public var code: String
    /// The change of output per footprint, below −1e-12.
    public var outputPerFootprintChangeShare: Double
    /// The change of the sector's direct emissions.
    public var directChange: Double
    /// Each exchange's part, in file order.
    public var exchanges: [Cause]

    /// Creates a trade-off.
    public init(
      code: String, outputPerFootprintChangeShare: Double, directChange: Double, exchanges: [Cause]
    ) {
      self.code = code
      self.outputPerFootprintChangeShare = outputPerFootprintChangeShare
      self.directChange = directChange
      self.exchanges = exchanges
    }
  }
}
