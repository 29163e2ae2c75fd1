"""An independent second route to the numbers of `symbiont run STUDY --format json`.

Written from the description of the study format alone, in plain Python: explicit inverses, one loop after the other, no speed.
`run(folder)` returns the JSON structure as a dict; an invalid study raises `InvalidStudy`. From a shell: `python3 reference.py FOLDER`.

Readings taken where the format leaves a choice:

1.  A row's gap joins y only in the "rounding" band (above 1e-9 of the largest output); under `prices` it is divided by the row's index;
    it falls away in a regionalised year, whose rows balance exactly. A column's gap is left where it is: v is the sum of its rows.
2.  The printed precision is the most decimals of any figure in the columns that have a role, trailing zeros counted.
3.  A table cell outside the sector block that is blank (a value-added row's final demand) is 0; inside it, an error. Columns of a table that
    no role names are ignored like extra columns of any file.
4.  A code is unique over sectors and groups together, save that a group of one sector may have its code; `household` is neither.
5.  Value added of a group becomes output by the group's ratio (sum of x over sum of v), at current prices, then is split by output shares.
6.  `city_demand` may name some of the columns; the others scale by the value added ratio. That ratio is taken from the deflated
    value added where the year has prices (step 3 works on what step 2 leaves).
7.  A price index that covers a sector twice (itself and its group) is an error, as for city totals.
8.  The test for vanishing emissions (inventory or effects on a sector without output) is made at the solve level, for each scenario.
9.  "Below zero" has a tolerance of 1e-9 of the flow and its changes; so has every supply, demand and limit, and the import share above 1.
10. `resources_saved` lists the pairs (sector, flow) whose netted rate is negative, in the order in which effects.csv first names the pair;
    a split row's sectors in the order of the classification, those without output (share 0) left out. The quantity is -rate x q of
    the scenario itself, not of the difference from the reference.
11. All types and all exchanges of the study are listed in a comparison within a year, also at quantity 0.
12. M_ref / M_new - 1 is null where M_new is 0. Between years the relative change of x/D is null where either ratio is null.
13. `saving_share` is null where the reference's city total is 0.
14. "version" is the version of the format (1), "regionalisation" the name of the method, "year" the key as YAML reads it (a number).
15. A blank quantity of an exchange is 0; a blank supply or demand is no cap.
16. A group of one sector is not split: no warning for it.
"""

import csv
import json
import re
import sys
from pathlib import Path

import numpy as np
import yaml

HOUSEHOLD = "household"
TOLERANCE = 1e-9


class InvalidStudy(Exception):
    """What is wrong with a study, in one sentence."""


# --- Files ---------------------------------------------------------------------------------------------------------------------


def rows_of(folder, name):
    """The rows of a CSV file as dicts of strings; rows without any text are skipped."""
    if not (Path(folder) / name).resolve().is_relative_to(Path(folder).resolve()):
        raise InvalidStudy(f"{name} leaves the folder")
    if not (Path(folder) / name).exists():
        raise InvalidStudy(f"{name} is not there")
    with open(Path(folder) / name, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if any(isinstance(cell, str) and cell for cell in row.values())]


def number(text, where):
    """A plain decimal as a double."""
    if text is None or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        raise InvalidStudy(f"{where}: {text!r} is no number")
    return float(text)


def number_or_zero(text, where):
    return 0.0 if text in (None, "") else number(text, where)


def decimals(text):
    """How many digits a printed figure has after its point."""
    return len(text.split(".")[1]) if text and "." in text else 0


class Classification:
    """Sectors, their groups, and the level at which the system is solved."""

    def __init__(self, folder, settings):
        sector_rows = rows_of(folder, settings["sectors"])
        self.sectors = [row["code"] for row in sector_rows]
        self.groups = [row["code"] for row in rows_of(folder, settings["groups"])]
        self.group_of = {row["code"]: row["group"] for row in sector_rows}
        self.level = settings["level"]
        self.codes = self.sectors if self.level == "sector" else self.groups

    def members(self, code, where):
        """The sectors that a code stands for."""
        if code in self.group_of:
            return [code]
        if code in self.groups:
            return [sector for sector in self.sectors if self.group_of[sector] == code]
        raise InvalidStudy(f"{where}: {code!r} is neither a sector nor a group")

    def solved(self, sector):
        """The code under which a sector is solved."""
        return sector if self.level == "sector" else self.group_of[sector]

    def spread(self, code, output_of, where):
        """A code of the inventory or the effects as pairs (solved code, share), and whether it had to be split."""
        if code == HOUSEHOLD:
            return [(HOUSEHOLD, 1.0)], False
        members = self.members(code, where)
        if self.level == "group":
            return [(self.solved(members[0]), 1.0)], False
        if code in self.group_of:
            return [(code, 1.0)], False
        total = sum(output_of[sector] for sector in members)
        if total == 0:
            raise InvalidStudy(f"{where}: group {code} has no output to split by")
        return [(sector, output_of[sector] / total) for sector in members], len(members) > 1


