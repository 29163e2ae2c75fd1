"""A study's run in plain Python with pandas and numpy, as an analyst would script it.

    run_pandas.py STUDY > result.json
    run_pandas.py STUDY --load          reads and checks the files only

The same files, checks, steps and keys as `symbiont run STUDY --format json`, for studies like the built-in case:
current prices, proportional regionalisation, a city file for every year. It is the yardstick of `make bench`.
"""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

HOUSEHOLD = "household"


def require(condition, message):
    if not condition:
        raise SystemExit(f"error: {message}")


class Study:
    """The definition and its files, read and checked."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.definition = yaml.load(
            (self.folder / "study.yaml").read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        levels = self.definition["classification"]
        self.sectors = self.read(levels["sectors"]).set_index("code")
        self.groups = self.read(levels["groups"]).set_index("code")
        self.flows = self.read(self.definition["flows"]).set_index("flow")
        self.exchanges = self.read(self.definition["exchanges"]).set_index("id")
        self.effects = self.read(self.definition["effects"])
        self.limits = self.read(self.definition["limits"])
        self.indicators = list(self.definition["indicators"])
        self.headline = self.definition["headline"]
        self.factors = self.flows[self.indicators].fillna(0.0)
        self.roles = {"error": [], "other_inputs": [], **self.definition["tables"]}
        self.at_sector_level = levels["level"] == "sector"
        self.level = list(self.sectors.index if self.at_sector_level else self.groups.index)
        self.quantities = self.exchanges[self.definition["quantities"]].astype(float).fillna(0.0)
        self.check_codes()

    def read(self, name):
        return pd.read_csv(self.folder / name)

    def check_codes(self):
        require(self.sectors["group"].isin(self.groups.index).all(), "a sector names an unknown group")
        known = set(self.sectors.index) | set(self.groups.index) | {HOUSEHOLD}
        for column in ("from", "to"):
            require(self.exchanges[column].isin(known).all(), f"exchanges: unknown code in {column}")
        require(self.effects["sector"].isin(known).all(), "effects: unknown sector")
        require(self.effects["flow"].isin(self.flows.index).all(), "effects: unknown flow")
        require(self.effects["exchange"].isin(self.exchanges.index).all(), "effects: unknown exchange")
        require(self.limits["exchange"].isin(self.exchanges.index).all(), "limits: unknown exchange")

    def table(self, name):
        """A province table whose identities hold."""
        table = self.read(name).set_index("code")
        codes = list(self.sectors.index)
        require(table.index.is_unique and not table[codes].isna().any(axis=None), f"{name}: a gap or a duplicate")
        roles = self.roles
        uses = roles["final_demand"] + roles["exports"] + roles["error"]
        output = table.loc[codes, "output"]
        supplied = table.loc[codes, codes + uses].sum(axis=1) - table.loc[codes, roles["imports"]].sum(axis=1)
        inputs = table.loc[codes + roles["other_inputs"] + roles["value_added"], codes].sum()
        tolerance = 1e-9 * output.max()
        require((supplied - output).abs().max() <= tolerance, f"{name}: a row is out of balance")
        require((inputs - output).abs().max() <= tolerance, f"{name}: a column is out of balance")
        return table

    def concordance(self, output):
        """Weights from any code of the study to the codes of the solve level; a group is split by output."""
        weights = pd.DataFrame(0.0, index=self.sectors.index.append(self.groups.index), columns=self.level)
        for sector, group in self.sectors["group"].items():
            weights.loc[sector, sector if self.at_sector_level else group] = 1.0
            if self.at_sector_level:
                total = output[self.sectors["group"] == group].sum()
                weights.loc[group, sector] = output[sector] / total if total > 0 else 0.0
        if not self.at_sector_level:
            weights.loc[self.level, self.level] = np.eye(len(self.level))
        weights.loc[HOUSEHOLD] = 0.0
        weights[HOUSEHOLD] = (weights.index == HOUSEHOLD).astype(float)
        return weights


def divide(numerator, denominator):
    """Elementwise, and 0 where the denominator is 0."""
    return np.divide(numerator, denominator, out=np.zeros(np.broadcast(numerator, denominator).shape),
                     where=np.asarray(denominator) != 0)


class City:
    """One year: the province's table taken to the city, aggregated and solved."""

    def __init__(self, study, year, solve):
        source = study.definition["years"][year]
        table = study.table(source["table"])
        codes, roles = list(study.sectors.index), study.roles
        output = self.city_output(study, source, table)
        province_output = table.loc[codes, "output"].to_numpy()
        coefficients = divide(table.loc[codes, codes].to_numpy(), province_output)
        value_added_share = divide(table.loc[roles["value_added"], codes].sum().to_numpy(), province_output)

        flows = coefficients * output
        value_added = value_added_share * output
        scale = value_added.sum() / table.loc[roles["value_added"], codes].to_numpy().sum()
        demand = table.loc[codes, roles["final_demand"]].sum(axis=1).to_numpy() * scale
        use = flows.sum(axis=1) + demand
        imports = table.loc[codes, roles["imports"]].sum(axis=1).to_numpy()
        exports = table.loc[codes, roles["exports"]].sum(axis=1).to_numpy()
        share = np.clip(divide(imports, province_output + imports - exports), 0, 1)
        imports = np.maximum.reduce([share * use, use - output, np.zeros_like(use)])
        exports = output - use + imports

        groups = study.sectors.index if study.at_sector_level else study.sectors["group"].to_numpy()
        frame = pd.DataFrame(flows, index=groups, columns=groups)
        self.transactions = frame.groupby(level=0).sum().T.groupby(level=0).sum().T.loc[study.level, study.level]
        columns = {"output": output, "value_added": value_added, "demand": demand, "imports": imports, "exports": exports}
        self.account = pd.DataFrame(columns, index=groups).groupby(level=0).sum().loc[study.level]
        self.weights = study.concordance(pd.Series(output, index=codes))

        account = self.account
        total_coefficients = divide(self.transactions.to_numpy(), account["output"].to_numpy())
        use = self.transactions.sum(axis=1) + account["demand"]
        if study.definition["imports"] == "domestic":
            share = divide(account["imports"].to_numpy(), use.to_numpy())
            require((share <= 1).all(), "imports exceed use: re-exports have to leave both columns")
            domestic_coefficients = (1 - share)[:, None] * total_coefficients
            account["final_demand"] = (1 - share) * account["demand"] + account["exports"]
        else:
            domestic_coefficients = total_coefficients
            account["final_demand"] = account["demand"] + account["exports"] - account["imports"]
        for matrix in (total_coefficients, domestic_coefficients):
            require(np.abs(np.linalg.eigvals(matrix)).max() < 1, "the system is not productive")
        self.inverse = solve(self.transactions, domestic_coefficients, account["output"])
        self.total_inverse = solve(self.transactions, total_coefficients, account["output"])
        residual = self.inverse @ account["final_demand"].to_numpy() - account["output"].to_numpy()
        require(np.abs(residual).max() <= 1e-9 * account["output"].max(), "x = Ly does not hold")

        inventory = study.read(source["inventory"])
        require(inventory["flow"].isin(study.flows.index).all(), "inventory: unknown flow")
        require((inventory["quantity"] >= 0).all(), "inventory: a negative quantity")
        self.inventory = self.at_level(study, inventory.rename(columns={"quantity": "amount"}))
        included = source.get("inventory_includes")
        self.included = study.quantities[included] if included else study.quantities.iloc[:, 0] * 0.0

    @staticmethod
    def city_output(study, source, table):
        """The city's output by sector: a group's figure split by the province's output."""
        city = study.read(source["city"]).set_index("code")
        require(city.index.is_unique, "city: a code twice")
        known = study.sectors.index.append(study.groups.index)
        require(city.index.isin(known).all(), "city: an unknown code")
        codes, group = study.sectors.index, study.sectors["group"]
        province = table.loc[codes, "output"]
        in_group = province.groupby(group).transform("sum")
        if city.columns[0] == "value_added":
            value_added = table.loc[study.roles["value_added"], codes].sum()
            share = divide(value_added.to_numpy(), province.to_numpy())
            group_share = divide(value_added.groupby(group).transform("sum").to_numpy(), in_group.to_numpy())
        else:
            share = group_share = 1.0
        of_sector = city.iloc[:, 0].reindex(codes).to_numpy()
        of_group = city.iloc[:, 0].reindex(group).to_numpy()
        require(not (~np.isnan(of_sector) & ~np.isnan(of_group)).any(), "city: a sector is covered twice")
        split = divide(province.to_numpy(), in_group.to_numpy())
        return np.nan_to_num(divide(of_sector, share)) + np.nan_to_num(divide(of_group, group_share)) * split

    def at_level(self, study, rows):
        """Amounts by sector and flow as a matrix at the solve level, with a row for households."""
        require(rows["sector"].isin(self.weights.index).all(), "unknown sector")
        amounts = np.zeros((len(self.weights), len(study.flows)))
        places = self.weights.index.get_indexer(rows["sector"]), study.flows.index.get_indexer(rows["flow"])
        np.add.at(amounts, places, rows["amount"].to_numpy(float))
        return pd.DataFrame(self.weights.to_numpy().T @ amounts, index=self.weights.columns, columns=study.flows.index)


