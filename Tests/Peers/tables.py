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
