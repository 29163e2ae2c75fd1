"""The program against the independent reference: the case, perturbed cases, and studies from nothing.

Run from the package root: `python3 -m pytest Tests/Peers/test_reference.py`. SYMBIONT names the program (otherwise the newest build below
`.build`), PEER_STUDIES how many perturbed and how many generated studies (60), PEER_SEED the first seed (1). A study on which the two
routes differ is kept, and its folder and seed are in the message; `python3 Tests/Peers/compare.py FOLDER` repeats the comparison.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import compare
import reference
import spoiled
import studies

COUNT = int(os.environ.get("PEER_STUDIES", "60"))
FIRST = int(os.environ.get("PEER_SEED", "1"))
SEEDS = range(FIRST, FIRST + COUNT)


def case_folder():
    for path in (Path("../shared/cases/guiyang"), Path("Cases/guiyang")):
        if (path / "study.yaml").exists():
            return path
    return None


CASE = case_folder()
needs_case = pytest.mark.skipif(CASE is None, reason="the Guiyang case is neither in ../shared/cases nor in Cases")


@pytest.fixture(scope="session")
def program():
    found = compare.binary()
    if found is None:
        pytest.skip("no program: set SYMBIONT or build the package")
    return found


def assert_agreement(program, folder, label):
    expected = reference.run(folder)
    actual, code = compare.program_result(program, folder)
    problems = compare.differences(expected, actual) if "scenarios" in actual else [f"refused: {compare.brief(actual)}"]
    if code != 0:
        problems.append(f"exit code {code}")
    assert not problems, f"{label}, {folder}: {len(problems)} differences\n" + "\n".join(problems[:20])


def assert_agreement_of_draw(program, label, draw):
    """Draws a study into a folder of its own, which stays where the two routes differ."""
    folder = Path(tempfile.mkdtemp(prefix=f"peer-{label}-".replace(" ", "-")))
    draw(folder)
    assert_agreement(program, folder, label)
    shutil.rmtree(folder)


@needs_case
def test_reference_meets_the_published_totals():
    """The three city totals are published (CEADs); the saving of the designed exchanges is about 1 Mt, about 3 %."""
    result = reference.run(CASE)
    city = {scenario["id"]: scenario["totals"]["city"] for scenario in result["scenarios"]}
    for id, published in (("BL2002", 20.905e6), ("BAU2007", 24.688e6), ("ACT2012", 29.905e6)):
        assert abs(city[id] - published) < 10
    designed = next(comparison for comparison in result["comparisons"] if comparison["scenario"] == "UIS2012")
    assert 0.95e6 < designed["saving"] < 1.05e6
    assert 0.03 < designed["saving_share"] < 0.035
    assert abs(designed["saving"] - (city["BAU2012"] - city["UIS2012"])) < 1e-6 * designed["saving"]


@needs_case
def test_case(program):
    assert_agreement(program, CASE, "case")


@needs_case
@pytest.mark.parametrize("seed", SEEDS)
def test_perturbed_case(program, seed):
    assert_agreement_of_draw(program, f"perturbed {seed}", lambda folder: studies.perturb(seed, CASE, folder))


@pytest.mark.parametrize("seed", SEEDS)
def test_generated_study(program, seed):
    assert_agreement_of_draw(program, f"generated {seed}", lambda folder: studies.generate(seed, folder))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + 4))
def test_large_study(program, seed):
    """Enough sectors that another solver may take over."""
    assert_agreement_of_draw(program, f"large {seed}", lambda folder: studies.generate(f"large {seed}", folder, sectors=130))


@pytest.mark.parametrize("name", spoiled.SPOILERS)
def test_spoiled_study(program, name):
    """An invalid study: exit code 1, an object with findings alone, and an error that names the file, and the line where there is one."""
    folder = Path(tempfile.mkdtemp(prefix=f"peer-{name}-"))
    file, line = spoiled.spoil(name, FIRST, folder)
    with pytest.raises(reference.InvalidStudy):
        reference.run(folder)
    result, code = compare.program_result(program, folder)
    assert code == 1 and list(result) == ["findings"], f"{folder}: exit {code}, {compare.brief(result)}"
    errors = [finding for finding in result["findings"] if finding["severity"] == "error"]
    named = [e for e in errors if file is None or str(e["file"]).endswith(file) and (line is None or e["line"] == line)]
    assert named, f"{folder}: no error names {file}:{line}, but {compare.brief(errors)}"
    shutil.rmtree(folder)
