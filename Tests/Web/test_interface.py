"""The interface's description is valid, and nothing that schemathesis makes of it gets a 5xx.

WEB_EXAMPLES says how many requests are made for each operation (40), WEB_SEED the seed.
"""

import os
import subprocess
import sys
import urllib.request

import yaml
from openapi_spec_validator import validate

from conftest import ROOT

DESCRIPTION = ROOT / "Sources/WebInterface/Resources/openapi.yaml"
EXAMPLES = os.environ.get("WEB_EXAMPLES", "40")
SEED = os.environ.get("WEB_SEED", "1")


def test_the_description_is_valid_and_served(server):
    text = DESCRIPTION.read_text()
    validate(yaml.safe_load(text))
    with urllib.request.urlopen(f"{server.url}/api/v1/openapi.yaml") as answer:
        assert answer.headers["Content-Type"] == "application/yaml; charset=utf-8"
        assert answer.read().decode() == text


def test_no_request_gets_a_5xx(server, tmp_path):
    settings = tmp_path / "schemathesis.toml"
    # Names that are there, so that not every request ends at an unknown one.
    settings.write_text('[parameters]\nstudy = "guiyang-copy"\nname = "exchanges.csv"\nscenario = "UIS2012"\n')
    found = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "schemathesis"), "--config-file", settings, "run", DESCRIPTION,
         "--url", f"{server.url}/api/v1", "--seed", SEED, "--max-examples", EXAMPLES, "--workers", "2",
         "--phases", "examples,coverage,fuzzing",
         "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
         "--exclude-operation-id", "followJob", "--no-color"],
        capture_output=True, text=True, timeout=1500)
    assert found.returncode == 0, found.stdout[-8000:] + found.stderr[-2000:]