# --- Step 1 and 2: the table, its identities, its prices -------------------------------------------------------------------------


class Table:
    """A table at the level of sectors: Z, the columns by role, the rows by role, output, and the rounding gap of each row."""


def read_table(folder, name, sectors, roles, findings):
    rows = {row["code"]: row for row in rows_of(folder, name)}
    missing = [c for c in [*sectors, *(roles.get("other_inputs") or []), *roles["value_added"], "output"] if c not in rows]
    if missing:
        raise InvalidStudy(f"{name}: no rows for {missing}")
    used = [*sectors, *roles["final_demand"], *roles["exports"], *roles["imports"], *(roles.get("error") or []), "output"]
    cells = [row[key] for row in rows.values() for key in used if is_figure(row[key])]
    unit = 10.0 ** -max(decimals(cell) for cell in cells)

    def columns(keys):
        return np.array([[number(rows[s][k], f"{name} {s} {k}") for k in keys] for s in sectors]).reshape(len(sectors), len(keys))

    def inputs(codes):
        return np.array([[number(rows[c][s], f"{name} {c} {s}") for s in sectors] for c in codes]).reshape(len(codes), len(sectors))

    t = Table()
    t.Z = columns(sectors)
    t.demand = columns(roles["final_demand"])
    t.exports = columns(roles["exports"])
    t.imports = columns(roles["imports"])
    t.error = columns(roles.get("error") or [])
    t.x = columns(["output"])[:, 0]
    t.other = inputs(roles.get("other_inputs") or [])
    t.value_added = inputs(roles["value_added"])
    if any(number(rows["output"][s], f"{name} output {s}") != t.x[i] for i, s in enumerate(sectors)):
        raise InvalidStudy(f"{name}: the output row is not the output column")

    row_cells = len(sectors) + t.demand.shape[1] + t.exports.shape[1] + t.imports.shape[1] + t.error.shape[1]
    row_gap = t.x - (t.Z.sum(1) + t.demand.sum(1) + t.exports.sum(1) - t.imports.sum(1) + t.error.sum(1))
    column_cells = len(sectors) + len(t.other) + len(t.value_added)
    column_gap = t.x - (t.Z.sum(0) + t.other.sum(0) + t.value_added.sum(0))
    t.gap = np.zeros(len(sectors))
    for i, sector in enumerate(sectors):
        for gap, count, kind in ((row_gap[i], row_cells, "row"), (column_gap[i], column_cells, "column")):
            if abs(gap) <= TOLERANCE * t.x.max():
                continue
            if abs(gap) > 0.5 * unit * count * (1 + TOLERANCE):
                raise InvalidStudy(f"{name}: {kind} {sector} is off by {gap}")
            findings.append(finding("warning", "rounding", f"{kind} {sector} is off by {gap}", name))
            if kind == "row":
                t.gap[i] = gap
    return t


def is_figure(cell):
    return isinstance(cell, str) and re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", cell) is not None


def read_prices(folder, name, classification):
    index = {}
    for row in rows_of(folder, name):
        for sector in classification.members(row["code"], name):
            if sector in index:
                raise InvalidStudy(f"{name}: {sector} has two indices")
            index[sector] = number(row["index"], name)
            if index[sector] <= 0:
                raise InvalidStudy(f"{name}: the index of {sector} is not above 0")
    missing = [sector for sector in classification.sectors if sector not in index]
    if missing:
        raise InvalidStudy(f"{name}: no index for {missing}")
    return np.array([index[sector] for sector in classification.sectors])


def deflate(t, index):
    """Double deflation: every row by its index, other inputs as they are, value added what remains."""
    d = Table()
    d.Z = t.Z / index[:, None]
    d.demand = t.demand / index[:, None]
    d.exports = t.exports / index[:, None]
    d.imports = t.imports / index[:, None]
    d.error = t.error / index[:, None]
    d.x = t.x / index
    d.gap = t.gap / index
    d.other = t.other
    d.value_added = (d.x - d.Z.sum(0) - d.other.sum(0))[None, :]
    return d


