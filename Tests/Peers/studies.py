"""Seeded random studies for the comparison of the two routes: `generate` makes small ones from nothing, `perturb` alters a given case.

Both write a folder and return what it exercises. A draw that the reference holds to be invalid (a flow below zero, say) is drawn again
from the same seed. From a shell: `python3 studies.py SEED FOLDER [CASE]`.
"""

import csv
import io
import random
import shutil
import sys
from pathlib import Path

import yaml

import reference

ATTEMPTS = 60


def generate(seed, folder, sectors=None):
    """A random study with balanced tables, of 3 to 8 sectors where none are asked for; returns the features that it exercises."""
    return first_valid(lambda rng: Draw(rng, Path(folder), sectors).write(), f"generate {seed}", folder)


def perturb(seed, case, folder):
    """A copy of a case with random figures and settings altered so that it stays valid; returns what was altered."""
    return first_valid(lambda rng: Perturbation(rng, Path(case), Path(folder)).write(), f"perturb {seed}", folder)


def first_valid(write, name, folder):
    for attempt in range(ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir(parents=True)
        features = write(random.Random(f"{name} {attempt}"))
        try:
            result = reference.run(folder)
        except reference.InvalidStudy:
            continue
        features.add(f"draws-{attempt + 1}")
        if any(comparison["trade_offs"] for comparison in result["comparisons"]):
            features.add("trade-off")
        return features
    raise AssertionError(f"{name}: no valid study in {ATTEMPTS} draws")


# --- Writing ---------------------------------------------------------------------------------------------------------------------


def plain(value, digits=10):
    """A plain decimal without exponent and without trailing zeros."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        return "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed(units, places):
    """A whole number of units of 10^-places as a decimal with all its places."""
    sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(places + 1, "0")
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def read_csv(path):
    """The columns of a CSV file and its rows as dicts."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames), list(reader)


def save_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Style:
    """How a study's CSV files look: byte order mark, line ends, quotes, further columns, order of columns."""

    def __init__(self, rng, features):
        self.rng, self.features = rng, features
        self.mark = self.chance(0.2, "bom")
        self.ends = "\r\n" if self.chance(0.25, "crlf") else "\n"
        self.quoting = csv.QUOTE_ALL if self.chance(0.2, "quoted") else csv.QUOTE_MINIMAL
        self.extra = self.chance(0.3, "extra-columns")
        self.shuffled = self.chance(0.15, "shuffled-columns")

    def chance(self, probability, feature=None):
        hit = self.rng.random() < probability
        if hit and feature:
            self.features.add(feature)
        return hit

    def write(self, path, header, rows):
        header, rows = list(header), [list(row) for row in rows]
        if self.extra:
            notes = ["", "assumption", 'read in "the yearbook", p. 3', "两行\nnote", "1.5"]
            header.append("source")
            for row in rows:
                row.append(self.rng.choice(notes))
        if self.shuffled:
            order = list(range(len(header)))
            self.rng.shuffle(order)
            header, rows = [header[i] for i in order], [[row[i] for i in order] for row in rows]
        text = io.StringIO()
        writer = csv.writer(text, quoting=self.quoting, lineterminator=self.ends)
        writer.writerow(header)
        writer.writerows(rows)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((b"\xef\xbb\xbf" if self.mark else b"") + text.getvalue().encode())


# --- Studies from nothing ----------------------------------------------------------------------------------------------------------


class Draw:
    """One draw of a random study."""

    def __init__(self, rng, folder, count):
        self.rng, self.folder, self.features, self.count = rng, folder, set(), count
        self.style = Style(rng, self.features)
        self.chance = self.style.chance

    def write(self):
        self.draw_classification()
        self.draw_roles()
        self.years = sorted(self.rng.sample(range(1990, 2030), self.rng.randint(1, 3)))
        self.features.add(f"years-{len(self.years)}")
        self.prices = self.chance(0.35, "prices")
        self.settings, self.alive = {}, {}
        for year in self.years:
            self.draw_year(year)
        self.draw_flows()
        self.draw_inventories()
        self.draw_exchanges()
        self.write_study()
        return self.features

    def draw_classification(self):
        rng = self.rng
        n, count = self.count or rng.randint(3, 8), rng.randint(2, 4)
        count = min(count, n)
        form = rng.choice(["S{:02d}", "{:02d}", "Sector {}, part", "部门{}", 'x"{}"'])
        self.sectors = [form.format(i + 1) for i in range(n)]
        self.groups = [rng.choice(["G{}", "GRP-{}"]).format(g) for g in "ABCD"[:count]]
        assigned = self.groups + [rng.choice(self.groups) for _ in range(n - count)]
        if self.chance(0.5, "interleaved-groups"):
            rng.shuffle(assigned)
        else:
            assigned.sort()
        for group in list(self.groups):  # a group of one sector may have its code
            if assigned.count(group) == 1 and self.chance(0.2, "code-of-sector-and-group"):
                code = self.sectors[assigned.index(group)]
                self.groups[self.groups.index(group)] = assigned[assigned.index(group)] = code
        self.group_of = dict(zip(self.sectors, assigned))
        self.level = rng.choice(["sector", "group"])
        self.imports = rng.choice(["domestic", "competitive"])
        self.features |= {self.level, self.imports}
        self.style.write(self.folder / "sectors.csv", ["code", "name", "group"],
                         [[s, f"{s} and others", self.group_of[s]] for s in self.sectors])
        self.style.write(self.folder / "groups.csv", ["code", "name"], [[g, f'Group "{g}", all of it'] for g in self.groups])

    def members(self, code):
        return [code] if code in self.group_of else [s for s in self.sectors if self.group_of[s] == code]

    def draw_roles(self):
        rng = self.rng
        self.roles = {
            "final_demand": ["households", "government", "investment", "inventories"][-rng.randint(1, 4):],
            "exports": ["abroad", "elsewhere"][:rng.randint(1, 2)],
            "imports": ["imported", "inflow"][:rng.randint(1, 2)],
            "value_added": ["wages", "taxes", "surplus"][-rng.randint(1, 3):],
        }
        for role in ("exports", "imports"):
            if len(self.roles[role]) > 1:
                self.features.add(f"several-{role}")
        if self.chance(0.3, "error-columns"):
            self.roles["error"] = ["error", "discrepancy"][:rng.randint(1, 2)]
        elif self.chance(0.3):
            self.roles["error"] = []
        if self.chance(0.3, "other-inputs"):
            self.roles["other_inputs"] = ["imported_inputs", "product_taxes"][:rng.randint(1, 2)]

    # A table is drawn in whole units of 10^-places, so that both identities hold exactly; for rounding gaps it is drawn two places finer.
    def draw_year(self, year):
        rng, n = self.rng, len(self.sectors)
        city = self.chance(0.6, "city")
        places = rng.choice([0, 0, 1, 2])
        rounding = self.chance(0.2, "rounding")
        fine = places + 2 if rounding else places
        zero = {i for i in range(n) if n > 3 and rng.random() < 0.08}
        if zero:
            self.features.add("zero-output-in-table")
        x = [0 if i in zero else int(10 ** rng.uniform(3, 6)) * 10**fine for i in range(n)]
        Z = [[0] * n for _ in range(n)]
        for j in range(n):
            weights = [0 if rng.random() < 0.2 else rng.random() for _ in range(n)]
            total = rng.uniform(0.25, 0.65) / (sum(weights) or 1)
            for i in range(n):
                Z[i][j] = 0 if i in zero and rounding else int(weights[i] * total * x[j])
        demand, exports, imports, error = [], [], [], []
        for i in range(n):
            base = x[i] if i not in zero else (0 if rounding else max(x) // 10)
            row = [0 if rng.random() < 0.15 else int(rng.uniform(0, 0.5) * base) for _ in self.roles["final_demand"]]
            if self.roles["final_demand"][-1] == "inventories" and i not in zero and len(row) > 1:
                row[-1] = int(rng.uniform(-0.05, 0.05) * base)
                if row[-1] < 0:
                    self.features.add("negative-inventories")
            use = sum(Z[i]) + sum(row)
            discrepancy = [int(rng.uniform(-0.01, 0.01) * x[i]) for _ in self.roles.get("error", [])]
            balance = x[i] - use - sum(discrepancy)
            m = int(rng.choice([0, rng.uniform(0, 0.5)]) * max(use, 0))
            if (city or self.imports == "competitive") and i not in zero and self.chance(0.06, "re-exports"):
                m = int(rng.uniform(1.05, 2) * max(use, 0))
            e = m + balance
            if e < 0:
                m, e = -balance, 0
            demand.append(row)
            exports.append(self.split(e, len(self.roles["exports"])))
            imports.append(self.split(m, len(self.roles["imports"])))
            error.append(discrepancy)
        other = [[int(rng.uniform(0, 0.06) * x[j]) for j in range(n)] for _ in self.roles.get("other_inputs", [])]
        value_added = [[0] * n for _ in self.roles["value_added"]]
        for j in range(n):
            rest = x[j] - sum(Z[i][j] for i in range(n)) - sum(row[j] for row in other)
            parts = [int(rng.uniform(-0.05, 0.6) * rest) for _ in value_added[1:]]
            for row, part in zip(value_added, parts + [rest - sum(parts)]):
                row[j] = part

        trimmed = self.chance(0.3, "trimmed-decimals")

        def printed(units):
            text = fixed(units if fine == places else round(units / 100), places)
            return plain(float(text), places) if trimmed else text

        keys = self.roles["final_demand"] + self.roles["exports"] + self.roles["imports"] + self.roles.get("error", [])
        blank = rng.choice(["", "", "", "0"])
        rows = [[s] + [printed(u) for u in Z[i] + demand[i] + exports[i] + imports[i] + error[i] + [x[i]]]
                for i, s in enumerate(self.sectors)]
        for codes, block in ((self.roles.get("other_inputs", []), other), (self.roles["value_added"], value_added)):
            rows += [[code] + [printed(u) for u in row] + [blank] * len(keys) + [""] for code, row in zip(codes, block)]
        rows.append(["output"] + [printed(u) for u in x] + [""] * (len(keys) + 1))
        if self.chance(0.1, "shuffled-rows"):
            rng.shuffle(rows)
        settings = {"table": f"tables/{year}.csv"}
        self.style.write(self.folder / settings["table"], ["code"] + self.sectors + keys + ["output"], rows)

        unit = 10.0**-fine
        alive = {s for i, s in enumerate(self.sectors) if i not in zero}
        if city:
            added = [sum(row[j] for row in value_added) * unit for j in range(n)]
            alive = self.draw_city(year, settings, [u * unit for u in x], added, zero)
            if self.chance(0.3, "city-demand"):
                totals = {k: sum(row[c] for row in demand) * unit for c, k in enumerate(self.roles["final_demand"])}
                named = [k for k in totals if totals[k] > 0.05 * max(totals.values()) and rng.random() < 0.8]
                settings["city_demand"] = f"city/demand-{year}.csv"
                self.style.write(self.folder / settings["city_demand"], ["column", "total"],
                                 [[k, plain(totals[k] * rng.choice([0, *[rng.uniform(0.1, 0.5)] * 9]), 3)] for k in named])
        if self.prices and (year != self.years[0] or len(self.years) == 1 or rng.random() < 0.3):
            settings["prices"] = f"prices/{year}.csv"
            codes = self.cover(rng.choice(["sector", "group", "mixed"]), "prices")
            self.style.write(self.folder / settings["prices"], ["code", "index"], [[c, plain(rng.uniform(0.85, 1.25), 4)] for c in codes])
        self.settings[year], self.alive[year] = settings, alive

    def split(self, total, count):
        first = total if count == 1 else int(self.rng.random() * total)
        return [first] if count == 1 else [first, total - first]

    def cover(self, mode, what):
        """Codes that cover every sector once."""
        self.features.add(f"{what}-by-{mode}")
        codes = []
        for group in self.groups:
            if mode == "group" or (mode == "mixed" and self.rng.random() < 0.5):
                codes.append(group)
            else:
                codes += self.members(group)
        self.rng.shuffle(codes)
        return codes

    def draw_city(self, year, settings, x, added, zero):
        rng = self.rng
        figure = rng.choice(["output", "value_added"])
        self.features.add(f"city-{figure}")
        place = {s: i for i, s in enumerate(self.sectors)}
        rows, alive = [], set()
        codes = self.cover(rng.choice(["sector", "group", "mixed"]), "city")
        for code in codes:
            members = [place[s] for s in self.members(code)]
            total = sum((x if figure == "output" else added)[i] for i in members)
            if len(codes) > 2 and alive and self.chance(0.08, "uncovered"):
                continue
            share = 0 if total <= 0 or (alive and self.chance(0.04, "city-figure-0")) else rng.uniform(0.05, 0.7)
            rows.append([code, plain(total * share, rng.choice([0, 2]) if total > 1000 else 6)])
            if float(rows[-1][1]) != 0:
                alive |= {self.sectors[i] for i in members if i not in zero}
        settings["city"] = f"city/{year}.csv"
        self.style.write(self.folder / settings["city"], ["code", figure], rows)
        return alive

    def draw_flows(self):
        rng = self.rng
        self.flows = [f"flow_{i}" for i in range(rng.randint(2, 6))]
        self.indicators = ["co2", "energy", "water"][:rng.randint(1, 3)]
        self.headline = rng.choice(self.indicators)
        if len(self.indicators) > 1:
            self.features.add("several-indicators")
        kinds = ["fuel", "material", "process", "waste", "heat", "electricity"]
        rows = []
        for flow in self.flows:
            factors = ["" if rng.random() < 0.2 else plain(10 ** rng.uniform(-2, 1.5), 5) for _ in self.indicators]
            rows.append([flow, f"{flow}, named", rng.choice(["t", "MWh", "1e4 m3"]), rng.choice(kinds)] + factors)
        rows[0][4 + self.indicators.index(self.headline)] = "1.25"
        self.style.write(self.folder / "flows.csv", ["flow", "name", "unit", "kind"] + self.indicators, rows)

    def usable(self, code, year):
        """Whether a code of the inventory has output in a year at the solve level."""
        if code == reference.HOUSEHOLD:
            return True
        members = self.members(code)
        if self.level == "group":
            members = self.members(self.group_of[members[0]])
        return any(s in self.alive[year] for s in members)

    def draw_inventories(self):
        rng = self.rng
        codes = {"sector": self.sectors, "group": self.groups, "both": self.sectors + self.groups}[rng.choice(["sector", "group", "both"])]
        self.entries = {}  # (code, flow) -> a quantity; every year is near it
        for code in codes:
            for flow in self.flows:
                if rng.random() < 0.5:
                    self.entries[code, flow] = 10 ** rng.uniform(2, 6)
        if self.chance(0.6, "household-inventory"):
            for flow in rng.sample(self.flows, rng.randint(1, len(self.flows))):
                self.entries[reference.HOUSEHOLD, flow] = 10 ** rng.uniform(2, 5)
        if any(code in self.groups for code, _ in self.entries) and self.level == "sector":
            self.features.add("inventory-split")
        self.least = {}
        for year in self.years:
            rows = []
            for (code, flow), quantity in self.entries.items():
                if not self.usable(code, year):
                    self.least[code, flow] = 0
                    if self.chance(0.5, "inventory-0-without-output"):
                        rows.append([code, flow, "0"])
                    continue
                amount = round(quantity * rng.uniform(0.7, 1.4), 3)
                self.least[code, flow] = min(amount, self.least.get((code, flow), amount))
                parts = [amount]
                if self.chance(0.1, "rows-that-add-up"):
                    parts = [round(amount * 0.3, 3), round(amount - round(amount * 0.3, 3), 3)]
                rows += [[code, flow, plain(part, 3)] for part in parts]
            if self.chance(0.3):
                rng.shuffle(rows)
            self.settings[year]["inventory"] = f"inventory/{year}.csv"
            self.style.write(self.folder / f"inventory/{year}.csv", ["sector", "flow", "quantity"], rows)

    def draw_exchanges(self):
        rng = self.rng
        self.exchanges = [f"k{i}" for i in range(rng.choice([0, 1, 2, 3, 4, 6]))]
        self.columns, self.maps, self.limits = [], {}, False
        self.features.add(f"exchanges-{len(self.exchanges)}")
        if not self.exchanges:
            return
        self.columns = ["existing", "designed", "realised"][:rng.randint(1, 3)]
        self.quantity = {k: {c: self.draw_quantity() for c in self.columns} for k in self.exchanges}
        for i in range(rng.randint(0, 2)):
            chosen = rng.sample(self.exchanges, rng.randint(1, len(self.exchanges)))
            self.maps[f"map{i}"] = {k: rng.choice([self.draw_quantity(), rng.randint(0, 5000)]) for k in chosen}
            self.features.add("map")
        for year in self.years:
            if self.chance(0.4, "inventory-includes"):
                self.settings[year]["inventory_includes"] = rng.choice(self.columns)
        choices = [{k: self.quantity[k][c] for k in self.exchanges} for c in self.columns] + list(self.maps.values())
        most = {k: max(choice.get(k, 0) for choice in choices) for k in self.exchanges}
        anywhere = self.sectors + self.groups + [reference.HOUSEHOLD]
        rows, supplies = [], {}
        ends = [(rng.choice(anywhere), rng.choice(["slag", "ash, fly", "heat"])) for _ in range(rng.randint(1, len(self.exchanges)))]
        source = {k: rng.choice(ends) for k in self.exchanges}
        for end in ends:
            total = max(sum(choice.get(k, 0) for k in self.exchanges if source[k] == end) for choice in choices)
            supplies[end] = plain(total * rng.choice([1, rng.uniform(1, 2)]) + 0.001, 6) if self.chance(0.5, "supply") else ""
        for k in self.exchanges:
            supply = supplies[source[k]] if rng.random() < 0.7 else ""
            demand = plain(most[k] * rng.choice([1, rng.uniform(1, 2)]), 6) if self.chance(0.3, "demand") else ""
            rows.append([k, f"Exchange {k}", rng.choice(["bulky-waste", "scrap", "urban", "heat"]), source[k][0], rng.choice(anywhere),
                         source[k][1], "t"] + [plain(self.quantity[k][c], 6) for c in self.columns] + [supply, demand])
        self.style.write(self.folder / "exchanges.csv",
                         ["id", "name", "type", "from", "to", "waste", "unit"] + self.columns + ["supply", "demand"], rows)
        self.draw_effects(most)
        if self.chance(0.4, "limits"):
            self.draw_limits(choices)

    def draw_quantity(self):
        return self.rng.choice([0, self.rng.randint(1, 90000), round(10 ** self.rng.uniform(0, 5), 2)])

    def draw_effects(self, most):
        rng = self.rng
        present = [key for key, least in self.least.items() if least > 0]
        included = any("inventory_includes" in settings for settings in self.settings.values())
        rows = []
        for k in self.exchanges:
            for _ in range(rng.randint(0, 5)):
                if not present:
                    continue
                code, flow = rng.choice(present)
                rate = self.least[code, flow] * rng.uniform(0.01, 0.12) / (most[k] or 1)
                if rng.random() < 0.35:
                    if not included:
                        code = rng.choice([c for c in self.sectors + self.groups + [reference.HOUSEHOLD]
                                           if all(self.usable(c, year) for year in self.years)])
                        flow = rng.choice(self.flows)
                else:
                    rate = -rate
                if code in self.groups and self.chance(0.15):
                    code = rng.choice(self.members(code))
                    if not all(self.usable(code, year) for year in self.years):
                        continue
                if code in self.groups and self.level == "sector":
                    self.features.add("effects-split")
                if code == reference.HOUSEHOLD:
                    self.features.add("household-effects")
                if self.chance(0.05, "rate-0"):
                    rate = 0
                parts = [rate] if not self.chance(0.1, "rows-that-add-up") else [rate * 0.4, rate * 0.6]
                rows += [[k, code, flow, plain(part, 12)] for part in parts]
        if self.chance(0.3, "effects-shuffled"):
            rng.shuffle(rows)
        self.style.write(self.folder / "effects.csv", ["exchange", "sector", "flow", "rate"], rows)

    def draw_limits(self, choices):
        rng, rows = self.rng, []
        for limit in ["clinker", "trucks"][:rng.randint(1, 2)]:
            coefficients = {k: float(plain(rng.uniform(-0.2, 2), 3)) for k in rng.sample(self.exchanges, rng.randint(1, len(self.exchanges)))}
            most = max(sum(c * choice.get(k, 0) for k, c in coefficients.items()) for choice in choices)
            maximum = plain(max(most, 0) * rng.choice([1, rng.uniform(1, 2)]) + 0.001, 6)
            rows += [[limit, f"Limit on {limit}", "t", maximum, k, plain(c, 3)] for k, c in coefficients.items()]
        self.limits = True
        self.style.write(self.folder / "limits.csv", ["limit", "name", "unit", "maximum", "exchange", "coefficient"], rows)

    def write_study(self):
        rng = self.rng
        scenarios, before = [], None
        for year in self.years:
            base = {"id": f"BASE{year}", "name": f"Without, {year}", "year": year}
            if before:
                base["against"] = before
            scenarios.append(base)
            names = [f"BASE{year}"]
            for c in self.columns + list(self.maps):
                if rng.random() < 0.7:
                    choice = dict(self.maps[c]) if c in self.maps else c
                    scenario = {"id": f"{c}-{year}", "name": f"{c}: {year}", "year": year, "exchanges": choice}
                    if rng.random() < 0.9:
                        scenario["against"] = rng.choice(names if rng.random() < 0.9 else [s["id"] for s in scenarios])
                    scenarios.append(scenario)
                    names.append(scenario["id"])
            before = rng.choice(names)
        study = {
            "study": 1, "title": rng.choice(["A study", "研究: one", 'A "quoted" study, #1']), "region": rng.choice(["Town", "贵阳"]),
            "money": rng.choice(["1e4 CNY", "million EUR"]),
            "classification": {"sectors": "sectors.csv", "groups": "groups.csv", "level": self.level}, "flows": "flows.csv",
            "indicators": {id: {"name": id.upper(), "unit": "t"} for id in self.indicators}, "headline": self.headline,
            "imports": self.imports, "tables": self.roles, "regionalisation": {"method": "proportional"},
            "years": self.settings, "scenarios": scenarios,
        }
        if self.exchanges:
            study |= {"exchanges": "exchanges.csv", "effects": "effects.csv", "quantities": self.columns}
            if self.limits:
                study["limits"] = "limits.csv"
            if len(self.columns) > 1 and self.chance(0.5, "monitoring"):
                study["monitoring"] = {"plan": self.columns[1], "actual": self.columns[-1]}
        write_yaml(self.folder, study, rng)


def write_yaml(folder, study, rng):
    text = yaml.safe_dump(study, sort_keys=False, allow_unicode=True, default_flow_style=rng.choice([None, False]), width=1000)
    (folder / "study.yaml").write_text(text, encoding="utf-8")


# --- A case perturbed ---------------------------------------------------------------------------------------------------------------


class Perturbation:
    """One draw of changes to a case: figures in its files and settings in its study.yaml."""

    def __init__(self, rng, case, folder):
        self.rng, self.folder, self.features = rng, folder, set()
        shutil.copytree(case, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        self.study = yaml.safe_load((folder / "study.yaml").read_text(encoding="utf-8-sig"))

    def chance(self, probability, feature):
        hit = self.rng.random() < probability
        if hit:
            self.features.add(feature)
        return hit

    def write(self):
        rng, study = self.rng, self.study
        if self.chance(0.5, "competitive"):
            study["imports"] = "competitive"
        if self.chance(0.4, "sector-level"):
            study["classification"]["level"] = "sector"
        for year, settings in study["years"].items():
            if self.chance(0.6, "table"):
                self.alter_table(settings["table"])
            if self.chance(0.5, "city"):
                self.alter(settings["city"], ["output"], 0.7, 1.3)
            if self.chance(0.4, "inventory"):
                self.alter(settings["inventory"], ["quantity"], 0.9, 1.4)
            if self.chance(0.2, "prices"):
                self.add_prices(year, settings)
            if self.chance(0.2, "city-demand"):
                self.add_demand(year, settings)
            if self.chance(0.25, "includes") and study.get("quantities"):
                settings["inventory_includes"] = rng.choice(study["quantities"])
        if self.chance(0.5, "factors"):
            self.alter(study["flows"], list(study["indicators"]), 0.5, 2)
        if study.get("exchanges"):
            if self.chance(0.5, "quantities"):
                self.alter(study["exchanges"], study["quantities"], 0, 1)
            if self.chance(0.5, "rates"):
                self.alter(study["effects"], ["rate"], 0.5, 1)
            if self.chance(0.3, "map"):
                ids = [row["id"] for row in reference.rows_of(self.folder, study["exchanges"])]
                last = study["scenarios"][-1]
                last["exchanges"] = {id: rng.randint(0, 9000) for id in rng.sample(ids, rng.randint(1, len(ids)))}
        if self.chance(0.3, "headline"):
            study["headline"] = rng.choice(list(study["indicators"]))
        write_yaml(self.folder, study, rng)
        return self.features

    def read(self, name):
        return read_csv(self.folder / name)

    def save(self, name, header, rows):
        save_csv(self.folder / name, header, rows)

    def alter(self, name, columns, low, high):
        """Scales some of the figures in the named columns."""
        header, rows = self.read(name)
        for row in rows:
            for column in columns:
                if row[column] and self.rng.random() < 0.5:
                    row[column] = plain(float(row[column]) * self.rng.uniform(low, high), 6)
        self.save(name, header, rows)

    def alter_table(self, name):
        """Scales cells of Z by whole units; the first import or export and the last value-added row take the remainder."""
        header, rows = self.read(name)
        roles, by_code = self.study["tables"], {row["code"]: row for row in rows}
        outflow, inflow, surplus = roles["exports"][0], roles["imports"][0], roles["value_added"][-1]
        sectors = [code for code in header if code in by_code and code != "output"]
        for i in sectors:
            for j in sectors:
                cell = int(by_code[i][j])
                if cell == 0 or self.rng.random() > 0.1:
                    continue
                new = int(cell * self.rng.uniform(0.7, 1.3))
                by_code[i][j] = str(new)
                by_code[surplus][j] = str(int(by_code[surplus][j]) - (new - cell))
                rest = int(by_code[i][outflow]) - (new - cell)
                by_code[i][outflow] = str(max(rest, 0))
                if rest < 0:
                    by_code[i][inflow] = str(int(by_code[i][inflow]) - rest)
        self.save(name, header, rows)

    def add_prices(self, year, settings):
        _, sectors = self.read(self.study["classification"]["sectors"])
        by_group = {row["group"] for row in sectors if self.rng.random() < 0.03}
        codes = sorted(by_group) + [row["code"] for row in sectors if row["group"] not in by_group]
        settings["prices"] = f"prices/{year}.csv"
        self.save(settings["prices"], ["code", "index"], [{"code": c, "index": plain(self.rng.uniform(0.9, 1.15), 4)} for c in codes])

    def add_demand(self, year, settings):
        _, rows = self.read(settings["table"])
        columns = [c for c in self.study["tables"]["final_demand"] if self.rng.random() < 0.7]
        totals = {c: sum(float(row[c]) for row in rows if row[c]) * self.rng.uniform(0.15, 0.35) for c in columns}
        settings["city_demand"] = f"city/demand-{year}.csv"
        self.save(settings["city_demand"], ["column", "total"], [{"column": c, "total": plain(t, 2)} for c, t in totals.items()])


if __name__ == "__main__":
    seed, target, *case = sys.argv[1:]
    print(sorted(perturb(seed, case[0], target) if case else generate(seed, target)))
