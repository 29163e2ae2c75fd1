"""A multi-regional table of 2,500 sectors, 79 MB of text: from the folder that pymrio saved to the table in memory."""
import json
import shutil
import subprocess

from measure import Program

TITLE = "Loading a table of 2,500 sectors"
TOLERANCE = 1e-9


def sections(bench):
    saved, arrays = bench.scratch / "saved", bench.scratch / "arrays"
    for folder in (saved, arrays):
        shutil.rmtree(folder, ignore_errors=True)
    peers = bench.root / "Benchmarks" / "peers"
    subprocess.run([bench.python, str(peers / "make_table.py"), str(saved)], check=True)
    subprocess.run([bench.symbiont, "table", "convert", str(saved), str(arrays), "--to", "npy"], check=True)

    def ours(name, folder, output):
        return Program(name, [bench.symbiont, "table", "info", str(folder), "--format", "json"], bench.scratch / output)

    yield "Whole processes (pymrio's load less the import of pymrio is its loading alone)", [
        ours("symbiont, the folder", saved, "folder.json"),
        ours("symbiont, from .npy", arrays, "arrays.json"),
        Program("pymrio.load_all", [bench.python, str(peers / "load_pymrio.py"), str(saved)], bench.scratch / "pymrio.json"),
        Program("import pymrio", [bench.python, "-c", "import pymrio"], bench.scratch / "nothing"),
    ], lambda: same_sums(bench.scratch)


def same_sums(scratch):
    """Where the sums of deliveries and of output differ between the three."""
    theirs = json.loads((scratch / "pymrio.json").read_text())
    found = []
    for name in ("folder", "arrays"):
        ours = json.loads((scratch / f"{name}.json").read_text())
        deliveries = next(a["sum"] for a in ours["accounts"] if a["account"] == "deliveries between sectors")
        for what, value in (("deliveries", deliveries), ("output", ours["output"])):
            if abs(value - theirs[what]) > TOLERANCE * abs(theirs[what]):
                found.append(f"{name}: {what} is {value}, pymrio has {theirs[what]}")
    return found
