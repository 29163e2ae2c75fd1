extension ChinesePhrases {
  /// What is wrong with a command line, and how far a long calculation is.
  static let usage: [String: String] = [
    "Draws": "抽样",
    "Settings": "设定",
    "Evaluations": "评估",
    "Reading rows": "读取行",
    "Solving": "求解",
    "{} of {}, {} a second, {} s left (Ctrl-C stops)": "{1}中的{0}，每秒{2}，剩余{3} s（按 Ctrl-C 停止）",
    "pass {} over the table, relative residual {}": "第{}遍，相对残差{}",
    "--samples is {}; draw from 2 to 10,000,000.": "--samples 为{}；请在2到10,000,000之间。",
    "Give both --from and --to, or neither.": "请同时给出 --from 和 --to，或都不给。",
    "--depth is {}; show 0 levels or more.": "--depth 为{}；请显示0层或更多。",
    "--top is {}; show at least 1 term.": "--top 为{}；请至少显示1项。",
    "--limit is {}; list at least 1 run.": "--limit 为{}；请至少列出1次运行。",
    "Give either --maximise or --minimise.": "请只给出 --maximise 或 --minimise 之一。",
    "--minimise cost needs --saving-at-least; without it nothing is done.":
      "--minimise cost 需要 --saving-at-least；否则最优解是什么都不做。",
    "--saving-at-least belongs to --minimise cost.": "--saving-at-least 只用于 --minimise cost。",
    "{} is {}; give a number that is not negative.": "{}为{}；请给出非负数。",
    "--pareto is {}; ask for 2 to 200 points.": "--pareto 为{}；请在2到200个点之间。",
    "--time-limit is {}; give seconds above 0.": "--time-limit 为{}；请给出大于0的秒数。",
    "A built-in case is not written to; copy it with `symbiont init` and name the copy.":
      "内置案例不可写入；请用 `symbiont init` 复制并指定副本。",
    "The workbook is “{}”; give it a name that ends with .xlsx.": "工作簿为“{}”；请使用以 .xlsx 结尾的名称。",
    "--threshold has to be above 0 and at most 100%.": "--threshold 必须大于0且不超过100%。",
    "--depth and --count have to be above 0.": "--depth 和 --count 必须大于0。",
    "--time has to be above 0 and at most 86400 seconds.": "--time 必须大于0且不超过86400秒。",
    "--over has “{}”; use {}.": "--over 含“{}”；请用{}。",
    "--over names nothing; use {}.": "--over 没有指定任何项；请用{}。",
    "--samples is {}; ask for 2 to 1000000.": "--samples 为{}；请在2到1000000之间。",
    "--samples means nothing one at a time; leave it out.": "逐一变动时 --samples 没有意义；请去掉。",
    "--threads is {}; give 1 to 64.": "--threads 为{}；请在1到64之间。",
    "The number of values in “{}” is {}; give 2 to {}.": "“{}”的取值个数为{}；请在2到{}之间。",
    "Give either --settings or --vary.": "请只给出 --settings 或 --vary 之一。",
    "Nothing is varied; give --vary 'exchange.ID=0..1000:11', for example, or --settings.":
      "没有变动任何数值；请给出例如 --vary 'exchange.ID=0..1000:11'，或 --settings。",
    "“{}” is no figure that can be varied; write exchange.ID, factor.FLOW or effect.EXCHANGE.SECTOR.FLOW.":
      "“{}”不是可变动的数值；请写 exchange.ID、factor.FLOW 或 effect.EXCHANGE.SECTOR.FLOW。",
    "--vary “{}” has no values; write exchange.ID=0..1000:11 or exchange.ID=0,500,1000.":
      "--vary “{}”没有取值；请写 exchange.ID=0..1000:11 或 exchange.ID=0,500,1000。",
    "“{}” does not say how many values there are; write 0..1000:11 for 11 values from 0 to 1000.":
      "“{}”没有说明取几个值；例如 0..1000:11 表示从0到1000取11个值。",
    "--tolerance is {}; it has to be above 0 and below 1.": "--tolerance 为{}；必须大于0且小于1。",
    "--max-iterations is {}; it has to be above 0.": "--max-iterations 为{}；必须大于0。",
    "{} is “{}”; the formats are {}.": "{}为“{}”；可用格式为{}。",
    "--delta is {}; it has to be at least 0 and below 1.": "--delta 为{}；必须不小于0且小于1。",
    "--samples is {}; ask for 1 to {}.": "--samples 为{}；请在1到{}之间。",
    "--precision is {}; give a share such as 0.001.": "--precision 为{}；请给出如 0.001 的比例。",
    "--resume writes into its file again; leave --checkpoint out.":
      "--resume 会继续写入其文件；请去掉 --checkpoint。",
    "--port is {}; give one from 0 to 65535.": "--port 为{}；请在0到65535之间。",
    "--token needs 16 or more letters, digits, - or _.": "--token 需要16个以上的字母、数字、- 或 _。",
    "“{}” is no figure; use one of {}.": "“{}”不是结果的数值；请从{}中选用。",
  ]

  /// What ArgumentParser says of a command line that it cannot read.
  static let argumentParser: [String: String] = [
    "Error": "错误",
    "Help": "说明",
    "Usage": "用法",
    "See '{}' for more information.": "详见“{}”（英文）。",
    "Unknown option '{}'": "未知选项“{}”",
    "Unknown option '{}'. Did you mean '{}'?": "未知选项“{}”。是否指“{}”？",
    "Missing expected argument '{}'": "缺少参数“{}”",
    "Missing value for '{}'": "“{}”缺少取值",
    "Unexpected argument '{}'": "多余的参数“{}”",
    "{} unexpected arguments: {}": "{}个多余的参数：{}",
    "The value '{}' is invalid for '{}'": "“{}”不是“{}”的有效取值",
    "The value '{}' is invalid for '{}'. Please provide one of {}.":
      "“{}”不是“{}”的有效取值。请从{}中选用。",
    "The value '{}' is invalid for '{}'. Please provide one of {} or {}.":
      "“{}”不是“{}”的有效取值。请从{}或{}中选用。",
  ]
}