class Scenario:
    """A scenario's flows, emissions, multipliers and footprints."""

    def __init__(self, study, entry, cities):
        self.entry, self.city = entry, cities[entry["year"]]
        city, chosen = self.city, entry.get("exchanges")
        if chosen is None:
            self.quantity = study.quantities.iloc[:, 0] * 0.0
        elif isinstance(chosen, str):
            self.quantity = study.quantities[chosen]
        else:
            self.quantity = pd.Series(chosen, dtype=float).reindex(study.exchanges.index, fill_value=0.0)
        self.check_bounds(study)

        change = study.effects["rate"] * study.effects["exchange"].map(self.quantity - city.included)
        flows = city.inventory + city.at_level(study, study.effects.assign(amount=change))
        require((flows >= -1e-9 * city.inventory.abs().max().max()).all(axis=None), f"{entry['id']}: a flow below zero")
        emissions = flows @ study.factors
        self.household = emissions.loc[HOUSEHOLD]
        self.direct = emissions.loc[study.level]
        account = city.account
        self.intensity = self.direct.apply(lambda column: divide(column.to_numpy(), account["output"].to_numpy()))
        self.multiplier = self.intensity.apply(lambda column: column.to_numpy() @ city.inverse)
        self.footprint = self.multiplier.mul(account["final_demand"], axis=0)
        require(np.allclose(self.footprint.sum(), self.direct.sum(), rtol=1e-9), "footprints do not add up to emissions")

    def check_bounds(self, study):
        exchanges, quantity = study.exchanges, self.quantity
        given = exchanges["supply"].notna()
        used = quantity[given].groupby([exchanges.loc[given, "from"], exchanges.loc[given, "waste"]]).sum()
        supply = exchanges[given].groupby(["from", "waste"])["supply"].max()
        require((used <= supply).all(), f"{self.entry['id']}: more waste is used than there is")
        require(not (quantity > exchanges["demand"]).any(), f"{self.entry['id']}: more is delivered than asked for")
        load = (study.limits["coefficient"] * study.limits["exchange"].map(quantity)).groupby(study.limits["limit"]).sum()
        require((load <= study.limits.groupby("limit")["maximum"].first()).all(), f"{self.entry['id']}: a limit is passed")

    def result(self, study):
        headline, account = study.headline, self.city.account
        frame = pd.DataFrame({
            "output": account["output"], "value_added": account["value_added"], "final_demand": account["final_demand"],
            "direct": self.direct[headline], "intensity": self.intensity[headline],
            "multiplier": self.multiplier[headline], "footprint": self.footprint[headline],
            "footprint_direct": self.intensity[headline] * account["final_demand"],
        })
        frame["footprint_indirect"] = frame["footprint"] - frame["footprint_direct"]
        frame["footprint_exports"] = frame["multiplier"] * account["exports"]
        total_multiplier = frame["intensity"].to_numpy() @ self.city.total_inverse
        frame["consumption_footprint"] = total_multiplier * account["demand"]
        self.output_per_footprint = ratio(frame["output"], frame["footprint"])
        frame["output_per_footprint"] = self.output_per_footprint
        frame["value_added_per_direct"] = ratio(frame["value_added"], frame["direct"])
        frame["final_demand_per_footprint"] = ratio(frame["final_demand"], frame["footprint"])
        summed = ["output", "value_added", "final_demand", "direct", "footprint", "footprint_exports", "consumption_footprint"]
        totals = frame[summed].sum().to_dict()
        totals["household_direct"] = self.household[headline]
        totals["city"] = totals["footprint"] + totals["household_direct"]
        self.city_total = totals["city"]
        return {
            "id": self.entry["id"], "year": self.entry["year"],
            "sectors": [{"code": code, **row} for code, row in zip(frame.index, frame.to_dict("records"))],
            "totals": totals,
            "indicators": {name: {
                "direct": self.direct[name].tolist(), "footprint": self.footprint[name].tolist(),
                "household_direct": self.household[name]} for name in study.indicators},
        }


