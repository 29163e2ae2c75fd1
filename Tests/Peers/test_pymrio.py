"""pymrio's test table: our accounts of what it saves are its own, and it computes the same from what we write."""
import sys
from pathlib import Path

import numpy as np
import pymrio
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tables  # noqa: E402

STRESSORS = [("emission_type1", "air"), ("emission_type2", "water")]
ACCOUNTS = ["D_cba", "D_pba", "D_imp", "D_exp", "D_cba_reg", "D_pba_reg", "D_imp_reg", "D_exp_reg", "M"]


def agree(ours, theirs, what):
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    assert ours.shape == theirs.shape, what
    # Relative, and against the largest where a figure is what remains of larger ones.
    assert np.allclose(ours, theirs, rtol=1e-9, atol=1e-12 * np.abs(theirs).max()), what


@pytest.fixture(scope="module")
def solved():
    return pymrio.load_test().calc_all()


@pytest.fixture
def saved(tmp_path):
    pymrio.load_test().save_all(tmp_path / "saved", table_format="txt")
    return tmp_path / "saved"


def by_label(frame, labels):
    return [frame[label["region"], label["sector"]] for label in labels]


@pytest.mark.parametrize("stressor", STRESSORS, ids=" ".join)
def test_footprints_are_those_of_pymrio(saved, solved, stressor):
    name = " | ".join(stressor)
    sectors = tables.result("footprint", saved, "--stressor", name, "--by", "sector")
    assert sectors["unit"] == "kg"
    assert len(sectors["labels"]) == 48
    for account in ["D_cba", "D_pba", "M"]:
        theirs = getattr(solved.emissions, account).loc[stressor]
        agree(sectors[account], by_label(theirs, sectors["labels"]), account)
    regions = tables.result("footprint", saved, "--stressor", name, "--by", "region")
    names = [label["region"] for label in regions["labels"]]
    for account in ["D_cba", "D_pba", "D_imp", "D_exp"]:
        theirs = getattr(solved.emissions, account + "_reg").loc[stressor]
        agree(regions[account], [theirs[name] for name in names], account + " by region")
    households = solved.emissions.F_Y.loc[stressor].groupby(level="region").sum()
    agree(regions["households"], [households[name] for name in names], "households")


@pytest.mark.parametrize("written", ["folder", "archive.zip"])
def test_pymrio_computes_the_same_from_what_we_write(saved, solved, tmp_path, written):
    tables.symbiont("convert", saved, tmp_path / written, "--to", "pymrio")
    again = pymrio.load_all(tmp_path / written).calc_all()
    agree(again.Z.loc[solved.Z.index, solved.Z.columns], solved.Z, "Z")
    agree(again.x.loc[solved.x.index], solved.x, "x")
    for extension in ["emissions", "factor_inputs"]:
        for account in ACCOUNTS:
            theirs = getattr(getattr(solved, extension), account)
            ours = getattr(getattr(again, extension), account)[theirs.columns]
            agree(ours, theirs, f"{extension}.{account}")


def test_a_table_survives_every_format_between(saved, solved, tmp_path):
    source = saved
    for step, name in enumerate(["npy", "mario", "pymrio"]):
        target = tmp_path / f"{step}-{name}"
        tables.symbiont("convert", source, target, "--to", name)
        source = target
    again = pymrio.load_all(source).calc_all()
    agree(again.L.loc[solved.L.index, solved.L.columns], solved.L, "L")


@pytest.mark.parametrize("written", ["folder", "archive.zip"])
def test_pymrio_computes_with_codes_that_are_numbers(tmp_path, written):
    tables.symbiont("convert", tables.numbered(tmp_path), tmp_path / written, "--to", "pymrio")
    again = pymrio.load_all(tmp_path / written).calc_all()
    assert list(again.get_sectors()) == ["sector 01", "sector 02"]
    # Miller and Blair print L to four digits: 1.2541, 0.3300, 0.2640, 1.1221.
    assert np.allclose(again.L, np.array([[0.95, 0.25], [0.2, 0.85]]) / 0.7575, rtol=1e-9)
    back = tables.result("multipliers", tmp_path / written)
    assert [label["sector"] for label in back["labels"]] == ["01", "02"]


@pytest.mark.parametrize("index", ["named", "nameless"])
def test_an_index_without_names_is_read(saved, tmp_path, index):
    table = pymrio.load_all(saved)
    if index == "nameless":
        table.Z.index.names = table.Y.index.names = [None, None]
    table.save_all(tmp_path / "again", table_format="txt")
    multipliers = tables.result("multipliers", tmp_path / "again")
    theirs = table.calc_system().L.sum(axis=0)
    agree(multipliers["output"], by_label(theirs, multipliers["labels"]), "multipliers")


def test_parquet_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "file_parameters.json").write_text(
        '{"files": {"Z": {"name": "Z.parquet", "nr_index_col": "2", "nr_header": "2"},'
        ' "Y": {"name": "Y.parquet", "nr_index_col": "2", "nr_header": "2"}}, "systemtype": "IOSystem"}')
    with pytest.raises(AssertionError, match=r"exit 1\n[^$]*save_all\(\"FOLDER\", table_format=\"txt\"\)"):
        tables.symbiont("info", tmp_path)
