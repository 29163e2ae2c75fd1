extension ChinesePhrases {
  /// Files and folders, study.yaml and its tables.
  static let files: [String: String] = [
    "“{}” has {} MB; files of this kind are read up to {} MB.": "“{}”有{} MB；此类文件最多读取{} MB。",
    "“{}” is a folder; name a file in it.": "“{}”是文件夹；请指定其中的文件。",
    "“{}” is no regular file; copy its contents into one.": "“{}”不是普通文件；请把内容复制到普通文件。",
    "There is no file “{}”; check the name and the folder.": "没有文件“{}”；请检查名称和文件夹。",
    "“{}” cannot be read ({}); check its permissions.": "无法读取“{}”（{}）；请检查权限。",
    "“{}” is there already; name another or remove it first.": "“{}”已存在；请另取名或先删除。",
    "“{}” cannot be written ({}); check that its folder exists and may be written to.":
      "无法写入“{}”（{}）；请检查其文件夹是否存在且可写。",
    "“{}” cannot be made ({}); choose a place in a folder that exists and that you may write.":
      "无法创建“{}”（{}）；请选择已存在且可写的文件夹。",
    "“{}” cannot be put in place ({}).": "“{}”无法放到目标位置（{}）。",
    "“{}” cannot be written to “{}” ({}).": "“{}”无法写入“{}”（{}）。",
    "The built-in cases are not beside the program; set SYMBIONT_CASES to their folder, or give the folder of a study.":
      "程序旁没有内置案例；请把 SYMBIONT_CASES 设为其文件夹，或给出研究文件夹。",
    "“{}” is no built-in case; there are {}.": "“{}”不是内置案例；现有{}。",
    "The catalogue of synergies is not beside the program; name one of your own (--catalogue).":
      "程序旁没有协同目录；请用 --catalogue 指定。",
    "The catalogue “{}” cannot be read.": "无法读取目录“{}”。",
    "The share is {}; write one from 0 to 1.": "比例为{}；应在0到1之间。",
    "{} is no figure that a file can hold.": "{}不是文件能保存的数值。",
    "The figure {} no longer stands here: the file has changed since it was read. Read the study again.":
      "数值{}已不在此处：文件读取后已变更。请重新读取研究。",
    "The study cannot be written ({}); it is as it was.": "无法写入研究（{}）；研究保持原样。",
    "“{}” is probably “{}”": "“{}”可能是“{}”",
    "its header is {}": "其表头为{}",
    "The file lacks the column {}; {}.": "文件缺少列{}；{}。",
    "The file lacks the columns {}; {}.": "文件缺少列{}；{}。",
    "The cell under “{}” is empty; give it.": "“{}”下的单元格为空；请填写。",
    "The cell under “{}” is empty; {}.": "“{}”下的单元格为空；{}。",
    "The value “{}” under “{}” is no number; {}.": "“{1}”下的值“{0}”不是数值；{2}。",
    "The study has a scenario “{}” already; choose another code.": "研究已有情景“{}”；请另选代码。",
    "The scenarios of study.yaml do not stand one below the other, each behind a dash (`- {id: …}`); write them so, or add the scenario by hand.":
      "study.yaml 的情景没有逐行以短横列出（`- {id: …}`）；请改为这种写法，或手工添加情景。",
    "the file of the processes that `{}` names": "`{}` 所指的过程文件",
    "the file of the processes' flows": "过程流文件",
    "“{}” is no process; define it in the file of the processes.": "“{}”不是过程；请在过程文件中定义。",
    "“{}” is no year; write one such as 2012.": "“{}”不是年份；请写成如2012。",
    "“{}” needs the report that weighs them: `gwp100: AR5` or `AR6`.":
      "“{}”需注明所依据的报告：`gwp100: AR5` 或 `AR6`。",
    "the indicators of the gases, such as `{co2: CO2, ch4: CH4}`":
      "各气体的指标，如 `{co2: CO2, ch4: CH4}`",
    "“{}” is no indicator of one gas; name the code of an indicator with a column in the flows.":
      "“{}”不是单一气体的指标；请写在流文件中有列的指标代码。",
    "the file of the exchanges' effects": "交换影响文件",
    "the file of the exchanges that the effects belong to": "影响所属的交换文件",
    "a quantity column": "数量列",
    "“quantities” names “{}” twice; keep one.": "“quantities”两次列出“{}”；请保留其一。",
    "The limit “{}” is {} {} here and {} {} before; it is one limit and must be the same.":
      "限制“{}”此处为{} {}，此前为{} {}；同一限制必须一致。",
    "The limit “{}” names the exchange “{}” twice; keep one row.": "限制“{}”两次列出交换“{}”；请保留一行。",
    "at least one, such as `- {id: BAU, name: Business as usual, year: 2012}`":
      "至少一个，如 `- {id: BAU, name: Business as usual, year: 2012}`",
    "a list of scenarios": "情景列表",
    "“{}” must be keys and values, such as `{id: BAU, name: Business as usual, year: 2012}`.":
      "“{}”必须是键和值，如 `{id: BAU, name: Business as usual, year: 2012}`。",
    "a short code": "短代码",
    "a year of the study": "本研究的年份",
    "“{}” is “{}”; it must be a year such as 2012.": "“{}”为“{}”；必须是年份，如2012。",
    "“{}” is “{}”, which is no number; {}.": "“{}”为“{}”，不是数值；{}。",
    "`sectors`, `groups` and `level`": "`sectors`、`groups` 和 `level`",
    "the file of the sectors": "部门文件",
    "the indicator's unit, such as t": "指标单位，如 t",
    "at least one, such as `co2: {name: CO2, unit: t}`": "至少一个，如 `co2: {name: CO2, unit: t}`",
    "the code of one indicator": "一个指标的代码",
    "“headline” is “{}”, which is no indicator; use one of {}.": "“headline”为“{}”，不是指标；请从{}中选用。",
    "the file of the flows": "流文件",
    "The {} “{}” must be one of {}{}.": "{}“{}”必须是{}之一{}。",
    "the rate at which costs are discounted, such as 0.08": "成本贴现率，如0.08",
    "“{}” is “{}”; it must be true or false.": "“{}”为“{}”；必须是 true 或 false。",
    "at least one year with its table and inventory": "至少一个年份及其表和清单",
    "the file of the input–output table": "投入产出表文件",
    "the file of the inventory": "清单文件",
    "The city file has both output and value_added; give one of them.":
      "城市文件同时有“output”和“value_added”；请只给其一。",
    "The folder “{}” has no study.yaml; `symbiont init` makes a study to start from.":
      "文件夹“{}”没有 study.yaml；可用 `symbiont init` 建立起始研究。",
    "`study: 1`, the version of the format": "`study: 1`，即格式版本",
    "“study” is “{}”; this program reads version {} of the format.": "“study”为“{}”；本程序读取格式版本{}。",
    "a title for people": "标题",
    "the region's name": "地区名称",
    "the unit of every money figure, such as `1e4 CNY`": "货币单位，如 `1e4 CNY`",
    "`method: proportional`": "`method: proportional`",
    "“{}” is “{}”; it must be a number from 0 to below 1.": "“{}”为“{}”；必须是不小于0且小于1的数。",
    "the roles of the columns and rows that are no sectors (final_demand, exports …)":
      "非部门的列与行的角色（final_demand、exports …）",
    "the roles of the columns and rows that are no sectors": "非部门的列与行的角色",
    "“{}” stands under both tables.{} and tables.{}; it has one role.":
      "“{}”同时在 tables.{} 和 tables.{} 下；只能有一个角色。",
    "the columns of final demand": "最终需求列",
    "the rows of value added": "增加值行",
    "“{}” exists already and is left as it is; choose a folder that does not exist yet.":
      "“{}”已存在，保持原样；请选择尚不存在的文件夹。",
    "The folder “{}” cannot be read.": "无法读取文件夹“{}”。",
    "The file is empty and no study; give a study's folder, or a workbook that `symbiont pack` made.":
      "该文件是空的，不是研究；请给出研究的文件夹，或由 `symbiont pack` 写成的工作簿。",
    "The file is no workbook and no study; give a study's folder, or a workbook that `symbiont pack` made.":
      "该文件不是工作簿，也不是研究；请给出研究的文件夹，或由 `symbiont pack` 写成的工作簿。",
    "Give the folder that holds study.yaml, not the file itself.":
      "请给出 study.yaml 所在的文件夹，而不是该文件本身。",
    "There is no study folder here; give the folder that holds study.yaml.":
      "此处没有研究文件夹；请给出含 study.yaml 的文件夹。",
    "The path “{}” leaves the study's folder; copy the file into it and name it from there.":
      "路径“{}”超出研究文件夹；请把文件复制进来并按其中路径指定。",
    "The file “{}” is not in the study's folder; add it or correct the name.":
      "文件“{}”不在研究文件夹中；请添加或更正名称。",
    "“{}” is a link that leaves the study's folder; copy the file into it.":
      "“{}”是指向研究文件夹之外的链接；请把文件复制进来。",
    "The file “{}” cannot be read ({}).": "无法读取文件“{}”（{}）。",
    "“{}” is no regular file; put the file itself there.": "“{}”不是普通文件；请放入文件本身。",
    "“{}” has {} MB; a study's file may have {} MB.": "“{}”有{} MB；研究文件最多{} MB。",
    "The study is a workbook, which is read and never changed; make a folder of it with `symbiont unpack` and work on that.":
      "研究是工作簿，只读不改；请用 `symbiont unpack` 转为文件夹再修改。",
    "The path “{}” leaves the study's folder; name the file within it.": "路径“{}”超出研究文件夹；请指定其中的文件。",
    "“{}” is a list of what is no single value, for which a workbook has no rows; scenarios need an `id` each.":
      "“{}”是非单值的列表，工作簿无法以行表示；每个情景需要 `id`。",
    "The row has a value and no key; give it one such as `title` or `classification.level`.":
      "该行有值无键；请给出键，如 `title` 或 `classification.level`。",
    "“{}” is no key: its parts are joined by single dots, such as `classification.level`.":
      "“{}”不是键：各部分以单个点连接，如 `classification.level`。",
    "“{}” is given twice, or once with a value and once with keys below it; keep one.":
      "“{}”给出两次，或一次有值、一次有下级键；请保留其一。",
    "The workbook has no sheet “{}” with the study's keys and values; `symbiont pack` makes a workbook of a study, and `symbiont import` takes a table into one.":
      "工作簿没有含研究键值的工作表“{}”；`symbiont pack` 可把研究写成工作簿，`symbiont import` 可把表导入研究。",
    "did you mean the sheet “{}”?": "是否指工作表“{}”？",
    "add it or correct the name.": "请添加或更正名称。",
    "The workbook has no sheet “{}” for “{}”; {}": "工作簿没有与“{1}”对应的工作表“{0}”；{2}",
    "the code of the stressor's row": "压力项的行代码",
    "the keys here are {}.": "此处的键有{}。",
    "“{}” is no key of a study; {}": "“{}”不是研究的键；{}",
    "a single value": "单个值",
    "“{}” is “{}”; it must be one of {}.": "“{}”为“{}”；必须是{}之一。",
    "a list, such as [a, b]": "列表，如 [a, b]",
    "a list of single values": "单值列表",
    "keys and values": "键和值",
    "The key “{}” is missing; add {}.": "缺少键“{}”；请添加{}。",
    "a list": "列表",
    "“{}” is {}; it must be {}.": "“{}”是{}；必须是{}。",
    "study.yaml may have {} MB; this one has more.": "study.yaml 最多{} MB；此文件超出。",
    "The file is not UTF-8 text; save it as UTF-8.": "文件不是 UTF-8 文本；请存为 UTF-8。",
    "The file is no YAML: {}.": "文件不是 YAML：{}。",
    "The file has no keys and values; it must begin with `study: 1`.": "文件没有键值；必须以 `study: 1` 开头。",
    "The file is nested more than {} levels deep; a study never is.": "文件嵌套超过{}层；研究不会如此。",
    "The file is no valid YAML here: {}.": "此处不是有效的 YAML：{}。",
    "is": "",
    "are": "",
    "{} {} given twice in one place; keep one.": "{}{}在同一处给出两次；请保留其一。",
    "it cannot be read": "无法读取",
  ]
}
