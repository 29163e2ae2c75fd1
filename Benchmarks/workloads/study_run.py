"""The built-in case: from the study's files to its result, whole processes."""
import json
import shutil

from agreement import differences
from measure import Program

TITLE = "The Guiyang case"


def sections(bench):
    case, results = bench.root / "Cases" / "guiyang", bench.scratch
    peers = bench.root / "Benchmarks" / "peers"
    single = {"OPENBLAS_NUM_THREADS": "1"}  # the matrices are small: a second thread only costs

    def ours(name, *arguments, output="output"):
        return Program(name, [bench.symbiont, *arguments], results / output)

    def peer(name, script, *arguments, output="output"):
        return Program(name, [bench.python, str(peers / script), str(case), *arguments], results / output, single)

    yield "Load, solve and write JSON", [
        ours("symbiont run", "run", str(case), "--format", "json", output="symbiont.json"),
        peer("pandas + numpy", "run_pandas.py", output="pandas.json"),
        peer("pandas + pymrio", "run_pymrio.py", output="pymrio.json"),
    ], lambda: same_results(results)

    yield "Load and check only", [
        ours("symbiont check", "check", str(case)),
        peer("pandas + numpy", "run_pandas.py", "--load"),
        Program("import pandas, yaml", [bench.python, "-c", "import pandas, yaml"], results / "output", environment=single),
        Program("import pymrio", [bench.python, "-c", "import pymrio"], results / "output", environment=single),
    ], None

    reports = results / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir()
    yield "Load, solve and write the report, JSON and CSV files", [
        ours("symbiont run --out", "run", str(case), "--out", str(reports / "{run}")),
    ], None


def same_results(results):
    """What the three programs wrote, compared number by number."""
    ours, *peers = (json.loads((results / f"{name}.json").read_text()) for name in ("symbiont", "pandas", "pymrio"))
    return [difference for theirs in peers for difference in differences(ours, theirs)]