# --- Step 3: province to city ----------------------------------------------------------------------------------------------------


def city_output(folder, name, classification, t, findings):
    """The city's output by sector at current prices."""
    sectors = classification.sectors
    place = {sector: i for i, sector in enumerate(sectors)}
    value_added = t.value_added.sum(0)
    rows = rows_of(folder, name)
    figure = "output" if "output" in rows[0] else "value_added"
    output = {}
    for row in rows:
        members = [place[s] for s in classification.members(row["code"], name)]
        total = number(row[figure], name)
        province = sum(t.x[i] for i in members)
        if total != 0 and province == 0:
            raise InvalidStudy(f"{name}: {row['code']} has no output in the province")
        if figure == "value_added" and total != 0:
            of_code = sum(value_added[i] for i in members)
            if of_code == 0:
                raise InvalidStudy(f"{name}: {row['code']} has no value added in the province")
            total = total * province / of_code
        for i in members:
            if i in output:
                raise InvalidStudy(f"{name}: {sectors[i]} is covered twice")
            output[i] = total * t.x[i] / province if province != 0 else 0.0
    for i, sector in enumerate(sectors):
        if i not in output:
            findings.append(finding("warning", "uncovered", f"{sector} has output 0 in the city", name))
            output[i] = 0.0
    return np.array([output[i] for i in range(len(sectors))])


def to_city(t, x_city, demand_factors, sectors, findings, name):
    n = len(sectors)
    c = Table()
    c.x = x_city
    c.Z, c.other = np.zeros((n, n)), np.zeros((len(t.other), n))
    c.value_added = np.zeros((len(t.value_added), n))
    for j in range(n):
        if t.x[j] != 0:
            ratio = x_city[j] / t.x[j]
            c.Z[:, j] = t.Z[:, j] * ratio
            c.other[:, j] = t.other[:, j] * ratio
            c.value_added[:, j] = t.value_added[:, j] * ratio
    by_value_added = c.value_added.sum() / t.value_added.sum()
    factors = [by_value_added if factor is None else factor for factor in demand_factors]
    c.demand = t.demand * np.array(factors)[None, :]
    domestic_use = c.Z.sum(1) + c.demand.sum(1)
    imports, exports = np.zeros(n), np.zeros(n)
    for i in range(n):
        m, e = t.imports[i].sum(), t.exports[i].sum()
        divisor = t.x[i] + m - e
        share = m / divisor if divisor != 0 else 0.0
        if share < 0 or share > 1:
            findings.append(finding("warning", "import-share", f"{sectors[i]}: {share} is clipped", name))
            share = min(max(share, 0.0), 1.0)
        imports[i] = max(share * domestic_use[i], domestic_use[i] - x_city[i], 0.0)
        exports[i] = (x_city[i] - domestic_use[i]) + imports[i]
    c.imports, c.exports = imports[:, None], exports[:, None]
    c.error, c.gap = np.zeros((n, 0)), np.zeros(n)
    return c


def demand_factors_of(folder, name, columns, t):
    """The factor of each final-demand column that `city_demand` gives a total for, from current-price totals; None for the others."""
    factors = [None] * len(columns)
    for row in rows_of(folder, name) if name else []:
        if row["column"] not in columns:
            raise InvalidStudy(f"{name}: {row['column']!r} is no final-demand column")
        k = columns.index(row["column"])
        province, total = t.demand[:, k].sum(), number(row["total"], name)
        if province == 0 and total != 0:
            raise InvalidStudy(f"{name}: the province's {row['column']} is 0")
        factors[k] = total / province if province != 0 else 0.0
    return factors


# --- Steps 4 and 5: the system of a year -----------------------------------------------------------------------------------------


class System:
    """What every scenario of a year shares: A and y at the solve level, L, output by sector, and the observed inventory."""


