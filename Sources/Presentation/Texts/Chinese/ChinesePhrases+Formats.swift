extension ChinesePhrases {
  /// Tables as bytes: CSV, bureaus' sheets, pymrio, MARIO, numpy, workbooks, zips.
  static let formats: [String: String] = [
    "write the figure, or 0 if it is zero": "请写数值，为零则写0",
    "write it without thousands separators": "请去掉千位分隔符",
    "write a decimal point, not a comma": "请用小数点，不用逗号",
    "write the share as a plain decimal, such as 0.12 for 12%": "请把比例写成小数，如12%写作0.12",
    "leave the unit out of the cell and write plain decimals": "请去掉单元格中的单位，写普通小数",
    "it looks like a date that a spreadsheet made of a number: format the column as a number":
      "看似电子表格把数值变成了日期：请把该列设为数值格式",
    "mend the formula in the spreadsheet that the file came from, or let Excel or LibreOffice calculate it and save the file":
      "请修正来源电子表格中的公式，或用 Excel、LibreOffice 重新计算并保存",
    "write a finite number": "请写有限数",
    "write ASCII digits and an ASCII minus sign": "请用半角数字和半角负号",
    "write a negative number with a minus sign, not in brackets": "负数请用负号，不用括号",
    "write plain decimals, such as 1234.5": "请写普通小数，如1234.5",
    "The sheet holds no table: its first row names no column “code”, as our layout does, and no row counts the sectors 1, 2, 3 … along a column that counts too, as a statistics bureau's does.":
      "该工作表不含投入产出表：首行没有本软件格式的“code”列，也没有统计局格式那样按1、2、3 …编号的部门行与列。",
    "The sheet has no statistics bureau's table: no row of it counts the sectors 1, 2, 3 … with a column that counts along.":
      "该工作表没有统计局格式的投入产出表：没有按1、2、3 …编号的部门行及相应的列。",
    "The columns count {} sectors and the rows {}; the code {} is missing in column {}.":
      "列有{}个部门而行有{}个；列{3}缺少代码{2}。",
    "The rows do not name each province's sectors once, in the order of the columns.":
      "各行未按列的顺序逐一列出各省的部门。",
    "Rows and columns do not name the same sectors of the same provinces; only one of them has {}.":
      "行与列的省份和部门不一致；只有一方有{}。",
    "The column “{}” is none that we know (final use, 出口, 调出, 进口, 调入, 其他, 总产出 and their subtotals); rename it or remove it.":
      "无法识别列“{}”（可识别：最终使用、出口、调出、进口、调入、其他、总产出及其小计）；请改名或删除。",
    "The row “{}” is none that we know (劳动者报酬, 生产税净额, 固定资产折旧, 营业盈余, 总投入 and their subtotals); rename it or remove it.":
      "无法识别行“{}”（可识别：劳动者报酬、生产税净额、固定资产折旧、营业盈余、总投入及其小计）；请改名或删除。",
    "The {} “{}” stands for the same as another; keep one of them.": "{}“{}”与另一项含义相同；请保留其一。",
    "The table has no {} of total output ({}).": "表中没有总产出的{}（{}）。",
    "{} “{}” and “{}”": "{}“{}”与“{}”",
    "1 sector has another name in the row than in the column, {}; matched by code.":
      "1个部门的行名与列名不同：{}；已按代码匹配。",
    "{} sectors have another name in the row than in the column, such as {}; matched by code.":
      "{}个部门的行名与列名不同，如{}；已按代码匹配。",
    "The subtotal {} “{}” differs from the sum of its parts, most for sector {} {}, by {}; the parts were read and the subtotal left out.":
      "小计{}“{}”与各部分之和不符，部门{}{}相差最大，为{}；已读取各部分，略去小计。",
    "1 subtotal {} agrees with the sum of its parts and was left out.": "1个小计{}与各部分之和一致，已略去。",
    "{} subtotal {}s agree with the sum of their parts and were left out.": "{}个小计{}与各部分之和一致，已略去。",
    "row {} {}, column {} {}": "行{} {}、列{} {}",
    "row {}, column {}": "行{}、列{}",
    "The sheet does not name the unit of its figures (单位); give it with --money.":
      "工作表未注明单位；请用 --money 给出。",
    "Sector {} {} has no output.": "部门{}{}没有产出。",
    "{} more sectors have no output.": "另有{}个部门没有产出。",
    "Cells right of the output column or below the total input are no part of the table and were not read.":
      "总产出列以右或总投入行以下的单元格不属于该表，未读取。",
    "The cell in {} is blank; {}.": "{}的单元格为空；{}。",
    "The cell in {} is merged with {} and has no value of its own; unmerge them and write each figure.":
      "{}的单元格与{}合并，没有自己的值；请取消合并并逐一填写数值。",
    "The value “{}” in {} is no number; {}.": "{1}的值“{0}”不是数值；{2}。",
    "The cell in {} has no value ({}); mend its formula, let Excel or LibreOffice calculate and save it.":
      "{}的单元格没有值（{}）；请修正公式，用 Excel 或 LibreOffice 计算后保存。",
    "{} more cells of the table hold no number.": "表中另有{}个单元格不是数值。",
    "1 number is stored as text, the first here; read as numbers.": "此处1个数值以文本存储；已按数值读取。",
    "{} numbers are stored as text, the first here; read as numbers.": "{}个数值以文本存储，首个在此处；已按数值读取。",
    "“{}” is missing in “{}”; copy or save the table again.": "“{1}”中缺少“{0}”；请重新复制或保存该表。",
    "“{}” has more than 16 MB, far more than such a file holds.": "“{}”超过16 MB，远大于此类文件。",
    "lacks {}": "缺少{}",
    "has {} beside": "多出{}",
    "has some of them twice": "有重复",
    "The {} do not name the sectors of the table: the file {}; save the table again as a whole.":
      "{}与表的部门不符：文件{}；请重新完整保存该表。",
    "The table ends within its header; it should have {} header lines and figures below them. Copy or save it again.":
      "表在表头中断；应有{}行表头及其下数值。请重新复制或保存。",
    "The {} header lines should have the same number of cells, more than the {} label columns.":
      "{}行表头的单元格数应相同，且多于{}个标签列。",
    "The line has {} cells and should have {}; the file may be cut off or damaged: copy or save it again.":
      "该行有{}个单元格，应有{}个；文件可能不完整或损坏：请重新复制或保存。",
    "Cell {} of the line is blank; {}.": "该行第{}个单元格为空；{}。",
    "The value “{}” in cell {} of the line is no number; {}.": "该行第{1}个单元格的值“{0}”不是数值；{2}。",
    "“{}” cannot be read; check its permissions.": "无法读取“{}”；请检查权限。",
    "The file should name the categories of Y that are exports, imports and error; remove it to read all of Y as final demand.":
      "该文件应列出 Y 中属于出口、进口和误差的类别；删除它则 Y 全部按最终需求读取。",
    "error {}": "错误{}",
    "The zip has {} entries; a saved table has a few dozen.": "zip 有{}个条目；保存的表只有几十个。",
    "its directory cannot be read": "无法读取其目录",
    "The zip unpacks to more than {} GB, or an entry of it to more than {} times its size, and is not read; unpack it yourself, if you trust it, and read the folder.":
      "zip 解压后超过{} GB，或某条目超过其大小的{}倍，不予读取；若可信任，请自行解压后读取文件夹。",
    "the entry “{}” cannot be opened": "无法打开条目“{}”",
    "the entry “{}” is damaged": "条目“{}”已损坏",
    "it cannot be made": "无法创建",
    "“{}” cannot be added": "无法添加“{}”",
    "the disk may be full": "磁盘可能已满",
    "Zip files need libzip, which is not on this machine: install it (Debian: `apt install libzip4`), or use the unpacked folder.":
      "读写 zip 需要 libzip，本机没有：请安装（Debian：`apt install libzip4`），或使用解压后的文件夹。",
    "Workbooks are written with libxlsxwriter {}, which is not on this machine: install it (Debian: `apt install libxlsxwriter4`).":
      "写工作簿需要 libxlsxwriter {}，本机没有：请安装（Debian：`apt install libxlsxwriter4`）。",
    "The zip cannot be read ({}); it may be cut off or damaged: copy or save it again.":
      "无法读取 zip（{}）；可能不完整或损坏：请重新复制或保存。",
    "The zip cannot be written ({}).": "无法写入 zip（{}）。",
    "The folder has no Z.txt; save the table with MARIO's to_txt(path, flows=True).":
      "文件夹中没有 Z.txt；请用 MARIO 的 to_txt(path, flows=True) 保存。",
    "The rows of the table are not its columns in the same order.": "表的行与列不一致或顺序不同。",
    "Value added by final demand, with a sum of {}, belongs to no account of a table and is ignored.":
      "最终需求的增加值（合计{}）不属于表的任何账户，已忽略。",
    "“{}” is no region, level and sector; supply and use tables have to be turned with MARIO's to_iot() first.":
      "“{}”不是“地区、层级、部门”；供给使用表须先用 MARIO 的 to_iot() 转换。",
    "The labels are not those of the other files in the same order; save the table again as a whole.":
      "标签与其他文件不一致或顺序不同；请重新完整保存该表。",
    "The file should hold {} × {} numbers and is too short; it may be cut off: copy or save it again.":
      "文件应有 {} × {} 个数而过短；可能不完整：请重新复制或保存。",
    "The number in row {}, column {} of the array is not finite; save the array without NaN and inf.":
      "数组第{}行第{}列不是有限数；请去除 NaN 和 inf 后保存。",
    "The file is no numpy array: it does not begin as one.": "文件不是 numpy 数组：开头不符。",
    "The file ends within the array's header; copy or save it again.": "文件在数组头部中断；请重新复制或保存。",
    "The array is no matrix and no vector; save it with two dimensions.": "数组既不是矩阵也不是向量；请以二维保存。",
    "The sectors are in several units, {}; their sums mean nothing.": "部门使用多种单位（{}）；其合计没有意义。",
    "The system of the array cannot be solved: {}.": "该数组的系统无法求解：{}。",
    "The role {} is none of {}.": "角色{}不是{}之一。",
    "The roles {} are none of {}.": "角色{}不是{}之一。",
    "The first columns should be {}; the file has {}.": "首列应为{}；文件为{}。",
    "The array is {} × {}, and its labels are {} × {}.": "数组为 {} × {}，而标签为 {} × {}。",
    "The file is not what pymrio saves: an object with “files” in JSON. Save the table again with pymrio's save_all.":
      "文件不是 pymrio 所保存的含“files”的 JSON 对象。请用 pymrio 的 save_all 重新保存。",
    "The entry “{}” needs a file name and 1 to 4 index columns and header rows (`name`, `nr_index_col`, `nr_header`).":
      "条目“{}”需要文件名以及1到4个索引列和表头行（`name`、`nr_index_col`、`nr_header`）。",
    "There is no {} in “{}”, by which pymrio knows its files; save the table with pymrio's save_all.":
      "“{1}”中没有 pymrio 用来识别文件的{0}；请用 pymrio 的 save_all 保存。",
    "The extension “{}” is in the table's money and closes every column to its output; it is read as value added as well.":
      "扩展“{}”以表的货币计且使每列闭合到总投入；同时按增加值读取。",
    "The table needs Z (or A) and Y; {} names {}.": "表需要 Z（或 A）和 Y；{}列出的是{}。",
    "Some sectors of the table have the same region and name.": "表中有部门的地区和名称相同。",
    "The sectors are in several units, {}; their sums mean nothing, and identities of columns cannot hold.":
      "部门使用多种单位（{}）；其合计没有意义，列恒等式也不成立。",
    "The extension “{}” has neither F nor S and was left out.": "扩展“{}”既无 F 也无 S，已略去。",
    "The rows are not the stressors of F in their order; save the extension again.":
      "各行与 F 的压力项或顺序不一致；请重新保存该扩展。",
    "There is neither Z nor x, and x cannot be computed from A and Y: {}.":
      "既无 Z 也无 x，且无法由 A 和 Y 计算 x：{}。",
    "The table is saved in a binary format; save it as text in Python with pymrio.load_all(\"{}\").save_all(\"FOLDER\", table_format=\"txt\").":
      "该表以二进制格式保存；请在 Python 中用 pymrio.load_all(\"{}\").save_all(\"FOLDER\", table_format=\"txt\") 存为文本。",
    "The folder is none that we know: it has no {} (pymrio), no flows/units.txt (MARIO) and no Z.npy, A.npy or L.npy (numpy). Name a file in it, or say the format with --from.":
      "无法识别该文件夹：其中没有{}（pymrio）、flows/units.txt（MARIO）以及 Z.npy、A.npy 或 L.npy（numpy）。请指定其中的文件，或用 --from 说明格式。",
    "The roles of the columns and rows that are no sectors are not known: write them to “{}” (`money`, and `tables` as in a study), or give --final-demand, --exports, --imports and --value-added.":
      "不知道非部门的列与行的角色：请写入“{}”（`money`，以及与研究相同的 `tables`），或给出 --final-demand、--exports、--imports 和 --value-added。",
    "The codes of {} are numbers, which pymrio and MARIO take for numbers in one place and for texts in another; they are written as “{}…”, and read without it here.":
      "{0}代码为数字，pymrio 和 MARIO 有时读作数字、有时读作文本；因此写作“{1}…”，本软件读取时去掉该前缀。",
    "The file's figures are in “{}”; as --money asks, they are taken to be in “{}”, and not one is changed.":
      "文件中数值的单位为“{}”；按 --money 视为“{}”，数值未作任何更改。",
    "The layouts of bureaus and of CEADs are read and not written; write csv, xlsx, pymrio, mario or npy instead.":
      "统计局和 CEADs 的版式只读不写；请改写为 csv、xlsx、pymrio、mario 或 npy。",
    "The row {} is missing{}; add it to the first column.": "缺少行{}{}；请加到第一列。",
    "The rows {} are missing{}; add them to the first column.": "缺少行{}{}；请加到第一列。",
    "The column {} is missing{}; add it to the header.": "缺少列{}{}；请加到表头。",
    "The columns {} are missing{}; add them to the header.": "缺少列{}{}；请加到表头。",
    "“{}” for “{}”": "“{1}”误作“{0}”",
    " (did you write {}?)": "（是否把{}？）",
    "The row {} is": "行{}",
    "The rows {} are": "行{}",
    "The column {} is": "列{}",
    "The columns {} are": "列{}",
    "{} assigned to nothing: a sector is both a row and a column, and every other row is named in `value_added`, `other_inputs` or `stressors` of `tables`.":
      "{}没有归属：部门既是行又是列，其余各行须列入 `tables` 的 `value_added`、`other_inputs` 或 `stressors`。",
    "{} assigned to nothing: a sector is both a row and a column, and every other column is named in `final_demand`, `exports`, `imports` or `error` of `tables`.":
      "{}没有归属：部门既是行又是列，其余各列须列入 `tables` 的 `final_demand`、`exports`、`imports` 或 `error`。",
    "The code {} has two roles; a row or column is a sector or stands once under `tables`, not both.":
      "代码{}有两个角色；行或列要么是部门，要么在 `tables` 下出现一次，不能兼有。",
    "The codes {} have two roles; a row or column is a sector or stands once under `tables`, not both.":
      "代码{}有两个角色；行或列要么是部门，要么在 `tables` 下出现一次，不能兼有。",
    "The table has no sectors: no code is both a row and a column.": "表中没有部门：没有代码既是行又是列。",
    "The line has 1 field and the header {}; {}.": "该行有1个字段，而表头有{}个；{}。",
    "The line has {} fields and the header {}; {}.": "该行有{}个字段，而表头有{}个；{}。",
    "add the missing ones": "请补上缺少的字段",
    "put a text with a comma in it into quotation marks, and write figures with a decimal point and without thousands separators":
      "含逗号的文本请加引号，数值请用小数点，不用千位分隔符",
    "Workbooks are read by python-calamine, which is not there; run “scripts/setup run” in Symbiont's folder, or set SYMBIONT_PYTHON to a Python that has python-calamine, or save the sheet as CSV.":
      "工作簿由 python-calamine 读取，而它未安装；请在 Symbiont 文件夹中运行“scripts/setup run”，或把 SYMBIONT_PYTHON 设为带有 python-calamine 的 Python，或把工作表存为 CSV。",
    "The workbook has no sheet “{}”; it has {}{}": "工作簿没有工作表“{}”；现有{}{}",
    ".": "。",
    "The workbook hides the sheet {}, of which nothing was read; name a sheet with --sheet to read it.":
      "工作簿隐藏了工作表{}，未读取其内容；如需读取，请用 --sheet 指定。",
    "The workbook hides the sheets {}, of which nothing was read; name a sheet with --sheet to read it.":
      "工作簿隐藏了工作表{}，未读取其内容；如需读取，请用 --sheet 指定。",
    "Every sheet of the workbook is hidden; unhide the one to read, or name it.":
      "工作簿的工作表全部隐藏；请取消隐藏要读取的表，或指定其名称。",
    "The workbook has {} sheets, {}; say with --sheet which to read.":
      "工作簿有{}个工作表：{}；请用 --sheet 指定。",
    "There is no file “{}”.": "没有文件“{}”。",
    "Reading the workbook took more than {} seconds and was stopped; save the sheet that you need as a workbook of its own, or as CSV.":
      "读取工作簿超过{}秒，已停止；请把所需工作表单独存为工作簿或 CSV。",
    "the parser ended with signal {}": "解析程序因信号{}结束",
    "the parser ended without a result": "解析程序未给出结果",
    "The workbook is protected by a password; save it without one and read that.":
      "工作簿有密码保护；请另存为无密码的文件。",
    "The workbook's XML declares entities, which no Excel file needs and which can fill the memory; it is not read. Save it again with Excel or LibreOffice.":
      "工作簿的 XML 声明了实体，Excel 文件不需要且可能耗尽内存；不予读取。请用 Excel 或 LibreOffice 重新保存。",
    "The workbook needs more than {} MB or {} seconds to read: a cell far outside the table, or a file made to overflow; save the table alone as a workbook of its own, or as CSV.":
      "读取工作簿需要超过{} MB 或{}秒：可能有远离表格的单元格，或文件被恶意构造；请把该表单独存为工作簿或 CSV。",
    "The file cannot be read as a workbook ({}); it may be damaged or of another format: open it in Excel or LibreOffice and save it again as .xlsx.":
      "无法按工作簿读取该文件（{}）；可能损坏或为其他格式：请用 Excel 或 LibreOffice 打开并另存为 .xlsx。",
    "no memory for it": "内存不足",
    "it has no sheets": "没有工作表",
    "no temporary folder can be made in {}": "无法在{}中创建临时文件夹",
    "the sheet name “{}” is not allowed: {}": "不允许工作表名“{}”：{}",
    "The sheet has more columns than Excel allows; write .npy or CSV.":
      "工作表的列数超过 Excel 的限制；请写为 .npy 或 CSV。",
    "The figure is no finite number and cannot stand in a workbook.": "该数值不是有限数，无法写入工作簿。",
    "The cell cannot be written: {}.": "无法写入单元格：{}。",
    "The workbook cannot be written ({}).": "无法写入工作簿（{}）。",
  ]
}
