"""A second route to `symbiont uncertainty` and `symbiont sensitivity`: the study's model by `reference`, drawn by numpy.

It knows what uncertainty.csv of the built-in case uses: pedigree scores, lognormal and PERT factors, groups that move as one, and rows found by
sector, flow, exchange and column. A row without a year holds for all years with one draw.
"""

import math
from pathlib import Path

import numpy as np
import yaml

import reference

# Factors by score, METHODS: reliability, completeness, time, place, technology.
PEDIGREE = [[1, 1.05, 1.1, 1.2, 1.5], [1, 1.02, 1.05, 1.1, 1.2], [1, 1.03, 1.1, 1.2, 1.5], [1, 1.01, 1.02, 1.05, 1.1], [1, 1.05, 1.2, 1.5, 2]]


class Draws:
    """What each figure of a study draws: arrays of one number a sample."""

    def __init__(self, folder, samples, seed):
        self.folder, self.samples = Path(folder), samples
        self.random = np.random.default_rng(seed)
        self.study = yaml.safe_load((self.folder / "study.yaml").read_text())
        self.classification = reference.Classification(folder, self.study["classification"])
        headline = self.study["headline"]
        self.rows = reference.rows_of(folder, self.study["uncertainty"])
        self.exchanges = reference.Exchanges(folder, self.study, self.classification, {row["flow"] for row in reference.rows_of(folder, self.study["flows"])})
        self.drawn, self.groups = {}, {}
        self.factors = {
            row["flow"]: reference.number_or_zero(row[headline], "") * self.draw("factor", flow=row["flow"], indicator=headline)
            for row in reference.rows_of(folder, self.study["flows"])}
        self.effects = [
            (row["exchange"], row["sector"], row["flow"],
             float(row["rate"]) * self.draw("effect", exchange=row["exchange"], sector=row["sector"], flow=row["flow"]))
            for row in self.exchanges.effects]

    def row(self, data, place):
        """The row of uncertainty.csv that names a figure most closely."""
        found, closest = None, -1
        for row in self.rows:
            named = {key: row[key] for key in ("sector", "flow", "indicator", "exchange", "column") if row.get(key)}
            exact = [key for key, value in named.items() if place.get(key) == value]
            by_group = [key for key in named if key == "sector" and self.classification.group_of.get(place.get(key)) == named[key]]
            closeness = 2 * len(exact) + len(set(by_group) - set(exact))
            if row["data"] == data and len(set(exact + by_group)) == len(named) and closeness > closest:
                found, closest = row, closeness
        return found

    def draw(self, data, **place):
        """The factors on a figure, the same for the same figure."""
        row = self.row(data, place)
        key = (data, *sorted(place.items()))
        if key not in self.drawn:
            self.drawn[key] = np.ones(self.samples) if row is None else self.factor(row)
        return self.drawn[key]

    def factor(self, row):
        if row["distribution"] == "pert":
            low, mode, high = (float(row[key]) for key in ("minimum", "mode", "maximum"))
            first = 1 + 4 * (mode - low) / (high - low)
            group = (row["group"], first)
            if not row["group"] or group not in self.groups:
                self.groups[group] = self.random.beta(first, 6 - first, self.samples)
            return low + (high - low) * self.groups[group]
        if row["distribution"] == "pedigree":
            scores = [int(score) for score in row["scores"].split(";")]
            parts = [factors[score - 1] for factors, score in zip(PEDIGREE, scores)] + [float(row["basic"] or 1)]
            deviation = math.sqrt(sum((math.log(part) / 2) ** 2 for part in parts))
        elif row["distribution"] == "lognormal":
            deviation = math.log(float(row["gsd2"])) / 2
        else:
            raise NotImplementedError(row["distribution"])
        if row["group"]:
            raise NotImplementedError("a lognormal group")
        return np.exp(deviation * self.random.standard_normal(self.samples)) if deviation else np.ones(self.samples)

    def quantities(self, choice):
        """The quantity of each exchange in each sample."""
        return {id: value * (self.draw("quantity", exchange=id, column=choice) if isinstance(choice, str) and value else 1)
                for id, value in self.exchanges.quantities(choice).items()}