def ratio(numerator, denominator):
    return (numerator / denominator).where(denominator > 0)


def compare(study, new, reference):
    """A scenario against another one: exchange by exchange within a year, changes only between years."""
    headline = study.headline
    direct_change = new.direct[headline] - reference.direct[headline]
    footprint_change = new.footprint[headline] - reference.footprint[headline]
    within = new.entry["year"] == reference.entry["year"]
    if within:
        efficiency = ratio(reference.multiplier[headline], new.multiplier[headline]) - 1
    else:
        efficiency = new.output_per_footprint / reference.output_per_footprint - 1
    sectors = pd.DataFrame({
        "direct_change": direct_change, "footprint_change": footprint_change,
        "footprint_change_share": (footprint_change / reference.footprint[headline]).where(reference.footprint[headline] != 0),
        "output_per_footprint_change_share": efficiency})
    comparison = {
        "scenario": new.entry["id"], "against": reference.entry["id"], "saving": None, "saving_share": None,
        "net_saving": None, "indicators": None, "types": None, "exchanges": None,
        "sectors": [{"code": code, **row} for code, row in zip(sectors.index, sectors.to_dict("records"))],
        "trade_offs": []}
    if not within:
        return comparison

    effects, exchanges = study.effects, study.exchanges
    impact = -study.factors.loc[effects["flow"]].mul(effects["rate"].to_numpy(), axis=0)
    unit_saving = impact.groupby(effects["exchange"].to_numpy()).sum().reindex(exchanges.index, fill_value=0.0)
    saving = unit_saving.mul(new.quantity - reference.quantity, axis=0)
    net_saving = unit_saving.mul(new.quantity - new.city.included, axis=0)
    difference = reference.city_total - new.city_total
    require(abs(saving[headline].sum() - difference) <= 1e-9 * reference.city_total, "savings do not add up")

    types = pd.DataFrame({"saving": saving[headline], "net_saving": net_saving[headline]})
    types = types.groupby(exchanges["type"], sort=False).sum()
    comparison.update(
        saving=saving[headline].sum(), saving_share=saving[headline].sum() / reference.city_total,
        net_saving=net_saving[headline].sum(), indicators=saving.sum().to_dict(),
        types=[{"type": kind, **row} for kind, row in types.to_dict("index").items()])

    details, footprint_changes = [], {}
    for name, exchange in exchanges.iterrows():
        own = effects[effects["exchange"] == name]
        rates = new.city.at_level(study, own.assign(amount=own["rate"]))
        weights = new.city.weights
        pairs = dict.fromkeys((code, row.flow) for row in own.itertuples()  # in the order of effects.csv
                              for code in weights.columns[weights.loc[row.sector] > 0])
        details.append({
            "id": name, "type": exchange["type"], "quantity": new.quantity[name],
            "reference_quantity": reference.quantity[name],
            "saving": saving.loc[name, headline], "net_saving": net_saving.loc[name, headline],
            "resources_saved": [{"sector": code, "flow": flow, "quantity": -rates.at[code, flow] * new.quantity[name]}
                                for code, flow in pairs if rates.at[code, flow] < 0],
            "waste_used": {"sector": exchange["from"], "waste": exchange["waste"],
                           "quantity": new.quantity[name], "unit": exchange["unit"]}})
        emissions = (rates.loc[study.level] @ study.factors[headline]) * (new.quantity[name] - reference.quantity[name])
        account = new.city.account
        intensity = divide(emissions.to_numpy(), account["output"].to_numpy())
        footprint_changes[name] = pd.Series(intensity @ new.city.inverse * account["final_demand"].to_numpy(), study.level)
    comparison["exchanges"] = details
    for code in sectors.index[sectors["output_per_footprint_change_share"] < -1e-12]:
        comparison["trade_offs"].append({
            "code": code,
            "output_per_footprint_change_share": sectors.loc[code, "output_per_footprint_change_share"],
            "direct_change": direct_change[code],
            "exchanges": [{"id": name, "footprint_change": change[code]} for name, change in footprint_changes.items()]})
    return comparison


