"""Studies with one error each, and where the program has to point.

Every spoiler takes a valid generated study and breaks one rule of the format; it returns (file, line) of the place to be named, where line
is None for an error that is not in one row, and file None for one that may be named in either of two files. None: does not apply here.
"""

import random

import yaml

import studies


class Study:
    """A generated study opened for spoiling."""

    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng
        self.study = yaml.safe_load((folder / "study.yaml").read_text(encoding="utf-8"))
        self.sectors = [row["code"] for row in self.rows("sectors.csv")]
        self.groups = [row["code"] for row in self.rows("groups.csv")]

    def rows(self, name):
        return studies.read_csv(self.folder / name)[1]

    def years(self, key):
        return [settings[key] for settings in self.study["years"].values() if key in settings]

    def change(self, name, accepts, column, value):
        """Changes one cell of one random row that `accepts`; `value` gets the old text."""
        header, rows = studies.read_csv(self.folder / name)
        chosen = [i for i, row in enumerate(rows) if accepts(row)]
        if not chosen:
            return None
        index = self.rng.choice(chosen)
        rows[index][column] = value(rows[index][column])
        studies.save_csv(self.folder / name, header, rows)
        return name, self.line(rows, index)

    def line(self, rows, index):
        return 2 + index + sum(text.count("\n") for row in rows[:index] for text in row.values())

    def append(self, name, new):
        header, rows = studies.read_csv(self.folder / name)
        rows.append({column: new.get(column, "") for column in header})
        studies.save_csv(self.folder / name, header, rows)
        return name, self.line(rows, len(rows) - 1)

    def save_yaml(self):
        studies.write_yaml(self.folder, self.study, self.rng)
        return "study.yaml", None


def any_row(_):
    return True


def blank_cell(s):
    return s.change(s.rng.choice(s.years("table")), lambda row: row["code"] in s.sectors, s.rng.choice(s.sectors), lambda _: "")


def text_in_table(s):
    return s.change(s.rng.choice(s.years("table")), lambda row: row["code"] in s.sectors, s.rng.choice(s.sectors), lambda old: old + "x")


def infinite_cell(s):
    return s.change(s.rng.choice(s.years("table")), lambda row: row["code"] in s.sectors, s.rng.choice(s.sectors), lambda _: "inf")


def unbalanced(s):
    name = s.rng.choice(s.years("table"))
    largest = max(float(row["output"] or 0) for row in s.rows(name))
    found = s.change(name, lambda row: row["code"] in s.sectors, s.rng.choice(s.sectors), lambda old: studies.plain(float(old) + largest / 10))
    return found and (name, None)


def missing_row(s):
    name = s.rng.choice(s.years("table"))
    header, rows = studies.read_csv(s.folder / name)
    gone = s.rng.choice(s.sectors)
    studies.save_csv(s.folder / name, header, [row for row in rows if row["code"] != gone])
    return name, None


def unknown_sector_in_inventory(s):
    return s.change(s.rng.choice(s.years("inventory")), any_row, "sector", lambda _: "Atlantis")


def unknown_flow_in_inventory(s):
    return s.change(s.rng.choice(s.years("inventory")), any_row, "flow", lambda _: "phlogiston")


def negative_inventory(s):
    return s.change(s.rng.choice(s.years("inventory")), lambda row: float(row["quantity"]) > 0, "quantity", lambda old: "-" + old)


def city_covered_twice(s):
    if not s.years("city"):
        return None
    name = s.rng.choice(s.years("city"))
    s.append(name, s.rng.choice(s.rows(name)))
    return name, None


def city_unknown_code(s):
    return s.change(s.rng.choice(s.years("city")), any_row, "code", lambda _: "Atlantis") if s.years("city") else None


def city_figure_without_output(s):
    for settings in s.study["years"].values():
        zero = {row["code"] for row in s.rows(settings["table"]) if row["code"] in s.sectors and float(row["output"]) == 0}
        if zero and "city" in settings and settings["inventory"]:
            figure = "output" if "output" in s.rows(settings["city"])[0] else "value_added"
            found = s.change(settings["city"], lambda row: row["code"] in zero, figure, lambda _: "12")
            if found:
                return found
    return None


def price_missing(s):
    if not s.years("prices"):
        return None
    name = s.rng.choice(s.years("prices"))
    header, rows = studies.read_csv(s.folder / name)
    rows.pop(s.rng.randrange(len(rows)))
    studies.save_csv(s.folder / name, header, rows)
    return name, None


def price_zero(s):
    return s.change(s.rng.choice(s.years("prices")), any_row, "index", lambda _: "0") if s.years("prices") else None


def used_columns(s):
    return [scenario["exchanges"] for scenario in s.study["scenarios"] if isinstance(scenario.get("exchanges"), str)]


def above_demand(s):
    columns = used_columns(s)
    if not columns:
        return None
    column = s.rng.choice(columns)
    found = s.change("exchanges.csv", lambda row: float(row[column]) > 0, "demand", lambda _: "0.0005")
    return found and (None, None)


