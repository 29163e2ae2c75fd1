extension ChinesePhrases {
  /// What is checked of a study's definition, years and standing assumptions.
  static let study: [String: String] = [
    "{} The study allows this.": "{}（研究允许此项。）",
    "{}: {}": "{}：{}",
    "The city has {} of {}, but the province has no output there to scale from; remove the figure or give it to another sector.":
      "城市的{1}为{0}，但省表该部门没有产出可供缩放；请删除该数值或归入其他部门。",
    "The province's value added of {} is 0, so that the city's {} cannot be turned into output; give its output instead.":
      "省表{}的增加值为0，无法由城市的{}换算总产出；请改为给出其总产出。",
    "The city's value added of {}, {}, makes an output of {} by the province's ratio; output cannot be negative.":
      "城市{}的增加值为{}，按省比例换算的总产出为{}；总产出不能为负。",
    "The city file of {} covers no {}; the city's output is 0 there.": "{}年的城市文件未包含{}；其城市总产出按0计。",
    "In {} the quotients ask more of {} of the city than it makes; {} ({}) more comes from the rest of the province.":
      "{0}年，按区位商对城市{1}的需求超过其产出；另有{2}（{3}）由省内其他地区调入。",
    "The province's import share of {} in {} is {}; it is taken as {}.":
      "{1}年省表{0}的进口与调入份额为{2}，按{3}处理。",
    "Figures of group {} in {} are those of its only sector, {}.": "{1}中部门组{0}的数值即其唯一部门{2}的数值。",
    "Figures of group {} in {} are split over its {} sectors by their output shares.":
      "{1}中部门组{0}的数值按产出份额分摊到其{2}个部门。",
    "The inventory has {} of {} in {}, which has no output in {}: its emissions would vanish. Give the output or move the figure to another sector.":
      "清单中{2}有{1} {0}，而该部门在{3}年没有产出，其排放会丢失。请给出产出或把该数值移到其他部门。",
    "In scenario {} the footprints of {} add up to {} {}, but the direct emissions to {}: the system of {} is too ill-conditioned to be solved; look at sectors whose column sums are close to 1.":
      "情景{0}中{1}的足迹合计为{2} {3}，而直接排放合计为{4}：{5}年的系统病态，无法可靠求解；请检查列和接近1的部门。",
    "The city's tables ({}) assume no purchases from the rest of the province beyond the province's own import share.":
      "城市表（{}）假定：除省表本身的进口与调入份额外，不从省内其他地区采购。",
    " with δ = {}": "，δ = {}",
    "What the city's sectors ({}) buy within the city is estimated by location quotients ({}{}), not surveyed; the rest of the province's own deliveries flows in from the rest of the province.":
      "城市各部门（{}）在市内的采购由区位商（{}{}）估计，并非调查数据；省内自产供给的其余部分由省内其他地区调入。",
    "Output per footprint divides a sector's whole output by the footprint of its final deliveries (the paper's form): numerator and denominator have different boundaries. Value added per direct emission and final demand per footprint do not.":
      "单位足迹产出是部门全部产出除以其最终需求的足迹（论文形式），分子与分母边界不同；单位直接排放增加值和单位足迹最终需求则边界一致。",
    "The consumption footprint takes imports as made with the region's own technology.":
      "消费侧足迹假定进口与调入品按本地技术生产。",
    "Money is at the prices of each year: comparisons between years hold price changes too.":
      "货币量按各年现价计：跨年比较含价格变动。",
    "The city's output of {} is {}; it cannot be negative.": "城市{}的总产出为{}；不能为负。",
    "The price index of {} is {}; it must be above 0 (1.25 where prices are a quarter above the base year's).":
      "{}的价格指数为{}；必须大于0（价格比基年高四分之一时为1.25）。",
    "Every sector needs a price index; {} has none for {}.": "每个部门都需要价格指数；{}年缺少{}。",
    "The inventory of {} has {} of {}; a quantity cannot be negative.": "{0}的清单中{2}为{1}；数量不能为负。",
    "`inventory_includes: {}` of {} is no quantity column; {}":
      "{1}年的 `inventory_includes: {0}` 不是数量列；{2}",
    "“{}” is no flow; {}": "“{}”不是流；{}",
    "The {} file covers {} twice, by “{}” and by “{}”; keep one of the two.":
      "{}文件重复包含{}：既有“{}”又有“{}”；请保留其一。",
    "`city_demand` of {} needs `city`: without it the table is used as it is.":
      "{}年的 `city_demand` 需要 `city`：否则按原表使用。",
    "demand column": "最终需求列",
    "“{}” is no column of final demand; {}": "“{}”不是最终需求列；{}",
    "The city's {} is {}, but the province's column adds up to 0 and cannot be scaled to it.":
      "城市的{}为{}，但省表该列合计为0，无法缩放。",
    "The table of {} does not have the sectors of the classification, in its order.":
      "{}年的表与分类中的部门或顺序不一致。",
    ", {}": "，{}",
    "{} ({}{})": "{}（{}{}）",
    "Row {} adds up to {} {} than its output, within the rounding of the printed figures; the difference is kept in final deliveries.":
      "{0}行合计比其总产出{2}{1}，在所印数字的舍入误差内；差额保留在最终需求中。",
    "Row {} does not balance: output is {}, but its deliveries add up to {}, a gap of {}. Correct the row, or put a statistical discrepancy into an error column.":
      "{}行不平衡：总产出为{}，而各项供给合计为{}，差额{}。请更正该行，或把统计误差列入误差列。",
    "Column {} adds up to {} {} than its output, within the rounding of the printed figures.":
      "{0}列合计比其总投入{2}{1}，在所印数字的舍入误差内。",
    "Column {} does not balance: output is {}, but its inputs and value added come to {}, a gap of {}. Correct the column.":
      "{}列不平衡：总投入为{}，而投入与增加值合计为{}，差额{}。请更正该列。",
    "The output of {} is {} in the output column and {} in the output row; they must be the same figure.":
      "{}的总产出在总产出列为{}，在总投入行为{}；两者必须相同。",
    "The output of {} is {}; it cannot be negative.": "{}的总产出为{}；不能为负。",
    "The value added of {} is {} ({}): the sector's inputs cost more than its output.":
      "{}的增加值为{}（{}）：该部门的投入超过其产出。",
    "The imports of {} in column {} are {}; imports are positive figures, subtracted.":
      "{}在{}列的进口（调入）为{}；进口应以正数给出，计算时扣除。",
    "The delivery of {} to {} is {}; a negative coefficient can make multipliers negative.":
      "{}对{}的供给为{}；负系数可能使完全系数为负。",
    "it looks like a total: delete its row.": "似为合计行：请删除该行。",
    "“{}” is no sector or group of the classification (nor `household`); {}":
      "“{}”不是分类中的部门或部门组（也不是 `household`）；{}",
    "“{}” is no sector or group of the classification; {}": "“{}”不是分类中的部门或部门组；{}",
    "The study has no sectors.": "研究没有部门。",
    "`level: group` needs groups; name a groups file under `classification` or use `level: sector`.":
      "`level: group` 需要部门组；请在 `classification` 下指定部门组文件，或改用 `level: sector`。",
    "`household` stands for direct use by households and cannot be a sector's code; choose another.":
      "`household` 表示居民直接使用，不能作部门代码；请另选。",
    "Sector {} belongs to “{}”, which is no group; {}": "部门{}所属的“{}”不是部门组；{}",
    "Sector {} belongs to no group; give it one of {}.": "部门{}不属于任何部门组；请从{}中指定。",
    "Group {} has no sector; its figures are all 0.": "部门组{}没有部门；其数值全为0。",
    "“{}” is both a group and a sector that is not its only member; rename one.":
      "“{}”既是部门组又是部门，且不是该组唯一成员；请改名。",
    "The headline “{}” is no indicator; {}": "主指标“{}”不是指标；{}",
    " (first in line {})": "（首次见第{}行）",
    "The {} “{}” is defined twice{}; keep one of them.": "{}“{}”定义了两次{}；请保留其一。",
    "Footprints in {} are below 0: {}. `imports: competitive` subtracts imports from final deliveries, and more is imported of these products than finally delivered: an artefact of the method and no saving. Use `imports: domestic`.":
      "{}中有足迹小于0：{}。`imports: competitive` 从最终交付中减去进口，而这些产品的进口多于最终交付：这是方法造成的假象，不是削减。请使用 `imports: domestic`。",
    "{} is not defined in {} for {}, whose {} is not above 0.": "{1}中{2}的{0}无定义，因其{3}不大于0。",
    "Output per footprint (and final demand per footprint)": "单位足迹产出（及单位足迹最终需求）",
    "Value added per direct emission": "单位直接排放增加值",
    "Sector {} buys {} of inputs for each unit of output in {}.": "{2}年部门{0}每单位产出购入{1}的投入。",
    "The output of {} does not follow from its own system: x and L·y differ by {} of the largest output.":
      "{}年的总产出与其系统不符：x 与 L·y 相差最大产出的{}。",
    "The {} of {} are not used: it is no year of the study.": "未使用{1}的{0}：该年不属于本研究。",
    "The {} of {} are {}; they cannot be negative.": "{1}的{0}为{2}；不能为负。",
    "“{}” is counted in {} before and in {} here; use one unit.": "“{}”此前以{}计，此处以{}计；请统一单位。",
    "“{}” under `wages` is no row of value added; {}": "`wages` 下的“{}”不是增加值行；{}",
    "The account of {} in {} is given twice for {}; keep one row.": "{1}的{0}账户在{2}年给出两次；请保留一行。",
    "The {} amount of {} in {} is {}; it cannot be negative.": "{2}中{1}的{0}为{3}；不能为负。",
    "The account counts {} of {} in {} and {} in {}; use one unit.":
      "账户中{1}的{0}以{2}计，而{3}以{4}计；请统一单位。",
    "{} reuses and disposes of {} {} of {} in {}, {} more than arises there.":
      "{4}年{0}自用与处置{3} {1} {2}，比其产生量多{5}。",
    "The study has no scenario; define one in study.yaml.": "研究没有情景；请在 study.yaml 中定义。",
    "{} has {} of {}; a quantity cannot be negative (write it on the other side).":
      "{0}的{2}为{1}；数量不能为负（请写在另一侧）。",
    "comes out nowhere": "没有去向",
    "comes from nowhere": "没有来源",
    " No content is given for {}.": "未给出{}的含量。",
    "The {} balance of {} does not close: in {}, out {} {} per {}; {} {} ({}) {}.{}":
      "{1}的{0}不平衡：每{5}投入{2}、产出{3} {4}；{6} {7}（{8}）{9}。{10}",
    "“{}” is no process; {}": "“{}”不是过程；{}",
    "{} has no flow “{}”; {}": "{}没有流“{}”；{}",
    "The {} of {} in {} is {}; it is a share from 0 to 1.": "{2}中{1}的{0}为{3}；应为0到1的比例。",
    "{} changes {} of {} both by a row of effects ({} a unit) and by its link to a process ({} a unit); keep one.":
      "{0}对{2}的{1}既由影响行（每单位{3}）又由过程链接（每单位{4}）改变；请保留其一。",
  ]
}
