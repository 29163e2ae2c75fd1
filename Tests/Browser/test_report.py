"""The report in a headless Chromium: it draws, it is quiet, it asks no network address for anything."""

import base64
import json

import pytest
from axe_core_python.selenium import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

VIEWS = {"desktop": (1280, 900, False), "phone": (390, 844, False), "dark": (1280, 900, True)}
CHARTS = ["chart-totals", "chart-savings", "chart-footprints", "chart-boundaries",
          "chart-eco-efficiency", "chart-eco-efficiency-change", "chart-network-1",
          "chart-waterfall", "chart-views", "chart-flows", "chart-flows-bands", "chart-paths", "chart-linkages",
          "chart-decoupling-direct", "chart-decoupling-footprint"]


@pytest.fixture(params=VIEWS, scope="module")
def view(request, browser):
    driver = browser(*VIEWS[request.param])
    driver.view = request.param
    yield driver
    driver.quit()


@pytest.fixture
def page(view, report):
    view.get(report.as_uri())
    WebDriverWait(view, 20).until(
        lambda d: len(d.find_elements(By.CSS_SELECTOR, ".chart .main-svg")) >= len(CHARTS))
    return view


def test_every_chart_is_drawn_within_the_page(page):
    charts = page.find_elements(By.CLASS_NAME, "chart")
    # Analyses add charts of their own below these.
    names = [chart.get_attribute("id") for chart in charts]
    assert [name for name in names if name in CHARTS] == CHARTS
    assert len(set(names)) == len(names)
    for chart in charts:
        marks = chart.find_elements(By.CSS_SELECTOR, ".point path, .points path, .sankey-link, .slice path, .js-line")
        assert marks, f"{chart.get_attribute('id')} has no marks"
        assert 150 < chart.size["height"] < 2000
    assert page.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_the_console_stays_silent(page):
    assert [entry for entry in page.get_log("browser") if entry["level"] != "INFO"] == []


def test_nothing_is_fetched(page, report):
    requested = set()
    for entry in page.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            requested.add(message["params"]["request"]["url"])
    outside = {url for url in requested if not url.startswith(("data:", "blob:"))}
    assert outside <= {report.as_uri()}


def test_tables_sort_by_keyboard(page):
    table = page.find_element(By.XPATH, "//table[caption[@id='table-footprint_by_sector']]")
    heading = table.find_elements(By.CSS_SELECTOR, "thead th")[-1]
    button = heading.find_element(By.TAG_NAME, "button")

    def figures():
        return [float(cell.get_attribute("data-value"))
                for cell in table.find_elements(By.CSS_SELECTOR, "tbody td:last-child")]

    before = figures()
    button.send_keys(Keys.ENTER)
    assert heading.get_attribute("aria-sort") == "descending"
    assert figures() == sorted(before, reverse=True)
    button.send_keys(Keys.SPACE)
    assert heading.get_attribute("aria-sort") == "ascending"
    assert figures() == sorted(before)


def test_headline_figures_lead_to_their_explanations(page):
    table = page.find_element(By.XPATH, "//table[caption[@id='table-totals']]")
    links = table.find_elements(By.CSS_SELECTOR, "tbody td a")
    assert len(links) >= 40
    links[-1].send_keys(Keys.ENTER)
    target = page.find_element(By.ID, links[-1].get_attribute("href").split("#")[1])
    WebDriverWait(page, 5).until(lambda d: target.is_displayed())
    assert "UIS2018" in target.text and "6.8" in target.text
    page.execute_script("history.replaceState(null, '', location.pathname)")


def test_no_barrier_that_axe_can_find(page):
    page.set_script_timeout(120)
    # The rows of a table are alike: the first stand for the thousands of the explanations, which would take minutes.
    page.execute_script("document.querySelectorAll('tbody tr:nth-child(n+11)').forEach(row => row.remove())")
    # What stands inside a chart is a picture with a name; its figures stand in the tables.
    found = Axe().run(page, context={"exclude": [[".chart"]]},
                      options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:3])
            for rule in found["violations"]] == []


def test_screenshots(page, screenshots):
    """Leaves a picture of the whole page for people to look at; it only has to be one."""
    size = page.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    shot = page.execute_cdp_cmd("Page.captureScreenshot", {
        "format": "png", "captureBeyondViewport": True,
        "clip": {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 16000), "scale": 1}})
    picture = base64.b64decode(shot["data"])
    (screenshots / f"report-{page.view}.png").write_bytes(picture)
    assert picture.startswith(b"\x89PNG") and len(picture) > 100_000


def test_prints_on_paper(page, screenshots):
    assert page.execute_script("""
        dispatchEvent(new Event("beforeprint"));
        const widths = Array.from(document.querySelectorAll(".chart .main-svg"), svg => svg.clientWidth);
        dispatchEvent(new Event("afterprint"));
        return Math.max(...widths);""") <= 660
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
    (screenshots / f"report-{page.view}.pdf").write_bytes(pdf)
    assert pdf.startswith(b"%PDF") and len(pdf) > 50_000


def test_without_scripts_every_table_is_there(browser, report):
    driver = browser(1280, 900)
    try:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        driver.get(report.as_uri())
        assert len(driver.find_elements(By.CSS_SELECTOR, "table caption")) >= 20
        assert "need JavaScript" in driver.find_element(By.TAG_NAME, "header").text
    finally:
        driver.quit()