def run(folder, samples, seed):
    """Samples of each scenario's footprints and multipliers by sector, of the savings, and the systems."""
    draws = Draws(folder, samples, seed)
    study, classification = draws.study, draws.classification
    codes, scenarios = classification.codes, {scenario["id"]: scenario for scenario in study["scenarios"]}
    footprints, multipliers, outputs = {}, {}, {}
    for year, settings in study["years"].items():
        system = reference.system_of(folder, study, year, settings, classification, set(draws.factors), [])
        factors = np.ones((samples, len(codes), len(codes)))
        for i, j in zip(*np.nonzero(system.A)):
            factors[:, i, j] = draws.draw("table", sector=codes[i], buyer=codes[j])
        matrix = np.eye(len(codes)) - (system.A * factors).transpose(0, 2, 1)
        inventory = {}
        for row in reference.rows_of(folder, settings["inventory"]):
            drawn = draws.draw("inventory", sector=row["sector"], flow=row["flow"])
            for code, share in classification.spread(row["sector"], system.output_of, "")[0]:
                reference.add(inventory, (code, row["flow"]), float(row["quantity"]) * share * drawn)
        included = draws.quantities(settings.get("inventory_includes"))
        for id, scenario in scenarios.items():
            if scenario["year"] != year:
                continue
            chosen, account = draws.quantities(scenario.get("exchanges")), dict(inventory)
            for exchange, sector, flow, rate in draws.effects:
                for code, share in classification.spread(sector, system.output_of, "")[0]:
                    reference.add(account, (code, flow), rate * share * (chosen[exchange] - included[exchange]))
            direct = np.zeros((samples, len(codes)))
            for (code, flow), amount in account.items():
                if code != reference.HOUSEHOLD:
                    direct[:, codes.index(code)] += amount * draws.factors[flow]
            intensities = np.divide(direct, system.x, out=np.zeros_like(direct), where=system.x != 0)
            multipliers[id] = np.linalg.solve(matrix, intensities[:, :, None])[:, :, 0]
            footprints[id], outputs[id] = multipliers[id] * system.y, system.x
    savings = {}
    for id, scenario in scenarios.items():
        against = scenarios.get(scenario.get("against"))
        if against and against["year"] == scenario["year"]:
            new, old = draws.quantities(scenario.get("exchanges")), draws.quantities(against.get("exchanges"))
            savings[id] = -sum(rate * draws.factors[flow] * (new[exchange] - old[exchange]) for exchange, _, flow, rate in draws.effects)
    return footprints, multipliers, outputs, savings


def saving_indices(folder, scenario, samples, seed):
    """First-order and total indices of a saving Σ rate·factor·quantity against nothing, by input.

    Each term is a product of two independent draws, so the conditional variances are products of their moments.
    """
    draws = Draws(folder, samples, seed)
    quantity = draws.exchanges.quantities(next(s["exchanges"] for s in draws.study["scenarios"] if s["id"] == scenario))
    terms = [(row, flow, -rate * quantity[row["exchange"]]) for row, (_, _, flow, rate) in zip(draws.exchanges.effects, draws.effects)]
    variance = sum(amount * draws.factors[flow] for _, flow, amount in terms).var()
    first, total = {}, {}
    for flow, factor in draws.factors.items():
        amount = sum((amount for _, other, amount in terms if other == flow), np.zeros(samples))
        if factor.std() > 0:
            first[f"factor {flow}"] = factor.var() * amount.mean() ** 2 / variance
            total[f"factor {flow}"] = factor.var() * (amount ** 2).mean() / variance
    for row, flow, amount in terms:
        if amount.std() > 0:
            group = draws.row("effect", {key: row[key] for key in ("exchange", "sector", "flow")})["group"]
            name = f"group {group}" if group else f"effect {row['exchange']} {row['sector']} {flow}"
            reference.add(first, name, amount.var() * draws.factors[flow].mean() ** 2 / variance)
            reference.add(total, name, amount.var() * (draws.factors[flow] ** 2).mean() / variance)
    return first, total
