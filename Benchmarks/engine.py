"""Measures the engine's workloads beside numpy and scipy: `python3 Benchmarks/engine.py [--large] [WORKLOAD ...]`.

Needs a Python with numpy and scipy (PYTHON names another one than this). Programs take turns, a process each, and time
themselves after one round to warm up; what other processes used meanwhile is read from /proc/stat, and a disturbed
turn is repeated. `--large` adds the workloads of 9,800 sectors, which need 3 GB on disk and minutes.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CALM, TRIES, busy_seconds

HERE = Path(__file__).resolve().parent
PYTHON = str(Path(os.environ.get("PYTHON", sys.executable)).absolute())
# name: (workload, sectors, scenarios, rounds, turns, peers)
WORKLOADS = {
    "draws-42": ("draws", 42, 0, 9, 3, ["draws"]),
    "draws-13": ("draws", 13, 0, 15, 3, ["draws"]),
    "scenarios-42": ("scenarios", 42, 1000, 9, 3, ["scenarios"]),
    "scenarios-500": ("scenarios", 500, 200, 5, 3, ["scenarios"]),
    "scenarios-2500": ("scenarios", 2500, 20, 3, 3, ["scenarios"]),
    "inverse-2500": ("inverse", 2500, 0, 3, 3, ["inverse"]),
    "paths-2500": ("paths", 2500, 0, 3, 2, ["paths"]),
    "decomposition": ("decomposition", 13, 0, 40, 3, []),
    "footprints-9800": ("footprints", 9800, 0, 3, 2, ["footprints", "series"]),
    "inverse-9800": ("inverse", 9800, 0, 1, 1, ["inverse"]),
}
# name: (the workload in words, how many times quicker than the first peer it should be)
WORDS = {
    "draws-42": ("10,000 samples, A and S lognormal, n = 42", "8 with AVX-512, 5 with AVX2"),
    "draws-13": ("the same, n = 13", "10"),
    "scenarios-42": ("1,000 scenarios of 8 columns, n = 42", "5"),
    "scenarios-500": ("200 scenarios, n = 500", "2"),
    "scenarios-2500": ("20 scenarios, n = 2,500", "3"),
    "inverse-2500": ("inverse, n = 2,500", "1.3"),
    "paths-2500": ("supply chains down to 0.01 % of the footprint, n = 2,500", "2 s in all"),
    "decomposition": ("the built-in case 2002 to 2012, footprint and direct emissions", "20 ms in all"),
    "footprints-9800": ("multipliers of 3 stressors, n = 9,800, true residual ≤ 1e-12", "10 × LU"),
    "inverse-9800": ("inverse, n = 9,800", "1.3"),
}
LARGE = {"footprints-9800", "inverse-9800"}
DATA = """
import sys
import numpy as np
folder, n, scenarios = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random = np.random.default_rng(20260000 + n)
a = np.exp(2 * random.standard_normal((n, n)))
a[random.random((n, n)) < (0.3 if n > 100 else 0)] = 0
a *= random.uniform(0.30, 0.95, n) / a.sum(axis=0)
np.save(folder + "/A.npy", a)
np.save(folder + "/S.npy", np.exp(random.standard_normal((3, n))))
np.save(folder + "/y.npy", np.exp(random.standard_normal((n, 1))))
if scenarios:
    columns = np.array([random.choice(n, 8, replace=False) for _ in range(scenarios)])
    np.save(folder + "/columns.npy", columns.astype(float))
    np.save(folder + "/values.npy", (a.T[columns] * random.uniform(0.5, 1, (scenarios, 8, n))).reshape(-1, n))
