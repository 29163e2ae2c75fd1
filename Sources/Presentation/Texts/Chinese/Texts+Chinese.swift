extension Texts {
  /// Chinese in simplified characters.
  public static let chinese = Texts(
    language: "zh", numbers: .chinese, figures: .chinese, columns: .chinese, tables: .chinese,
    notes: .chinese, sections: .chinese, charts: .chinese, page: .chinese,
    phrases: PhraseBook(ChinesePhrases.all))
}

extension NumberFormat {
  /// 1,234.5 and −1,234.5, with money in yuan; physical units keep their international symbols.
  public static let chinese = NumberFormat(
    decimalSeparator: ".", groupSeparator: ",", minus: "\u{2212}", missing: "–",
    unitNames: [
      "CNY": "元", "1e3 CNY": "千元", "1e4 CNY": "万元", "1e6 CNY": "百万元", "1e8 CNY": "亿元",
      "million CNY": "百万元", "bn CNY": "十亿元",
    ])
}

extension Texts.Figures {
  fileprivate static let chinese = Self(
    output: "总产出", valueAdded: "增加值", finalDemand: "最终需求", direct: "直接排放", intensity: "直接排放系数",
    multiplier: "完全排放系数", footprint: "足迹", footprintDirect: "足迹（直接部分）",
    footprintIndirect: "足迹（间接部分）", footprintExports: "调出与出口的足迹", consumptionFootprint: "消费侧足迹",
    outputPerFootprint: "单位足迹产出", valueAddedPerDirect: "单位直接排放增加值",
    finalDemandPerFootprint: "单位足迹最终需求", householdDirect: "居民直接排放", city: "区域总量", saving: "削减量",
    savingShare: "削减率", netSaving: "净削减量", directChange: "直接排放变化", footprintChange: "足迹变化",
    footprintChangeShare: "足迹变化率", outputPerFootprintChangeShare: "单位足迹产出变化率",
    quantity: "数量", referenceQuantity: "对照情景的数量", plan: "规划量", actual: "实际量", realised: "完成率",
    sectorsDirect: "各部门", householdsDirect: "居民", total: "合计")
}

extension Texts.Columns {
  fileprivate static let chinese = Self(
    scenario: "情景", against: "对照", name: "名称", year: "年份", code: "代码", sector: "部门",
    exchange: "共生交换",
    type: "类型", from: "供给方", to: "接收方", waste: "废物", flow: "流", unit: "单位", indicator: "指标",
    causes: "足迹变化的主要原因", severity: "级别", message: "检查结果", file: "文件", line: "行", column: "列",
    role: "用途", origin: "数据来源")
}

extension Texts.Tables {
  fileprivate static let chinese = Self(
    scenarios: "情景", totals: { "各情景总量（\($0)）" }, footprint: { "各部门\($0)足迹" },
    outputPerFootprint: "生态效率：单位足迹产出（混合边界）",
    valueAddedPerDirect: "生态效率：单位直接排放增加值",
    finalDemandPerFootprint: "生态效率：单位足迹最终需求",
    footprintChanges: { "各部门\($0)足迹变化" },
    outputPerFootprintChanges: "各部门单位足迹产出变化（混合边界）",
    savings: { "\($0)削减量" }, savingsByType: { "\($0)削减量（按交换类型）" },
    savingsByExchange: { "\($0)削减量（按共生交换）" },
    resourcesSaved: "节约的资源（按共生交换和部门）", tradeOffs: "权衡：单位足迹产出下降的部门",
    tradeOffCauses: "权衡：各共生交换对足迹变化的贡献",
    monitoringByType: "规划与实际（按交换类型）", monitoring: "规划与实际（按共生交换）",
    indicators: "各情景全部指标", indicatorsBySector: "各部门全部指标", sectors: "各部门全部数据",
    changes: "各部门全部变化", exchanges: "各共生交换全部数据", findings: "检查结果", sources: "研究文件",
    against: { "\($0)对照\($1)" })
}

extension Texts.Notes {
  fileprivate static let chinese = Self(
    mixedBoundary: "单位足迹产出的边界是混合的：分子是部门的全部产出，分母只是其最终需求所隐含的排放。宜作时间比较，不宜作部门间比较。",
    consumptionFootprint: "消费侧足迹按“进口品与调入品如同本地生产”计算。",
    city: "区域总量是足迹与居民直接排放之和。",
    currentPrices: { "按现价计算，含价格变动：\($0.joined(separator: "、"))。" },
    constantPrices: { "跨年比较按不变价计算：\($0.joined(separator: "、"))。" },
    yearsAtCurrentPrices: "货币量按现价计：不同年份的数值含价格变动。",
    netSaving: "净削减量不含已反映在实测清单中的部分。",
    changeWithinYear: "同一年内的变化即完全排放系数之比的变化：M(对照)/M \u{2212} 1。",
    tradeOffs: "在这些部门，共生使单位产品的排放上升。",
    noTradeOffs: "同一年内的比较中，没有部门的单位足迹产出下降。",
    noFindings: "没有需要注意的问题。")
}

