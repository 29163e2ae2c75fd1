"""Measures symbiont beside its peers: `make bench`, or

    python3 Benchmarks/bench.py [--rounds N] [WORKLOAD ...]

SYMBIONT names another build than .build/release/symbiont.
A workload is a module in Benchmarks/workloads with a TITLE and `sections(bench)`, which yields a heading, the programs
to compare, and a function that returns how their results differ (or None). The table goes to the terminal and, with
all figures, to Benchmarks/results.
"""
import argparse
import datetime
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import CALM, measure

HERE = Path(__file__).resolve().parent


@dataclass
class Bench:
    """What a workload needs to know."""

    root: Path
    symbiont: str
    python: str
    scratch: Path


def main():
    arguments = parse_arguments()
    python = peers()
    symbiont = Path(os.environ.get("SYMBIONT", HERE.parent / ".build" / "release" / "symbiont"))
    if not symbiont.exists():
        sys.exit("bench: there is no release build; run `make build` first")
    report = {"date": datetime.datetime.now().isoformat(timespec="seconds"), "machine": machine(), "workloads": []}
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["SYMBIONT_STORE"] = str(Path(scratch) / "runs.sqlite")  # runs are recorded as a user's are, but not among them
        bench = Bench(HERE.parent, str(symbiont), python, Path(scratch))
        for name in arguments.workloads:
            workload = importlib.import_module(f"workloads.{name}")
            print(f"\n# {workload.TITLE}")
            sections = []
            for heading, programs, compare in workload.sections(bench):
                rows = [measurement.summary() for measurement in measure(programs, arguments.rounds)]
                differences = compare() if compare else []
                print_table(heading, rows)
                for difference in differences[:5]:
                    print(f"  The results differ: {difference}")
                failed = failed or bool(differences)
                sections.append({"heading": heading, "rows": rows, "differences": differences})
            report["workloads"].append({"name": name, "title": workload.TITLE, "sections": sections})
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    target = folder / f"{report['date'].replace(':', '')}.json"
    target.write_text(json.dumps(report, indent=1))
    print(f"\nAll figures: {target}")
    if failed:
        sys.exit("bench: the programs do not compute the same, so their times cannot be compared")


def parse_arguments():
    known = sorted(path.stem for path in (HERE / "workloads").glob("*.py"))
    parser = argparse.ArgumentParser(description="Measures symbiont beside its peers.")
    parser.add_argument("workloads", nargs="*", default=known, help=f"which ones: {', '.join(known)} (default: all)")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each program (default: 7)")
    arguments = parser.parse_args()
    unknown = set(arguments.workloads) - set(known)
    if unknown:
        parser.error(f"no workload {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return arguments


def peers():
    """The Python of the benchmarks' own environment, made anew when the requirements changed."""
    folder, wanted = HERE / ".venv", (HERE / "requirements.txt").read_text()
    python, installed = folder / "bin" / "python", folder / "requirements.txt"
    if not (python.exists() and installed.exists() and installed.read_text() == wanted):
        print("bench: installing the peers into Benchmarks/.venv", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "-r", str(HERE / "requirements.txt")], check=True)
        installed.write_text(wanted)
    return str(python)


def machine():
    names = [line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]
    return {"processor": names[0] if names else platform.machine(), "processors": os.cpu_count(),
            "system": platform.platform(), "python": platform.python_version()}


def print_table(heading, rows):
    print(f"\n{heading}")
    print(f"  {'':24}{'median':>10}{'quartiles':>20}{'times ours':>12}{'peak memory':>13}{'runs':>6}")
    ours = rows[0]["wall_ms"]["median"]
    for row in rows:
        wall = row["wall_ms"]
        quartiles = f"{wall['lower_quartile']:.1f} – {wall['upper_quartile']:.1f}"
        mark = f"  others used {row['others_share']:.0%} of a processor" if row["disturbed"] else ""
        print(f"  {row['program']:24}{wall['median']:>7.1f} ms{quartiles:>17} ms{wall['median'] / ours:>12.1f}"
              f"{row['memory_mb']:>10.1f} MB{row['runs']:>6}{mark}")
    if any(row["disturbed"] for row in rows):
        print(f"  More than {CALM:.0%} of a processor went to other processes in the calmest try: measure again when they rest.")


if __name__ == "__main__":
    main()
