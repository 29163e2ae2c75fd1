extension ChinesePhrases {
  /// Where a figure comes from.
  static let explanations: [String: String] = [
    "The whole explanation has {} parts, more than are written at once ({}); use --format table with --depth and --top.":
      "完整的来源说明有{}个部分，超过一次可写出的数量（{}）；请用 --format table 并配合 --depth 和 --top。",
    "{} further terms": "其余{}项",
    "{} in {}": "{1}的{0}",
    "Value": "数值",
    "Where a figure comes from": "数值的来源",
    "Every part with its value, the largest first; numbers of equations are those of docs/METHOD.md. Sources are file:line:column within the study.":
      "各部分及其数值，由大到小；公式编号见 docs/METHOD.md。来源为研究中的“文件:行:列”。",
    "given by a program": "由程序给出",
    "solved, residual {}": "求解，残差{}",
    "Equation": "公式",
    "File": "文件",
    "Line": "行",
  ]
}
