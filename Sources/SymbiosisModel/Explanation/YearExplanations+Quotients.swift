internal import InputOutputModel
internal import Provenance

/// What the city delivers itself where location quotients tell it (METHOD.md, section 9).
///
/// Of a use u_ij the city makes t_ij (1 − m̂_i) u_ij, of final demand t_ii (1 − m̂_i) f_i; a row that asks
/// for more than the city makes is cut to its output.
extension YearExplanations {
  /// Whether the study takes the province to the city by quotients.
  var hasQuotients: Bool { isCity && definition.regionalisation.method != .proportional }

  /// SLQ_i.
  private func simpleQuotient(_ sector: Int) -> Explanation {
    once("quotient \(sector)") {
      let all = Array(classification.sectors.indices)
      func province(_ i: Int) -> Explanation { atPrices(provinceOutput(i), row: i) }
      let city = once("city output") {
        sum("output of the city", unit: money, all.map(sectorOutput))
      }
      let whole = once("all province output") {
        sum("output of the province", unit: money, all.map(province))
      }
      return ratio(
        "location quotient of \(code(sector))", unit: "",
        equation: "9.1: (x_i/x of the city)/(x_i/x of the province)",
        ratio("share of \(code(sector)) in the city", unit: "", sectorOutput(sector), city),
        ratio("share of \(code(sector)) in the province", unit: "", province(sector), whole))
    }
  }

  /// λ of Flegg's quotients, a power that no sum or product gives: it stands as given with its equation.
  private var lambda: Explanation {
    once("lambda") {
      let choice = definition.regionalisation
      let all = classification.sectors.indices
      let region = all.map { sectorOutput($0).value }
      let parent = all.map { atPrices(provinceOutput($0), row: $0).value }
      let quotients = try? LocationQuotient(
        region: region, parent: parent, labels: classification.sectors)
      let value = (try? quotients?.lambda(delta: choice.delta)) ?? 1
      return Explanation(
        "λ", value: value, unit: "",
        equation: "9.3: λ = [log2(1 + x(city)/x(province))]^δ with δ = \(printed(choice.delta))",
        origin: .solution(residual: 0))
    }
  }

  /// t_ij, at most 1 where the study caps it.
  func trading(_ row: Int, _ column: Int) -> Explanation {
    let method = definition.regionalisation.method
    let isSimple = method == .slq
    return once(isSimple ? "trading \(row)" : "trading \(row) \(column)") {
      let own = simpleQuotient(row)
      let name = "quotient of \(code(row)) in \(code(column))"
      guard !isSimple else { return capped(name, own, equation: "9.1: min(SLQ_i, 1)") }
      let buyer = simpleQuotient(column)
      guard buyer.value > 0 else { return constant(name, 0) }
      let cross =
        row == column ? own : ratio(name, unit: "", equation: "9.2: SLQ_i/SLQ_j", own, buyer)
      guard method != .cilq else { return capped(name, cross, equation: "9.2, not above 1") }
      var factors = [cross, lambda]
      if method == .aflq, buyer.value > 1 {
        factors.append(
          once("specialised \(column)") {
            let size = log2OfOnePlus(buyer.value)
            return Explanation(
              "log2(1 + SLQ of \(code(column)))", value: size, unit: "", equation: "9.4",
              origin: .solution(residual: 0))
          })
      }
      let number = method == .aflq ? "9.4" : "9.3"
      return capped(
        name, Explanation(name, unit: "", equation: number, .product, factors),
        equation: "\(number), not above 1")
    }
  }

  /// A quotient, at most 1 where the study caps it.
  private func capped(_ name: String, _ quotient: Explanation, equation: String) -> Explanation {
    definition.regionalisation.cap ? atMostOne(name, quotient, equation: equation) : quotient
  }

  /// min(quotient, 1) as 1 − max(1 − quotient, 0).
  private func atMostOne(_ name: String, _ quotient: Explanation, equation: String) -> Explanation {
    guard quotient.value > 1 else { return quotient }
    let one = constant("1", 1)
    let above = Explanation("1 less the quotient", unit: "", .difference, [one, quotient])
    let rest = Explanation("not below 0", unit: "", .maximum, [above, constant("0", 0)])
    return Explanation(name, unit: "", equation: equation, .difference, [one, rest])
  }

