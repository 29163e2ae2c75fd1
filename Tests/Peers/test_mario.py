"""MARIO's test table: we read what it saves, and it computes the same from what we write."""
import sys
from pathlib import Path

import mario
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tables  # noqa: E402


def agree(ours, theirs, what):
    ours = ours.loc[theirs.index, theirs.columns]
    scale = np.abs(theirs.to_numpy(float)).max()
    assert np.allclose(ours.to_numpy(float), theirs.to_numpy(float), rtol=1e-9, atol=1e-12 * scale), what


@pytest.fixture(scope="module")
def table():
    return mario.load_test("IOT")


@pytest.fixture(scope="module")
def saved(table, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mario")
    table.to_txt(str(folder), flows=True, coefficients=False)
    return folder


def test_mario_computes_the_same_from_what_we_write(table, saved, tmp_path):
    tables.symbiont("convert", saved, tmp_path / "written", "--to", "mario")
    again = mario.parse_from_txt(str(tmp_path / "written"), table="IOT", mode="flows")
    for name in ["Z", "Y", "V", "E", "EY", "X", "w", "f"]:
        agree(getattr(again, name), getattr(table, name), name)
    assert again.units["Satellite account"].sort_index().equals(table.units["Satellite account"].sort_index())


def test_mario_computes_with_codes_that_are_numbers(tmp_path):
    tables.symbiont("convert", tables.numbered(tmp_path), tmp_path / "written", "--to", "mario")
    again = mario.parse_from_txt(str(tmp_path / "written"), table="IOT", mode="flows")
    assert np.allclose(again.w, np.array([[0.95, 0.25], [0.2, 0.85]]) / 0.7575, rtol=1e-9)


def test_multipliers_are_those_of_mario(table, saved):
    multipliers = tables.result("multipliers", saved)
    theirs = table.w.sum(axis=0)
    expected = [theirs[label["region"], "Sector", label["sector"]] for label in multipliers["labels"]]
    assert np.allclose(multipliers["output"], expected, rtol=1e-9)
    for stressor in ["CO2", "Employment"]:
        theirs = table.f.loc[stressor]
        expected = [theirs[label["region"], "Sector", label["sector"]] for label in multipliers["labels"]]
        assert np.allclose(multipliers["stressors"][stressor], expected, rtol=1e-9)
