extension ChinesePhrases {
  /// Sensitivity of results, sweeps over settings, and the choice of δ.
  static let sensitivity: [String: String] = [
    "--format csv and --out have every setting.": "--format csv 和 --out 含全部设定。",
    "A saving is that of the whole region; leave the sector out, or look at its footprint.":
      "削减量属于整个区域；请去掉部门，或查看其足迹。",
    "All inputs of a kind together": "同类输入合计",
    "Elementary effects on the {}, from {} evaluations: the change of the result when one figure goes from its 5th to its 95th percentile. Their spread shows interaction and curvature.":
      "对{}的基本效应（{}次评估）：某一数值由第5百分位变到第95百分位时结果的变化。其离散程度反映交互作用与非线性。",
    "Every setting": "全部设定",
    "Exceeded": "超出",
    "Figures": "数值个数",
    "First order": "一阶指数",
    "Total": "总指数",
    "Footprint of {}": "{}的足迹",
    "Further axes are at their first value.": "其余各轴取其首值。",
    "How far the result moves when one figure is at its 5th or 95th percentile.":
      "某一数值取第5或第95百分位时结果的变动幅度。",
    "In the order of the file.": "按文件中的顺序。",
    "Input": "输入",
    "Inputs, the most important first": "输入（按重要性排序）",
    "Mean size": "平均绝对值",
    "Mean size of the elementary effects of the most important inputs.": "最重要输入的基本效应的平均绝对值。",
    "Nothing is varied; give --vary 'exchange.ID=0..1000:11', for example.":
      "没有变动任何数值；例如请给出 --vary 'exchange.ID=0..1000:11'。",
    "Output per footprint is a sector's; name it with --sector.": "单位足迹产出属于部门；请用 --sector 指定。",
    "Possible": "可行",
    "Scenarios by the thousand": "批量情景",
    "Setting": "设定",
    "Settings above a cap are drawn too.": "超出上限的设定也画出。",
    "Share of the variance": "方差占比",
    "The first-order index of {} of {} inputs came out above the total one, which cannot be: the samples are too few; take more with --samples.":
      "{1}个输入中有{0}个的一阶指数高于总指数，这不可能：样本数不足，请用 --samples 增加。",
    "Shares of the variance of the {}, from {} evaluations. First order is what a figure explains alone, total what would be left if all others were known; the bounds hold 95 % of 200 bootstrapped values. An index near 0 may come out a little below it.":
      "{}的方差分解（{}次评估）。一阶指数为某数值单独解释的部分，总指数为其余数值全部已知时剩余的部分；界限含200次自助抽样的95 %。接近0的指数可能略低于0。",
    "Spread": "离散程度",
    "Stopped after {} of {} evaluations, from which nothing can be told yet; take fewer with --samples, or have a first look with --method morris.":
      "在{1}次评估中的{0}次后停止，尚无法得出结论；请用 --samples 减少次数，或先用 --method morris 粗看。",
    "Stopped after {} of {} settings; the table holds those.": "在{1}个设定中的{0}个后停止；表中为已完成者。",
    "Swing": "变幅",
    "The best possible settings": "最优的可行设定",
    "The other figures are those of {}.": "其余数值取自{}。",
    "The sweep has {} settings; give 1 to {}.": "扫描有{}个设定；请在1到{}之间。",
    "The {} of {} is not defined, since its footprint is not above 0; look at another figure.":
      "{1}的{0}无定义，因其足迹不大于0；请查看其他数值。",
    "The {} with one figure at its 5th and 95th percentile and all others as the study has them.":
      "某一数值取第5和第95百分位、其余按研究取值时的{}。",
    "Total and first-order indices of the most important inputs.": "最重要输入的总指数与一阶指数。",
    "What the result depends on": "结果取决于什么（敏感性分析）",
    "What the {} depends on": "{}取决于什么",
    "flow below zero": "流为负",
    "{} ({}) over two figures": "两个数值上的{}（{}）",
    "{} at {} settings of {}, {} of them within every supply, demand, limit and flow.":
      "{2}的{1}个设定下的{0}，其中{3}个满足全部供给、需求、限制和流量。",
    "{} by setting": "各设定的{}",
    "{} footprint": "{}足迹",
    "{} has `supply_chain: true`; the settings are computed by the paper's model, without what purchases change.":
      "{}含 `supply_chain: true`；各设定按论文模型计算，不计采购的改变。",
    "{} inputs vary.": "{}个输入变动。",
    "{} is compared with no scenario of its year and saves nothing; look at its footprint.":
      "{}没有同年对照情景，无削减量；请查看其足迹。",
    "{} less important inputs are left out here; --format csv and json have them all.":
      "此处略去{}个次要输入；--format csv 和 json 含全部。",
    "{} of {}": "{1}的{0}",
    "{} of {} evaluations have no valid system or no such figure and are left out.":
      "{1}次评估中有{0}次系统无效或无此数值，已略去。",
    "{} of {} in {}": "{2}中{1}的{0}",
    "{} of {} settings exceed a supply, a demand or a limit; they are computed and flagged.":
      "{1}个设定中有{0}个超出供给、需求或限制；已计算并标记。",
    "{} of {} settings push a flow below zero; they are computed and flagged.":
      "{1}个设定中有{0}个使流为负；已计算并标记。",
    "{} over {}": "{}随{}的变化",
    "{} settings give no finite figures and are left out.": "{}个设定得不出有限数值，已略去。",
    "“{}” is set to {}; a quantity cannot be negative.": "“{}”设为{}；数量不能为负。",
    "“{}” is varied twice; give it once.": "“{}”变动了两次；请只给一次。",
    "“{}” names {} rows of the effects; name one by its exchange, sector and flow.":
      "“{}”对应{}行影响；请以交换、部门和流指定一行。",
    ", most of all {} by a factor of {}": "，其中{}变动最大，为{}倍",
    "Balanced to the given totals, {} buys {} more than the province's technology, which its value added of {} cannot pay; lower the column's total or raise its output.":
      "按给定合计平衡后，{}比省级技术多购{}，其增加值{}无法支付；请降低该列合计或提高其产出。",
    "By year and δ": "按年份与 δ",
    "Code": "代码",
    "Footprint by sector and δ": "各部门足迹与 δ",
    "The file gives no {} a total; write a row with `code` and `total` for each {} to balance.":
      "文件未给任何{0}合计；请为要平衡的每一{1}写含 `code` 和 `total` 的行。",
    "The uses of {} are balanced to {} row and {} column totals of the city by {} in {} iterations{}; the largest gap left is {}.":
      "{0}年的使用按城市的{1}个行合计和{2}个列合计用{3}迭代{4}次平衡{5}；剩余最大差额为{6}。",
    "`city_totals` of {} are totals at current prices, which cannot be told at constant ones; leave out `prices` or the totals.":
      "{}年的 `city_totals` 为现价合计，无法换为不变价；请去掉 `prices` 或合计。",
    "`city_totals` of {} gives no {} a total.": "{}年的 `city_totals` 未给任何{}合计。",
    "`city_totals` of {} needs `city`: without it the table is used as it is.":
      "{}年的 `city_totals` 需要 `city`：否则按原表使用。",
    "the file of the columns' totals (code,total)": "列合计文件（code,total）",
    "the file of the rows' totals (code,total)": "行合计文件（code,total）",
    "{} cannot be solved with δ = {}: {}": "δ = {1} 时{0}年无法求解：{2}",
    "{} delivered elsewhere": "{}（供给外地）",
    "{} has no effect: whatever is exchanged, nothing is saved or added. Give its rows in effects.csv.":
      "{}没有影响：无论交换多少都不削减也不增加。请在 effects.csv 中给出其行。",
    "{} total of": "{}合计：",
    "δ of Flegg's quotients is a choice that no survey of the city has settled. Everything else being as in the study, with the inventories as observed, it moves what is bought in the city, and so which products the emissions are embodied in, but not their sum.":
      "Flegg 区位商的 δ 是一项选择，未经城市调查确定。其他条件与研究相同、清单为观测值时，它改变市内采购量，从而改变排放隐含于哪些产品，但不改变其总和。",
    "“{}” is a group; a table is balanced by sector, so give the totals of its sectors.":
      "“{}”是部门组；表按部门平衡，请给出其各部门的合计。",
    "“{}” is no {} of the city's uses; {}": "“{}”不是城市使用表的{}；{}",
  ]
}
