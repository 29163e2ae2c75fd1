/// The figures that differ between two results, as tables.
struct RunComparison {
  /// A figure of either result.
  struct Change {
    var path: [String]
    var before: Double?
    var after: Double?
    /// The relative change; `nil` where there is no figure before, or it is 0.
    var share: Double? {
      guard let before, let after, before != 0 else { return nil }
      return (after - before) / abs(before)
    }
    /// Whether both are the same but for rounding.
    var isRounding: Bool {
      guard let before, let after else { return false }
      return abs(after - before) <= RunComparison.rounding * max(abs(before), abs(after))
    }
  }

  /// The relative difference up to which two figures are the same but for rounding.
  static let rounding = RerunOutcome.tolerance

  /// The figures that both results could have and that differ by more than rounding.
  let changes: [Change]
  /// How many figures differ by rounding only.
  let rounded: Int
  /// What cannot be compared, in sentences: scenarios and sectors of one result only, other units.
  private(set) var remarks: [String] = []
  private let names: [String: String]
  private let units: [String: String]

  init(_ before: JSONValue, _ after: JSONValue, texts: Texts) {
    let known = Self.figures(of: before, texts: texts)
    let other = Self.figures(of: after, texts: texts)
    names = other.mapValues(\.name)
    units = other.mapValues(\.unit)
    var unlike = Set(other.keys.filter { known[$0]?.unit != other[$0]?.unit })
    if before["headline"] != after["headline"] {
      unlike.formUnion(
        other.keys.filter { !["output", "value_added", "final_demand"].contains($0) })
      remarks.append("The headline indicators differ, so that no impact is compared.")
    } else if !unlike.isEmpty {
      remarks.append(
        "Units differ (money in \(before["money"]?.textValue ?? "") before, in \(after["money"]?.textValue ?? "") after); figures in them are not compared."
      )
    }
    let scenarios = Self.common(\.scenarios, before, after)
    let sectors = Self.common(\.sectors, before, after)
    if !scenarios.onlyBefore.isEmpty {
      remarks.append("Scenarios before only: \(scenarios.onlyBefore.joined(separator: ", ")).")
    }
    if !scenarios.onlyAfter.isEmpty {
      remarks.append("Scenarios after only: \(scenarios.onlyAfter.joined(separator: ", ")).")
    }
    if !sectors.onlyBefore.isEmpty {
      remarks.append("Sectors before only: \(sectors.onlyBefore.joined(separator: ", ")).")
    }
    if !sectors.onlyAfter.isEmpty {
      remarks.append("Sectors after only: \(sectors.onlyAfter.joined(separator: ", ")).")
    }
    let (left, right) = (ResultFigures(before), ResultFigures(after))
    let paths = left.all.map(\.path) + right.all.map(\.path).filter { left[$0] == nil }
    let differing = paths.compactMap { path -> Change? in
      let change = Change(path: path, before: left[path], after: right[path])
      guard change.before != change.after, !unlike.contains(path.last ?? "") else { return nil }
      if ["scenarios", "comparisons"].contains(path[0]), path.count > 1 {
        guard scenarios.both.contains(path[1]) else { return nil }
        if path.count > 3, path[2] == "sectors", !sectors.both.contains(path[3]) { return nil }
      }
      return change
    }
    changes = differing.filter { !$0.isRounding }
    rounded = differing.count - changes.count
  }

