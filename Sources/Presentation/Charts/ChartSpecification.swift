/// A chart of a report: what is drawn, apart from how Plotly draws it.
///
/// Every axis carries its unit, and every chart one idea; colours come from `ChartPalette` alone.
public struct ChartSpecification: Sendable, Hashable {
  /// The chart's name in the page.
  public var id: String
  /// The title.
  public var title: String
  /// What the chart shows, in a sentence for those who cannot see it too.
  public var text: String
  /// The marks and axes.
  public var kind: Kind
  /// Which names of series, categories and nodes are words of the program rather than data.
  public var words: Set<String>

  /// Creates a chart.
  public init(
    id: String, title: String, text: String, kind: Kind, words: Set<String> = []
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.kind = kind
    self.words = words
  }

  /// The marks of a chart.
  public enum Kind: Sendable, Hashable {
    /// Horizontal bars by category, stacked or side by side.
    case bars(CategoryChart, isStacked: Bool)
    /// A dot for each category and series.
    case dots(CategoryChart)
    /// Bands from givers over exchanges to takers.
    case network(NetworkChart)
    /// Figures over figures, joined by lines.
    case lines(PlaneChart)
    /// Columns over a figure, as in a histogram.
    case columns(PlaneChart)
    /// Fields coloured by a figure over two others.
    case fields(FieldChart)
    /// Bars from level to level: totals and what leads from one to the next.
    case waterfall(WaterfallChart)
    /// Points in a plane of two figures, with lines that part it.
    case points(PointChart)
    /// A matrix whose cells are shaded by their figures.
    case heat(HeatChart)
    /// A tree whose branches are as wide as their figures.
    case tree(TreeChart)
  }

  /// Series of figures over categories, the categories along the vertical axis.
  public struct CategoryChart: Sendable, Hashable {
    /// The categories from top to bottom.
    public var categories: [String]
    /// The series.
    public var series: [Series]
    /// What the figures are, without the unit.
    public var axis: String
    /// The unit of the figures.
    public var unit: String
    /// Whether the axis is logarithmic.
    public var isLogarithmic: Bool
    /// Whether each bar carries its figure.
    public var hasLabels: Bool

    /// Creates series over categories.
    public init(
      categories: [String], series: [Series], axis: String, unit: String,
      isLogarithmic: Bool = false, hasLabels: Bool = false
    ) {
      self.categories = categories
      self.series = series
      self.axis = axis
      self.unit = unit
      self.isLogarithmic = isLogarithmic
      self.hasLabels = hasLabels
    }
  }

  /// One series: a figure a category, `nil` where it is not defined.
  public struct Series: Sendable, Hashable {
    /// The name in the legend.
    public var name: String
    /// The figures in the chart's unit.
    public var values: [Double?]
    /// The colour.
    public var colour: ChartPalette.Colour
    /// Whether the bars are hatched: something that is not there, such as a saving.
    public var isHatched: Bool
    /// What stands beside a mark, if anything.
    public var labels: [String]
    /// Within what bounds each figure lies, if that is shown.
    public var intervals: [ClosedRange<Double>]

    /// Creates a series.
    public init(
      name: String, values: [Double?], colour: ChartPalette.Colour, isHatched: Bool = false,
      labels: [String] = [], intervals: [ClosedRange<Double>] = []
    ) {
      self.intervals = intervals
      self.name = name
      self.values = values
      self.colour = colour
      self.isHatched = isHatched
      self.labels = labels
    }
  }

  /// A network in columns: nodes with bands between them.
  public struct NetworkChart: Sendable, Hashable {
    /// A node.
    public struct Node: Sendable, Hashable {
      /// The code of the sector or exchange that the node stands for; empty where it stands for several.
      public var code: String
      /// The label.
      public var label: String
      /// 0 at the left edge, 1 at the right one.
      public var position: Double
    }

    /// A band.
    public struct Link: Sendable, Hashable {
      /// The node that it leaves, by position in `nodes`.
      public var source: Int
      /// The node that it reaches.
      public var target: Int
      /// Its quantity in `unit`.
      public var quantity: Double
      /// The code of the exchange that the band is part of; empty where it is of none.
      public var code: String
      /// What it is.
      public var label: String
      /// The colour.
      public var colour: ChartPalette.Colour
    }

    /// The nodes.
    public var nodes: [Node]
    /// The bands.
    public var links: [Link]
    /// The unit of the quantities.
    public var unit: String
    /// What the colours stand for.
    public var legend: [LegendEntry]

    /// What a colour stands for.
    public struct LegendEntry: Sendable, Hashable {
      /// The name.
      public var name: String
      /// The colour.
      public var colour: ChartPalette.Colour
    }
  }
}
