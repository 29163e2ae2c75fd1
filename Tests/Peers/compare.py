"""Compares two results of a study number by number; as a command, `python3 compare.py FOLDER` runs both routes on one study.

Every number is compared at relative 1e-9, every null, text and length exactly, every array in order; keys may be added, none may miss.
Where cancellation is unavoidable a floor replaces the relative bound, 1e-12 of what cancels:

- money by sector: of the total output; emissions by sector and their changes: of the absolute direct emissions, households and footprints
  of that indicator in the scenario (and its reference); intensities and multipliers: of the largest multiplier;
- a ratio over a footprint (or direct emission) D carries the floor of D divided by D, and is not compared, null or not, where D itself is
  below its floor; a relative change of an eco-efficiency has a floor of 1e-12 beside it;
- a trade-off whose change is within 1e-11 of the threshold may be listed or not.

Findings are compared by severity alone: no error, and a warning where the format asks for one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import reference

RELATIVE = 1e-9
FLOOR = 1e-12


def binary():
    """The program under test: SYMBIONT, or the newest build below the package root; None where there is none."""
    named = os.environ.get("SYMBIONT")
    if named:
        return named
    built = [path for path in (Path(".build/release/symbiont"), Path(".build/debug/symbiont")) if path.exists()]
    return str(max(built, key=lambda path: path.stat().st_mtime)) if built else None


def program_result(program, folder):
    """What the program prints for a study, as a dict with its exit code."""
    done = subprocess.run([program, "run", str(folder), "--format", "json"], capture_output=True, timeout=120)
    if not done.stdout.strip():
        raise AssertionError(f"exit {done.returncode}, no output; stderr: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout), done.returncode


class Scale:
    """The floors of one scenario."""

    def __init__(self, scenario):
        money = scenario["totals"]["output"]
        self.money = FLOOR * money
        self.multiplier = FLOOR * max(abs(s["multiplier"]) for s in scenario["sectors"])
        self.emission = {}
        for id, accounts in scenario["indicators"].items():
            self.emission[id] = FLOOR * (sum(map(abs, accounts["direct"])) + sum(map(abs, accounts["footprint"]))
                                         + abs(accounts["household_direct"]))
        self.consumption = FLOOR * sum(abs(s["consumption_footprint"]) for s in scenario["sectors"])


def scenario_differences(expected, actual, headline, path, found):
    scale = Scale(expected)
    emission = scale.emission[headline]
    floors = {"output": scale.money, "value_added": scale.money, "final_demand": scale.money, "intensity": scale.multiplier,
              "multiplier": scale.multiplier, "consumption_footprint": max(emission, scale.consumption)}
    over = {"output_per_footprint": "footprint", "final_demand_per_footprint": "footprint", "value_added_per_direct": "direct"}
    shape(expected, actual, path, found, lambda _: None)
    for j, (e, a) in enumerate(zip(expected["sectors"], actual.get("sectors", []))):
        for key, value in e.items():
            floor = floors.get(key, emission)
            if key in over:
                base = abs(e[over[key]])
                if base <= emission and base != 0:
                    continue
                floor = abs(value or 0) * emission / base if base else 0
            leaf(value, a.get(key), f"{path}.sectors[{e['code']}].{key}", found, floor)
    for key, value in expected["totals"].items():
        leaf(value, actual["totals"].get(key), f"{path}.totals.{key}", found, floors.get(key, emission))
    for id, accounts in expected["indicators"].items():
        walk(accounts, actual["indicators"].get(id), f"{path}.indicators.{id}", found, scale.emission[id])


def comparison_differences(expected, actual, before, after, headline, path, found):
    floors = {id: Scale(before).emission[id] + Scale(after).emission[id] for id in before["indicators"]}
    emission = floors[headline]
    shape(expected, actual, path, found, lambda key: "trade_offs" if key == "trade_offs" else None)
    for key in ("scenario", "against", "saving", "net_saving", "types"):
        walk(expected[key], actual.get(key), f"{path}.{key}", found, emission)
    city = abs(before["totals"]["city"])
    leaf(expected["saving_share"], actual.get("saving_share"), f"{path}.saving_share", found, emission / city if city else 0)
    for id, saving in (expected["indicators"] or {}).items():
        leaf(saving, actual["indicators"].get(id), f"{path}.indicators.{id}", found, floors[id])
    for e, a in zip(expected["exchanges"] or [], actual["exchanges"] or []):
        for key, value in e.items():
            walk(value, a.get(key), f"{path}.exchanges[{e['id']}].{key}", found, emission if "saving" in key else 0)
    for j, (e, a) in enumerate(zip(expected["sectors"], actual["sectors"])):
        where = f"{path}.sectors[{e['code']}]"
        D0, D1 = abs(before["sectors"][j]["footprint"]), abs(after["sectors"][j]["footprint"])
        for key in ("code", "direct_change", "footprint_change"):
            leaf(e[key], a.get(key), f"{where}.{key}", found, emission)
        if D0 == 0 or D0 > emission:
            leaf(e["footprint_change_share"], a.get("footprint_change_share"), f"{where}.footprint_change_share", found,
                 emission / D0 if D0 else 0)
        within = before["year"] == after["year"]
        if within or ((D0 == 0 or D0 > emission) and (D1 == 0 or D1 > emission)):
            noise = 0 if within or not (D0 and D1) else emission / D0 + emission / D1
            change = e["output_per_footprint_change_share"]
            leaf(change, a.get("output_per_footprint_change_share"), f"{where}.output_per_footprint_change_share", found,
                 FLOOR + noise * (1 + abs(change or 0)))
    certain = [t for t in expected["trade_offs"] if t["output_per_footprint_change_share"] < -1e-11]
    theirs = [t for t in actual["trade_offs"] if t["output_per_footprint_change_share"] < -1e-11]
    if [t["code"] for t in certain] != [t["code"] for t in theirs]:
        found.append(f"{path}.trade_offs: expected {[t['code'] for t in certain]}, got {[t['code'] for t in theirs]}")
    for e, a in zip(certain, theirs):
        where = f"{path}.trade_offs[{e['code']}]"
        leaf(e["output_per_footprint_change_share"], a.get("output_per_footprint_change_share"), f"{where}.share", found, FLOOR)
        leaf(e["direct_change"], a.get("direct_change"), f"{where}.direct_change", found, emission)
        walk(e["exchanges"], a.get("exchanges"), f"{where}.exchanges", found, emission)


def shape(expected, actual, path, found, skip):
    """Keys and lengths of an object, one level down."""
    for key, value in expected.items():
        if key not in actual:
            found.append(f"{path}.{key}: missing")
        elif (value is None) != (actual[key] is None):
            found.append(f"{path}.{key}: expected {brief(value)}, got {brief(actual[key])}")
        elif isinstance(value, list) and not skip(key) and len(value) != len(actual[key]):
            found.append(f"{path}.{key}: expected {len(value)} entries, got {len(actual[key])}")


def walk(expected, actual, path, found, floor):
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            found.append(f"{path}: expected an object, got {brief(actual)}")
            return
        for key, value in expected.items():
            if key not in actual:
                found.append(f"{path}.{key}: missing")
            else:
                walk(value, actual[key], f"{path}.{key}", found, floor)
    elif isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            found.append(f"{path}: expected {brief(expected)}, got {brief(actual)}")
            return
        for index, value in enumerate(expected):
            walk(value, actual[index], f"{path}[{index}]", found, floor)
    else:
        leaf(expected, actual, path, found, floor)


def leaf(expected, actual, path, found, floor):
    if is_number(expected) and is_number(actual):
        if not abs(expected - actual) <= max(RELATIVE * max(abs(expected), abs(actual)), floor):
            found.append(f"{path}: expected {expected!r}, got {actual!r} (difference {actual - expected:.3g}, floor {floor:.3g})")
    elif is_number(expected) != is_number(actual) or expected != actual:
        found.append(f"{path}: expected {brief(expected)}, got {brief(actual)}")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def brief(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 120 else text[:117] + "..."


def differences(expected, actual):
    """Every place where two results differ, as sentences; empty where they agree."""
    found = []
    for key in ("study", "version", "region", "money", "prices", "level", "imports", "regionalisation", "headline", "sectors", "monitoring"):
        if key not in actual:
            found.append(f"{key}: missing")
        else:
            walk(expected[key], actual[key], key, found, 0)
    for key in ("scenarios", "comparisons", "findings"):
        if key not in actual:
            return found + [f"{key}: missing"]
    headline = expected["headline"]
    by_id = {scenario["id"]: scenario for scenario in expected["scenarios"]}
    for key in ("scenarios", "comparisons"):
        if len(expected[key]) != len(actual[key]):
            return found + [f"{key}: expected {len(expected[key])} entries, got {len(actual[key])}"]
    for e, a in zip(expected["scenarios"], actual["scenarios"]):
        walk({"id": e["id"], "year": e["year"]}, a, f"scenarios[{e['id']}]", found, 0)
        scenario_differences(e, a, headline, f"scenarios[{e['id']}]", found)
    for e, a in zip(expected["comparisons"], actual["comparisons"]):
        comparison_differences(e, a, by_id[e["against"]], by_id[e["scenario"]], headline, f"comparisons[{e['scenario']}]", found)
    found += finding_differences(expected["findings"], actual["findings"])
    return found


def finding_differences(expected, actual):
    found = [f"findings: an error in a valid study: {f['message']}" for f in actual if f.get("severity") == "error"]
    for f in actual:
        for key in ("severity", "code", "message", "file", "line", "column"):
            if key not in f:
                found.append(f"findings: {key} is missing in {brief(f)}")
        if f.get("severity") not in ("error", "warning", "note"):
            found.append(f"findings: severity {f.get('severity')!r}")
    for f in expected:
        if f["severity"] == "warning" and not any(a.get("severity") == "warning" and mentions(a, f) for a in actual):
            found.append(f"findings: no warning for: {f['file']}: {f['message']}")
        if f["severity"] is None and not actual:
            found.append(f"findings: none, where one is asked for: {f['message']}")
    return found


def mentions(actual, expected):
    """A warning is about the same file where both name one, or names the same code first."""
    code = expected["message"].split(":")[0]
    return (
        not actual.get("file")
        or not expected["file"]
        or str(actual["file"]).endswith(expected["file"])
        or code in str(actual.get("message"))
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 compare.py FOLDER")
    program = binary()
    if program is None:
        sys.exit("no program: set SYMBIONT or build the package")
    try:
        result, code = program_result(program, sys.argv[1])
        expected = reference.run(sys.argv[1])
        if "scenarios" in result:
            problems = differences(expected, result)
        else:
            problems = [f"the program refuses it: {finding['message']}" for finding in result["findings"]]
    except reference.InvalidStudy as invalid:
        sys.exit(f"the reference holds this study to be invalid: {invalid}; the program: {brief(result)}")
    print("\n".join(problems) if problems else "both routes agree")
    sys.exit(1 if problems else 0)