def system_of(folder, study, year, settings, classification, flows, findings):
    roles = study["tables"]
    current = read_table(folder, settings["table"], classification.sectors, roles, findings)
    index = np.ones(len(classification.sectors))
    t = current
    if settings.get("prices"):
        index = read_prices(folder, settings["prices"], classification)
        t = deflate(current, index)
    if settings.get("city"):
        x_city = city_output(folder, settings["city"], classification, current, findings) / index
        factors = demand_factors_of(folder, settings.get("city_demand"), roles["final_demand"], current)
        t = to_city(t, x_city, factors, classification.sectors, findings, settings["table"])
        findings.append(finding(None, "regionalisation", "no purchases from the rest of the province beyond its import share", None))

    n = len(classification.codes)
    G = np.zeros((n, len(classification.sectors)))  # 1 where a sector belongs to a solved code
    for s, sector in enumerate(classification.sectors):
        G[classification.codes.index(classification.solved(sector)), s] = 1.0

    system = System()
    system.year = year
    system.x = G @ t.x
    system.v = G @ t.value_added.sum(0)
    system.f = G @ t.demand.sum(1)
    system.e = G @ t.exports.sum(1)
    m = G @ t.imports.sum(1)
    error = G @ (t.error.sum(1) + t.gap)
    Z = G @ t.Z @ G.T
    A = np.zeros((n, n))
    for j in range(n):
        if system.x[j] != 0:
            A[:, j] = Z[:, j] / system.x[j]
    if study["imports"] == "domestic":
        use = Z.sum(1) + system.f
        share = np.array([m[i] / use[i] if use[i] != 0 else 0.0 for i in range(n)])
        if (share > 1 + TOLERANCE).any() or any(use[i] == 0 and m[i] != 0 for i in range(n)):
            raise InvalidStudy(f"{year}: more is imported than used at home: {share}")
        A_domestic = (np.eye(n) - np.diag(share)) @ A
        system.y = (1 - share) * system.f + system.e + error
    elif study["imports"] == "competitive":
        A_domestic = A
        system.y = system.f + system.e - m + error
    else:
        raise InvalidStudy(f"imports: {study['imports']!r}")
    system.A = A_domestic
    system.L = np.linalg.inv(np.eye(n) - A_domestic)
    system.L_total = np.linalg.inv(np.eye(n) - A)
    if np.abs(system.L @ system.y - system.x).max() > 1e-7 * np.abs(system.x).max():
        raise InvalidStudy(f"{year}: x is not L y")

    system.output_of = dict(zip(classification.sectors, t.x))
    system.inventory = {}
    name = settings["inventory"]
    for row in rows_of(folder, name):
        if row["flow"] not in flows:
            raise InvalidStudy(f"{name}: flow {row['flow']!r} is not in flows.csv")
        quantity = number(row["quantity"], name)
        if quantity < 0:
            raise InvalidStudy(f"{name}: {quantity} is below 0")
        spread, split = classification.spread(row["sector"], system.output_of, name)
        if split:
            findings.append(finding("warning", "split", f"{row['sector']} is split by output", name))
        for code, share in spread:
            add(system.inventory, (code, row["flow"]), quantity * share)
    return system


def add(table, key, amount):
    table[key] = table.get(key, 0.0) + amount


def finding(severity, code, message, file):
    return {"severity": severity, "code": code, "message": message, "file": file, "line": None, "column": None}


# --- Step 7: exchanges -----------------------------------------------------------------------------------------------------------


