"""The built-in case against the pandas script of the benchmarks, both levels and both import treatments."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Benchmarks"))
from agreement import differences  # noqa: E402


def result_of(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("level", ["group", "sector"])
@pytest.mark.parametrize("imports", ["domestic", "competitive"])
def test_every_number_agrees(tmp_path, level, imports):
    study = tmp_path / "study"
    shutil.copytree(ROOT / "Cases" / "guiyang", study)
    definition = (study / "study.yaml").read_text()
    changed = definition.replace("level: group", f"level: {level}").replace("imports: domestic", f"imports: {imports}")
    (study / "study.yaml").write_text(changed)
    ours = result_of(os.environ["SYMBIONT"], "run", str(study), "--format", "json")
    theirs = result_of(sys.executable, str(ROOT / "Benchmarks" / "peers" / "run_pandas.py"), str(study))
    missing = theirs.keys() - ours.keys()
    assert not missing
    assert [entry["id"] for entry in ours["scenarios"]] == [entry["id"] for entry in theirs["scenarios"]]
    assert differences(ours, theirs) == []
