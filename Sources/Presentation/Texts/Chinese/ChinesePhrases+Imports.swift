extension ChinesePhrases {
  /// Tables and inventories taken into a study.
  static let imports: [String: String] = [
    "“{}” holds the same figures already; nothing changes.": "“{}”已是相同的数值；没有改动。",
    "“{}” takes the place of what an earlier import wrote there, which is kept as “{}”; rename that to go back.":
      "“{}”取代先前导入的内容，后者保留为“{}”；如需恢复，请改回其名称。",
    "“{}”, which study.yaml named for {} before, stays in the folder; name it there again to go back.":
      "study.yaml 此前为{1}年所用的“{0}”仍留在文件夹中；如需恢复，请在 study.yaml 中重新写上它。",
    "“{}” is there twice; a table's sector goes to one place.": "“{}”出现两次；表中一个部门只能归入一处。",
    "{} {}s of the sheet have figures and no place in the study: {}. Give --concordance a CSV file with the columns `from` (the name here) and `to` (the study's code; blank to leave it out).":
      "工作表有{0}个{1}有数值而在研究中无对应：{2}。请用 --concordance 给出含 `from`（此处名称）和 `to`（研究代码；留空表示略去）两列的 CSV 文件。",
    "The shares of “{}” add up to {}; they must add up to 1.": "“{}”的比例之和为{}；必须为1。",
    "The figure of “{}” under “{}” is {}; a quantity cannot be negative. Correct it, or leave its column out in the concordance.":
      "“{}”在“{}”下的数值为{}；数量不能为负。请更正，或在对照表中略去该列。",
    "The concordance sends the row “{}” to “{}”, which is no sector or group of the study, nor “household”.":
      "对照表把行“{}”归入“{}”，而它既不是研究的部门或部门组，也不是“household”。",
    "The figures under {} are taken to be in their flow's own unit; where they are not, give a concordance with `factor` and, for emissions, `as`.":
      "{}下的数值按其流的单位处理；若非如此，请在对照表中给出 `factor`，排放量另给 `as`。",
    "The concordance sends the column “{}” to “{}”, which is no flow of the study.":
      "对照表把列“{}”归入“{}”，而它不是研究的流。",
    "The column “{}” holds {}, and the flow “{}” has no factor of it by which a quantity could be found; give one in flows.csv, or send the column to another flow.":
      "列“{}”是{}，而流“{}”没有相应因子可换算数量；请在 flows.csv 中给出，或把该列归入其他流。",
    "The figure of “{}” under “{}” becomes no finite quantity; check the factor.":
      "“{1}”下“{0}”的数值换算后不是有限数量；请检查因子。",
    "left out": "略去",
    "left out, all 0": "略去（全为0）",
    "“{}” is no indicator of the study; use one of {}.": "“{}”不是研究的指标；请从{}中选用。",
    "“{}” is no sector, group or flow of the study, nor “household”{}":
      "“{}”不是研究的部门、部门组或流，也不是“household”{}",
    "The row has no name; give it one or remove it.": "该行没有名称；请命名或删除。",
    "“{}” is there twice; keep one of the rows.": "“{}”出现两次；请保留一行。",
    "The sheet's total of {} is {} and its parts add up to {}, a gap of {}; the parts are taken.":
      "工作表中{}的合计为{}，而各部分之和为{}，差额{}；采用各部分。",
    "“{}” and “{}” are both totals, and one is enough; remove the subtotal.":
      "“{}”和“{}”都是合计，一个即可；请删除小计。",
    "it has none": "一个也没有",
    "“{}” of the table's {} is none of the study's ({}); add it to `tables.{}` of study.yaml, or say in a concordance where it belongs.":
      "表的 {1} 中“{0}”不在研究的项目中（{2}）；请加入 study.yaml 的 `tables.{3}`，或在对照表中说明其归属。",
    "The table has nothing for {} of the study's {}, which is 0 in this year.":
      "表中没有研究 {1} 的{0}，该年按0计。",
    "The file does not say its unit nor which of its columns and rows are no sectors; it is read as the study's own tables are, in “{}”.":
      "文件未说明单位，也未说明哪些行列不是部门；按研究自己的表读取，单位为“{}”。",
    "national list of {}": "{}年国家部门分类",
    "groups of the list of {}": "{}年分类的部门组",
    "study.yaml cannot be changed without touching the rest of it; write `{}: {}` under `years:` and `{}:` by hand.":
      "无法只改动 study.yaml 的这一处；请手工在 `years:` 的 `{2}:` 下写入 `{0}: {1}`。",
    "The table has {} regions ({}), and a study's has one; choose a table of one province.":
      "该表有{}个地区（{}），而研究的表只有一个；请选择单个省的表。",
    "The table is in “{}” and the study in “{}”; nothing is rescaled here, so convert the table, or correct the unit with --money or in study.yaml.":
      "表的单位为“{}”，研究的单位为“{}”；此处不作换算，请换算该表，或用 --money 或在 study.yaml 中更正单位。",
    "{} by {}": "{}差{}",
    "The identity of the {} is broken ({}); `symbiont table check` says what may be the reason.":
      "{}恒等式不成立（{}）；可用 `symbiont table check` 查看可能原因。",
    "{} of the table's {} sectors have no place in the study: {}. Give --concordance a CSV file with the columns `code` (the table's code or name) and `sector` (the study's).":
      "表的{1}个部门中有{0}个在研究中无对应：{2}。请用 --concordance 给出含 `code`（表的代码或名称）和 `sector`（研究的部门）两列的 CSV 文件。",
    "The concordance sends a sector to “{}”, which is no sector of the study{}":
      "对照表把部门归入“{}”，而它不是研究的部门{}",
    "No sector of the table goes to {} of the study; their output is 0 in this year.":
      "表中没有部门归入研究的{}；其该年总产出为0。",
    "What became of the sheet's rows": "工作表各行的去向",
    "Row": "行",
    "Study": "研究",
    "The sheet's columns, in its own units": "工作表各列（按其自身单位）",
    "Column": "列",
    "Flow": "流",
    "Sheet's total": "工作表合计",
    "Sum of its rows": "各行之和",
    "Placed": "已归入",
    "What became of the table's lines": "表中各行列的去向",
    "Table": "表",
    "By": "依据",
    "Verified in the table as it was read": "对所读表的检验",
    "Identity": "恒等式",
    "Status": "状态",
    "Largest gap": "最大差额",
    "The study does not run yet: see above what it still needs.": "研究尚不能运行：所缺之处见上。",
  ]
}
