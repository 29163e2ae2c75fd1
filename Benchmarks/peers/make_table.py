"""Makes a table of 2,500 sectors in 50 regions, seeded, as pymrio saves it: `make_table.py FOLDER`."""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

SECTORS, REGIONS = 50, 50


def parameters(files, **more):
    entries = {name: {"name": f"{name}.txt", "nr_index_col": "2", "nr_header": "1" if name == "unit" else "2"} for name in files}
    return json.dumps({"files": entries, **more})


def main(folder):
    (folder / "emissions").mkdir(parents=True)
    random = np.random.default_rng(2500)
    regions = [f"region{i}" for i in range(REGIONS)]
    index = pd.MultiIndex.from_product([regions, [f"sector{i}" for i in range(SECTORS)]], names=["region", "sector"])
    demand = pd.MultiIndex.from_product([regions, ["households", "government", "capital"]], names=["region", "category"])
    stressors = pd.MultiIndex.from_product([["CO2", "CH4", "N2O"], ["air"]], names=["stressor", "compartment"])

    def save(name, rows, columns, mean):
        values = random.lognormal(mean, 2, (len(rows), len(columns))).round(9)
        pd.DataFrame(values, index=rows, columns=columns).to_csv(folder / name, sep="\t")

    save("Z.txt", index, index, 0)
    save("Y.txt", index, demand, 3)
    save("emissions/F.txt", stressors, index, 3)
    pd.DataFrame({"unit": "MEUR"}, index=index).to_csv(folder / "unit.txt", sep="\t")
    pd.DataFrame({"unit": "t"}, index=stressors).to_csv(folder / "emissions" / "unit.txt", sep="\t")
    (folder / "file_parameters.json").write_text(parameters(["Z", "Y", "unit"], systemtype="IOSystem"))
    (folder / "emissions" / "file_parameters.json").write_text(
        parameters(["F", "unit"], systemtype="Extension", name="emissions"))
    (folder / "metadata.json").write_text(
        json.dumps({"description": "", "name": "made", "system": "ixi", "version": "1", "history": []}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
