import InputOutputModel
import Testing

@Suite struct NationalSectorListTests {
  /// How many of the 42 sectors each group has, from Table 2 of the paper for 2007 and by content else.
  @Test(arguments: [
    (2002, [1, 4, 1, 3, 1, 2, 1, 2, 7, 3, 1, 3, 13]),
    (2007, [1, 4, 1, 3, 1, 2, 1, 2, 7, 3, 1, 3, 13]),
    (2012, [1, 4, 1, 3, 1, 2, 1, 2, 9, 3, 1, 2, 12]),
    (2017, [1, 4, 1, 3, 1, 2, 1, 2, 8, 3, 1, 2, 13]),
  ]) func everyYearHas42SectorsInThirteenGroups(_ year: Int, _ sizes: [Int]) throws {
    let list = try #require(NationalSectorList(year: year))
    #expect(list.entries.count == 42)
    let counts = NationalSectorList.groups.map { group in
      list.entries.count { $0.group == group }
    }
    #expect(counts == sizes)
    // Every name leads back to its own sector, so no two sectors of a year share one.
    for (position, entry) in list.entries.enumerated() {
      #expect(!entry.chinese.isEmpty && !entry.english.isEmpty)
      for match in list.match(entry.chinese + entry.english) { #expect(match == position) }
    }
  }

  @Test func the2007ListIsInTheOrderOfThePapersTable2() throws {
    let list = try #require(NationalSectorList(year: 2007))
    let ranges: [(String, ClosedRange<Int>)] = [
      ("AGR", 1...1), ("MIN", 2...5), ("IN_FD", 6...6), ("IN_LIG", 7...9), ("IN_PAP", 10...10),
      ("IN_CHEM", 11...12), ("IN_NMMI", 13...13), ("IN_MMI", 14...15), ("IN_OTHMNUF", 16...22),
      ("PP", 23...25), ("CON", 26...26), ("TRNS", 27...29), ("RES-SERV", 30...42),
    ]
    for (group, range) in ranges {
      for number in range { #expect(list.entries[number - 1].group == group) }
    }
  }

  @Test func matchesByNameAndNotByPosition() throws {
    let list = try #require(NationalSectorList(year: 2012))
    let names = ["建筑", "废品废料", "交通运输、 仓储及邮政业", "Construction", "real  estate", "旅游业"]
    let groups = list.match(names).map { $0.map { list.entries[$0].group } }
    #expect(groups == ["CON", "IN_OTHMNUF", "TRNS", "CON", "RES-SERV", nil])
  }

  @Test func readsTheSpellingsOfProvincialTables() throws {
    let list = try #require(NationalSectorList(year: 2007))
    let printed = ["通用专用设备制造业", "通信设备、计算机及其它电子设备制造业", "仪器仪表及文化办公用机械制造业", "批发零售业"]
    #expect(list.match(printed) == [15, 18, 19, 29])
  }

  @Test func hasNoListForOtherYears() {
    #expect(NationalSectorList(year: 2010) == nil)
  }
}
