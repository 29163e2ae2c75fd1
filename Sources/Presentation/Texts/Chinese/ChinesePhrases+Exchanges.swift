extension ChinesePhrases {
  /// What is checked of exchanges, scenarios and limits, and what their analyses find.
  static let exchanges: [String: String] = [
    "Scenario {} takes {} {} of {} from {} by {}, {} more than the {} that arise there and are not reused; lower a quantity, correct the account, or allow `account-exceeded`.":
      "情景{0}经{5}从{4}取用{3} {1} {2}，比当地产生且未自用的{7}多{6}；请减少数量、更正账户，或允许 `account-exceeded`。",
    "A set of exchanges cannot be cut back to the limits. {}": "有一组交换无法削减到限制以内。{}",
    "Scenario {} exceeds its limits; what is shared out is what the limits let through, {} {}, not the sum of its exchanges.":
      "情景{}超出其限制；分摊的是限制允许的量{} {}，而非各交换之和。",
    "Stopped after {} orders of {}; the standard errors hold for those.":
      "在{1}种顺序中的{0}种后停止；标准误对应已完成部分。",
    "“{}” is no scenario of the study, which has {}.": "“{}”不是研究的情景；研究有{}。",
    "“{}” is no scenario of the study, which has {}; did you mean “{}”?":
      "“{}”不是研究的情景；研究有{}。您是否指“{}”？",
    "Scenario {} is compared with none; name the one to compare with (--against).":
      "情景{}没有对照；请用 --against 指定。",
    "{} is of {} and {} of {}: what exchanges save is defined within a year; compare with a scenario of {}.":
      "{}为{}年，{}为{}年：交换的削减量只在同一年内定义；请与{}年的情景比较。",
    "“{}” is no sector at the level of this study; {}": "“{}”不是本研究层级的部门；{}",
    "The costs of {} are not given; they are left out of every sum of {}.": "未给出{}的成本；{}的各项合计均不含之。",
    "No price suits both sides of {} in {}: the giver needs {} and the taker can pay {} {} a unit.":
      "{1}中{0}没有双方都接受的价格：每单位供给方至少要{2}，接收方最多付{3} {4}。",
    "{} measures earn more than they cost. Cost per unit abated does not rank such measures (the one that abates more looks worse), so they are ordered by what they earn a year.":
      "{}项措施的收益大于成本。单位减排成本不宜给这类措施排序（减排越多反而显得越差），故按年收益排序。",
    "Left out of the abatement cost curve because they abate nothing: {}.": "因无减排而未列入减排成本曲线：{}。",
    "rebound of": "回弹项",
    "re-spent share": "再支出比例",
    "The {} of {} is {}; it is a share from 0 to 1.": "{1}的{0}为{2}；应为0到1的比例。",
    "{} re-spends {} of what it saves, but the study does not say which columns of final demand are the households'; name them under `household_demand`.":
      "{}把所省的{}再支出，但研究未说明哪些最终需求列属于居民；请在 `household_demand` 下指定。",
    "“{}” under `household_demand` is no column of final demand; {}":
      "`household_demand` 下的“{}”不是最终需求列；{}",
    "{} is no year of the study; use one of {}.": "{}不是本研究的年份；请从{}中选用。",
    "The study has no account of a waste in {}; add accounts.csv (year, sector, flow, generated …) and name it under `accounts`.":
      "研究没有{}年的废物账户；请添加 accounts.csv（`year,sector,flow,generated` …）并在 `accounts` 下指定。",
    "The {} of {} is {}; it lies between −{} and {} degrees.": "{1}的{0}为{2}；应在−{3}到{4}度之间。",
    "The study has no exchanges to choose from; add exchanges.csv.": "研究没有可选的交换；请添加 exchanges.csv。",
    "The least cost": "最低成本",
    "A budget": "预算",
    "A greatest distance": "最大距离",
    "{} needs figures that the study does not give; add costs.csv and name it under `costs`.":
      "{}所需数据研究未给出；请添加 costs.csv 并在 `costs` 下指定。",
    "Nothing limits {}, so there is no best quantity; give it a supply, a demand or a limit.":
      "{}没有任何限制，故无最优数量；请给出供给量、需求量或限制。",
    "the exchanges": "各交换",
    "Nothing limits the choice, so there is no best one; give a supply, a demand or a limit to {}.":
      "选择没有任何限制，故无最优解；请为{}给出供给量、需求量或限制。",
    "Not even no exchange at all satisfies the limits: what the inventory of {} already includes is more than it can hold.":
      "即使没有任何交换也不满足限制：{}年清单已包含的量超过限制。",
    "at most {} {}": "最多{} {}",
    "No choice saves {} {}: under the limits the exchanges can save {}. Ask for less, raise the budget or widen a limit.":
      "没有组合能削减{} {}：在限制之内各交换可削减{}。请降低目标、提高预算或放宽限制。",
    "The {} quantity of {} is {}; it cannot be negative.": "{1}的{0}数量为{2}；不能为负。",
    "The {} of {} is {}; it cannot be negative.": "{1}的{0}为{2}；不能为负。",
    "The maximum of limit {} is {}; it cannot be negative.": "限制{}的上限为{}；不能为负。",
    "`monitoring: {{}: {}}` is no quantity column; {}": "`monitoring: {{}: {}}` 不是数量列；{}",
    "“{}” is no exchange; {}": "“{}”不是交换；{}",
    "{} counts {} of {} in {} and {} in {}; use one unit.": "{0}中{2}的{1}以{3}计，而{4}以{5}计；请统一单位。",
    "The supply of {} from {} is {} here and {} before; it is one supply and must be the same.":
      "{1}的{0}供给量此处为{2}，此前为{3}；同一供给必须一致。",
    "The study has no scenario; name at least one under `scenarios`.":
      "研究没有情景；请在 `scenarios` 下至少给出一个。",
    "Scenario {} is of {}, which is no year of the study; use one of {}.":
      "情景{}的年份{}不属于本研究；请从{}中选用。",
    "Scenario {} is compared with itself; name another under `against`.":
      "情景{}与自身对照；请在 `against` 下另指定。",
    "Scenario {} is compared with “{}”, which is no scenario; {}": "情景{}的对照“{}”不是情景；{}",
    "Scenario {} uses the quantities “{}”, which are no column of exchanges; {}":
      "情景{}使用的数量列“{}”不在交换文件中；{}",
    "Scenario {} exchanges {} of {}; a quantity cannot be negative.": "情景{0}中{2}的交换量为{1}；数量不能为负。",
    "“{}” under `allow` is no finding that a study can allow; {}": "`allow` 下的“{}”不是研究可允许的检查结果；{}",
    "{} changes what households buy, but final demand stays as it is in a supply chain; leave the row out.":
      "{}改变居民采购，但供应链分析中最终需求不变；请去掉该行。",
    "A burden of {} {} is declared for a purchase from {}, whose burden follows from the table; declare burdens of `by-product` only.":
      "对从{2}的采购声明了{0} {1}的负担，而其负担由表得出；只应声明 `by-product` 的负担。",
    "The price of what {} changes is {}; it cannot be negative (a displaced purchase has a negative `change`).":
      "{}所改变采购的价格为{}；不能为负（被替代的采购以负的 `change` 表示）。",
    "Scenario {} asks for `supply_chain: true`, but no exchange changes a purchase; add purchases.csv and name it under `purchases`.":
      "情景{}要求 `supply_chain: true`，但没有交换改变采购；请添加 purchases.csv 并在 `purchases` 下指定。",
    "The discount rate is {}; write a share, such as 0.08 for 8 %.": "贴现率为{}；请写成比例，如8 %写作0.08。",
    "cost row of": "成本行",
    "investment per unit": "单位投资",
    "{} has an investment and no lifetime; give the years over which it is repaid.":
      "{}有投资而无寿命；请给出回收年数。",
    "The lifetime of {} is {} years; write from 0.01 to 1000.": "{}的寿命为{}年；应在0.01到1000之间。",
    "The tax credit of {} is {}; write the share of the investment that is returned, from 0 to 1.":
      "{}的税收抵免为{}；请写返还投资的比例，0到1。",
    " (line {})": "（第{}行）",
    "{} saves {} of {} a unit both in {}, which gives, and in {}{}, which takes: one saving is credited to both, {} a unit too much. Keep it where the flow is no longer used, or allow `both-partners-credit`.":
      "{0}每单位在供给方{3}和接收方{4}{5}都削减{2} {1}：同一削减计给双方，每单位多计{6}。请只保留在不再使用该流的一方，或允许 `both-partners-credit`。",
    "{} moves the same {} {} of {} from {} to {} as {} and saves the same flows: {} {} too much. Keep one of them, or allow `same-tonne`.":
      "{0}与{6}把同样的{3} {1} {2}从{4}运到{5}并削减同样的流：多计{7} {8}。请保留其一，或允许 `same-tonne`。",
    "Scenario {}: {} saves {} in the inventory of {} and displaces purchases from it as well, so that {} {} of {} is saved twice. Keep the effect or the purchase, or allow `saved-twice`.":
      "情景{0}：{1}在{3}的清单中削减{2}，又替代对其采购，使{6} {4} {5}被削减两次。请保留影响或采购之一，或允许 `saved-twice`。",
    "Scenario {} exchanges {} {} of {} in “{}”, {} more than its demand of {}; lower the quantity or correct the demand.":
      "情景{0}在“{4}”中交换{3} {1} {2}，比其需求量{6}多{5}；请减少数量或更正需求量。",
    "Scenario {} takes {} {} of {} from {} by {}, {} more than its supply of {}; lower a quantity or correct the supply.":
      "情景{0}经{5}从{4}取用{3} {1} {2}，比其供给量{7}多{6}；请减少数量或更正供给量。",
    "Scenario {} uses {} {} of the limit “{}” ({}) by {}, {} more than its maximum of {}; lower a quantity or correct the limit.":
      "情景{0}经{5}占用限制“{3}”（{4}）{1} {2}，比其上限{7}多{6}；请减少数量或更正限制。",
    "pushes": "使其",
    "push": "使其",
    "Scenario {} saves more {} in {} than there is: {} {} it to {} {} from {} in the inventory; lower a quantity or a rate.":
      "情景{0}在{2}削减的{1}超过实有量：{3}{4}由清单中的{7}降至{5} {6}；请减少数量或系数。",
    "Scenario {} puts {} {} of {} on {} by {}, but {} has no output in {}: its emissions would vanish.":
      "情景{0}经{5}给{4}增加{3} {1} {2}，但{6}在{7}年没有产出：其排放会丢失。",
    "With the purchases of the exchanges the system of {} cannot be solved. {}":
      "计入交换的采购后，{}年的系统无法求解。{}",
    "With the purchases of the exchanges {} would have an output of {} in {}: some column buys more than it makes. Lower a price or a quantity in purchases.":
      "计入交换的采购后，{2}中{0}的总产出将为{1}：有的列采购超过产出。请降低采购的价格或数量。",
    "{} displace {} ({}) of what {} buys from {} in {}, {} more than the {} that it buys; lower a price, a quantity or a change in purchases.":
      "{0}在{5}替代{3}从{4}采购的{1}（{2}），比其实际采购{7}多{6}；请降低采购的价格、数量或变化量。",
    "The {} {} of {} in {} are in no footprint: {} has no output in {}.":
      "{3}年{2}的{0} {1}不计入任何足迹：{4}在{5}年没有产出。",
    "Together the exchanges of {} keep {}, but some of them without the others would not; such a set counts with what the limits let through.":
      "{}的各交换合在一起满足{}，但其中一部分单独实施则不满足；这样的组合按限制允许的量计。",
    "{} bought by {}": "{1}购买的{0}",
    "{} is built": "{}建设",
    "{} if built": "{}（若建设）",
    "least lot of {}": "{}的最小批量",
    "The costs of {} are not given: the choice counts them as free. Add their rows to the costs.":
      "未给出{}的成本：选择时按免费计。请在成本文件中添加其行。",
    "The choice counts what exchanges change in the inventory. With what they change in purchases it saves {} {}; choose by that with --supply-chain.":
      "选择只计交换对清单的改变。计入其对采购的改变后削减{} {}；可用 --supply-chain 按此选择。",
    "The choice counts what exchanges change in the inventory, and what it changes in purchases cannot be: {} Choose with --supply-chain.":
      "选择只计交换对清单的改变，而其对采购的改变不可行：{} 请用 --supply-chain 选择。",
    "The study says nothing of what exchanges change in purchases; add purchases.csv and name it under `purchases`, or choose without --supply-chain.":
      "研究未说明交换对采购的改变；请添加 purchases.csv 并在 `purchases` 下指定，或不用 --supply-chain 选择。",
    "The choice saves {} {} less than asked: its purchases act too far from linearly. Ask for more.":
      "该组合的削减量比要求少{} {}：其采购的作用偏离线性过远。请提高要求。",
    "The saving is that of the full solution, purchases changed and output solved anew. The effects of single units, added up, give {} {}, a difference of {}.":
      "削减量为完整求解的结果（采购改变并重新求解总产出）。逐单位效应相加为{} {}，相差{}。",
    "What {} buys from group {} in {} is split over its sectors as the buyer's own purchases are.":
      "{2}年{0}从部门组{1}的采购按买方自身采购结构分摊到其各部门。",
    "What {} changes in the purchases of {}, {} ({}) a unit from {}, is left out: {} has no output in {}, so there is no column to change.":
      "略去{0}对{1}采购的改变（每单位从{4}采购{2}，{3}）：{5}在{6}年没有产出，没有可改变的列。",
    "Best choice {}": "最优组合{}",
  ]
}
