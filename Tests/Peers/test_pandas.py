"""The yardstick of the benchmarks computes what the reference computes: both levels, both import treatments."""
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests" / "Peers"), str(ROOT / "Benchmarks" / "peers"), str(ROOT / "Benchmarks")]
import agreement  # noqa: E402
import reference  # noqa: E402
import run_pandas  # noqa: E402
import run_pymrio  # noqa: E402


@pytest.mark.parametrize("level", ["group", "sector"])
@pytest.mark.parametrize("imports", ["domestic", "competitive"])
@pytest.mark.parametrize("solve", [run_pandas.invert, run_pymrio.invert], ids=["numpy", "pymrio"])
def test_every_number_agrees(tmp_path, level, imports, solve):
    study = tmp_path / "study"
    shutil.copytree(ROOT / "Cases" / "guiyang", study)
    definition = (study / "study.yaml").read_text()
    changed = definition.replace("level: group", f"level: {level}").replace("imports: domestic", f"imports: {imports}")
    (study / "study.yaml").write_text(changed)
    theirs = run_pandas.without_gaps(run_pandas.run(study, solve))
    assert agreement.differences(reference.run(study), theirs) == []
