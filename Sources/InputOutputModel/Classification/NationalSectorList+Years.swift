extension NationalSectorList {
  /// The list of a year, a line a sector: group, Chinese names, English names.
  static func text(of year: Int) -> String? {
    switch year {
    case 2002: list2002
    case 2007: list2007
    case 2012: list2012
    case 2017: list2017
    default: nil
    }
  }

  private static let list2002 = """
    AGR|农业=农林牧渔业|Agriculture=Farming, forestry, animal husbandry and fishery
    MIN|煤炭开采和洗选业|Coal mining, washing and processing=Coal mining and washing
    MIN|石油和天然气开采业|Crude petroleum and natural gas products=Crude oil and gas extraction
    MIN|金属矿采选业|Metal ore mining
    MIN|非金属矿采选业=非金属矿及其他矿采选业|Non-ferrous mineral mining=Non-metallic mineral mining
    IN_FD|食品制造及烟草加工业|Manufacture of food products and tobacco processing=Food and tobacco
    IN_LIG|纺织业|Textile goods=Textiles
    IN_LIG|服装皮革羽绒及其制品业=纺织服装鞋帽皮革羽绒及其制品业|Wearing apparel, leather, furs, down and related products=Clothing
    IN_LIG|木材加工及家具制造业|Sawmills and furniture=Wood products and furniture
    IN_PAP|造纸印刷及文教用品制造业=造纸印刷及文教体育用品制造业|Paper and products, printing and record medium reproduction=Paper and printing
    IN_CHEM|石油加工、炼焦及核燃料加工业|Petroleum processing, coking and nuclear fuel processing=Oil refining and coking
    IN_CHEM|化学工业|Chemicals
    IN_NMMI|非金属矿物制品业|Nonmetal mineral products=Non-metallic mineral products
    IN_MMI|金属冶炼及压延加工业|Metals smelting and pressing=Metal smelting and rolling
    IN_MMI|金属制品业|Metal products=Fabricated metal products
    IN_OTHMNUF|通用、专用设备制造业|Common and special equipment=General and special machinery
    IN_OTHMNUF|交通运输设备制造业|Transport equipment
    IN_OTHMNUF|电气、机械及器材制造业=电气机械及器材制造业|Electric equipment and machinery=Electrical machinery
    IN_OTHMNUF|通信设备、计算机及其他电子设备制造业|Telecommunication equipment, computer and other electronic equipment=Electronics and communication equipment
    IN_OTHMNUF|仪器仪表及文化办公用机械制造业|Instruments, meters, cultural and office machinery=Instruments and office machinery
    IN_OTHMNUF|其他制造业|Other manufacturing products=Other manufacturing
    IN_OTHMNUF|废品废料|Scrap and waste
    PP|电力、热力的生产和供应业|Electricity and heating power production and supply=Electricity and heat supply
    PP|燃气生产和供应业|Gas production and supply=Gas supply
    PP|水的生产和供应业|Water production and supply=Water supply
    CON|建筑业|Construction
    TRNS|交通运输及仓储业|Transport and warehousing=Transport and storage
    TRNS|邮政业|Post=Postal services
    TRNS|信息传输、计算机服务和软件业|Information communication, computer service and software=Information transmission, computer services and software
    RES-SERV|批发和零售贸易业=批发和零售业=批发零售业|Wholesale and retail trade
    RES-SERV|住宿和餐饮业|Accommodation, eating and drinking places=Hotels and catering
    RES-SERV|金融保险业=金融业|Finance and insurance=Finance
    RES-SERV|房地产业|Real estate
    RES-SERV|租赁和商务服务业|Renting and commercial service=Leasing and business services
    RES-SERV|旅游业|Tourism
    RES-SERV|科学研究事业|Scientific research
    RES-SERV|综合技术服务业|General technical services=Technical services
    RES-SERV|其他社会服务业|Other social services
    RES-SERV|教育事业=教育|Education
    RES-SERV|卫生、社会保障和社会福利事业=卫生、社会保障和社会福利业|Health service, social guarantee and social welfare=Health and social security
    RES-SERV|文化、体育和娱乐业|Culture, sports and amusements=Culture, sports and entertainment
    RES-SERV|公共管理和社会组织|Public management and social administration=Public administration
    """

  private static let list2007 = """
    AGR|农林牧渔业|Agriculture, forestry, animal husbandry and fishery=Farming, forestry, animal husbandry and fishery=Farming, forestry, animal husbandry and fishing
    MIN|煤炭开采和洗选业|Mining and washing of coal=Coal mining and washing
    MIN|石油和天然气开采业|Extraction of petroleum and natural gas=Crude oil and gas extraction
    MIN|金属矿采选业|Mining and processing of metal ores=Metal ore mining
    MIN|非金属矿及其他矿采选业|Mining and processing of nonmetal ores and other ores=Non-metallic mineral and other mining
    IN_FD|食品制造及烟草加工业|Manufacture of foods and tobacco=Food and tobacco=Food, drink and tobacco
    IN_LIG|纺织业|Manufacture of textile=Textiles
    IN_LIG|纺织服装鞋帽皮革羽绒及其制品业|Manufacture of textile wearing apparel, footwear, caps, leather, fur, feather and its products=Clothing=Clothing, footwear and leather
    IN_LIG|木材加工及家具制造业|Processing of timbers and manufacture of furniture=Wood products and furniture
    IN_PAP|造纸印刷及文教体育用品制造业|Papermaking, printing and manufacture of articles for culture, education and sports activities=Paper and printing=Paper, printing and recreational articles
    IN_CHEM|石油加工、炼焦及核燃料加工业|Processing of petroleum, coking, processing of nuclear fuel=Oil refining and coking=Oil refining, coking and nuclear fuel
    IN_CHEM|化学工业|Chemical industry=Chemicals
    IN_NMMI|非金属矿物制品业|Manufacture of nonmetallic mineral products=Non-metallic mineral products
    IN_MMI|金属冶炼及压延加工业|Smelting and rolling of metals=Metal smelting and rolling
    IN_MMI|金属制品业|Manufacture of metal products=Fabricated metal products
    IN_OTHMNUF|通用、专用设备制造业|Manufacture of general purpose and special purpose machinery=General and special machinery
    IN_OTHMNUF|交通运输设备制造业|Manufacture of transport equipment=Transport equipment
    IN_OTHMNUF|电气机械及器材制造业|Manufacture of electrical machinery and equipment=Electrical machinery
    IN_OTHMNUF|通信设备、计算机及其他电子设备制造业|Manufacture of communication equipment, computer and other electronic equipment=Electronics and communication equipment
    IN_OTHMNUF|仪器仪表及文化、办公用机械制造业|Manufacture of measuring instrument and machinery for cultural activity and office work=Instruments and office machinery
    IN_OTHMNUF|工艺品及其他制造业|Manufacture of artwork, other manufacture=Crafts and other manufacturing
    IN_OTHMNUF|废品废料|Scrap and waste
    PP|电力、热力的生产和供应业|Production and supply of electric power and heat power=Electricity and heat supply
    PP|燃气生产和供应业|Production and distribution of gas=Gas supply
    PP|水的生产和供应业|Production and distribution of water=Water supply
    CON|建筑业|Construction
    TRNS|交通运输及仓储业|Traffic, transport and storage=Transport and storage
    TRNS|邮政业|Post=Postal services
    TRNS|信息传输、计算机服务和软件业|Information transmission, computer services and software=Telecommunication, computer services and software=Telecommunication, computing and software
    RES-SERV|批发和零售业=批发零售业|Wholesale and retail trades=Wholesale and retail trade
    RES-SERV|住宿和餐饮业|Hotels and catering services=Hotels and catering
    RES-SERV|金融业|Financial intermediation=Finance
    RES-SERV|房地产业|Real estate
    RES-SERV|租赁和商务服务业|Leasing and business services
    RES-SERV|研究与试验发展业|Research and experimental development=Research and development
    RES-SERV|综合技术服务业|Comprehensive technical services=Technical services
    RES-SERV|水利、环境和公共设施管理业|Management of water conservancy, environment and public facilities=Water conservancy, environment and public facilities
    RES-SERV|居民服务和其他服务业|Services to households and other services=Household and other services
    RES-SERV|教育|Education
    RES-SERV|卫生、社会保障和社会福利业|Health, social security and social welfare=Health and social security
    RES-SERV|文化、体育和娱乐业|Culture, sports and entertainment=Culture, sport and entertainment
    RES-SERV|公共管理和社会组织|Public management and social organization=Public administration
    """

  /// Sectors that 2012 and 2017 name alike, before those in which they differ.
  private static let manufacturing = """
    AGR|农林牧渔产品和服务|Agriculture, forestry, animal husbandry and fishery products and services=Agriculture, forestry, animal husbandry and fishery
    MIN|煤炭采选产品|Coal mining and processing products=Coal mining and washing
    MIN|石油和天然气开采产品|Petroleum and natural gas extraction products=Extraction of petroleum and natural gas
    MIN|金属矿采选产品|Metal ore mining and processing products=Metal ore mining
    MIN|非金属矿和其他矿采选产品|Nonmetal and other ore mining and processing products=Non-metallic mineral and other mining
    IN_FD|食品和烟草|Food and tobacco
    IN_LIG|纺织品|Textiles
    IN_LIG|纺织服装鞋帽皮革羽绒及其制品|Textile wearing apparel, footwear, caps, leather, fur, feather and its products=Clothing
    IN_LIG|木材加工品和家具|Processed timber and furniture=Wood products and furniture
    IN_PAP|造纸印刷和文教体育用品|Papermaking, printing and articles for culture, education and sports=Paper and printing
    IN_CHEM|石油、炼焦产品和核燃料加工品|Refined petroleum, coking products and processed nuclear fuel=Oil refining and coking
    IN_CHEM|化学产品|Chemical products=Chemicals
    IN_NMMI|非金属矿物制品|Nonmetallic mineral products=Non-metallic mineral products
    IN_MMI|金属冶炼和压延加工品|Smelted and rolled metals=Metal smelting and rolling
    IN_MMI|金属制品|Metal products=Fabricated metal products
    IN_OTHMNUF|通用设备|General purpose machinery=General machinery
    IN_OTHMNUF|专用设备|Special purpose machinery=Special machinery
    IN_OTHMNUF|交通运输设备|Transport equipment
    IN_OTHMNUF|电气机械和器材|Electrical machinery and equipment=Electrical machinery
    IN_OTHMNUF|通信设备、计算机和其他电子设备|Communication equipment, computers and other electronic equipment=Electronics and communication equipment
    IN_OTHMNUF|仪器仪表|Measuring instruments=Instruments

    """

  /// The utilities and construction of 2012 and 2017.
  private static let utilities = """
    PP|电力、热力的生产和供应|Production and supply of electric power and heat power=Electricity and heat supply
    PP|燃气生产和供应|Production and supply of gas=Gas supply
    PP|水的生产和供应|Production and supply of water=Water supply
    CON|建筑|Construction
    RES-SERV|批发和零售|Wholesale and retail trade
    TRNS|交通运输、仓储和邮政|Transport, storage and postal services
    RES-SERV|住宿和餐饮|Hotels and catering services=Hotels and catering
    TRNS|信息传输、软件和信息技术服务|Information transmission, software and information technology services
    RES-SERV|金融|Financial intermediation=Finance
    RES-SERV|房地产|Real estate
    RES-SERV|租赁和商务服务|Leasing and business services

    """

  /// The public services of 2012 and 2017.
  private static let publicServices = """
    RES-SERV|水利、环境和公共设施管理|Management of water conservancy, environment and public facilities=Water conservancy, environment and public facilities
    RES-SERV|居民服务、修理和其他服务|Services to households, repair and other services=Household, repair and other services
    RES-SERV|教育|Education
    RES-SERV|卫生和社会工作|Health and social work
    RES-SERV|文化、体育和娱乐|Culture, sports and entertainment
    RES-SERV|公共管理、社会保障和社会组织|Public management, social security and social organization=Public administration
    """

  private static let list2012 =
    manufacturing + """
      IN_OTHMNUF|其他制造产品|Other manufactured products=Other manufacturing
      IN_OTHMNUF|废品废料|Scrap and waste
      IN_OTHMNUF|金属制品、机械和设备修理服务|Repair of metal products, machinery and equipment

      """ + utilities + """
      RES-SERV|科学研究和技术服务|Scientific research and technical services

      """ + publicServices

  private static let list2017 =
    manufacturing + """
      IN_OTHMNUF|其他制造产品和废品废料|Other manufactured products, scrap and waste
      IN_OTHMNUF|金属制品、机械和设备修理服务|Repair of metal products, machinery and equipment

      """ + utilities + """
      RES-SERV|研究和试验发展|Research and experimental development=Research and development
      RES-SERV|综合技术服务|Comprehensive technical services=Technical services

      """ + publicServices
}
