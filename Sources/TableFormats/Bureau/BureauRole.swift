/// What a column or row beside the sectors of a statistics bureau's table stands for, by its label in
/// Chinese or English or by the bureau's code for it.
enum BureauRole: Hashable {
  case finalDemand(String)
  case exports(String)
  case imports(String)
  case error(String)
  case otherInputs(String)
  case valueAdded(String)
  case output
  case subtotal

  /// The role of a column whose lowest header cell is `label` and whose code is `code`.
  static func ofColumn(label: String, code: String) -> BureauRole? {
    role(label: label, code: code, among: columns)
  }

  /// The role of a row below the sectors.
  static func ofRow(label: String, code: String) -> BureauRole? {
    role(label: label, code: code, among: rows)
  }

  /// A label without spaces, line breaks and case.
  static func plain(_ label: String) -> String {
    String(label.lowercased().filter { !$0.isWhitespace })
  }

  private struct Entry {
    var role: BureauRole
    var codes: [String]
    var words: [String]
  }

  // The first entry that fits wins: a total of exports is a subtotal and no export.
  private static let columns: [Entry] = [
    Entry(role: .output, codes: ["GO", "X"], words: ["总产出", "grossoutput", "totaloutput"]),
    Entry(
      role: .subtotal, codes: ["TIU", "THC", "TC", "GCF", "TFU"],
      words: ["合计", "小计", "总计", "total"]),
    Entry(role: .finalDemand("rural"), codes: ["FU101"], words: ["农村", "rural"]),
    Entry(role: .finalDemand("urban"), codes: ["FU102"], words: ["城镇", "urban"]),
    Entry(role: .finalDemand("government"), codes: ["FU103"], words: ["政府", "government"]),
    Entry(role: .finalDemand("fixed_capital"), codes: ["FU201"], words: ["固定资本", "fixed"]),
    Entry(role: .finalDemand("inventories"), codes: ["FU202"], words: ["存货", "inventor"]),
    Entry(role: .finalDemand("households"), codes: [], words: ["居民消费", "household"]),
    Entry(role: .exports("export"), codes: ["EX"], words: ["出口", "export"]),
    Entry(role: .exports("outflow"), codes: [], words: ["调出", "流出", "outflow"]),
    Entry(role: .imports("import"), codes: ["IM"], words: ["进口", "import"]),
    Entry(role: .imports("inflow"), codes: [], words: ["调入", "流入", "inflow"]),
    Entry(role: .error("error"), codes: ["ERR"], words: ["其他", "误差", "error", "others"]),
  ]

  private static let rows: [Entry] = [
    Entry(role: .output, codes: ["TI"], words: ["总投入", "totalinput"]),
    Entry(role: .subtotal, codes: ["TII", "TVA"], words: ["合计", "小计", "total"]),
    Entry(role: .otherInputs("imports"), codes: ["IM"], words: ["进口", "import"]),
    Entry(
      role: .valueAdded("compensation"), codes: ["VA001"], words: ["劳动者报酬", "compensation"]),
    Entry(role: .valueAdded("net_taxes"), codes: ["VA002"], words: ["生产税", "tax"]),
    Entry(role: .valueAdded("depreciation"), codes: ["VA003"], words: ["折旧", "depreciation"]),
    Entry(role: .valueAdded("surplus"), codes: ["VA004"], words: ["盈余", "surplus"]),
  ]

  private static func role(label: String, code: String, among entries: [Entry]) -> BureauRole? {
    if let entry = entries.first(where: { $0.codes.contains(code) }) { return entry.role }
    let plain = plain(label)
    return entries.first { $0.words.contains { plain.contains($0) } }?.role
  }
}

/// The unit that a sheet prints above its table, as we write units.
enum BureauMoney {
  /// The unit named in a text such as `单位：万元` or `10000 yuan`; `nil` if it names none.
  static func unit(in text: String) -> String? {
    let plain = BureauRole.plain(text).replacing("制表单位", with: "").replacing("编制单位", with: "")
    if plain.contains("单位") {
      for (word, unit) in units where plain.contains(word) { return unit }
    }
    let english = plain.replacing(",", with: "")
    if english.contains("10000yuan") || english.contains("tenthousandyuan") { return "1e4 CNY" }
    return english.contains("millionyuan") ? "1e6 CNY" : nil
  }

  private static let units = [
    ("亿元", "1e8 CNY"), ("百万元", "1e6 CNY"), ("万元", "1e4 CNY"), ("千元", "1e3 CNY"),
    ("元", "CNY"),
  ]
}