class Exchanges:
    """exchanges.csv, effects.csv and limits.csv as read."""

    def __init__(self, folder, study, classification, flows):
        self.rows = rows_of(folder, study["exchanges"]) if study.get("exchanges") else []
        self.effects = rows_of(folder, study["effects"]) if study.get("effects") else []
        self.limits = rows_of(folder, study["limits"]) if study.get("limits") else []
        self.columns = study.get("quantities") or []
        self.ids = [row["id"] for row in self.rows]
        self.types = list(dict.fromkeys(row["type"] for row in self.rows))
        if len(set(self.ids)) < len(self.ids):
            raise InvalidStudy("exchanges: an id is given twice")
        for row in self.rows:
            for end in (row["from"], row["to"]):
                if end != HOUSEHOLD:
                    classification.members(end, "exchanges")
        for row in self.effects:
            if row["exchange"] not in self.ids or row["flow"] not in flows:
                raise InvalidStudy(f"effects: {row['exchange']} {row['flow']} is unknown")

    def quantities(self, choice):
        """The quantity of each exchange under `exchanges:` of a scenario or `inventory_includes`."""
        if choice is None:
            return {id: 0.0 for id in self.ids}
        if isinstance(choice, dict):
            unknown = [id for id in choice if id not in self.ids]
            if unknown:
                raise InvalidStudy(f"exchanges {unknown} are unknown")
            return {id: float(choice.get(id, 0.0)) for id in self.ids}
        if choice not in self.columns:
            raise InvalidStudy(f"{choice!r} is none of the quantities")
        return {row["id"]: number_or_zero(row[choice], choice) for row in self.rows}

    def rates(self, classification, system, findings):
        """For each exchange the netted rate of each (solved code, flow) in a year, in the order of first appearance."""
        rates = {id: {} for id in self.ids}
        for row in self.effects:
            spread, split = classification.spread(row["sector"], system.output_of, "effects")
            if split:
                findings.append(finding("warning", "split", f"{row['sector']} is split by output", None))
            for code, share in spread:
                if share != 0:
                    add(rates[row["exchange"]], (code, row["flow"]), number(row["rate"], "effects") * share)
        return rates

    def check(self, quantity, where):
        for row in self.rows:
            if row.get("demand") and quantity[row["id"]] > number(row["demand"], "demand") * (1 + TOLERANCE):
                raise InvalidStudy(f"{where}: {row['id']} is above its demand")
        supplies = {}
        for row in self.rows:
            if row.get("supply"):
                key, supply = (row["from"], row["waste"]), number(row["supply"], "supply")
                if supplies.setdefault(key, supply) != supply:
                    raise InvalidStudy(f"two supplies of {key}")
        for key, supply in supplies.items():
            if sum(quantity[row["id"]] for row in self.rows if (row["from"], row["waste"]) == key) > supply * (1 + TOLERANCE):
                raise InvalidStudy(f"{where}: {key} is above its supply")
        used, maximum = {}, {}
        for row in self.limits:
            if row["exchange"] not in quantity:
                raise InvalidStudy(f"limits: {row['exchange']} is unknown")
            add(used, row["limit"], number(row["coefficient"], "limits") * quantity[row["exchange"]])
            if maximum.setdefault(row["limit"], number(row["maximum"], "limits")) != number(row["maximum"], "limits"):
                raise InvalidStudy(f"limits: two maxima of {row['limit']}")
        for limit in used:
            if used[limit] > maximum[limit] + TOLERANCE * abs(maximum[limit]):
                raise InvalidStudy(f"{where}: limit {limit} is exceeded")


# --- Step 6 and 9: a scenario's accounts -----------------------------------------------------------------------------------------


class Account:
    """A scenario solved: quantities, and for each indicator F, M, D, households."""


def account_of(scenario, study, classification, flows, systems, rates, exchanges, baselines):
    a = Account()
    a.id, a.year = scenario["id"], scenario["year"]
    a.system = systems[a.year]
    a.quantity = exchanges.quantities(scenario.get("exchanges"))
    a.included = baselines[a.year]
    exchanges.check(a.quantity, a.id)
    flow_totals, moved = dict(a.system.inventory), {key: abs(q) for key, q in a.system.inventory.items()}
    for id in exchanges.ids:
        for key, rate in rates[a.year][id].items():
            change = rate * (a.quantity[id] - a.included[id])
            add(flow_totals, key, change)
            add(moved, key, abs(change))
    for (code, flow), quantity in flow_totals.items():
        if quantity < -TOLERANCE * moved[(code, flow)]:
            raise InvalidStudy(f"{a.id}: {flow} of {code} is {quantity}")
        if code != HOUSEHOLD and quantity != 0 and a.system.x[classification.codes.index(code)] == 0:
            raise InvalidStudy(f"{a.id}: {code} has {flow} and no output")
    a.F, a.M, a.D, a.household = {}, {}, {}, {}
    for indicator in study["indicators"]:
        F = np.zeros(len(classification.codes))
        household = 0.0
        for (code, flow), quantity in flow_totals.items():
            if code == HOUSEHOLD:
                household += quantity * flows[flow][indicator]
            else:
                F[classification.codes.index(code)] += quantity * flows[flow][indicator]
        a.F[indicator], a.household[indicator] = F, household
        a.M[indicator] = intensity(F, a.system.x) @ a.system.L
        a.D[indicator] = a.M[indicator] * a.system.y
        if abs(a.D[indicator].sum() - F.sum()) > 1e-8 * np.abs(F).sum():
            raise AssertionError(f"{a.id} {indicator}: footprints {a.D[indicator].sum()}, direct {F.sum()}")
    return a


def intensity(F, x):
    return np.array([F[i] / x[i] if x[i] != 0 else 0.0 for i in range(len(x))])


