import Foundation

/// The study to start from with Chinese names, two years and every optional file, so that whatever English a
/// reader sees of it is the program's: codes of lower-case letters are `ChineseStudy.codes`.
public enum ChineseStudy {
  /// The codes that the study's files use.
  public static let codes: Set<String> = [
    "coal", "diesel", "clinker", "slag", "household", "households", "government", "investment",
    "outflow", "inflow", "compensation", "taxes", "surplus", "today", "planned", "kiln", "heat",
    "energy",
  ]

  /// A catalogue of synergies.
  public static let catalogue = """
    id,waste,process,takers,flow,rate,share,source
    slag_clinker,钢渣,水泥窑生料,水泥;工业,clinker,-0.8,0.5,假定

    """

  private static let study = """
    study: 1
    title: 有钢厂的小城
    region: 小城
    money: 1e6 CNY
    classification: {sectors: sectors.csv, groups: groups.csv, level: group}
    flows: flows.csv
    exchanges: exchanges.csv
    effects: effects.csv
    limits: limits.csv
    uncertainty: uncertainty.csv
    processes: processes.csv
    process_flows: process_flows.csv
    accounts: accounts.csv
    purchases: purchases.csv
    costs: costs.csv
    discount_rate: 0.08
    rebound: rebound.csv
    household_demand: [households]
    satellites: satellites.csv
    sites: sites.csv
    wages: compensation
    quantities: [today, planned]
    monitoring: {plan: planned, actual: today}
    indicators:
      co2: {name: CO2, unit: t}
      energy: {name: 能源消费, unit: GJ}
    headline: co2
    imports: domestic
    tables:
      final_demand: [households, government, investment]
      exports: [outflow]
      imports: [inflow]
      value_added: [compensation, taxes, surplus]
    regionalisation: {method: proportional}
    years:
      2020: {table: tables/province-2020.csv, city: city/2020.csv, inventory: inventory/2020.csv}
      2022:
        table: tables/province-2020.csv
        city: city/2022.csv
        inventory: inventory/2022.csv
        inventory_includes: today
        import_multipliers: imports.csv
    scenarios:
      - {id: BL2020, name: 基准, year: 2020}
      - {id: BAU2022, name: 无交换, year: 2022, against: BL2020}
      - {id: TODAY, name: 现状, year: 2022, against: BAU2022, exchanges: today}
      - {id: PLAN, name: 规划, year: 2022, against: BAU2022, exchanges: planned, supply_chain: true}

    """

  private static let files = [
    "sectors.csv":
      "code,name,group\nFARM,农业,RURAL\nCEMENT,水泥,INDUSTRY\nSTEEL,钢铁,INDUSTRY\nPOWER,电力热力,ENERGY\nSERVICES,商业服务业,URBAN\n",
    "groups.csv": "code,name\nRURAL,农业\nINDUSTRY,工业\nENERGY,能源供应\nURBAN,服务业\n",
    "flows.csv":
      "flow,name,unit,kind,co2,energy\ncoal,原煤,t,fuel,1.8252,20.9\ndiesel,柴油,t,fuel,3.0994,42.7\nclinker,熟料,t,process,0.52,\nheat,热力,GJ,heat,,\n",
    "exchanges.csv":
      "id,name,type,from,to,waste,unit,today,planned,supply,demand\nslag,钢渣制水泥,bulky-waste,STEEL,CEMENT,钢渣,t,5000,40000,60000,\nheat_homes,余热供暖,heat,STEEL,household,蒸汽,t,0,20000,50000,30000\n",
    "effects.csv":
      "exchange,sector,flow,rate\nslag,CEMENT,clinker,-0.8\nslag,CEMENT,coal,-0.07\nslag,URBAN,diesel,0.003\nheat_homes,household,coal,-0.2\nheat_homes,household,heat,2.76\n",
    "limits.csv": "limit,name,unit,maximum,exchange,coefficient\nclinker,可替代熟料,t,120000,slag,0.8\n",
    "city/2022.csv": "code,output\nRURAL,160\nINDUSTRY,950\nENERGY,310\nURBAN,2100\n",
    "inventory/2022.csv":
      "sector,flow,quantity\nRURAL,diesel,4100\nCEMENT,coal,61000\nCEMENT,clinker,390000\nSTEEL,coal,140000\nENERGY,coal,455000\nURBAN,diesel,33000\nhousehold,coal,11000\n",
    "uncertainty.csv":
      "data,sector,flow,exchange,column,distribution,gsd2,scores,basic,minimum,mode,maximum,group\ntable,,,,,pedigree,,3;2;2;3;2,1.05,,,,\ninventory,,,,,pedigree,,3;2;1;3;2,1.05,,,,\nfactor,,,,,lognormal,1.1,,,,,,\neffect,,,,,lognormal,1.2,,,,,,\nquantity,,,slag,planned,triangular,,,,0.5,,1.5,\n",
    "processes.csv": "process,name,sector,unit\nkiln,水泥窑,CEMENT,t\n",
    "process_flows.csv":
      "process,direction,flow,quantity,unit,mass,energy,carbon\nkiln,input,coal,0.16,t,1,20.9,0.5\nkiln,output,clinker,1,t,0.1,3.3,\nkiln,emission,废气,0.06,t,1,,1\n",
    "accounts.csv":
      "year,sector,flow,generated,consumed,reused,disposed,unit\n2020,STEEL,钢渣,90000,,1000,,t\n2022,STEEL,钢渣,95000,,1000,2000,t\n2022,STEEL,蒸汽,80000,,,,t\n2022,CEMENT,石灰石,,500000,,,t\n",
    "purchases.csv":
      "exchange,buyer,supplier,change,price\nslag,INDUSTRY,ENERGY,-0.07,0.0004\nslag,INDUSTRY,by-product,1,0.00002\n",
    "costs.csv":
      "exchange,investment,lifetime,operation_per_unit,price,disposal,substitute,transport,distance_km,subsidy,tax_credit,bearer\nslag,10,10,0.00001,0.00002,0.00003,0.00009,0.0000005,30,0.00001,0.1,taker\nheat_homes,20,15,0.00001,0.00004,,0.0001,,5,,,giver\n",
    "rebound.csv": "exchange,displacement,respent\nslag,0.9,0.5\n",
    "satellites.csv":
      "year,row,unit,sector,quantity\n2022,就业,人,RURAL,9000\n2022,就业,人,INDUSTRY,20000\n2022,就业,人,ENERGY,3000\n2022,就业,人,URBAN,40000\n",
    "sites.csv":
      "sector,latitude,longitude\nSTEEL,26.6,106.7\nCEMENT,26.7,106.6\nPOWER,26.5,106.8\n",
    "imports.csv": "code,co2\nRURAL,0.9\nINDUSTRY,3.1\nENERGY,8.2\nURBAN,0.4\n",
  ]

  /// Runs `body` with the path of the study in a temporary folder.
  ///
  /// - Parameter edits: what to replace in study.yaml.
  public static func with<Result>(
    replacing edits: [(String, String)] = [], _ body: (String) throws -> Result
  ) throws -> Result {
    try withStarterStudy(files) { path in
      var text = study
      for (old, new) in edits {
        precondition(text.contains(old), "the Chinese study no longer has “\(old)”")
        text = text.replacingOccurrences(of: old, with: new)
      }
      try Data(text.utf8).write(to: URL(filePath: path).appending(path: "study.yaml"))
      return try body(path)
    }
  }
}
