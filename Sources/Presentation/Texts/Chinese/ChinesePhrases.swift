/// What Chinese says instead of the English sentences, by concept; see `PhraseBook`.
enum ChinesePhrases {
  static let all: [String: String] = merged([
    words, analyses, causes, explanations, study, exchanges, files, imports, tables, formats,
    commands, server, runs, uncertainty,
    views, sensitivity, requests,
  ])

  /// The parts as one; a pattern that two of them hold is the first one's.
  private static func merged(_ parts: [[String: String]]) -> [String: String] {
    parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
  }

  /// Lists, hints, and words that fill holes or cells.
  private static let words: [String: String] = [
    "{}, {}": "{}、{}",
    "{} and {}": "{}和{}",
    "{} and {} more": "{}，另有{}个",
    "did you mean “{}”?": "是否指“{}”？",
    "; did you mean “{}”?": "；是否指“{}”？",
    " Did you mean “{}”?": "是否指“{}”？",
    " (did you mean “{}”?)": "（是否指“{}”？）",
    "use one of {}.": "请从{}中选用。",
    "there is none defined.": "尚未定义任何一个。",
    "{} (share)": "{}（比例）",
    "less": "少",
    "more": "多",
    "yes": "是",
    "no": "否",
    "row": "行",
    "column": "列",
    "rows": "各行",
    "columns": "各列",
    "sector": "部门",
    "sectors": "部门",
    "group": "部门组",
    "flow": "流",
    "exchange": "交换",
    "limit": "限制",
    "scenario": "情景",
    "process": "过程",
    "region": "地区",
    "parent": "上级地区",
    "output": "总产出",
    "inputs": "投入",
    "exports": "出口与调出",
    "imports": "进口与调入",
    "error": "误差项",
    "final demand": "最终需求",
    "value added": "增加值",
    "other inputs": "其他投入",
    "footprint": "足迹",
    "direct emission": "直接排放",
    "supply": "供给量",
    "demand": "需求量",
    "saving": "削减量",
    "generated": "产生量",
    "consumed": "消耗量",
    "reused": "自用量",
    "disposed": "处置量",
    "investment": "投资",
    "lifetime": "寿命",
    "displacement": "替代率",
    "latitude": "纬度",
    "longitude": "经度",
    "intensity": "排放强度",
    "holds": "成立",
    "holds within rounding": "在舍入误差内成立",
    "broken": "不成立",
    "cannot be tested": "无法检验",
    "rounding": "在舍入误差内成立",
    "untestable": "无法检验",
  ]
}
