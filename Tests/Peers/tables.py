"""Runs `symbiont table` for the tests against programs that read and write tables too."""
import json
import subprocess

import pytest

import compare


def symbiont(*arguments):
    """Runs the command, which has to succeed, and returns what it prints."""
    program = compare.binary()
    if program is None:
        pytest.skip("symbiont is not built")
    command = [program, "table", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}"
    return done.stdout


def result(*arguments):
    """The JSON that the command prints."""
    return json.loads(symbiont(*arguments, "--format", "json"))


def numbered(folder):
    """A table whose sectors' codes are numbers, as a bureau's are: Miller and Blair (2009), section 2.3."""
    path = folder / "numbered.csv"
    path.write_text("code,01,02,households,output\n01,150,500,350,1000\n02,200,100,1700,2000\nvalue_added,650,1400,0,\noutput,1000,2000,,\n")
    (folder / "numbered.yaml").write_text("money: MEUR\ntables:\n  final_demand: [households]\n  value_added: [value_added]\n")
    return path
