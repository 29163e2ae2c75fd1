internal import InputOutputModel
internal import Presentation
internal import SymbiosisModel

/// The forms of the pages Uncertainty, Optimise and Why: one a question, each with its answer below it.
struct JobPages {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  /// One question.
  private struct Form {
    var kind: String
    var title: String
    var text: String
    /// Whether the answer takes long: then it has progress and can be cancelled.
    var isJob = true
    var fields: [Field]
  }

  /// One field of a form.
  private struct Field {
    var name: String
    var label: String
    /// The unit of a figure, where it has one.
    var unit = ""
    var type = "text"
    var value = ""
    var choices: [(id: String, name: String)]?
  }

  func values(_ page: PageName) -> [String: Any] {
    let forms =
      switch page {
      case .uncertainty: uncertainty
      case .optimise: optimise
      default: why
      }
    return [
      "lead": words.say("\(page.rawValue).lead"),
      // A page asks only what the server can answer.
      "jobs": forms.filter { !$0.isJob || JobWork.Kind(rawValue: $0.kind) != nil }.map {
        form -> [String: Any] in
        [
          "kind": form.kind, "title": words.say(form.title), "text": words.say(form.text),
          "isJob": form.isJob, "fields": form.fields.map(values),
        ]
      },
    ]
  }

  private func values(_ field: Field) -> [String: Any] {
    [
      "name": field.name, "type": field.type,
      "label": words.say(field.label)
        + (field.unit.isEmpty ? "" : " (\(texts.numbers.unit(field.unit)))"),
      "value": field.value, "isChoice": field.choices != nil,
      "isNumber": field.type == "number", "isFlag": field.type == "flag",
      "choices": (field.choices ?? []).map {
        ["id": $0.id, "name": $0.name, "current": $0.id == field.value] as [String: Any]
      },
    ]
  }

  // MARK: - Questions

  private var uncertainty: [Form] {
    [
      Form(
        kind: "uncertainty", title: "uncertainty.title", text: "uncertainty.text",
        fields: [samples("10000"), seed]),
      Form(
        kind: "sensitivity", title: "uncertainty.sensitivity", text: "uncertainty.sensitivityText",
        fields: [scenario("uncertainty.scenario", withExchanges), samples("1024"), seed]),
    ]
  }

  private var optimise: [Form] {
    let years = study.solved.definition.years.map { (id: String($0.year), name: String($0.year)) }
    let year = Field(
      name: "year", label: "optimise.year", type: "number", value: years.last?.id ?? "",
      choices: years)
    func number(
      _ name: String, _ label: String, _ value: String = "", unit: String = ""
    ) -> Field {
      Field(name: name, label: label, unit: unit, type: "number", value: value)
    }
    let definition = study.solved.definition
    let purchases = Field(
      name: "supply_chain", label: "optimise.purchases", type: "flag",
      choices: [
        ("", words.say("optimise.purchasesStay")), ("true", words.say("optimise.purchasesChange")),
      ])
    let hasPurchases = !definition.purchases.isEmpty
    return [
      Form(
        kind: "optimise", title: "optimise.title", text: "optimise.text",
        fields: [
          year, number("saving_at_least", "optimise.savingAtLeast", unit: study.headline.unit),
          number("budget", "optimise.budget", unit: definition.money),
          number("maximum_distance", "optimise.maxDistance"),
        ] + (hasPurchases ? [purchases] : []) + [
          number("pareto", "optimise.pareto"), number("time_limit", "optimise.timeLimit", "60"),
        ]),
      Form(
        kind: "match", title: "optimise.matchTitle", text: "optimise.matchText", isJob: false,
        fields: [year]),
    ]
  }

  private var why: [Form] {
    let all = study.result.scenarios
    let comparisons = study.result.comparisons
    let change = comparisons.first { !$0.withinYear } ?? comparisons.first
    let from = scenario("why.from", all, name: "from", value: change?.against)
    let to = scenario("why.to", all, name: "to", value: change?.scenario)
    let sectors = zip(study.result.sectors, study.result.sectorNames).map { (id: $0, name: $1) }
    let anySector = Field(
      name: "sector", label: "why.sector", choices: [("", words.say("why.all"))] + sectors)
    let against = Field(
      name: "against", label: "why.against",
      choices: [("", words.say("why.none"))] + all.map { ($0.id, $0.id) })
    func form(_ kind: String, _ key: String, _ fields: [Field]) -> Form {
      Form(
        kind: kind, title: "why.\(key)", text: "why.\(key)Text", isJob: kind == "attribute",
        fields: fields)
    }
    return [
      form("decompose", "decompose", [from, to]),
      form(
        "paths", "paths",
        [
          scenario("why.scenario", all), anySector, against,
          Field(name: "threshold", label: "why.threshold", type: "number", value: "0.01"),
        ]),
      form("linkages", "linkages", [scenario("why.scenario", all)]),
      form(
        "extraction", "extract",
        [
          scenario("why.scenario", all),
          Field(
            name: "sector", label: "why.sector", value: largestSector ?? "", choices: sectors),
        ]),
      form("decoupling", "decoupling", []),
      form("attribute", "attribute", [scenario("why.scenario", withExchanges)]),
      form("robustness", "robustness", []),
    ]
  }

  // MARK: - Fields

  private func samples(_ count: String) -> Field {
    Field(name: "samples", label: "uncertainty.samples", type: "number", value: count)
  }

  private var seed: Field {
    Field(name: "seed", label: "uncertainty.seed", type: "number", value: "1")
  }

  private func scenario(
    _ label: String, _ scenarios: [ScenarioResult], name: String = "scenario",
    value: String? = nil
  ) -> Field {
    Field(
      name: name, label: label, value: value ?? study.focus?.scenario ?? scenarios.last?.id ?? "",
      choices: scenarios.map { ($0.id, "\($0.id) · \($0.name)") })
  }

  /// Scenarios that are compared within a year.
  private var withExchanges: [ScenarioResult] {
    study.result.scenarios.filter { scenario in
      study.result.comparisons.contains { $0.scenario == scenario.id && $0.withinYear }
    }
  }

  private var largestSector: String? {
    study.scenario(nil)?.sectors.max { $0.footprint < $1.footprint }?.code
  }
}