def monitor(study):
    pair = study.definition.get("monitoring")
    if not pair:
        return []
    plan, actual = study.quantities[pair["plan"]], study.quantities[pair["actual"]]
    frame = pd.DataFrame({"plan": plan, "actual": actual, "share": (actual / plan).where(plan != 0)})
    return [{"id": name, **row} for name, row in frame.to_dict("index").items()]


def invert(transactions, coefficients, output):
    """(I - A)⁻¹ as an array."""
    return np.linalg.solve(np.eye(len(coefficients)) - coefficients, np.eye(len(coefficients)))


def run(folder, solve=invert):
    study = Study(folder)
    cities = {year: City(study, year, solve) for year in study.definition["years"]}
    scenarios = {entry["id"]: Scenario(study, entry, cities) for entry in study.definition["scenarios"]}
    results = [scenario.result(study) for scenario in scenarios.values()]
    comparisons = [compare(study, scenario, scenarios[scenario.entry["against"]])
                   for scenario in scenarios.values() if "against" in scenario.entry]
    definition = study.definition
    return {
        "study": definition["title"], "region": definition["region"], "money": definition["money"],
        "prices": "current", "level": definition["classification"]["level"], "imports": definition["imports"],
        "regionalisation": definition["regionalisation"]["method"], "headline": study.headline, "sectors": study.level,
        "scenarios": results, "comparisons": comparisons, "monitoring": monitor(study), "findings": []}


def without_gaps(value):
    """NaN stands for null in pandas; JSON has a word for it."""
    if isinstance(value, dict):
        return {key: without_gaps(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_gaps(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return value


def load(folder):
    """Reads and checks every file, and computes nothing."""
    study = Study(folder)
    for source in study.definition["years"].values():
        study.table(source["table"]), study.read(source["city"]), study.read(source["inventory"])


def main(solve=invert):
    if "--load" in sys.argv:
        load(sys.argv[1])
    else:
        json.dump(without_gaps(run(sys.argv[1], solve)), sys.stdout, allow_nan=False)


if __name__ == "__main__":
    main()
