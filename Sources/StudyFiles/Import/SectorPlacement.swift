internal import InputOutputModel
internal import Provenance
internal import TableFormats

/// Finds the sectors of a study to which those of a table from elsewhere belong: by the concordance, by
/// code, by name, and by the national lists, never by position.
struct SectorPlacement {
  /// The study's sector of each sector of the table, with the means by which it was found.
  private(set) var places: [(sector: String, means: String)?] = []

  /// Places the sectors of a table.
  ///
  /// - Parameters:
  ///   - codes: the table's sectors.
  ///   - names: their names; the codes where it has none.
  ///   - sectors: the study's sectors.
  ///   - concordance: what the user says, by code or name.
  ///   - list: the national list of the table; without it the one that knows most of the names.
  init(
    codes: [String], names: [String], sectors: [Sector], concordance: ImportConcordance?,
    list: NationalSectorList?
  ) {
    let known = Set(sectors.map(\.code))
    let haveCodes = codes.allSatisfy(known.contains)
    var byName: [String: String] = [:]
    for sector in sectors { byName[NationalSectorList.key(sector.name)] = sector.code }
    let list = list ?? Self.nearest(names)
    let positions = list?.match(names)
    var byPosition: [Int: String] = [:]
    if let list {
      for (sector, position) in zip(sectors, list.match(sectors.map(\.name))) {
        if let position { byPosition[position] = sector.code }
      }
    }
    for (index, code) in codes.enumerated() {
      if let target = concordance?.targets[code] ?? concordance?.targets[names[index]] {
        places.append((target, "concordance"))
      } else if haveCodes {
        places.append((code, "code"))
      } else if let sector = byName[NationalSectorList.key(names[index])] {
        places.append((sector, "name"))
      } else if let list, let position = positions?[index], let sector = byPosition[position] {
        places.append((sector, "national list of \(list.year)"))
      } else if let list, let position = positions?[index],
        known.contains(list.entries[position].group)
      {
        places.append((list.entries[position].group, "groups of the list of \(list.year)"))
      } else {
        places.append(nil)
      }
    }
  }

  /// The list that knows most of the names; `nil` where none knows half of them.
  private static func nearest(_ names: [String]) -> NationalSectorList? {
    let lists = NationalSectorList.years.compactMap(NationalSectorList.init(year:))
    let counts = lists.map { list in list.match(names).count { $0 != nil } }
    guard let most = counts.max(), 2 * most >= names.count, most > 0 else { return nil }
    return counts.firstIndex(of: most).map { lists[$0] }
  }
}
