extension ChinesePhrases {
  /// Decomposition, paths, linkages, extraction, decoupling, robustness.
  static let causes: [String: String] = [
    "strong decoupling": "强脱钩",
    "weak decoupling": "弱脱钩",
    "expansive coupling": "扩张连结",
    "expansive negative decoupling": "扩张负脱钩",
    "strong negative decoupling": "强负脱钩",
    "weak negative decoupling": "弱负脱钩",
    "recessive coupling": "衰退连结",
    "recessive decoupling": "衰退脱钩",
    "emissions before": "期初排放",
    "emissions after": "期末排放",
    "activity before": "期初经济量",
    "activity after": "期末经济量",
    "The figure of {} is {}; decoupling needs figures of at least 0.": "{}为{}；脱钩分析要求数值不小于0。",
    "energy intensity": "能源强度",
    "fuel mix": "能源结构",
    "emission factor": "排放因子",
    "{}: {} has {} {}, which has no ratio. Correct one of them.": "{}：{}有{}{}，无法求比值。请更正其一。",
    "of output in a total of 0": "的产出，而合计为0",
    "of energy but no output": "的能源，却无产出",
    "of energy in a total of 0": "的能源，而合计为0",
    "of emissions but no energy": "的排放，却无能源",
    "production structure": "生产结构",
    "{} and {} have different sectors or categories of final demand; a decomposition needs the same ones in the same order. Aggregate both to one classification.":
      "{}与{}的部门或最终需求类别不同；结构分解分析要求二者相同且顺序一致。请合并到同一分类。",
    "Final demand of {} sums to 0, so that its change cannot be split.": "{}的最终需求合计为0，无法分解其变化。",
    "Category {} of {} sums to 0 although products have figures in it, so that it has no mix. Join it with another category.":
      "{1}的类别{0}合计为0，但其中各产品有数值，无法求结构。请与其他类别合并。",
    "Factor {} of {} is {}; a logarithmic decomposition takes figures from 0 upwards only. Leave the cell out or join it with another.":
      "{1}的因素{0}为{2}；对数分解只接受不小于0的数值。请去掉该单元或与其他合并。",
    "Effect": "效应",
    "Polar mean": "两极平均",
    "Smallest": "最小",
    "Largest": "最大",
    "Effects on the footprint": "各因素对足迹的效应",
    "Factor": "因素",
    "The effect is the mean over all orders in which the factors can change; smallest and largest are the range over these orders.":
      "效应是各因素全部变化顺序的平均值；最小与最大是各顺序下的范围。",
    "Why the footprint changed: {} to {}": "足迹变化原因（结构分解分析）：{}至{}",
    "Chain, emitter first": "供应链（排放者在前）",
    "Emissions": "排放量",
    "Share": "占比",
    "The {} chains cover {} of {} {}.": "这{}条链占{2} {3}的{1}。",
    "Supply chains behind the footprint of {}": "{}足迹的供应链",
    "Decoupling": "脱钩",
    "Activity": "经济量",
    "Elasticity": "弹性",
    "State": "状态",
    "Backward": "后向关联",
    "Forward": "前向关联",
    "Forward (Rasmussen)": "前向关联（Rasmussen）",
    "Backward, normalised": "影响力系数",
    "Forward, normalised": "感应度系数",
    "Backward, variation": "后向变异系数",
    "Forward, variation": "前向变异系数",
    "Linkages of the city's own deliveries, {}": "城市自产供给的产业关联，{}",
    "Key": "关键",
    "Forward linkages by Ghosh; a sector is key where both normalised linkages exceed 1. A large variation means that few partners carry the linkage.":
      "前向关联按 Ghosh 模型计算；影响力系数与感应度系数均大于1者为关键部门。变异系数大表示关联集中于少数伙伴。",
    "Linkages": "产业关联",
    "What would be lost without {}, {}": "若无{}将损失多少，{}",
    "Rule": "规则",
    "What is taken out": "剔除内容",
    "Hypothetical extraction": "假设抽取法",
    "The sector buys nothing from any sector (its column of A is 0); final demand stays.":
      "该部门不向任何部门采购（A 中该列为0）；最终需求不变。",
    "The sector delivers nothing to any sector (its row of the allocation coefficients B is 0); primary inputs stay (Ghosh).":
      "该部门不向任何部门供给（分配系数 B 中该行为0）；初始投入不变（Ghosh 模型）。",
    "The sector neither buys from nor delivers to any sector (row and column of A are 0); final demand for its product stays.":
      "该部门与其他部门既不采购也不供给（A 中该行、列为0）；其产品的最终需求不变。",
    "The sector neither buys from nor delivers to any sector (row and column of A are 0), and final demand for its product is gone as well.":
      "该部门与其他部门既不采购也不供给（A 中该行、列为0），其产品的最终需求也消失。",
    "What moves, and by how much": "哪些结果变动，变动多少",
    "Choice": "方法选择",
    "The study": "本研究",
    "Instead": "改用",
    "As it is": "原值",
    "Otherwise": "改后",
    "How much depends on the method": "结果对方法的依赖程度",
    "The study is solved again with one choice made otherwise. The whole footprint and the saving cannot depend on the level or on imports, their split over products does; rank correlation 1 means that the sectors keep their order.":
      "每次改变一项方法选择并重新求解。足迹总量和削减量不随层级或进口处理方式变化，但其在产品间的分布会变；秩相关为1表示部门排序不变。",
    "Figures that agree to {} of their size count as unmoved: what is left is rounding.":
      "相对差异不超过{}的数值视为不变：其余为舍入误差。",
    "it has no solution": "无解",
    "{} {} cannot be compared: {}": "{} {}无法比较：{}",
    "The threshold is {}; give a share above 0, since the chains are endless.":
      "阈值为{}；供应链无穷无尽，请给出大于0的份额。",
    "The intensity of sector {} is {}; paths need intensities of at least 0.":
      "部门{}的排放强度为{}；路径分析要求强度不小于0。",
    "The coefficient of sector {} in sector {} is {}; paths need coefficients of at least 0.":
      "部门{}对部门{}的系数为{}；路径分析要求系数不小于0。",
    "What a sector emits on its own premises, whoever uses its product.": "部门在自身场所的排放，不论其产品由谁使用。",
    "All emissions on the territory along the supply chains of what is finally delivered of the product; deliveries to other sectors count with their products.":
      "该产品最终需求沿供应链在本地域的全部排放；供给其他部门的部分计入那些部门的产品。",
    "All emissions that the sector's primary inputs (value added and inputs from outside) enable where its output is used further, down to the last user; uses the supply-side model.":
      "部门的初始投入（增加值与外来投入）所支撑的全部排放，沿其产出的使用直至最后用户；采用供给侧模型。",
    "Each sector keeps the share of its own and its received emissions that its value added has in its net output and passes on the rest with its product; what reaches final deliveries is the consumers' part.":
      "各部门按增加值占净产出的比例承担自身及传入的排放，其余随产品传递；到达最终需求的部分由消费者承担。",
    "Value added of sector {} is {} and its output net of deliveries to itself {}; shared responsibility needs a value added between 0 and that.":
      "部门{}的增加值为{}，扣除自用后的产出为{}；共担责任要求增加值介于0与后者之间。",
  ]
}
