extension ChinesePhrases {
  /// The store of runs, their comparison and proof.
  static let runs: [String: String] = [
    "Run {} is deleted.": "运行{}已删除。",
    "There is no run {} in “{}”; `symbiont history` lists those that there are.":
      "“{1}”中没有运行{0}；可用 `symbiont history` 列出现有运行。",
    "Run {} was deleted meanwhile.": "运行{}已在此期间删除。",
    "The result of run {} cannot be read. {}": "无法读取运行{}的结果。{}",
    "This version does not know the settings of run {}, made by version {}: {}":
      "本版本不认识运行{}的设置（由版本{}生成）：{}",
    "this run is not recorded: {}": "本次运行未记录：{}",
    "The text is no JSON from byte {} on.": "自第{}字节起不是 JSON。",
    "Runs": "运行",
    "Run": "运行",
    "Time": "时间",
    "Settings": "设置",
    "Inputs": "输入",
    "Result": "结果",
    "Version": "版本",
    "Path": "路径",
    "Inputs and result are digests: equal ones stand for equal files and equal figures to the last digit.":
      "输入与结果为摘要：摘要相同即文件相同、数值到最后一位相同。",
    "Recorded runs": "运行记录",
    "No run is recorded yet; `symbiont run` records each.": "尚无运行记录；`symbiont run` 会记录每次运行。",
    "Files of the study": "研究文件",
    "Bytes": "字节",
    "none": "无",
    "“{}”, read from {}.": "“{}”，读自{}。",
    "Recorded {} by version {} on {}. Settings: {}. Seed: {}.": "{0}由版本{1}在{2}上记录。设置：{3}。随机种子：{4}。",
    "SHA-256 of all files together: {}; of the result: {}.": "全部文件的 SHA-256：{}；结果的 SHA-256：{}。",
    "Run {}": "运行{}",
    "Run {} is “{}” of {}, run {} is “{}” of {}.": "运行{0}为{2}的“{1}”，运行{3}为{5}的“{4}”。",
    "The results are the same to the last digit.": "结果完全相同。",
    "All figures are the same; only words of the results differ.": "全部数值相同；仅文字不同。",
    "All figures are the same but for rounding.": "除舍入误差外，全部数值相同。",
    "Figures that agree to {} of their size count as the same and are not listed: {}.":
      "相对差异不超过{}的数值视为相同，不予列出：共{}个。",
    "The files of the study are the same.": "研究文件相同。",
    "The settings differ: {} before, {} after.": "设置不同：此前为{}，此后为{}。",
    "The versions of the program differ: {} before, {} after.": "程序版本不同：此前为{}，此后为{}。",
    "What changed": "变化",
    "Files that changed": "有变化的文件",
    "Before (SHA-256)": "此前（SHA-256）",
    "After (SHA-256)": "此后（SHA-256）",
    "Run {} gives the same result again, to the last bit.": "运行{}重算结果逐位相同。",
    "Files of the study at {} are not what they were in run {}, so nothing was run. Run it as it is now with `symbiont run`, and see with `symbiont compare` what changed.":
      "{}的研究文件与运行{}时不同，故未运行。可用 `symbiont run` 按现状运行，再用 `symbiont compare` 查看变化。",
    "cannot be read any more": "已无法读取",
    "other contents": "内容不同",
    "Run {} gives the same figures again; only words of the result differ.": "运行{}重算数值相同；仅文字不同。",
    "Run {} gives the same figures again to {}; the largest relative difference is {}, at {}.":
      "运行{}重算数值在{}以内相同；最大相对差为{}，在{}。",
    "Run {} gives other figures from the same files; the largest relative difference is {}, at {}.":
      "运行{}由相同文件得出不同数值；最大相对差为{}，在{}。",
    "Run {} gives other figures from the same files; {} is in one result only.":
      "运行{}由相同文件得出不同数值；{}只在一个结果中。",
    "Version {} made it, and this is version {}.": "由版本{}生成，当前为版本{}。",
    "Rerun": "重算",
    "The headline indicators differ, so that no impact is compared.": "主指标不同，故不比较影响。",
    "Units differ (money in {} before, in {} after); figures in them are not compared.":
      "单位不同（货币此前为{}，此后为{}）；相应数值不作比较。",
    "Scenarios before only: {}.": "仅此前有的情景：{}。",
    "Scenarios after only: {}.": "仅此后有的情景：{}。",
    "Sectors before only: {}.": "仅此前有的部门：{}。",
    "Sectors after only: {}.": "仅此后有的部门：{}。",
    "Totals that changed": "有变化的总量",
    "Savings that changed": "有变化的削减量",
    "Sectors that changed": "有变化的部门",
    "Every figure of a sector that changed": "部门有变化的全部数值",
    "Before": "此前",
    "After": "此后",
    "The store of runs “{}” is damaged ({}).": "运行记录库“{}”已损坏（{}）。",
    "Another process has held the store of runs “{}” for over {} s; try again when it is done.":
      "其他进程占用运行记录库“{}”已超过{} s；请待其结束后再试。",
    "The disk of the store of runs “{}” is full; free some space.": "运行记录库“{}”所在磁盘已满；请腾出空间。",
    "The store of runs “{}” cannot be used ({}); check that its folder exists and may be written to, or name another file with --store.":
      "无法使用运行记录库“{}”（{}）；请检查其文件夹是否存在且可写，或用 --store 另指定文件。",
    "The folder “{}” of the store of runs cannot be made ({}); name another file with --store.":
      "无法创建运行记录库的文件夹“{}”（{}）；请用 --store 另指定文件。",
    "“{}” is no store of runs and is left as it is; name another file with --store.":
      "“{}”不是运行记录库，保持原样；请用 --store 另指定文件。",
    "The store of runs “{}” is damaged and cannot be renamed ({}); move it away, or name another file with --store.":
      "运行记录库“{}”已损坏且无法改名（{}）；请移走，或用 --store 另指定文件。",
    "“{}” cannot be made ({}); check that its folder may be written to, or name another file with --store.":
      "无法创建“{}”（{}）；请检查其文件夹是否可写，或用 --store 另指定文件。",
    "Another process has held “{}” for over {} s; try again when it is done.":
      "其他进程占用“{}”已超过{} s；请待其结束后再试。",
    "The store of runs was damaged ({}) and is kept as “{}”; a new one is begun.":
      "运行记录库已损坏（{}），另存为“{}”；已新建一个。",
    "no answer": "无应答",
    "A newer version of symbiont wrote the store of runs “{}”; use that version, or name another file with --store.":
      "运行记录库“{}”由更新版本的 symbiont 写成；请使用该版本，或用 --store 另指定文件。",
    "“{}” is another program's database and is left as it is; name another file with --store.":
      "“{}”是其他程序的数据库，保持原样；请用 --store 另指定文件。",
    "No home folder is known to keep runs in; name a file with --store.":
      "没有可存放运行记录的主目录；请用 --store 指定文件。",
    "The result of run {} in “{}” is damaged: it does not have the digest that it was recorded with.":
      "“{1}”中运行{0}的结果已损坏：其摘要与记录不符。",
  ]
}
