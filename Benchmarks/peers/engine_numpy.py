"""The engine's workloads in numpy and scipy at their best: `engine_numpy.py WORKLOAD FOLDER ROUNDS`.

Prints a line of JSON: the seconds of each round on the clock and on the processors, and a number by which results
are compared.
"""
import json
import sys
import time
from pathlib import Path

import numpy as np


def draws(folder):
    """10,000 samples of lognormal A and S, solved as one batch; blocks keep the batch in the cache."""
    a, s, y = (np.load(folder / f"{name}.npy") for name in ("A", "S", "y"))
    n, deviation, samples, block = len(a), 0.1, 10_000, 250
    identity, shift = np.eye(n), -0.5 * deviation ** 2
    generator = np.random.Generator(np.random.SFC64(42))  # numpy's quickest

    def work():
        total = np.zeros(s.shape)
        for _ in range(samples // block):
            tables = generator.standard_normal((block, n, n))
            tables *= deviation
            tables += shift
            np.exp(tables, out=tables)
            tables *= a
            np.subtract(identity, tables, out=tables)
            stressors = np.exp(generator.standard_normal((block, *s.shape)) * deviation + shift) * s
            multipliers = np.linalg.solve(tables.transpose(0, 2, 1), stressors.transpose(0, 2, 1))
            total += (multipliers.transpose(0, 2, 1) * y[:, 0]).sum(axis=0)
        return total.sum() / samples

    return work


def scenarios(folder):
    """Woodbury's identity on all scenarios as one batch."""
    a, s, columns, values = (np.load(folder / f"{name}.npy") for name in ("A", "S", "columns", "values"))
    columns = columns.astype(int)
    k = columns.shape[1]
    values = values.reshape(len(columns), k, len(a))

    def work():
        inverse = np.linalg.inv(np.eye(len(a)) - a)
        multipliers = s @ inverse
        change = -(values - a.T[columns])  # scenario, place, row: the change of I − A, transposed
        rows = inverse[columns]  # scenario, place, column
        capacitance = np.eye(k) + rows @ change.transpose(0, 2, 1)
        weights = np.linalg.solve(capacitance.transpose(0, 2, 1), change @ multipliers.T)
        return (multipliers - weights.transpose(0, 2, 1) @ rows).sum()

    return work


def paths(folder):
    """The same subtrees in the order of a stack, the suppliers of a sector at once."""
    a, s, y = (np.load(folder / f"{name}.npy") for name in ("A", "S", "y"))
    intensity, y = s[0], y[:, 0]

    def work():
        multipliers = np.linalg.solve((np.eye(len(a)) - a).T, intensity)
        bound, carried = 1e-4 * (multipliers @ y), {}
        stack = [(j, y[j]) for j in np.flatnonzero(multipliers * y >= bound)]
        covered = 0.0
        while stack:
            sector, weight = stack.pop()
            covered += intensity[sector] * weight
            if sector not in carried:
                carried[sector] = multipliers * a[:, sector]
            stack += [(i, weight * a[i, sector]) for i in np.flatnonzero(carried[sector] * weight >= bound)]
        return covered

    return work


def footprints(folder):
    """scipy's LU, in place."""
    from scipy.linalg import lu_factor, lu_solve

    a, s = np.load(folder / "A.npy", mmap_mode="r"), np.load(folder / "S.npy")

    def work():
        system = np.negative(a.T, order="F", out=np.empty(a.shape, order="F"))
        system[np.diag_indices(len(a))] += 1
        return lu_solve(lu_factor(system, overwrite_a=True, check_finite=False), s.T, check_finite=False).sum()

    return work


def series(folder):
    """The Neumann series M = S + M·A until what is added is below 2e-13."""
    a, s = np.load(folder / "A.npy"), np.load(folder / "S.npy")

    def work():
        result, term = s.copy(), s
        while np.abs(term).sum() > 2e-13 * np.abs(result).sum():
            term = term @ a
            result += term
        return result.sum()

    return work


def inverse(folder):
    a = np.load(folder / "A.npy", mmap_mode="r")

    def work():
        system = np.negative(a)
        system[np.diag_indices(len(a))] += 1
        return np.linalg.inv(system).sum()

    return work


def main():
    workload, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    work = {"draws": draws, "scenarios": scenarios, "footprints": footprints, "series": series, "inverse": inverse,
            "paths": paths}[workload](folder)
    clock, processors = [], []
    for number in range(rounds + 1 if rounds > 1 else 1):
        start, used = time.perf_counter(), time.process_time()
        check = work()
        if number > 0 or rounds == 1:
            clock.append(time.perf_counter() - start)
            processors.append(time.process_time() - used)
    print(json.dumps({"clock": clock, "processors": processors, "check": float(check)}))


if __name__ == "__main__":
    main()
