extension ChinesePhrases {
  /// Distributions of figures, draws (Monte Carlo) and how sure results are.
  static let uncertainty: [String: String] = [
    "Draws": "抽样次数",
    "How sure the results are": "结果的不确定性（蒙特卡洛模拟）",
    "{} saves {} {} of {} against {} in the median draw; in nine of ten draws between {} and {} {}. It saves in {} of the draws.":
      "抽样中位数：{0}相对{4}削减{3} {1} {2}；九成抽样在{5}到{6} {7}之间。{8}的抽样为削减。",
    "Mean": "均值",
    "Standard deviation": "标准差",
    "{} footprint by scenario": "各情景{}足迹",
    "Draws by scenario": "各情景的抽样",
    "Standard error of the footprint": "足迹的标准误",
    "With a flow below zero": "流为负的次数",
    "Above a supply, demand or limit": "超出供给、需求或限制的次数",
    "{} saved, and how surely": "{}削减量及其把握",
    "Better in": "改善的概率",
    "Between years nothing is saved by exchanges; better is then the lower total of the region.":
      "跨年比较不计交换的削减；此时“改善”指区域总量较低。",
    "How likely each sector is to lose": "各部门变差的概率",
    "Output per footprint falls in": "单位足迹产出下降的概率",
    "{} footprint by sector": "各部门{}足迹",
    "How the mean settles: {}": "均值的收敛：{}",
    "saving of {}": "{}的削减量",
    "footprint of {}": "{}的足迹",
    "{} footprint, 5th to 95th percentile": "{}足迹，第5至第95百分位",
    "Each scenario's median; the bar holds nine of ten draws.": "各情景的中位数；误差条含九成抽样。",
    "{} saved by {} against {}": "{1}相对{2}的{0}削减量",
    "How many draws lie in each step of the saving.": "各削减量区间内的抽样次数。",
    "The mean after ever more draws; the bars are two standard errors either way.":
      "随抽样增加的均值；误差条为正负两个标准误。",
    "“{}” under “year” is no year; write one such as 2012, or leave it empty for all.":
      "“year”下的“{}”不是年份；请写如2012，或留空表示全部年份。",
    "“{}” is no distribution; {}": "“{}”不是分布；{}",
    "“{}” means nothing for the distribution “{}”, which takes {}; leave the cell empty.":
      "“{0}”不适用于分布“{1}”，后者的参数为{2}；请将该单元格留空。",
    "The distribution “{}” needs a value under “{}”; give it.": "分布“{}”需要“{}”下的值；请给出。",
    "“{}” under “{}” is no number; {}, and separate several by semicolons.":
      "“{1}”下的“{0}”不是数值；{2}，多个数值以分号分隔。",
    "The correlation is {}; it must lie between -1 and 1.": "相关系数为{}；必须在-1到1之间。",
    "A correlation of {} is given without a group; name the group whose draw the figures follow, or leave the correlation empty.":
      "给出了相关系数{}而无组；请指明数值所随抽样的组，或将相关系数留空。",
    "Coefficients of a table vary by a factor only; write `factor` under “basis” or leave it empty.":
      "表的系数只能按倍数变动；请在“basis”下写 `factor` 或留空。",
    "A row of “{}” has no “{}”, but “{}” stands there; such a row is found by {}, so leave the cell empty.":
      "“{}”的行没有“{}”，而此处写了“{}”；这类行由{}定位，请将该单元格留空。",
    "“{}” is no indicator; {}": "“{}”不是指标；{}",
    "“{}” is no quantity column; {}": "“{}”不是数量列；{}",
    "With the basis “value” a row gives one figure, but this one covers {}; name the figure, or write `factor` under “basis”.":
      "“basis”为“value”时一行只给一个数值，而此行涵盖{}个；请指明数值，或在“basis”下写 `factor`。",
    "This row of “{}” holds for no figure of the study that is not 0: there is none at its codes, or other rows name them more closely.":
      "“{}”的此行不对应研究中任何非零数值：其代码处没有数值，或其他行指定得更具体。",
    "This row of “table” holds for no coefficient: the system is solved by {}, so name codes of that level.":
      "“table”的此行不对应任何系数：系统按{}求解，请使用该层级的代码。",
    "row {}": "第{}行",
    "This row and the one at {} hold for the same figures of “{}”, and neither names them more closely; narrow one of them or remove it.":
      "此行与{}处的行对应“{}”的相同数值，且都不更具体；请缩小其一的范围或删除。",
    "A truncated normal distribution needs a minimum, a maximum or both; give one, or write `normal`.":
      "截断正态分布需要最小值、最大值或两者；请给出，或改写 `normal`。",
    "The bounds leave out {}, around which the normal distribution lies; widen them, or give another distribution.":
      "界限不含正态分布的中心{}；请放宽界限，或改用其他分布。",
    "The mode {} does not lie between the minimum {} and the maximum {}; an empty mode is the figure itself (1 as a factor).":
      "众数{}不在最小值{}与最大值{}之间；留空的众数即数值本身（按倍数则为1）。",
    "GSD² is {}; it must be at least 1 (1.2 where 95 % of the draws lie between the figure divided by 1.2 and times 1.2).":
      "GSD² 为{}；必须不小于1（95 %的抽样在数值除以1.2与乘以1.2之间时为1.2）。",
    "GSD² is {}; write at most 100.": "GSD² 为{}；最大100。",
    "The pedigree scores are “{}”; write five whole numbers from 1 (best) to 5 for reliability, completeness, time, place and technology, such as 2;3;2;1;4.":
      "谱系矩阵评分为“{}”；请按可靠性、完整性、时间、地域、技术写五个1（最好）到5的整数，如2;3;2;1;4。",
    "The basic factor is {}; it must lie between 1 and 10.": "基本不确定性因子为{}；必须在1到10之间。",
    "The standard deviation is {}; it cannot be negative.": "标准差为{}；不能为负。",
    "The minimum {} is above the maximum {}; exchange them.": "最小值{}大于最大值{}；请互换。",
    "There are {} values and {} weights; give a weight for each value, such as 0.9;1;1.1 and 1;2;1.":
      "有{}个值和{}个权重；请为每个值给出权重，如0.9;1;1.1与1;2;1。",
    "Weights cannot be negative, and one must be above 0.": "权重不能为负，且至少一个大于0。",
    "{} independent figures vary, and Sobol' sequences are known for {}; use --sampler latin-hypercube or random.":
      "有{}个独立变动的数值，而 Sobol' 序列最多{}维；请用 --sampler latin-hypercube 或 random。",
    "“{}” is no whole checkpoint of `symbiont uncertainty`; start anew without --resume.":
      "“{}”不是完整的 `symbiont uncertainty` 检查点；请不带 --resume 重新开始。",
    "The checkpoint belongs to another study, or a figure was changed since; start anew without --resume.":
      "检查点属于其他研究，或数值已被更改；请不带 --resume 重新开始。",
    "The checkpoint is of {} draws by “{}” from seed {}; resume it with these, or start anew without --resume.":
      "检查点为{0}次抽样（“{1}”，随机种子{2}）；请按此续算，或不带 --resume 重新开始。",
    "Stopped after {} of {} draws; the figures are those of the draws made.":
      "在{1}次抽样中的{0}次后停止；数值为已完成抽样的结果。",
    "Drawing stopped after {} draws: every footprint and saving has a standard error of at most {} of its mean.":
      "{}次抽样后停止：各足迹与削减量的标准误均不超过其均值的{}。",
    "After all {} draws a footprint or saving still has a standard error above {} of its mean; ask for more with --samples.":
      "全部{}次抽样后仍有足迹或削减量的标准误超过其均值的{}；请用 --samples 增加抽样。",
    "{} of {} draws are left out, since a coefficient fell below zero or the spectral radius of the coefficients reached 1, which no economy has.":
      "{1}次抽样中略去{0}次：系数为负或系数矩阵的谱半径达到1，经济上不可能。",
    "In {} of {} draws exchanges push a flow of {} below zero; the draws are counted as they are.":
      "{1}次抽样中有{0}次交换使{2}的流为负；这些抽样照常计入。",
    "In {} of {} draws a quantity of {} exceeds a supply, a demand or a limit; the draws are counted as they are.":
      "{1}次抽样中有{0}次{2}的数量超出供给、需求或限制；这些抽样照常计入。",
    "{} figures of the study vary, by {} independent draws; all others are taken as certain.":
      "研究中有{}个数值变动，由{}个独立抽样决定；其余数值视为确定。",
    "Drawn coefficients are not rebalanced: output and final deliveries stay as observed, so the footprints of a draw need not add up to its emissions. Savings are those of the inventory, which no table changes.":
      "抽样所得系数未重新平衡：总产出与最终需求保持观测值，故某次抽样的足迹之和未必等于其排放。削减量按清单计，不受表的影响。",
    "Standard errors are those of independent draws; the draws of “{}” are more even, so the true errors are smaller.":
      "标准误按独立抽样计；“{}”抽样更均匀，实际误差更小。",
    "Scenarios with `supply_chain: true` are drawn by the paper's model, without what their purchases change.":
      "`supply_chain: true` 的情景按论文模型抽样，不计采购的改变。",
    "All {} draws were rejected, since a coefficient fell below zero or the spectral radius of the coefficients reached 1; make the table less uncertain.":
      "全部{}次抽样均被拒绝：系数为负或系数矩阵的谱半径达到1；请降低表的不确定性。",
    "The study says of no figure that it is uncertain; write uncertainty.csv and name it in study.yaml under `uncertainty` (docs/FORMAT.md tells its columns).":
      "研究未说明任何数值的不确定性；请编写 uncertainty.csv 并在 study.yaml 的 `uncertainty` 下指定（各列见 docs/FORMAT.md）。",
    "No figure that uncertainty.csv covers is other than 0, so nothing varies; look at its codes.":
      "uncertainty.csv 涵盖的数值全为0，没有变动；请检查其代码。",
    "{} draws; ask for 1 to {}.": "{}次抽样；请在1到{}之间。",
    "{} draws of this study would take {} GB of memory; ask for at most {}.":
      "本研究{}次抽样需要{} GB 内存；最多可用{}次。",
    "A Latin hypercube is made for all its draws and cannot stop before; use --sampler sobol or random with --precision.":
      "拉丁超立方须完成全部抽样，不能提前停止；使用 --precision 时请用 --sampler sobol 或 random。",
    "group {}": "组{}",
  ]
}
