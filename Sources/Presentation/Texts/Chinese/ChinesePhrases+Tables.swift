extension ChinesePhrases {
  /// Input–output tables: identities, balancing, regionalisation, systems.
  static let tables: [String: String] = [
    "The sector {} has no place in the coarser classification; give each a group that it defines.":
      "部门{}在较粗的分类中没有归属；请为每个部门指定其定义的部门组。",
    "The sectors {} have no place in the coarser classification; give each a group that it defines.":
      "部门{}在较粗的分类中没有归属；请为每个部门指定其定义的部门组。",
    "The table has no sector “{}” to split.{}": "表中没有可拆分的部门“{}”。{}",
    "“{}” is already a sector; give each part a code of its own.": "“{}”已是部门；请为各部分另设代码。",
    "The weight of “{}” is {}; weights are at least 0.": "“{}”的权重为{}；权重不小于0。",
    "The weights of the parts of “{}” sum to 0.": "“{}”各部分的权重之和为0。",
    "Sector {} has no output but {} of the stressor, which would vanish. Move the figure to a sector with output.":
      "部门{}没有产出却有压力项{}，该值会丢失。请移到有产出的部门。",
    "The {}'s figure for sector {} is {}; location quotients need one of at least 0.":
      "{0}中部门{1}的数值为{2}；区位商要求不小于0。",
    "Sector {} has {} in the region but nothing in the parent, so it has no location quotient. Move the figure to a sector that the parent has.":
      "部门{}在本地区为{}而上级地区没有，无法求区位商。请移到上级地区有的部门。",
    "The totals of region ({}) and parent ({}) have to be above 0.": "地区合计（{}）与上级地区合计（{}）必须大于0。",
    "Uncapped quotients let sector {} buy {} more than the parent's technology, which its value added of {} cannot pay. Cap the quotients.":
      "不设上限的区位商使部门{}比上级地区技术多购{}，其增加值{}无法支付。请为区位商设上限。",
    "Imports of {} are {} ({}), more than its domestic use of {}: goods that only pass through are in it. Take re-exports out of both the import and the export columns, or use `imports: competitive`.":
      "{0}的进口与调入为{1}（{2}），超过其国内使用{3}：其中含过境货物。请从进口列和出口列同时剔除转口，或使用 `imports: competitive`。",
    "The system is not productive: its coefficients have a spectral radius of {}, which must be below 1. Sector {} buys {} for each unit that it makes; look at its column and its value added.":
      "系统不可行：系数矩阵的谱半径为{}，必须小于1。部门{}每单位产出购入{}；请检查其列与增加值。",
    "The system I − A cannot be solved. {}": "I − A 无法求解（列昂惕夫逆矩阵不存在）。{}",
    "The totals of row {} sum to {}, but the only columns in which these rows have figures ({}) may take {}; balancing keeps zeros, so the totals cannot be met. Correct these totals or fill a zero cell.":
      "行{0}的合计为{1}，而这些行仅在列（{2}）中有数值，最多容纳{3}；平衡保留零元，故无法满足合计。请更正合计或填充某个零元。",
    "GRAS has not converged after {} iterations: its multipliers still change. The totals can be met only by letting cells that are not 0 vanish, or very slowly, or not at all with these zeros and signs; change the totals, raise the tolerance or the number of iterations.":
      "GRAS 迭代{}次未收敛：其乘数仍在变化。只有让非零单元格趋于0或极慢迭代才能满足合计，或在现有零元和符号下根本无法满足；请更改合计、提高容差或迭代次数。",
    "GRAS has not converged after {} iterations: row {} is still {} from its total of {}. The zeros or signs of the matrix may not allow these totals; change the totals, raise the tolerance or the number of iterations.":
      "GRAS 迭代{0}次未收敛：行{1}与其合计{3}仍差{2}。矩阵的零元或符号可能不允许这些合计；请更改合计、提高容差或迭代次数。",
    "The cell in row {}, column {} is {}; give it a finite number.": "行{}列{}的单元格为{}；请给出有限数。",
    "all its cells are 0": "其单元格全为0",
    "it has no cell above 0": "没有大于0的单元格",
    "it has no cell below 0": "没有小于0的单元格",
    "The total of {} {} is {}, but {}, and balancing keeps zeros and signs. Correct the total or the cells.":
      "{}{}的合计为{}，但{}，而平衡保留零元和符号。请更正合计或单元格。",
    "The total of {} {} is {}; give it a finite number.": "{}{}的合计为{}；请给出有限数。",
    "The row totals sum to {} and the column totals to {}, which differ by {}; no matrix has both. Correct the totals so that the sums agree.":
      "行合计之和为{}，列合计之和为{}，相差{}；没有矩阵能同时满足。请更正合计使两者相等。",
    "The cell in row {}, column {} is {}; RAS takes figures from 0 upwards only. Balance with GRAS instead.":
      "行{}列{}的单元格为{}；RAS 只接受不小于0的数值。请改用 GRAS。",
    "The total of {} {} is {}; without negative cells it is at least 0.":
      "{}{}的合计为{}；没有负单元格时应不小于0。",
    "The total of {} {} is {}, but all cells of the {} are 0, and balancing keeps zeros. Give the {} a figure or the total 0.":
      "{0}{1}的合计为{2}，但该{3}单元格全为0，而平衡保留零元。请给该{4}填数或令合计为0。",
    "RAS has not converged after {} iterations: the largest gap of a row is {}. The totals can be met only by letting cells that are not 0 vanish, or very slowly; change the totals, raise the tolerance or the number of iterations.":
      "RAS 迭代{}次未收敛：行的最大差额为{}。只有让非零单元格趋于0或极慢迭代才能满足合计；请更改合计、提高容差或迭代次数。",
    "Sector {} (number {}) has no output; its coefficients are 0.": "部门{}（第{}个）没有产出；其系数为0。",
    "Output of sector {} is {}; look at its row.": "部门{}的总产出为{}；请检查其行。",
    "Value added of sector {} sums to {}; the sector pays more for inputs than its output brings. Look at its column.":
      "部门{}的增加值合计为{}；投入超过产出。请检查其列。",
    "The {} of sector {} is the sum of all other {}s: a total has slipped in as a sector. Take its row and its column out.":
      "部门{1}的{0}是其余各{2}之和：合计被误列为部门。请去掉其行和列。",
    "The {} of sector {} is the sum of the {}s {} to {}: a subtotal stands beside its parts and counts twice. Take its row and its column out.":
      "部门{1}的{0}是{3}至{4}各{2}之和：小计与其各部分并列，重复计算。请去掉其行和列。",
    "The {} {} is the sum of the {}s {} beside it and counts twice. Give it no role.":
      "{0}{1}是旁边各{2}（{3}）之和，重复计算。请不给它角色。",
    "Rows and columns both hold if the deliveries between sectors are transposed: the table has buyers in its rows. Exchange rows and columns, so that a row sells and a column buys.":
      "中间流量转置后行列均平衡：该表以行为购买方。请互换行列，使行为供给、列为购买。",
    "The rows of {} do not add up, and none of the usual reasons explains it: no total or subtotal, nothing transposed, no unit off by a power of ten. Compare their final use, exports, imports and output with the source, then what they deliver to sectors.":
      "{}的行不平衡，且不属于常见原因：没有合计或小计混入，没有转置，单位没有差10的幂。请先将其最终使用、出口与调出、进口与调入和总产出与原表核对，再核对其中间使用。",
    "The columns of {} do not add up, and none of the usual reasons explains it: no total or subtotal, nothing transposed, no unit off by a power of ten. Compare their value added, other inputs and output with the source, then what they buy from sectors.":
      "{}的列不平衡，且不属于常见原因：没有合计或小计混入，没有转置，单位没有差10的幂。请先将其增加值、其他投入和总产出与原表核对，再核对其中间投入。",
    "The row and the column of sector {} are both off by {}: what it delivers to itself, {}, changed by as much mends both, and so does the opposite change of its output, {}. Compare both with the source.":
      "部门{}的行和列都相差{}：其对自身的中间使用{}改动同样的量即可使两者平衡，总产出{}作相反改动亦可。请与原表核对两者。",
    "The row of sector {} and the column of sector {} are both off by {}: the figure where they cross, {}, changed by as much mends both. Compare it with the source.":
      "部门{}的行与部门{}的列都相差{}：两者交叉处的数值{}改动同样的量即可使两者平衡。请与原表核对。",
    "The table cannot be taken to the city with δ = {}: {}": "δ = {} 时无法将该表推算到城市：{}",
    "deliveries to sectors": "中间使用",
    "purchases from sectors": "中间投入",
    "The {} {}": "{}{}",
    "The {}s {}": "{}{}",
    "{} would hold with the {} multiplied by 1e{}: a unit is off by a power of ten. Bring all figures to one unit.":
      "若把{1}乘以 1e{2}，{0}即可平衡：单位差10的幂次。请统一全部数值的单位。",
    "Output of sector {} is {} in the output column and {} in the output row, a difference of {}. Correct one of them.":
      "部门{}的总产出在总产出列为{}，在总投入行为{}，相差{}。请更正其一。",
    "The output of {} is no finite number: a figure in its row is far too large.":
      "{}的总产出不是有限数：其行中有过大的数值。",
    "The matrix is singular: elimination found no pivot in column {}.": "矩阵奇异：消元在第{}列没有主元。",
    "The element in row {}, column {} is infinite or not a number.": "第{}行第{}列的元素为无穷大或非数值。",
    "The solver HiGHS (libhighs.so, version 1) was not found; run scripts/setup, or install HiGHS where the system looks for libraries.":
      "未找到求解器 HiGHS（libhighs.so，版本1）；请运行 scripts/setup，或把 HiGHS 安装到系统库路径。",
    "A figure of “{}” is not a finite number; a program is solved only with finite coefficients.":
      "“{}”有数值不是有限数；规划只能用有限系数求解。",
    "“{}” must be at least {} and at most {}, which no number is.": "“{}”须不小于{}且不大于{}，没有这样的数。",
    "No choice satisfies all limits at once.": "没有组合能同时满足全部限制。",
    "Nothing limits the choice: the objective can grow without end.": "选择没有限制：目标可无限增大。",
    "No allowed choice was found in {} seconds; allow more time or fewer whole-number decisions.":
      "{}秒内未找到可行组合；请延长时间或减少整数决策。",
    "The solver HiGHS stopped without an answer (model status {}).": "求解器 HiGHS 未得出结果即停止（模型状态{}）。",
  ]
}