def ratio(numerator, denominator):
    return float(numerator / denominator) if denominator > 0 else None


def scenario_report(a, codes, headline):
    s = a.system
    F, M, D = a.F[headline], a.M[headline], a.D[headline]
    S = intensity(F, s.x)
    consumption = (S @ s.L_total) * s.f
    sectors = []
    for j, code in enumerate(codes):
        direct_part = S[j] * s.y[j]
        sectors.append({
            "code": code, "output": float(s.x[j]), "value_added": float(s.v[j]), "final_demand": float(s.y[j]),
            "direct": float(F[j]), "intensity": float(S[j]), "multiplier": float(M[j]),
            "footprint": float(D[j]), "footprint_direct": float(direct_part), "footprint_indirect": float(D[j] - direct_part),
            "footprint_exports": float(M[j] * s.e[j]), "consumption_footprint": float(consumption[j]),
            "output_per_footprint": ratio(s.x[j], D[j]), "value_added_per_direct": ratio(s.v[j], F[j]),
            "final_demand_per_footprint": ratio(s.y[j], D[j]),
        })
    totals = {key: sum(sector[key] for sector in sectors) for key in
              ("output", "value_added", "final_demand", "direct", "footprint", "footprint_exports", "consumption_footprint")}
    totals["household_direct"] = float(a.household[headline])
    totals["city"] = totals["footprint"] + totals["household_direct"]
    indicators = {id: {"direct": a.F[id].tolist(), "footprint": a.D[id].tolist(), "household_direct": float(a.household[id])} for id in a.F}
    return {"id": a.id, "year": a.year, "sectors": sectors, "totals": totals, "indicators": indicators}


# --- Step 8: comparisons ---------------------------------------------------------------------------------------------------------


def comparison_report(new, reference, study, classification, flows, rates, exchanges):
    headline = study["headline"]
    within = new.year == reference.year
    report = {"scenario": new.id, "against": reference.id}
    for key in ("saving", "saving_share", "net_saving", "indicators", "types", "exchanges"):
        report[key] = None
    report["sectors"], report["trade_offs"] = [], []
    F0, F1, D0, D1 = reference.F[headline], new.F[headline], reference.D[headline], new.D[headline]
    M0, M1 = reference.M[headline], new.M[headline]
    for j, code in enumerate(classification.codes):
        if within:
            change = M0[j] / M1[j] - 1 if M1[j] != 0 else None
        else:
            before, after = ratio(reference.system.x[j], D0[j]), ratio(new.system.x[j], D1[j])
            change = after / before - 1 if before and after is not None else None
        report["sectors"].append({
            "code": code, "direct_change": float(F1[j] - F0[j]), "footprint_change": float(D1[j] - D0[j]),
            "footprint_change_share": float((D1[j] - D0[j]) / D0[j]) if D0[j] != 0 else None,
            "output_per_footprint_change_share": None if change is None else float(change),
        })
    if not within:
        return report

    def impact(id, indicator):
        return sum(rate * flows[flow][indicator] for (_, flow), rate in rates[new.year][id].items())

    saved, net = {}, {}
    for id in exchanges.ids:
        saved[id] = -impact(id, headline) * (new.quantity[id] - reference.quantity[id])
        net[id] = -impact(id, headline) * (new.quantity[id] - new.included[id])
    city0 = D0.sum() + reference.household[headline]
    report["saving"] = float(sum(saved.values()))
    report["saving_share"] = float(report["saving"] / city0) if city0 != 0 else None
    report["net_saving"] = float(sum(net.values()))
    report["indicators"] = {
        indicator: float(sum(-impact(id, indicator) * (new.quantity[id] - reference.quantity[id]) for id in exchanges.ids))
        for indicator in study["indicators"]}
    for indicator, saving in report["indicators"].items():
        before = reference.D[indicator].sum() + reference.household[indicator]
        after = new.D[indicator].sum() + new.household[indicator]
        if abs(before - after - saving) > 1e-8 * (abs(before) + abs(after)):
            raise AssertionError(f"{new.id} {indicator}: {before} - {after} is not {saving}")
    type_of = {row["id"]: row["type"] for row in exchanges.rows}
    report["types"] = [{
        "type": type, "saving": float(sum(saved[id] for id in exchanges.ids if type_of[id] == type)),
        "net_saving": float(sum(net[id] for id in exchanges.ids if type_of[id] == type))} for type in exchanges.types]
    report["exchanges"] = [{
        "id": row["id"], "type": row["type"], "quantity": new.quantity[row["id"]], "reference_quantity": reference.quantity[row["id"]],
        "saving": float(saved[row["id"]]), "net_saving": float(net[row["id"]]),
        "resources_saved": [{"sector": code, "flow": flow, "quantity": float(-rate * new.quantity[row["id"]])}
                            for (code, flow), rate in rates[new.year][row["id"]].items() if rate < 0],
        "waste_used": {"sector": row["from"], "waste": row["waste"], "quantity": new.quantity[row["id"]], "unit": row["unit"]},
    } for row in exchanges.rows]

    system = new.system
    footprint_changes = {}
    for id in exchanges.ids:
        dF = np.zeros(len(classification.codes))
        for (code, flow), rate in rates[new.year][id].items():
            if code != HOUSEHOLD:
                dF[classification.codes.index(code)] += rate * flows[flow][headline] * (new.quantity[id] - reference.quantity[id])
        footprint_changes[id] = (intensity(dF, system.x) @ system.L) * system.y
    for j, sector in enumerate(report["sectors"]):
        change = sector["output_per_footprint_change_share"]
        if change is not None and change < -1e-12:
            report["trade_offs"].append({
                "code": sector["code"], "output_per_footprint_change_share": change, "direct_change": sector["direct_change"],
                "exchanges": [{"id": id, "footprint_change": float(footprint_changes[id][j])} for id in exchanges.ids]})
    return report


