internal import InputOutputModel

/// The 47 lines of CEADs' provincial inventories by the 13 groups of the national lists; urban and rural
/// households stand for themselves.
enum CEADsSectors {
  /// The group of a line whose name has this key (`NationalSectorList.key`); `nil` for another name.
  static func group(of key: String) -> String? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|")
      guard let group = parts.first else { continue }
      if parts.dropFirst().contains(where: { NationalSectorList.key(String($0)) == key }) {
        return String(group)
      }
    }
    return nil
  }

  private static let text = """
    AGR|Farming, Forestry, Animal Husbandry, Fishery and Water Conservancy|Logging and Transport of Wood and Bamboo
    MIN|Coal Mining and Dressing|Petroleum and Natural Gas Extraction|Ferrous Metals Mining and Dressing
    MIN|Nonferrous Metals Mining and Dressing|Nonmetal Minerals Mining and Dressing|Other Minerals Mining and Dressing
    IN_FD|Food Processing|Food Production|Beverage Production|Tobacco Processing
    IN_LIG|Textile Industry|Garments and Other Fiber Products|Leather, Furs, Down and Related Products
    IN_LIG|Timber Processing, Bamboo, Cane, Palm Fiber & Straw Products|Furniture Manufacturing
    IN_PAP|Papermaking and Paper Products|Printing and Record Medium Reproduction
    IN_PAP|Cultural, Educational and Sports Articles
    IN_CHEM|Petroleum Processing and Coking|Raw Chemical Materials and Chemical Products
    IN_CHEM|Medical and Pharmaceutical Products|Chemical Fiber|Rubber Products|Plastic Products
    IN_NMMI|Nonmetal Mineral Products
    IN_MMI|Smelting and Pressing of Ferrous Metals|Smelting and Pressing of Nonferrous Metals|Metal Products
    IN_OTHMNUF|Ordinary Machinery|Equipment for Special Purposes|Transportation Equipment
    IN_OTHMNUF|Electric Equipment and Machinery|Electronic and Telecommunications Equipment
    IN_OTHMNUF|Instruments, Meters, Cultural and Office Machinery|Other Manufacturing Industry|Scrap and waste
    PP|Production and Supply of Electric Power, Steam and Hot Water|Production and Supply of Gas
    PP|Production and Supply of Tap Water
    CON|Construction
    TRNS|Transportation, Storage, Post and Telecommunication Services
    RES-SERV|Wholesale, Retail Trade and Catering Services|Others
    household|Urban|Rural
    """
}
