extension ChinesePhrases {
  /// Views of responsibility, embodied flows, steps of a decomposition, and their charts.
  static let views: [String: String] = [
    "{} to {}: the footprint goes from {} to {} {}. Direct emissions of households are outside, since no factor of production holds them; they go from {} to {} {}.":
      "{}至{}：足迹由{}变为{} {}。居民直接排放不含在内，因为没有生产因素可归；其由{}变为{} {}。",
    "{} to {}": "{}至{}",
    "All steps": "各步合计",
    "{} to {} in one step": "{}至{}（一步）",
    "What changed the footprint, step by step": "足迹变化的逐步分解",
    "Each effect is the mean over all orders in which the factors can change, so that the effects sum to the change. Steps added up and one step over the whole way give the same change and not the same effects.":
      "各效应为全部变化顺序的平均值，故效应之和等于变化量。逐步相加与一步到位的变化量相同，但各效应不同。",
    "Effects on the sectors' direct emissions (LMDI-I)": "对各部门直接排放的效应（LMDI-I）",
    "Ratio": "比值",
    "Activity is output in all, structure its split over sectors. Energy intensity, fuel mix and emission factor hold fuels; process intensity holds emissions of flows without energy content. The effects sum to the change, the ratios multiply to it. Households are outside.":
      "“经济活动”为总产出，“产业结构”为其部门构成。能源强度、能源结构和排放因子针对燃料；过程强度针对不含能量的流的排放。效应相加、比值相乘即为变化。不含居民。",
    "process intensity": "过程强度",
    "Effects on the footprint by product": "各产品足迹的效应",
    "Effects on direct emissions by sector": "各部门直接排放的效应",
    "{}, to {}": "{}，至{}",
    "From {} to {}": "{}至{}",
    "The footprint of each scenario, and what each factor adds to it (to the right) or takes from it (to the left).":
      "各情景的足迹，以及各因素使其增加（向右）或减少（向左）的量。",
    "{} footprint": "{}足迹",
    "takes away": "减少",
    "adds": "增加",
    "Emissions, relative": "排放相对变化",
    "Activity, relative": "经济量相对变化",
    "Coupling is an elasticity from 0.8 to 1.2, both included; emissions that do not change are weak decoupling; without a change of activity there is no state. Direct: emissions against value added; footprint: against final deliveries.":
      "弹性在0.8至1.2（含）之间为连结；排放不变为弱脱钩；经济量无变化时没有状态。直接：排放对增加值；足迹：对最终需求。",
    "Decoupling by sector": "各部门脱钩状态",
    "Whether emissions part from growth": "排放与增长是否脱钩",
    "all sectors": "全部部门",
    "Direct emissions against value added": "直接排放对增加值",
    "Footprint against final deliveries": "足迹对最终需求",
    "Each point is a sector, the named one all of them. Right of the upright line activity grows; below the level line emissions fall (strong decoupling on the right); the slanting lines are elasticities of 0.8 and 1.2, between which both move alike.":
      "每点为一个部门，标名者为全部部门。竖线右侧经济量增长；横线下方排放下降（右侧为强脱钩）；斜线为弹性0.8和1.2，其间二者同步变化。",
    "change of value added (%)": "增加值变化率（%）",
    "change of final deliveries (%)": "最终需求变化率（%）",
    "change of direct emissions (%)": "直接排放变化率（%）",
    "change of the footprint (%)": "足迹变化率（%）",
    "{} by emitter (rows) and product (columns), {}": "{}：排放部门（行）与产品（列），{}",
    "Emitter": "排放部门",
    "Direct emissions": "直接排放",
    "A row is what a sector emits itself, by the products that are finally delivered for it; a column is a product's footprint, by those who emit for it.":
      "行为部门自身排放按其最终服务的产品的分布；列为产品足迹按排放部门的分布。",
    "Who emits for whom": "谁为谁排放（隐含流）",
    "Who emits for whom: {}, {}": "谁为谁排放：{}，{}",
    "Each row is an emitter, each column a product that is finally delivered; the darkest cell is {} {}, and shades go by the root of the figure.":
      "每行为一个排放部门，每列为一种最终产品；颜色最深者为{} {}，深浅按数值的平方根。",
    "Product finally delivered": "最终产品",
    "other emitters": "其他排放部门",
    "other products": "其他产品",
    "From emitters to products finally delivered, {} ({})": "从排放部门到最终产品，{}（{}）",
    "On the left those who emit, on the right the products that are finally delivered for it.":
      "左为排放部门，右为其最终服务的产品。",
    "{} subtrees above the threshold were not followed, for depth, count or time; they carry {} {}.":
      "有{}个高于阈值的子树因深度、数量或时间限制未展开，合计{} {}。",
    "Supply chains behind the footprint": "足迹的供应链",
    "{} of {}": "{1}的{0}",
    "Chains shown": "所示供应链",
    "Supply chains, {} ({})": "供应链，{}（{}）",
    "From left to right: the products finally delivered, their suppliers, and the suppliers' suppliers. What a branch leaves free on its right its own sector emits. Shown are the largest chains, {} of the footprint.":
      "从左到右：最终产品、其供应商、供应商的供应商。分支右侧未延续的部分由该部门自身排放。所示为最大的供应链，占足迹的{}。",
    "Which sectors pull and push": "哪些部门拉动与推动",
    "To the right sectors that pull on their suppliers more than the mean, upwards those that push their buyers; in the upper right quarter stand the key sectors.":
      "越靠右，对供应商的拉动越高于平均；越靠上，对购买方的推动越强；右上象限为关键部门。",
    "other sectors": "其他部门",
    "backward linkage over its mean": "影响力系数",
    "forward linkage (Ghosh) over its mean": "感应度系数（Ghosh）",
    "What would be lost without each sector, {}": "若无各部门将损失多少，{}",
    "Output, {}": "总产出，{}",
    "What would be lost without a sector": "若无某部门将损失多少",
    "Imports embody what the study's file of import multipliers says.": "进口与调入的隐含量按研究的进口系数文件计。",
    "Imports are taken as made with the region's own technology, an assumption; a file of multipliers (`import_multipliers`) replaces it.":
      "假定进口与调入品按本地技术生产；可用系数文件（`import_multipliers`）替代该假定。",
    "Who emits, and for whom: {}": "谁排放，为谁排放：{}",
    "“{}” emits {} itself; what is finally delivered of its products carries {}, by itself and its suppliers.":
      "“{}”自身排放{}；其最终产品经自身及供应商隐含{}。",
    "Made as at home they would embody {} {} rather than {} {}.": "若按本地技术生产，其隐含量为{} {}，而非{} {}。",
    "Emitted by the sector (producer)": "部门排放（生产者）",
    "Made here for here": "本地生产、本地使用",
    "Made here for others": "本地生产、外地使用",
    "Made elsewhere for here": "外地生产、本地使用",
    "made here for here": "本地生产、本地使用",
    "made here for others": "本地生产、外地使用",
    "made elsewhere for here": "外地生产、本地使用",
    "Statistical discrepancy": "统计误差",
    "Territory": "地域",
    "Producer, territory and consumer, {}": "生产者、地域与消费者责任，{}",
    "Sector or product": "部门或产品",
    "Territory = made here for here + made here for others, and in total the sum of what sectors emit; consumption = made here for here + made elsewhere for here. The first column is by sector, the others by product.":
      "地域 = 本地生产本地使用 + 本地生产外地使用，合计等于各部门排放之和；消费 = 本地生产本地使用 + 外地生产本地使用。第一列按部门，其余按产品。",
    "Consumption-based": "消费侧",
    "Downstream": "下游",
    "Shared, producers": "共担：生产者",
    "Shared, consumers": "共担：消费者",
    "Value-added footprint": "增加值足迹",
    "value-added footprint": "增加值足迹",
    "Responsibility for the territory's emissions, {}": "地域排放的责任，{}",
    "Every view shares out one total, so that figures of one view are not to be compared with figures of another; the two shared columns belong together. Households' own emissions are outside.":
      "各视角分摊同一总量，不同视角的数值不宜互比；两个共担列应合看。不含居民直接排放。",
    "What each view counts": "各视角的口径",
    "View": "视角",
    "Boundary": "边界",
    "Value added on the territory along the supply chains of what is finally delivered of the product: the income that stands beside the consumption-based emissions.":
      "该产品最终需求沿供应链在本地域产生的增加值：与消费侧排放对应的收入。",
    "Made where, for whom: {} by product, {}": "在哪里生产、为谁生产：各产品{}，{}",
    "Blue and orange together are the territory's emissions, blue and green together those of the region's consumption.":
      "蓝色加橙色为地域排放，蓝色加绿色为本地区消费的排放。",
    "The report has no section on {}. {}": "报告没有关于{}的章节。{}",
    "the change between scenarios": "情景间变化",
    "who emits for whom": "谁为谁排放",
    "embodied flows": "隐含流",
    "supply chains": "供应链",
    "direct emissions": "直接排放",
    "Where the headline figures come from": "主要数值的来源",
    "Part": "组成",
    "Numbers of equations are those of docs/METHOD.md; sources are file:line:column within the study. `symbiont explain` follows any figure to its last source.":
      "公式编号见 docs/METHOD.md；来源为研究中的“文件:行:列”。`symbiont explain` 可把任一数值追溯到最终来源。",
    "Every figure of the tables above that is a link leads to its explanation here. Each was computed anew from the figures of the study's files and agrees with the result.":
      "上列各表中带链接的数值指向此处的说明。各数值均由研究文件重新计算，与结果一致。",
    "The multipliers of imports need a column for an indicator; name one of {}.":
      "进口系数需要指标列；请从{}中命名。",
    "The direct emissions of {} and {} are not split. {}": "{}与{}的直接排放未分解。{}",
    "No scenario of the study is compared with another (`against`); give --from and --to.":
      "研究中没有情景与其他情景对照（`against`）；请给出 --from 和 --to。",
    "Direct emissions are split by the energy that is used, but no indicator is coded `energy` and {} have a unit of energy; add one to `indicators` and flows.csv, or name it.":
      "直接排放按能源使用分解，但没有代码为 `energy` 的指标，而{}以能量为单位；请在 `indicators` 和 flows.csv 中添加，或指定其名。",
    "The effects on the {} from {} to {} sum to {}, the change is {}; they are not shown.":
      "{1}至{2}的{0}各效应之和为{3}，而变化为{4}；不予显示。",
    "The view “{}” of {} is left out. {}": "略去{1}的视角“{0}”。{2}",
    "import multipliers": "进口系数",
    "The import multiplier of {} is {}; what an import embodies cannot be below 0.":
      "{}的进口系数为{}；进口隐含量不能为负。",
    "Every sector needs an import multiplier of {}; {} has none for {}.": "每个部门都需要{}的进口系数；{}缺少{}。",
  ]
}
