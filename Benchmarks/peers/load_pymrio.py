"""Loads a saved table with pymrio and prints the sums by which a load is compared: `load_pymrio.py FOLDER`."""
import json
import sys

import pymrio

table = pymrio.load_all(sys.argv[1])
deliveries, demand = float(table.Z.to_numpy().sum()), float(table.Y.to_numpy().sum())
print(json.dumps({"deliveries": deliveries, "output": deliveries + demand}))