extension Texts.Sections {
  fileprivate static let chinese = Self(
    overview: "各情景下的区域", footprints: "各部门足迹", ecoEfficiency: "各部门生态效率",
    symbiosis: "共生交换及其削减量", tradeOffs: "权衡", monitoring: "规划与实际", indicators: "全部指标",
    findings: "假设与检查结果", sources: "数据来源",
    saving: { "\($0)相对\($1)削减\($3) \($2)，占区域总量的\($4)。" },
    burden: { "\($0)相对\($1)增加\($3) \($2)，占区域总量的\($4)。" },
    footprintsText: "部门的足迹是为满足其最终需求而在本地域内产生的排放，沿整条供应链累计；各部门足迹之和等于各部门直接排放之和。",
    ecoEfficiencyText: "生态效率是单位排放所创造的货币价值。三种形式的边界不同，各表均有说明。",
    assumptions: { facts in
      [
        facts.imports == "domestic"
          ? "各项使用按同一比例扣除进口与调入（国内系数，非竞争型）。" : "进口与调入视同本地生产（竞争型）。",
        "省表到市表：\(ChinesePhrases.cells[facts.regionalisation] ?? facts.regionalisation)。",
        facts.pricesAreConstant
          ? "货币单位为\(facts.money)，按不变价计。" : "货币单位为\(facts.money)，按各年现价计。",
        facts.isByGroup ? "模型按部门组求解和报告。" : "模型按部门求解和报告。",
        "共生交换只改变排放，不改变经济结构。",
      ]
    })
}

extension Texts.Charts {
  fileprivate static let chinese = Self(
    totals: { "各情景的区域\($0)" },
    totalsText: { "各部门和居民的\($0)；其外是每类交换相对对照情景的削减量。" },
    sectorsSegment: "各部门足迹合计", householdSegment: "居民", savedBy: { "削减：\($0)" },
    savings: { "各类交换的\($0)削减量" }, savingsText: "各类交换相对对照情景的削减量；低于0表示负担增加。",
    footprints: { "各部门各情景的\($0)足迹" }, orderText: { "部门按\($0)的足迹排序。" },
    boundaries: { "\($0)足迹的三种边界，\($1)" },
    boundariesText: "各部门最终需求的足迹、其中随调出与出口离开本区域的部分，以及本区域消费的足迹（进口品与调入品视同本地生产）。",
    ecoEfficiency: "各部门各情景的单位足迹产出",
    ecoEfficiencyChange: { "单位足迹产出变化，\($0)" },
    network: { "共生网络：谁向谁提供什么，\($0)（\($1)）" },
    networkText: "左为供给方，中为共生交换，右为接收方。",
    changeInPercent: "变化率（%）", logarithmic: "对数坐标")
}

extension Texts.Page {
  fileprivate static let chinese = Self(
    madeWith: { "由 Symbiont \($0) 生成。" }, contents: "目录", skip: "跳到结果",
    noCharts: "缺少图表：未找到图表库（plotly.min.js），请运行 scripts/setup 获取。全部数据见各表。",
    noScript: "图表和排序需要 JavaScript。全部数据见各表。",
    moreTables: { "另有\($0)张表" }, sortBy: { "按“\($0)”排序" }, households: "居民",
    role: { role, year in
      let name =
        switch role {
        case "sectors": "表中的部门"
        case "groups": "部门组"
        case "flows": "流及其影响因子"
        case "exchanges": "共生交换及其数量"
        case "effects": "每单位交换削减或增加的量"
        case "limits": "交换共同受到的限制"
        case "uncertainty": "不确定的数据及其分布"
        case "purchases": "被替代的采购和购入的副产品"
        case "costs": "交换的成本"
        case "table": "投入产出表"
        case "city": "城市总量"
        case "city_demand": "城市最终需求"
        case "prices": "价格指数"
        case "import_multipliers": "进口隐含系数"
        case "inventory": "分部门流清单"
        default: role
        }
      return year.map { "\(name)，\($0)年" } ?? name
    },
    severity: { severity in
      switch severity {
      case "error": "错误"
      case "warning": "警告"
      case "note": "说明"
      default: severity
      }
    },
    type: { type in
      switch type {
      case "bulky-waste": "大宗固废"
      case "urban": "城市废物"
      case "heat": "余热"
      case "scrap": "废旧金属"
      default: type
      }
    },
    subtitle: { region, facts in
      let prices = facts.pricesAreConstant ? "不变价" : "现价"
      let imports = facts.imports == "domestic" ? "国内系数（非竞争型）" : "竞争型进口"
      return
        "\(region) · 货币单位\(facts.money)，\(prices) · \(imports) · \(facts.isByGroup ? "按部门组" : "按部门")"
    })
}
