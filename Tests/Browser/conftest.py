"""The report of the built-in case, made once, and headless browsers to open it in."""

import os
import pathlib
import subprocess

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build" / "screenshots"


@pytest.fixture(scope="session")
def symbiont():
    program = pathlib.Path(os.environ.get("SYMBIONT", ROOT / ".build/release/symbiont"))
    assert program.exists(), f"{program} is missing: run `make build` first"
    return program


@pytest.fixture(scope="session")
def report(symbiont, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "result"
    environment = {**os.environ, "SYMBIONT_PLOTLY": str(ROOT / ".tools/plotly/plotly.min.js")}
    subprocess.run([symbiont, "run", "--out", folder], check=True, capture_output=True, env=environment)
    return folder / "report.html"


@pytest.fixture(scope="session")
def browser():
    """Opens a headless Chromium of a size; whoever opens one closes it."""
    return open_browser


def open_browser(width, height, dark=False):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-background-networking", f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    return driver


@pytest.fixture(scope="session")
def screenshots():
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