  /// The names and units of the figures of one result by their keys.
  private static func figures(
    of result: JSONValue, texts: Texts
  ) -> [String: (name: String, unit: String)] {
    let headline = result["headline"]?.textValue
    let indicator = result["indicators"]?.elements.first { $0["code"]?.textValue == headline }
    let unit = indicator?["unit"]?.textValue ?? ""
    let money = result["money"]?.textValue ?? ""
    let figures = texts.figures
    return [
      "output": (figures.output, money), "value_added": (figures.valueAdded, money),
      "final_demand": (figures.finalDemand, money), "direct": (figures.direct, unit),
      "intensity": (figures.intensity, "\(unit)/\(money)"),
      "multiplier": (figures.multiplier, "\(unit)/\(money)"),
      "footprint": (figures.footprint, unit),
      "footprint_direct": (figures.footprintDirect, unit),
      "footprint_indirect": (figures.footprintIndirect, unit),
      "footprint_exports": (figures.footprintExports, unit),
      "consumption_footprint": (figures.consumptionFootprint, unit),
      "household_direct": (figures.householdDirect, unit), "city": (figures.city, unit),
      "output_per_footprint": (figures.outputPerFootprint, "\(money)/\(unit)"),
      "value_added_per_direct": (figures.valueAddedPerDirect, "\(money)/\(unit)"),
      "final_demand_per_footprint": (figures.finalDemandPerFootprint, "\(money)/\(unit)"),
      "saving": (figures.saving, unit), "saving_share": (figures.savingShare, ""),
      "net_saving": (figures.netSaving, unit),
    ]
  }

  private static func common(
    _ codes: KeyPath<JSONValue, [String]>, _ before: JSONValue, _ after: JSONValue
  ) -> (both: Set<String>, onlyBefore: [String], onlyAfter: [String]) {
    let (left, right) = (before[keyPath: codes], after[keyPath: codes])
    let both = Set(left).intersection(right)
    return (both, left.filter { !both.contains($0) }, right.filter { !both.contains($0) })
  }

  /// Totals, savings and sectors; the sectors' footprints and outputs for people, all else in files.
  var tables: [ResultTable] {
    let shown: Set = ["footprint", "output", "output_per_footprint"]
    let sectors = changes.filter {
      $0.path.count == 5 && $0.path[0] == "scenarios" && $0.path[2] == "sectors"
    }
    return [
      table(
        id: "changed_totals", title: "Totals that changed",
        changes.filter {
          $0.path.count == 4 && $0.path[0] == "scenarios" && $0.path[2] == "totals"
        }),
      table(
        id: "changed_savings", title: "Savings that changed",
        changes.filter {
          $0.path.count == 3 && $0.path[0] == "comparisons" && names[$0.path[2]] != nil
        }),
      table(
        id: "changed_sectors", title: "Sectors that changed",
        sectors.filter { shown.contains($0.path[4]) }, hasSectors: true),
      table(
        id: "changed_sector_figures", title: "Every figure of a sector that changed", sectors,
        hasSectors: true, audience: .analyst),
    ]
  }

  private func table(
    id: String, title: String, _ changes: [Change], hasSectors: Bool = false,
    audience: ResultTable.Audience = .reader
  ) -> ResultTable {
    var columns: [TableColumn<Change>] = [.text("scenario", "Scenario") { $0.path[1] }]
    if hasSectors { columns.append(.text("sector", "Sector") { $0.path[3] }) }
    columns += [
      .text("figure", "Figure") { $0.path.last.flatMap { names[$0] } ?? $0.path.last ?? "" },
      .text("key", "Key") { $0.path.last ?? "" },
      .number("before", "Before") { $0.before }, .number("after", "After") { $0.after },
      .text("unit", "Unit") { $0.path.last.flatMap { units[$0] } ?? "" },
      .share("change", "Change") { $0.share },
    ]
    if audience == .reader { columns.removeAll { $0.column.id == "key" } }
    return ResultTable(id: id, title: title, of: changes, columns, audience: audience)
  }
}

extension JSONValue {
  /// The codes of a result's scenarios.
  fileprivate var scenarios: [String] {
    self["scenarios"]?.elements.compactMap { $0["id"]?.textValue } ?? []
  }

  /// The codes of a result's sectors.
  fileprivate var sectors: [String] { self["sectors"]?.elements.compactMap(\.textValue) ?? [] }
}
