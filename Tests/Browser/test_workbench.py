"""The workbench in a headless Chromium: every page, and what a planner does on it."""

import base64
import csv
import json
import os
import shutil
import subprocess

import openpyxl
import pytest
from axe_core_python.selenium import Axe
from conftest import ROOT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from workbench import PAGES, Server, complaints, find, find_all, is_settled, open_page, requests, wait

SIZES = {"desktop": (1440, 900), "tablet": (820, 1100), "phone": (390, 844)}


@pytest.fixture(scope="session")
def environment():
    return {**os.environ, "SYMBIONT_PLOTLY": str(ROOT / ".tools/plotly/plotly.min.js"),
            "SYMBIONT_WEB": str(ROOT / "Sources/WebInterface/Resources")}


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "guiyang-copy"
    shutil.copytree(ROOT / "Cases/guiyang", folder)
    return folder


@pytest.fixture
def server(symbiont, study, tmp_path, environment):
    running = Server(symbiont, tmp_path, study, environment)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def shared(symbiont, tmp_path_factory, environment):
    """A server for tests that change nothing."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(ROOT / "Cases/guiyang", folder / "guiyang-copy")
    running = Server(symbiont, folder, folder / "guiyang-copy", environment)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def chromium(browser):
    driver = browser(*SIZES["desktop"])
    yield driver
    driver.quit()


@pytest.fixture
def driver(chromium):
    """The browser with a clean memory, and nothing said before."""
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.get("about:blank")
    complaints(chromium)
    requests(chromium)
    return chromium


def words_of(language):
    return json.loads((ROOT / f"Sources/WebInterface/Resources/texts/{language}.json").read_text())


def keys_of(words, path=""):
    for key, value in words.items():
        yield from keys_of(value, f"{path}{key}.") if isinstance(value, dict) else [path + key]


def without_tour(driver, server):
    driver.get(server.address + "/assets/icon.svg")
    driver.execute_script("localStorage.setItem('symbiont.tour', 'done')")
    # A browser asks for an icon of its own where it shows a picture alone.
    complaints(driver)


# Each page by itself.

def test_both_languages_have_the_same_words():
    assert set(keys_of(words_of("en"))) == set(keys_of(words_of("zh")))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_quietly_from_this_machine_alone(driver, shared, path, language):
    open_page(driver, shared.page(path, f"?lang={language}"))
    assert complaints(driver) == []
    outside = [url for url in requests(driver) if not url.startswith((shared.address, "data:", "blob:", "about:"))]
    assert outside == []
    assert find(driver, "html").get_attribute("lang") == language
    heading = find(driver, "h1").text
    assert any("\u4e00" <= letter <= "\u9fff" for letter in heading) == (language == "zh")
    # No key of a text stands where the text should.
    shown = find(driver, "body").text
    assert not [key for key in keys_of(words_of(language)) if key in shown]


@pytest.mark.parametrize("path", PAGES)
def test_no_barrier_that_axe_can_find(driver, shared, path):
    open_page(driver, shared.page(path))
    driver.set_script_timeout(120)
    found = Axe().run(driver, context={"exclude": [[".chart"]]},
                      options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert [(rule["id"], [node["html"][:150] for node in rule["nodes"]][:3])
            for rule in found["violations"]] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["start", *PAGES])
def test_fits_the_screen_and_leaves_a_picture(browser, shared, screenshots, path, size):
    driver = browser(*SIZES[size])
    try:
        without_tour(driver, shared)
        open_page(driver, f"{shared.address}/?start" if path == "start" else shared.page(path))
        assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        picture = base64.b64decode(shot["data"])
        name = path.strip("/") or "overview"
        (screenshots / f"workbench-{name}-{size}.png").write_bytes(picture)
        assert picture.startswith(b"\x89PNG") and len(picture) > 8_000
    finally:
        driver.quit()


def test_dark_and_light_differ(browser, shared, screenshots):
    grounds = set()
    for dark in (False, True):
        driver = browser(*SIZES["desktop"], dark=dark)
        try:
            without_tour(driver, shared)
            open_page(driver, shared.page("/what-if"))
            grounds.add(find(driver, "body").value_of_css_property("background-color"))
            (screenshots / f"workbench-what-if-{'dark' if dark else 'light'}.png").write_bytes(driver.get_screenshot_as_png())
        finally:
            driver.quit()
    assert len(grounds) == 2


# What if.

def answer_of(driver):
    """What the page says: total, saving, the chart's savings and the table's footprints."""
    figures = {cell.get_attribute("data-key"): float(cell.get_attribute("data-value"))
               for cell in find_all(driver, "#answer [data-key][data-value]")}
    bars = driver.execute_script("return document.getElementById('chart-exchanges').data[0].x")
    footprints = [float(cell.get_attribute("data-value")) for cell in find_all(
        driver, "#answer table:has(#table-sector_figures) tbody td:nth-child(3)")]
    return figures, bars, footprints


def settle(driver):
    wait(driver, lambda: is_settled(driver))


def move(driver, exchange, value):
    """Moves a slider as a hand does: while it moves, and where it comes to rest."""
    driver.execute_script("""
        const range = document.getElementById("range-" + arguments[0]);
        for (const share of [0.25, 0.5, 0.75, 1]) {
          range.value = share * arguments[1];
          range.dispatchEvent(new Event("input", { bubbles: true }));
        }
        range.dispatchEvent(new Event("change", { bubbles: true }));""", exchange, value)
    settle(driver)


def quantities_of(driver):
    return {row.get_attribute("data-exchange"): float(row.find_element(By.CSS_SELECTOR, "input[type=number]").get_attribute("value"))
            for row in find_all(driver, "[data-exchange]")}


def run(symbiont, study, scenario):
    result = subprocess.run([symbiont, "run", study, "--format", "json", "--scenario", scenario],
                            check=True, capture_output=True, text=True)
    found = json.loads(result.stdout)
    return found["scenarios"][0], found["comparisons"][0]


def assert_is_run(answer, scenario, comparison, scale=1e3):
    figures, bars, footprints = answer
    assert figures["total"] == pytest.approx(scenario["totals"]["city"], rel=1e-12)
    assert figures["saving"] == pytest.approx(comparison["saving"], rel=1e-9)
    assert [bar * scale for bar in bars] == pytest.approx([exchange["saving"] for exchange in comparison["exchanges"]], rel=1e-9, abs=1e-6)
    assert footprints == pytest.approx([sector["footprint"] for sector in scenario["sectors"]], rel=1e-12)


def test_a_slider_changes_total_chart_and_table_to_what_a_run_gives(driver, server, symbiont, study):
    without_tour(driver, server)
    open_page(driver, server.page("/what-if"))
    before = answer_of(driver)
    move(driver, "steel_slag", 60000)
    move(driver, "heat_homes", 90000)
    after = answer_of(driver)
    assert after[0] != before[0] and after[1] != before[1] and after[2] != before[2]
    quantities = quantities_of(driver)
    assert quantities["steel_slag"] == 60000 and quantities["heat_homes"] == 90000
    with (study / "study.yaml").open("a") as file:
        file.write("  - {id: HAND, name: By hand, year: 2012, against: BAU2012, exchanges: "
                   + json.dumps(quantities) + "}\n")
    assert_is_run(after, *run(symbiont, study, "HAND"))
    asked = server.post(f"/api/v1/studies/{server.id}/what-if", {"year": 2012, "against": "BAU2012", "quantities": quantities})
    assert after[0]["total"] == pytest.approx(asked["scenario"]["totals"]["city"], rel=1e-14)
    assert complaints(driver) == []


def save_as(driver, code, name):
    """Fills in the dialog that saves the choice as a scenario, and confirms."""
    find(driver, "#save").click()
    assert not find(driver, "#save-imports").is_displayed()
    find(driver, "#save-id").send_keys(code)
    find(driver, "#save-name").send_keys(name)
    find(driver, "#save-confirm").click()


def test_saved_as_a_scenario_it_gives_the_same_figures(driver, server, symbiont, study):
    without_tour(driver, server)
    before = (study / "study.yaml").read_text()
    open_page(driver, server.page("/what-if"))
    move(driver, "fly_ash", 120000)
    shown = answer_of(driver)
    save_as(driver, "HAND", "By hand: “50 % ash”, # half")
    wait(driver, lambda: "saved=HAND" in driver.current_url)
    written = (study / "study.yaml").read_text()
    assert written.startswith(before) and written.count("\n") == before.count("\n") + 1
    assert_is_run(shown, *run(symbiont, study, "HAND"))
    open_page(driver, server.page("/what-if"))
    Select(find(driver, "#preset")).select_by_value("HAND")
    settle(driver)
    assert answer_of(driver) == shown
    assert "HAND" in find(driver, "#preset").text


def test_a_code_that_is_taken_is_kept_and_another_is_offered(driver, server, symbiont, study):
    without_tour(driver, server)
    before = (study / "study.yaml").read_text()
    open_page(driver, server.page("/what-if"))
    move(driver, "fly_ash", 120000)
    shown = answer_of(driver)
    save_as(driver, "UIS2012", "Less ash")
    wait(driver, lambda: find_all(driver, "#save-free"))
    assert "already" in find(driver, "#save-problems").text
    assert (study / "study.yaml").read_text() == before
    # The offer has the focus: Enter takes it.
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait(driver, lambda: "saved=UIS2012-2" in driver.current_url)
    written = (study / "study.yaml").read_text()
    assert written.startswith(before) and written.count("\n") == before.count("\n") + 1
    assert_is_run(shown, *run(symbiont, study, "UIS2012-2"))


def test_a_scenario_is_replaced_and_put_back(driver, server, symbiont, study):
    without_tour(driver, server)
    before = (study / "study.yaml").read_text()
    open_page(driver, server.page("/what-if"))
    move(driver, "fly_ash", 120000)
    shown = answer_of(driver)
    save_as(driver, "UIS2012", "Less ash")
    wait(driver, lambda: find_all(driver, "#save-replace"))
    find(driver, "#save-replace").click()
    wait(driver, lambda: "saved=UIS2012" in driver.current_url)
    written = (study / "study.yaml").read_text()
    changed = [pair for pair in zip(before.split("\n"), written.split("\n")) if pair[0] != pair[1]]
    assert len(changed) == 1 and written.count("\n") == before.count("\n") and "Less ash" in changed[0][1]
    assert_is_run(shown, *run(symbiont, study, "UIS2012"))
    wait(driver, lambda: find_all(driver, "#undo-save"))
    find(driver, "#undo-save").click()
    wait(driver, lambda: "restored=UIS2012" in driver.current_url)
    assert (study / "study.yaml").read_text() == before
    assert "UIS2012 is as it was before." in find(driver, ".saved").text
    assert all("409" in complaint for complaint in complaints(driver))


def test_saving_warns_where_the_study_treats_imports_otherwise(driver, server):
    without_tour(driver, server)
    open_page(driver, server.page("/what-if"))
    Select(find(driver, "#imports")).select_by_value("competitive")
    settle(driver)
    find(driver, "#save").click()
    assert "will differ" in find(driver, "#save-imports").text


def test_undo_redo_and_the_address_restore_the_state(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/what-if"))
    first = quantities_of(driver)
    move(driver, "scrap_steel", 250000)
    find(driver, "#type-heat").click()
    settle(driver)
    second = answer_of(driver)
    address = driver.current_url
    find(driver, "body").send_keys(Keys.CONTROL, "z")
    settle(driver)
    assert find(driver, "#type-heat").is_selected()
    find(driver, "#undo").click()
    settle(driver)
    assert quantities_of(driver) == first and not find(driver, "#undo").is_enabled()
    find(driver, "body").send_keys(Keys.CONTROL, "y")
    find(driver, "#redo").click()
    settle(driver)
    assert answer_of(driver) == second
    open_page(driver, address)
    assert answer_of(driver) == second and not find(driver, "#type-heat").is_selected()


def test_an_exceeded_cap_is_shown_at_its_exchanges(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/what-if"))
    field = find(driver, "#number-steel_slag")
    field.clear()
    field.send_keys("170000", Keys.TAB)
    settle(driver)
    excess = find(driver, "#excess-steel_slag")
    assert excess.is_displayed() and "20,000" in excess.text and "150,000" in excess.text
    assert field.get_attribute("aria-invalid") == "true"
    move(driver, "steel_slag", 150000)
    assert not excess.is_displayed()


def test_keyboard_alone_completes_a_what_if(driver, server, study):
    without_tour(driver, server)
    open_page(driver, server.page("/what-if"))

    def press(*keys):
        driver.switch_to.active_element.send_keys(*keys)

    def go_to(name, most=120):
        for _ in range(most):
            press(Keys.TAB)
            if driver.switch_to.active_element.get_attribute("id") == name:
                return
        raise AssertionError(f"no tab stop leads to {name}")

    find(driver, "body").send_keys(Keys.TAB)
    go_to("range-steel_slag")
    outline = driver.switch_to.active_element.value_of_css_property("outline-style")
    assert outline != "none"
    before = quantities_of(driver)["steel_slag"]
    press(Keys.ARROW_LEFT)
    settle(driver)
    assert quantities_of(driver)["steel_slag"] < before
    go_to("number-phosphorus_slag")
    press(Keys.CONTROL, "a")
    press("250000", Keys.ENTER)
    settle(driver)
    assert quantities_of(driver)["phosphorus_slag"] == 250000
    go_to("type-urban")
    press(Keys.SPACE)
    settle(driver)
    assert not find(driver, "#type-urban").is_selected()
    for _ in range(120):
        driver.switch_to.active_element.send_keys(Keys.SHIFT, Keys.TAB)
        if driver.switch_to.active_element.get_attribute("id") == "save":
            break
    press(Keys.ENTER)
    press("KEYS", Keys.TAB)
    press("By keyboard", Keys.ENTER)
    wait(driver, lambda: "saved=KEYS" in driver.current_url)
    assert "KEYS" in (study / "study.yaml").read_text()


# The network and the sectors.

def test_exchanges_and_sectors_open_from_the_list(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/network"))
    find(driver, "[data-exchange=steel_slag]").send_keys(Keys.ENTER)
    wait(driver, lambda: "Steel slag" in find(driver, "#detail").text)
    detail = find(driver, "#detail").text
    assert "150 kt" in detail and "exchanges.csv:2" in detail and "effects.csv" in detail
    find(driver, "[data-sector=IN_MMI]").click()
    wait(driver, lambda: "steel slag" in find(driver, "#detail").text)
    assert "sector=IN_MMI" in driver.current_url
    assert complaints(driver) == []


def test_of_two_fast_clicks_the_last_is_shown(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/network"))
    # The first answer comes when the second has been shown.
    driver.execute_script("""
        const real = window.fetch;
        const detail = document.getElementById("detail");
        let asked = 0;
        window.fetch = async (...request) => {
          const isFirst = asked++ === 0;
          const answer = await real(...request);
          while (isFirst && !detail.textContent.includes("fly ash")) await new Promise(requestAnimationFrame);
          if (isFirst) setTimeout(() => { window.isLate = true; });
          return answer;
        };""")
    find(driver, "[data-exchange=steel_slag]").click()
    find(driver, "[data-exchange=fly_ash]").click()
    wait(driver, lambda: driver.execute_script("return window.isLate"))
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert "Coal fly ash" in find(driver, "#detail h2").text
    assert "exchange=fly_ash" in driver.current_url
    pressed = find_all(driver, "[data-exchange][aria-pressed=true]")
    assert [button.get_attribute("data-exchange") for button in pressed] == ["fly_ash"]


def test_a_click_on_a_band_shows_its_exchange(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/network"))
    band = find(driver, ".sankey-link")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", band)
    place = driver.execute_script("""
        const box = arguments[0].getBBox(), point = arguments[0].getPointAtLength(1);
        const matrix = arguments[0].getScreenCTM();
        return [matrix.e + matrix.a * (point.x + 6), matrix.f + matrix.d * (point.y + 3)];""", band)
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})
    wait(driver, lambda: find_all(driver, "#detail dl"))
    assert "exchange=" in driver.current_url


def test_a_figure_is_explained_down_to_file_and_line(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/sectors", "?scenario=UIS2012"))
    find(driver, "[data-figure=direct][data-row=PP]").click()
    wait(driver, lambda: find_all(driver, "#explanation .tree > li"))
    for _ in range(4):
        if find_all(driver, "#explanation .tree a[href*='file=inventory']"):
            break
        unopened = [part for part in find_all(driver, "#explanation .tree details:not([open]) > summary") if part.is_displayed()]
        unopened[0].click()
        wait(driver, lambda: not driver.execute_script("return Array.from(document.querySelectorAll('#explanation details[open] > [data-path]')).some(part => !part.childElementCount)"))
    leaf = find(driver, "#explanation .tree a[href*='file=inventory']")
    assert leaf.text.startswith("inventory/2012.csv:")
    assert complaints(driver) == []
    address = leaf.get_attribute("href")
    open_page(driver, address)
    assert driver.switch_to.active_element.tag_name == "td"
    assert driver.switch_to.active_element.text.replace(",", "").replace(".", "").isdigit()


# Data.

def cell_of(driver, row, column):
    return find(driver, f"#table-place td[data-row='{row}'][data-column='{column}']")


def type_into(driver, cell, text):
    cell.send_keys(Keys.ENTER)
    field = driver.switch_to.active_element
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(text)


def checked(driver):
    return "hecking" not in find(driver, "#data-state").text


def test_an_edit_that_breaks_a_balance_is_shown_at_its_cell_and_not_saved(driver, server, study):
    without_tour(driver, server)
    table = study / "tables/province-2012.csv"
    before = table.read_bytes()
    open_page(driver, server.page("/data", "?file=tables/province-2012.csv"))
    type_into(driver, cell_of(driver, 0, 1), "99999999")
    wait(driver, lambda: find_all(driver, "#table-place td.bad"))
    find(driver, "#table-place input").send_keys(Keys.ENTER)
    wait(driver, lambda: checked(driver))
    assert find_all(driver, "#data-findings .error")
    assert not find(driver, "#data-save").is_enabled()
    find(driver, "body").send_keys(Keys.CONTROL, "s")
    assert table.read_bytes() == before
    find(driver, "#data-undo").click()
    wait(driver, lambda: not find_all(driver, "#table-place td.bad") and checked(driver))
    assert not find_all(driver, "#table-place td.changed")


def test_a_good_edit_is_saved_and_leaves_every_other_byte(driver, server, study):
    without_tour(driver, server)
    file = study / "exchanges.csv"
    before = file.read_bytes()
    open_page(driver, server.page("/data", "?file=exchanges.csv"))
    type_into(driver, cell_of(driver, 0, 8), "110000")
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait(driver, lambda: find(driver, "#data-save").is_enabled())
    find(driver, "#data-save").click()
    wait(driver, lambda: "Saved" in find(driver, "#data-state").text)
    assert file.read_bytes() == before.replace(b"30000,120000,120000", b"30000,110000,120000", 1)


def test_a_file_that_changed_on_disk_is_not_overwritten(driver, server, study):
    without_tour(driver, server)
    file = study / "exchanges.csv"
    open_page(driver, server.page("/data", "?file=exchanges.csv"))
    others = file.read_bytes().replace(b"0,500000,500000", b"0,450000,500000", 1)
    file.write_bytes(others)
    type_into(driver, cell_of(driver, 0, 8), "110000")
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait(driver, lambda: find(driver, "#conflict").is_displayed() or find(driver, "#data-save").is_enabled())
    if not find(driver, "#conflict").is_displayed():
        find(driver, "#data-save").click()
        wait(driver, lambda: find(driver, "#conflict").is_displayed())
    assert file.read_bytes() == others
    versions = [part.text for part in find_all(driver, "#conflict pre")]
    assert "110000" in versions[0] and "450000" in versions[1]
    find(driver, "#take-theirs").click()
    wait(driver, lambda: cell_of(driver, 1, 8).text == "450000")
    assert cell_of(driver, 0, 8).text == "120000" and file.read_bytes() == others


def workbook_of(inventory, path):
    """An inventory as a workbook of sectors by fuels, with a second sheet that is none."""
    rows = list(csv.DictReader(inventory.open()))
    flows = list(dict.fromkeys(row["flow"] for row in rows))
    figures = {(row["sector"], row["flow"]): float(row["quantity"]) for row in rows}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2012"
    sheet.append(["sector", *flows])
    for sector in dict.fromkeys(row["sector"] for row in rows):
        sheet.append([sector, *(figures.get((sector, flow)) for flow in flows)])
    book.create_sheet("notes").append(["This sheet holds none"])
    book.save(path)
    return flows, figures


def drop_file(driver, target, path):
    """Drags a file of this machine onto an element, as from a file manager."""
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", target)
    box = driver.execute_script("const {x, y, width, height} = arguments[0].getBoundingClientRect(); return [x + width / 2, y + height / 2]", target)
    for kind in ("dragEnter", "dragOver", "drop"):
        driver.execute_cdp_cmd("Input.dispatchDragEvent", {
            "type": kind, "x": box[0], "y": box[1],
            "data": {"items": [], "files": [str(path)], "dragOperationsMask": 1}})


def test_an_import_says_what_its_year_lacks(driver, server, tmp_path):
    without_tour(driver, server)
    open_page(driver, server.page("/data"))
    sheet = tmp_path / "coal.csv"
    sheet.write_text("sector,raw_coal\nPP,1000\n")
    find(driver, "#import-file").send_keys(str(sheet))
    Select(find(driver, "#import-kind")).select_by_value("inventory")
    find(driver, "#import-year").send_keys("2030")
    find(driver, "#import-try").click()
    wait(driver, lambda: find(driver, "#import-do").is_displayed())
    # What has changed since it was tried is tried again first.
    find(driver, "#import-year").send_keys(Keys.BACKSPACE, "1")
    assert not find(driver, "#import-do").is_displayed()
    find(driver, "#import-try").click()
    wait(driver, lambda: find(driver, "#import-do").is_displayed())
    find(driver, "#import-do").click()
    wait(driver, lambda: find_all(driver, "#import-answer .missing"))
    answer = find(driver, "#import-answer")
    assert "The key “years.2031.table” is missing; add the file of the input–output table." in answer.text
    assert "years.2031.table" in answer.find_element(By.CSS_SELECTOR, ".error:has(a[href*='file=study.yaml&line='])").text
    # A place in the file that was sent is no link: it is no file of the study.
    assert "coal.csv" in answer.text and not answer.find_elements(By.CSS_SELECTOR, "a[href*='coal.csv']")


def test_a_workbook_is_dropped_tried_and_imported(driver, server, symbiont, study, tmp_path):
    without_tour(driver, server)
    flows, figures = workbook_of(study / "inventory/2012.csv", tmp_path / "fuels.xlsx")
    before = run(symbiont, study, "UIS2012")
    yaml = (study / "study.yaml").read_text()
    open_page(driver, server.page("/data"))
    Select(find(driver, "#import-kind")).select_by_value("inventory")
    find(driver, "#import-year").send_keys("2012")
    drop_file(driver, find(driver, "#drop-title"), tmp_path / "fuels.xlsx")
    # Of two sheets one has to be chosen; the answer names them.
    wait(driver, lambda: "2012, notes" in find(driver, "#import-answer").text)
    assert driver.switch_to.active_element.get_attribute("id") == "import-sheet"
    find(driver, "#import-sheet").send_keys("2012")
    find(driver, "#import-try").click()
    wait(driver, lambda: find_all(driver, "#import-answer table"))
    # The dry run tells where everything goes, with the sums, and writes nothing.
    placed = {row.find_elements(By.TAG_NAME, "td")[0].text: row.find_elements(By.TAG_NAME, "td")[4].text
              for row in find_all(driver, "#import-answer table:nth-of-type(1) tr:has(td:nth-child(5))")}
    assert list(placed) == flows
    for flow in flows:
        total = sum(value for (_, name), value in figures.items() if name == flow)
        assert float(placed[flow].replace(",", "")) == pytest.approx(total, rel=1e-5)
    assert find_all(driver, "#import-answer .warning")
    assert (study / "study.yaml").read_text() == yaml
    assert not (study / "inventory/imported-2012.csv").exists()
    find(driver, "#import-do").click()
    wait(driver, lambda: "file=inventory%2Fimported-2012.csv" in driver.current_url)
    settle(driver)
    assert find(driver, "#file-title").text == "inventory/imported-2012.csv"
    assert cell_of(driver, 0, 0).text == "AGR"
    assert "inventory: inventory/imported-2012.csv" in (study / "study.yaml").read_text()
    # The same figures by another way: the same city.
    assert run(symbiont, study, "UIS2012") == before
    assert complaints(driver) == []


# Long calculations.

def test_a_job_advances_and_gives_its_answer(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/optimise"))
    form = find(driver, "[data-kind=optimise]")
    form.find_element(By.CSS_SELECTOR, ".primary").click()
    wait(driver, lambda: find_all(driver, ".job-answer table"), 60)
    assert find_all(driver, ".job-answer .actions a[href*='format=xlsx']")
    # The choice is moved on, and saves there what it was chosen for.
    job = shared.get("/api/v1/jobs")["jobs"][0]["id"]
    best = shared.get(f"/api/v1/jobs/{job}/result")["json"]
    find(driver, ".job-answer a[href*='/what-if?q=']").click()
    wait(driver, lambda: "/what-if" in driver.current_url and is_settled(driver))
    assert answer_of(driver)[0]["saving"] == pytest.approx(best["saving"], rel=1e-9)
    assert quantities_of(driver) == {exchange["id"]: exchange["quantity"] for exchange in best["exchanges"]}
    assert complaints(driver) == []


def test_a_jobs_progress_advances_and_cancel_stops_it(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/uncertainty"))
    form = find(driver, "[data-kind=uncertainty]")
    samples = form.find_element(By.NAME, "samples")
    samples.clear()
    samples.send_keys("2000000")
    driver.execute_script("""
        window.seen = new Set();
        const bar = arguments[0].querySelector("progress");
        setInterval(() => { if (bar.hasAttribute("value")) window.seen.add(bar.value); }, 20);""", form)
    form.find_element(By.CSS_SELECTOR, ".primary").click()
    wait(driver, lambda: driver.execute_script("return window.seen.size") >= 3, 60)
    form.find_element(By.CSS_SELECTOR, "[data-cancel]").click()
    wait(driver, lambda: "cancelled" in form.find_element(By.CSS_SELECTOR, ".state").text, 30)
    values = driver.execute_script("return Array.from(window.seen)")
    assert values == sorted(values) and values[-1] < 1
    jobs = shared.get("/api/v1/jobs")["jobs"]
    assert jobs[0]["status"] == "cancelled"
    assert form.find_element(By.CSS_SELECTOR, ".primary").is_enabled()


@pytest.mark.parametrize("kind", ["decompose", "paths", "linkages", "extraction", "decoupling", "attribute", "robustness"])
def test_each_question_of_why_is_answered(driver, shared, kind):
    without_tour(driver, shared)
    open_page(driver, shared.page("/why"))
    section = find(driver, f".job:has([data-kind={kind}])")
    section.find_element(By.CSS_SELECTOR, ".primary").click()
    wait(driver, lambda: section.find_elements(By.CSS_SELECTOR, ".job-answer table"), 60)
    assert complaints(driver) == []


# Compare, downloads, the first minute.

def test_scenarios_stand_side_by_side(driver, shared):
    without_tour(driver, shared)
    open_page(driver, shared.page("/compare", f"?first={shared.id}/BAU2012&second={shared.id}/UIS2012"))
    result = shared.get(f"/api/v1/studies/{shared.id}/result")
    totals = {scenario["id"]: scenario["totals"]["city"] for scenario in result["scenarios"]}
    row = [float(cell.get_attribute("data-value")) for cell in find_all(
        driver, "table:has(#table-totals) tbody tr:first-child td[data-value]")]
    assert row[:3] == pytest.approx([totals["BAU2012"], totals["UIS2012"], totals["UIS2012"] - totals["BAU2012"]])


def test_two_past_runs_are_compared(driver, server, symbiont, study):
    without_tour(driver, server)
    open_page(driver, server.page("/compare"))
    assert "No run is kept" in find(driver, "#runs").text
    find(driver, "#keep-run").click()
    wait(driver, lambda: len(find_all(driver, "#runs input[type=checkbox]")) == 1)
    exchanges = study / "exchanges.csv"
    before = run(symbiont, study, "UIS2012")[1]["saving"]
    exchanges.write_text(exchanges.read_text().replace("30000,120000,120000", "30000,110000,120000", 1))
    after = run(symbiont, study, "UIS2012")[1]["saving"]
    # A run of the command is one among them.
    subprocess.run([symbiont, "run", study, "--store", server.folder / "store.sqlite"], check=True, capture_output=True)
    open_page(driver, server.page("/compare"))
    boxes = find_all(driver, "#runs input[type=checkbox]")
    assert [box.get_attribute("value") for box in boxes] == ["2", "1"]
    boxes[0].click()
    find(driver, "#runs .primary").click()
    wait(driver, lambda: "exactly two" in find(driver, "#runs-answer").text)
    boxes[1].click()
    find(driver, "#runs .primary").click()
    wait(driver, lambda: find_all(driver, "#runs-answer table"))
    answer = find(driver, "#runs-answer").text
    assert "exchanges.csv" in answer and "inventory/2012.csv" not in answer
    shown = [float(cell.get_attribute("data-value")) for cell in find_all(driver, "#runs-answer td[data-value]")]
    assert any(value == pytest.approx(before, rel=1e-12) for value in shown)
    assert any(value == pytest.approx(after, rel=1e-12) for value in shown)
    compared = server.get("/api/v1/runs/1/comparison?with=2")["json"]
    assert not compared["same_result"] and before != after
    assert complaints(driver) == []


def test_every_chart_can_be_taken_away(driver, shared, tmp_path):
    without_tour(driver, shared)
    open_page(driver, shared.page())
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    figures = find_all(driver, "figure")
    assert figures
    for button in figures[0].find_elements(By.CSS_SELECTOR, ".figure-tools button"):
        driver.execute_script("arguments[0].click()", button)
    wait(driver, lambda: {file.suffix for file in tmp_path.iterdir()} >= {".png", ".svg"})
    svg = next(file for file in tmp_path.iterdir() if file.suffix == ".svg").read_text()
    assert svg.startswith("<svg") and "UIS2012" in svg
    assert complaints(driver) == []


def test_the_first_minute(driver, symbiont, tmp_path, environment):
    running = Server(symbiont, tmp_path, None, environment)
    try:
        open_page(driver, running.address + "/")
        own = find(driver, "[data-create=starter]")
        own.find_element(By.NAME, "name").clear()
        own.find_element(By.NAME, "name").send_keys("first-try")
        own.find_element(By.CSS_SELECTOR, "button").click()
        wait(driver, lambda: "/studies/first-try/data" in driver.current_url)
        wait(driver, lambda: is_settled(driver))
        assert (tmp_path / "studies/first-try/study.yaml").exists()
        assert find(driver, ".tour").is_displayed()
        find(driver, ".tour .primary").click()
        assert "2" in find(driver, ".tour .faint").text
        find(driver, ".tour button:not(.primary)").click()
        assert not find_all(driver, ".tour")
        open_page(driver, running.address + "/studies/first-try")
        assert not find_all(driver, ".tour")
        assert complaints(driver) == []
    finally:
        running.stop()


def test_the_browsers_language_is_followed(browser, shared):
    driver = browser(*SIZES["desktop"])
    try:
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"}})
        open_page(driver, shared.page())
        assert find(driver, "html").get_attribute("lang") == "zh"
        find(driver, ".languages a[hreflang=en]").click()
        wait(driver, lambda: find(driver, "html").get_attribute("lang") == "en")
        open_page(driver, shared.page("/sectors"))
        assert find(driver, "html").get_attribute("lang") == "en"
    finally:
        driver.quit()
