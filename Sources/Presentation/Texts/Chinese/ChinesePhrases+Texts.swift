extension ChinesePhrases {
  /// Text files of tables and studies, and further findings of what is in them.
  static let textFiles: [String: String] = [
    "There is no cell in row {} and column {} (both from 0) of “{}”.":
      "“{2}”中没有第{0}行第{1}列的单元格（均从0计）。",
    "The cell in row {} and column {} of “{}” is changed twice.": "“{2}”第{0}行第{1}列的单元格被修改两次。",
    "The sheet is hidden in the workbook.": "该工作表在工作簿中被隐藏。",
    "The cells {} are merged: only the first of them has a value, the others count as blank.":
      "单元格{}已合并：只有首个单元格有值，其余视为空。",
    "The sheet holds more than 2 GB of text; split it or save it as .npy.":
      "工作表的文本超过2 GB；请拆分或存为 .npy。",
    "The file is larger than 2 GB; split it or save it as .npy.": "文件大于2 GB；请拆分或存为 .npy。",
    "The file is not UTF-8 text (it looks like UTF-16 or a binary file); save it as UTF-8 (in Excel “CSV UTF-8”).":
      "文件不是 UTF-8 文本（似为 UTF-16 或二进制文件）；请另存为 UTF-8（Excel 中选“CSV UTF-8”）。",
    "The file is a web page or XML, even if its name says otherwise and Excel opens it; open it there and save it as .xlsx.":
      "该文件是网页或 XML，即使文件名并非如此且 Excel 能打开；请在 Excel 中打开并另存为 .xlsx。",
    "The name of column {} is {} bytes long, and names have up to {}; a quotation mark may be missing, or the columns be separated by something else than commas.":
      "第{}列的名称长{}字节，而列名最多{}字节；可能缺少引号，或列之间不是用逗号分隔。",
    "The file is in the Chinese encoding GB18030 and was converted; save it as UTF-8 (in Excel “CSV UTF-8”) to be sure of every character.":
      "文件为中文编码 GB18030，已转换；请另存为 UTF-8（Excel 中选“CSV UTF-8”）以确保每个字符正确。",
    "The file is not UTF-8: line {} holds a byte that no UTF-8 text has; save it as UTF-8 (in Excel “CSV UTF-8”).":
      "文件不是 UTF-8：第{}行含有 UTF-8 文本中不存在的字节；请另存为 UTF-8（Excel 中选“CSV UTF-8”）。",
    "A quoted field that begins in line {} is never closed; add the closing quotation mark.":
      "第{}行开始的引号字段没有结束；请补上后引号。",
    "The file is empty; its first line must name the columns.": "文件为空；第一行必须是列名。",
    "The columns are separated by {}; save the file as CSV with commas (and decimal points).":
      "各列以{}分隔；请存为以逗号分隔（小数用点）的 CSV。",
    "semicolons": "分号",
    "tabs": "制表符",
    "Column {} has no name; name it or remove it.": "第{}列没有名称；请命名或删除。",
    "The column “{}” is named twice; keep one of them.": "列“{}”出现两次；请保留其一。",
    "The row has cells beyond the last named column; name the column or remove them.":
      "该行在最后一个有名称的列之后还有单元格；请为该列命名或删除这些单元格。",
    "The row “{}” has figures outside the sectors, under {}, with a sum of {}; they belong to no account and are ignored.":
      "行“{}”在部门之外的{}下有数值，合计{}；它们不属于任何账户，予以忽略。",
    "The table has no column “code” for the rows' codes; its first column is “{}”.":
      "表没有用于行代码的“code”列；首列为“{}”。",
    "The column “{}” is there twice; keep one of them.": "列“{}”出现两次；请保留其一。",
    "The row has no code; give it one or remove it.": "该行没有代码；请给出代码或删除该行。",
    "The row “{}” is there twice{}; keep one of them.": "行“{}”出现两次{}；请保留其一。",
    "Our layout tells rows and columns apart by their codes alone, and several {} would be {}; write pymrio or .npy instead.":
      "本程序的版式仅以代码区分行列，而有多个{}会成为{}；请改写为 pymrio 或 .npy。",
    "The array does not hold little-endian doubles; save it with numpy.save(…, array.astype('<f8')).":
      "数组不是小端双精度数；请用 numpy.save(…, array.astype('<f8')) 保存。",
    "study.yaml has changed since it was read, so that the scenario is not written; try again.":
      "study.yaml 在读取之后已改变，因此没有写入情景；请重试。",
    "“{}” is in “{}” and its gas “{}” in “{}”, which cannot be added; write the gas as a mass of {}, such as t or kg, and the sum as a mass of CO2 equivalents, such as t CO2e.":
      "“{}”的单位为“{}”，其气体“{}”的单位为“{}”，无法相加；气体请写为{}的质量，如 t 或 kg，合计请写为 CO2 当量的质量，如 t CO2e。",
    "The abatement costs of {} are left out: its exchanges do not simply add up and are too many to be shared out here; `symbiont attribute` tells what each contributes.":
      "略去{}的减排成本：其交换不能简单相加，且数量过多，无法在此分摊；请用 `symbiont attribute` 查看各自的贡献。",
    "The contributions of single exchanges to {} are left out: they are too many to be shared out here; `symbiont attribute` tells them.":
      "略去各交换对{}的贡献：数量过多，无法在此分摊；请用 `symbiont attribute` 查看。",
    "That footprints do not move with the regionalisation is no proof of robustness: with `imports: competitive` only what is delivered elsewhere depends on it. Compare with `imports: domestic`.":
      "足迹不随省到市的方法变化并不证明稳健：在 `imports: competitive` 下只有供给外地的部分与之有关。请用 `imports: domestic` 比较。",
    "The entry “{}” is left out: it changes {}, of which the study has no flow; add it to the flows, with its quantity in the inventories, to have candidates of it.":
      "略去条目“{}”：它改变{}，而研究没有该流；请把它加入流并在清单中给出数量，才能得到其候选交换。",
    "{} counts {} in “{}”, the flows in “{}”: one cannot be turned into the other; write the quantity in {}.":
      "{0}中{1}的单位为“{2}”，流的单位为“{3}”，无法换算；请把数量写为{4}。",
    "{} changes {} of {} both by a row of effects ({} a unit) and by its link to a process ({} a unit); keep one.":
      "{0}既通过影响的一行（每单位{3}）又通过与过程的关联（每单位{4}）改变{2}的{1}；请保留其一。",
    "{} is linked to {} twice and would change {} twice; keep one row.":
      "{0}与{1}关联两次，会使{2}改变两次；请保留一行。",
    "The exchanges of {} save {} {} of {} one by one against {}, but the city's totals differ by {}: the system of {} is too ill-conditioned to be solved; look at sectors whose column sums are close to 1.":
      "{0}的各交换逐一相对{4}削减{3} {1} {2}，而城市总量相差{5}：{6}年的系统病态，无法可靠求解；请检查列和接近1的部门。",
    "`imports: competitive` takes every input as made in the city, so the location quotients ({}) change only what flows in and out of it ({}): of the footprints only that delivered elsewhere depends on them. Use `imports: domestic` for the quotients to tell what the city's sectors buy within it.":
      "`imports: competitive` 把全部投入视为市内生产，区位商（{}）只改变调入与调出（{}）：足迹中只有供给外地的部分与之有关。要使区位商说明城市各部门在市内的采购，请用 `imports: domestic`。",
    "δ is {}; Flegg's quotients take 0 ≤ δ < 1, usually 0.2 to 0.4.":
      "δ 为{}；Flegg 区位商取 0 ≤ δ < 1，通常为0.2到0.4。",
    "What the city's sectors ({}) buy within the city is estimated by location quotients ({} with δ = {}), not surveyed; the rest of the province's own deliveries flows in from the rest of the province.":
      "城市各部门（{}）在市内的采购由区位商（{}，δ = {}）估计，并非调查数据；省内自产供给的其余部分由省内其他地区调入。",
    "“{}” is valid: {} sectors, {} years, {} exchanges, {} scenarios; {}.":
      "“{}”有效：{}个部门、{}个年份、{}个交换、{}个情景；{}。",
    "Would write {} and name it in study.yaml as the {} of {}.":
      "将写入{0}，并在 study.yaml 中作为{2}年的{1}。",
    "Wrote {} and named it in study.yaml as the {} of {}.": "已写入{0}，并在 study.yaml 中作为{2}年的{1}。",
    "Run {}": "运行{}",
    "a fault of the program: {}": "程序故障：{}",
    "programs": "优化模型",
    "draws": "次抽样",
    "evaluations": "次评估",
  ]
}