def above_supply(s):
    columns = used_columns(s)
    if not columns:
        return None
    column = s.rng.choice(columns)
    header, rows = studies.read_csv(s.folder / "exchanges.csv")
    positive = [row for row in rows if float(row[column]) > 0]
    if not positive:
        return None
    chosen = s.rng.choice(positive)
    for row in rows:
        if (row["from"], row["waste"]) == (chosen["from"], chosen["waste"]):
            row["supply"] = "0.0005"
    studies.save_csv(s.folder / "exchanges.csv", header, rows)
    return None, None


def two_supplies(s):
    if not s.study.get("exchanges"):
        return None
    header, rows = studies.read_csv(s.folder / "exchanges.csv")
    twin = dict(rows[0])
    rows[0]["supply"], twin["id"], twin["supply"] = "1000000000", "twin", "2000000000"
    rows.append(twin)
    studies.save_csv(s.folder / "exchanges.csv", header, rows)
    return "exchanges.csv", None


def above_limit(s):
    columns = used_columns(s)
    positive = [row["id"] for row in s.rows("exchanges.csv") for c in columns if float(row[c]) > 0] if columns else []
    if not positive or s.study.get("limits"):
        return None
    s.study["limits"] = "limits.csv"
    row = {"limit": "cap", "name": "Cap", "unit": "t", "maximum": "0.0005", "exchange": positive[0], "coefficient": "1"}
    studies.save_csv(s.folder / "limits.csv", list(row), [row])
    s.save_yaml()
    return None, None


def below_zero(s):
    columns = used_columns(s)
    positive = [row["id"] for row in s.rows("exchanges.csv") for c in columns if float(row[c]) > 100] if columns else []
    if not positive or any("inventory_includes" in settings for settings in s.study["years"].values()):
        return None
    found = s.change("effects.csv", lambda row: row["exchange"] in positive, "rate", lambda _: "-1000000000")
    return found and (None, None)


def unknown_exchange_in_effects(s):
    return s.change("effects.csv", any_row, "exchange", lambda _: "perpetuum") if s.study.get("exchanges") else None


def unknown_end(s):
    return s.change("exchanges.csv", any_row, "from", lambda _: "Atlantis") if s.study.get("exchanges") else None


def unknown_exchange_in_map(s):
    maps = [scenario for scenario in s.study["scenarios"] if isinstance(scenario.get("exchanges"), dict)]
    if not maps:
        return None
    maps[0]["exchanges"]["perpetuum"] = 3
    return s.save_yaml()


def unknown_quantity_column(s):
    s.study["scenarios"][-1]["exchanges"] = "dreamt"
    return s.save_yaml()


def unknown_against(s):
    s.study["scenarios"][-1]["against"] = "NOWHERE"
    return s.save_yaml()


def unknown_year(s):
    s.study["scenarios"][-1]["year"] = 1066
    return s.save_yaml()


def path_leaves_folder(s):
    s.study["flows"] = "../flows.csv"
    return s.save_yaml()


def missing_file(s):
    s.study["flows"] = "flows-of-yesteryear.csv"
    s.save_yaml()
    return None, None


def vanishing_emissions(s):
    for settings in s.study["years"].values():
        if "city" in settings or s.study["classification"]["level"] != "sector" or "prices" in settings:
            continue
        zero = [row["code"] for row in s.rows(settings["table"]) if row["code"] in s.sectors and float(row["output"]) == 0]
        if zero:
            s.append(settings["inventory"], {"sector": zero[0], "flow": s.rows("flows.csv")[0]["flow"], "quantity": "17"})
            return settings["inventory"], None
    return None


def re_exports_under_domestic(s):
    plain_years = [y for y in s.study["years"].values() if "city" not in y and "prices" not in y]
    if not plain_years or s.study["imports"] != "domestic" or s.study["classification"]["level"] != "sector":
        return None
    name = plain_years[0]["table"]
    header, rows = studies.read_csv(s.folder / name)
    roles = s.study["tables"]
    row = s.rng.choice([row for row in rows if row["code"] in s.sectors])
    use = sum(float(row[c]) for c in s.sectors + roles["final_demand"])
    if use < 1:
        return None
    for column in (roles["exports"][0], roles["imports"][0]):
        row[column] = studies.plain(float(row[column]) + int(2 * use), 2)
    studies.save_csv(s.folder / name, header, rows)
    return None, None


SPOILERS = {spoiler.__name__: spoiler for spoiler in (
    blank_cell, text_in_table, infinite_cell, unbalanced, missing_row, unknown_sector_in_inventory, unknown_flow_in_inventory,
    negative_inventory, city_covered_twice, city_unknown_code, city_figure_without_output, price_missing, price_zero, above_demand,
    above_supply, two_supplies, above_limit, below_zero, unknown_exchange_in_effects, unknown_end, unknown_exchange_in_map,
    unknown_quantity_column, unknown_against, unknown_year, path_leaves_folder, missing_file, vanishing_emissions,
    re_exports_under_domestic)}


def spoil(name, seed, folder):
    """Writes a study with the named error into a folder; returns the (file, line) that a finding has to name."""
    for attempt in range(400):
        studies.generate(f"{name} {seed} {attempt}", folder)
        place = SPOILERS[name](Study(folder, random.Random(f"{name} {seed} {attempt}")))
        if place:
            return place
    raise AssertionError(f"{name}: no study to spoil")