  /// 1 − m̂_i of the province.
  func provinceHomeShare(_ row: Int) -> Explanation {
    once("province home share \(row)") {
      Explanation(
        "share of \(code(row)) made in the province", unit: "", .difference,
        [constant("1", 1), provinceImportShare(row)])
    }
  }

  /// Σ_j t_ij (1 − m̂_i) u_ij over columns, before any cut.
  private func asked(_ row: Int, _ columns: [Int]) -> Explanation {
    let name = "\(code(row)) asked of the city"
    let share = provinceHomeShare(row)
    let uses = columns.compactMap { column -> Explanation? in
      let use = balancedDeliveries([row], [column], "\(code(row)) to \(code(column))")
      let quotient = trading(row, column)
      return use.value == 0 || quotient.value == 0
        ? nil : Explanation("\(use.name), from the city", unit: money, .product, [quotient, use])
    }
    let total = sum(name, unit: money, uses)
    return total.value == 0 || share.value == 0
      ? constant(name, 0, unit: money)
      : Explanation(
        name, unit: money, equation: "9.7: t_ij (1 − m̂_i) u_ij", .product, [share, total])
  }

  private func askedDemand(_ row: Int) -> Explanation {
    once("asked demand \(row)") {
      let name = "final demand for \(code(row)) asked of the city"
      let quotient = atMostOne(
        "quotient of \(code(row)) in \(code(row))", trading(row, row),
        equation: "9.7: t_ii, not above 1")
      let parts = [provinceHomeShare(row), quotient, sectorDemand(row)]
      return parts.contains { $0.value == 0 }
        ? constant(name, 0, unit: money)
        : Explanation(name, unit: money, equation: "9.7: t_ii (1 − m̂_i) f_i", .product, parts)
    }
  }

  private func needed(_ row: Int) -> Explanation {
    once("needed \(row)") {
      sum(
        "all \(code(row)) asked of the city", unit: money,
        [asked(row, Array(classification.sectors.indices)), askedDemand(row)])
    }
  }

  /// Whether a row asks for more than the city makes.
  func isCut(_ row: Int) -> Bool { needed(row).value > sectorOutput(row).value }

  /// What the city delivers of a row to its own sectors and final users.
  func delivered(_ row: Int) -> Explanation {
    isCut(row) ? sectorOutput(row) : needed(row)
  }

  /// A part of a row, cut to what the city makes.
  private func cut(_ part: Explanation, row: Int) -> Explanation {
    guard isCut(row), part.value != 0 else { return part }
    let share = once("cut \(row)") {
      ratio(
        "output of \(code(row)) over what is asked", unit: "", equation: "9.7: not above x_i",
        sectorOutput(row), needed(row))
    }
    return Explanation("\(part.name), as far as it is made", unit: money, .product, [share, part])
  }

  /// The city's own deliveries of a solved row to a solved column.
  func ownDeliveries(_ row: Int, _ column: Int) -> Explanation {
    sum(
      "own deliveries of \(solvedCode(row)) to \(solvedCode(column))", unit: money,
      members[row].map { cut(asked($0, members[column]), row: $0) })
  }

  /// f_d of a solved sector: what of final demand the city makes itself.
  func ownDemand(_ sector: Int) -> Explanation {
    once("own demand \(sector)") {
      let name = "final demand for \(solvedCode(sector)) made here"
      if definition.imports == .competitive {
        return Explanation(
          name, unit: money, equation: "6.9: f − m", .difference, [demand(sector), imports(sector)])
      }
      if hasQuotients {
        return sum(
          name, unit: money, members[sector].map { cut(askedDemand($0), row: $0) })
      }
      let all = demand(sector)
      guard let share = homeShare(sector), all.value != 0 else { return all }
      return Explanation(name, unit: money, equation: "5.2: (1 − m̂_i) f_i", .product, [share, all])
    }
  }
}