# --- The whole -------------------------------------------------------------------------------------------------------------------


def run(folder):
    """The result of a study as the dict that `symbiont run STUDY --format json` prints. Its findings are those the format asks for."""
    folder = Path(folder)
    study = yaml.safe_load((folder / "study.yaml").read_text(encoding="utf-8-sig"))
    if study["study"] != 1:
        raise InvalidStudy(f"format version {study['study']}")
    findings = []
    ids = [scenario["id"] for scenario in study["scenarios"]]
    for scenario in study["scenarios"]:
        if scenario["year"] not in study["years"] or (scenario.get("against") or ids[0]) not in ids or ids.count(scenario["id"]) > 1:
            raise InvalidStudy(f"scenario {scenario['id']}: its id, its year or what it is compared with")
    classification = Classification(folder, study["classification"])
    flows = {row["flow"]: {id: number_or_zero(row[id], "flows") for id in study["indicators"]} for row in rows_of(folder, study["flows"])}
    exchanges = Exchanges(folder, study, classification, flows)
    systems, rates, baselines = {}, {}, {}
    for year, settings in study["years"].items():
        systems[year] = system_of(folder, study, year, settings, classification, flows, findings)
        rates[year] = exchanges.rates(classification, systems[year], findings)
        baselines[year] = exchanges.quantities(settings.get("inventory_includes"))
    accounts = {s["id"]: account_of(s, study, classification, flows, systems, rates, exchanges, baselines) for s in study["scenarios"]}
    scenarios = [scenario_report(a, classification.codes, study["headline"]) for a in accounts.values()]
    for scenario in scenarios:
        for sector in scenario["sectors"]:
            if None in sector.values():
                findings.append(finding(None, "undefined", f"{scenario['id']} {sector['code']}: a ratio is not defined", None))
    comparisons = [comparison_report(accounts[s["id"]], accounts[s["against"]], study, classification, flows, rates, exchanges)
                   for s in study["scenarios"] if s.get("against")]
    monitoring = []
    if study.get("monitoring"):
        plan, actual = (exchanges.quantities(study["monitoring"][key]) for key in ("plan", "actual"))
        monitoring = [{"id": id, "plan": plan[id], "actual": actual[id], "share": actual[id] / plan[id] if plan[id] != 0 else None}
                      for id in exchanges.ids]
    return {
        "study": study["title"], "version": 1, "region": study["region"], "money": study["money"],
        "prices": "constant" if any(settings.get("prices") for settings in study["years"].values()) else "current",
        "level": classification.level, "imports": study["imports"], "regionalisation": study["regionalisation"]["method"],
        "headline": study["headline"], "sectors": classification.codes, "scenarios": scenarios, "comparisons": comparisons,
        "monitoring": monitoring, "findings": findings,
    }


if __name__ == "__main__":
    json.dump(run(sys.argv[1]), sys.stdout, indent=2, ensure_ascii=False)
    print()