"""


def main():
    arguments = parse_arguments()
    environment = {**os.environ, "SYMBIONT_BENCHMARKS": "1"}
    build = ["swift", "build", "-c", "release", "--product", "engine-bench"]
    subprocess.run(build, check=True, cwd=HERE.parent, env=environment, stdout=sys.stderr)
    ours = subprocess.run([*build, "--show-bin-path"], check=True, cwd=HERE.parent, env=environment,
                          capture_output=True, text=True).stdout.strip() + "/engine-bench"
    report = {}
    for name in arguments.workloads:
        workload, sectors, scenarios, rounds, turns, peers = WORKLOADS[name]
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PYTHON, "-c", DATA, folder, str(sectors), str(scenarios)], check=True)
            programs = {"ours": [ours, workload, folder, str(rounds)]}
            for peer in peers:
                programs[f"numpy {peer}"] = [PYTHON, str(HERE / "peers" / "engine_numpy.py"), peer, folder, str(rounds)]
            report[name] = compare(name, programs, turns)
    target = HERE / "results" / "engine.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report, indent=1))
    print("\n" + markdown(report))


def markdown(report):
    """The table of docs/BENCHMARKS.md."""
    lines = ["| workload | ours: clock, processor, peak | peer: clock, processor, peak | times quicker | target |", "|---|---|---|---|---|"]
    for name, results in report.items():
        words, target = WORDS[name]
        ours = results["ours"]
        peers = [(program, result) for program, result in results.items() if program != "ours"]
        disturbed = " (disturbed)" if any(result["others"] > CALM for result in results.values()) else ""
        cells = "; ".join(f"{program} {figures(result)}" for program, result in peers)
        ratios = "; ".join(f"{statistics.median(r['clock']) / statistics.median(ours['clock']):.1f}" for _, r in peers)
        lines.append(f"| {words} | {figures(ours)} | {cells} | {ratios}{disturbed} | {target} |")
    return "\n".join(lines)


def figures(result):
    """The median with its lowest and highest, the processor time and the peak memory."""
    clock, used = result["clock"], statistics.median(result["processors"])
    def printed(seconds):
        return f"{seconds * 1e3:,.{1 if max(clock) < 0.1 else 0}f}"
    spread = f"{printed(statistics.median(clock))} ms ({printed(min(clock))} to {printed(max(clock))})"
    return f"{spread}, {printed(used)} ms, {result['memory_mb']:,.0f} MB"


def parse_arguments():
    parser = argparse.ArgumentParser(description="Measures the engine beside numpy and scipy.")
    parser.add_argument("workloads", nargs="*", help=f"which ones: {', '.join(WORKLOADS)}")
    parser.add_argument("--large", action="store_true", help="those of 9,800 sectors too")
    arguments = parser.parse_args()
    unknown = set(arguments.workloads) - set(WORKLOADS)
    if unknown:
        parser.error(f"no workload {', '.join(sorted(unknown))}")
    if not arguments.workloads:
        arguments.workloads = [name for name in WORKLOADS if arguments.large or name not in LARGE]
    return arguments


def compare(name, programs, turns):
    results = {program: {"clock": [], "processors": [], "memory_mb": 0.0, "others": 0.0} for program in programs}
    for _ in range(turns):
        for program, command in programs.items():
            found, others = calm(command)
            result = results[program]
            result["clock"] += found["clock"]
            result["processors"] += found["processors"]
            result["memory_mb"] = max(result["memory_mb"], found["memory_mb"])
            result["others"] = max(result["others"], others)
            result["check"] = found["check"]
    ours = statistics.median(results["ours"]["clock"])
    our_processors = statistics.median(results["ours"]["processors"])
    print(f"\n{name}")
    print(f"  {'':20}{'median':>10}{'lowest':>10}{'highest':>10}{'times ours':>12}{'processors':>12}{'times ours':>12}{'peak':>9}")
    for program, result in results.items():
        median, used = statistics.median(result["clock"]), statistics.median(result["processors"])
        mark = f"  others used {result['others']:.0%} of a processor" if result["others"] > CALM else ""
        print(f"  {program:20}{median * 1e3:>7.1f} ms{min(result['clock']) * 1e3:>7.1f} ms{max(result['clock']) * 1e3:>7.1f} ms"
              f"{median / ours:>12.1f}{used * 1e3:>9.1f} ms{used / our_processors:>12.1f}{result['memory_mb']:>6.0f} MB{mark}")
        # Sampled means differ by the samples; all else agrees to rounding.
        tolerance = 0.01 if name.startswith("draws") else 1e-9
        gap = abs(result["check"] / results["ours"]["check"] - 1)
        if gap > tolerance:
            sys.exit(f"bench: {program} computes something else, off by {gap:.1e}")
    sys.stdout.flush()
    return results


def calm(command):
    """One turn, and the share of a processor that others used; the calmest of a few tries."""
    best = None
    for _ in range(TRIES):
        busy, before = busy_seconds(), os.times()
        start = os.times().elapsed
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"bench: {' '.join(command)} failed: {output}")
        own = usage.ru_utime + usage.ru_stime + sum(os.times()[:2]) - sum(before[:2])
        others = max(0.0, busy_seconds() - busy - own) / max(os.times().elapsed - start, 0.01)
        found = json.loads(output.splitlines()[-1])
        found["memory_mb"] = usage.ru_maxrss * 1024 / 1e6
        if best is None or others < best[1]:
            best = found, others
        if others <= CALM:
            break
    return best


if __name__ == "__main__":
    main()
