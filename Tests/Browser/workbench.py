"""A running workbench and a browser in it: what the tests of its pages share."""

import json
import subprocess
import urllib.request

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PAGES = ["", "/what-if", "/network", "/sectors", "/data", "/compare", "/uncertainty", "/optimise", "/why"]


class Server:
    """`symbiont serve` on a study of its own."""

    def __init__(self, program, folder, study=None, environment=None):
        self.folder = folder
        command = [program, "serve", *([study] if study else []), "--port", "0", "--no-browser",
                   "--data", folder / "studies", "--store", folder / "store.sqlite"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        line = self.process.stdout.readline()
        assert "http://" in line, f"the server said: {line!r}"
        self.address = line.split()[-1].rstrip("/")
        self.study = study
        self.id = next((entry["id"] for entry in self.get("/api/v1/studies")["studies"]
                        if study and entry["path"] == str(study)), None)

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return json.load(answer)

    def post(self, path, value):
        request = urllib.request.Request(
            self.address + path, json.dumps(value).encode(), {"content-type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def page(self, path="", query=""):
        return f"{self.address}/studies/{self.id}{path}{query}"

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def wait(driver, condition, seconds=20):
    return WebDriverWait(driver, seconds, poll_frequency=0.05).until(lambda _: condition())


def find(driver, selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def find_all(driver, selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def is_settled(driver):
    """Whether the page has said all that it has to say by itself."""
    return driver.execute_script("""
        const busy = document.querySelector("[aria-busy=true]");
        const waiting = Array.from(document.querySelectorAll("#table-place, #runs"), part => part.childElementCount === 1 && part.querySelector("p.faint"));
        const undrawn = window.Plotly && document.querySelector(".chart:not(:has(.main-svg))");
        return document.readyState === "complete" && !busy && !waiting.some(Boolean) && !undrawn;""")


def open_page(driver, address):
    driver.get(address)
    wait(driver, lambda: is_settled(driver))


def complaints(driver):
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] not in ("INFO", "DEBUG")]


def requests(driver):
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return found
