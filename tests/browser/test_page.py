"""The page of findings in a browser: quiet, searchable, reachable by keyboard, never taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from axe_core_python.base import AXE_SCRIPT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.report import writer
from claimcheck.report.layout import Look

Open = Callable[..., WebDriver]
Quiet = Callable[[WebDriver], None]

GRAVE = ("serious", "critical")
HOSTILE = (
    '<script>window.taken = 1</script><img src="x" onerror="window.taken = 1">'
    '<svg onload="window.taken = 1"></svg></style></title></script>'
    '<a href="javascript:window.taken = 1">"\' onclick="window.taken = 1"</a>'
)
FIGURES = ((3, "41", "Harna"), (5, "38", "Harna"), (7, "52", "Harna"), (7, "4", "Marn"))
CORRECTED = "It corrected an earlier figure of 52. "


def page(hostile: str = "") -> str:
    """Return a page about a toll that falls, is corrected, and is copied from day to day."""
    told = [record(day, figure, place, hostile) for day, figure, place in FIGURES]
    told.append(record(9, "47", "Harna", CORRECTED + hostile))
    report = pipeline.check(
        (article(one, "floods.jsonl", line) for line, one in enumerate(told, start=1)),
        rulebook.load(),
        lexicon.load(),
    )
    write = writer("findings", "html")
    assert write
    return "\n".join(write(report, Look()))


def record(day: int, figure: str, place: str, more: str) -> dict[str, object]:
    source = "the rescue service" if day % 2 else "the governor"
    text = (
        f"Floods have killed {figure} people in {place} since May 1, {source} said. {more}"
        "The road to the coast is closed, two bridges are gone and nobody knows when the "
        f"ferries will run again, {source} said."
    )
    title = f"Floods kill {figure} {more[:200]}"
    return {
        "id": f"{place}-{day}{more[:60]}",
        "date": date(2023, 5, day),
        "title": title,
        "text": text,
    }


@pytest.fixture(scope="session")
def quiet_page() -> str:
    return page()


@pytest.fixture(scope="session")
def hostile_page() -> str:
    return page(HOSTILE)


def cards(driver: WebDriver) -> list[WebElement]:
    """Return the cards that can be seen."""
    return [card for card in driver.find_elements(By.CLASS_NAME, "card") if card.is_displayed()]


def shown(driver: WebDriver, number: int) -> None:
    """Wait until the page says that so many findings are shown, and see that it is true."""
    says = f"{number} of "
    WebDriverWait(driver, 5).until(
        lambda seen: seen.find_element(By.ID, "shown").text.startswith(says)
    )
    assert len(cards(driver)) == number


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_opens_without_complaint_and_asks_for_nothing(
    opened: Open, quiet: Quiet, quiet_page: str, dark: bool
) -> None:
    driver = opened(quiet_page, dark=dark)
    assert cards(driver)
    quiet(driver)


def test_what_an_article_holds_is_never_run(opened: Open, quiet: Quiet, hostile_page: str) -> None:
    driver = opened(hostile_page)
    driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    assert driver.execute_script("return window.taken") is None
    assert "window.taken = 1" in driver.find_element(By.CLASS_NAME, "card").text
    assert driver.find_elements(By.CSS_SELECTOR, "img, [onload], [onclick], [onerror]") == []
    assert driver.find_elements(By.CSS_SELECTOR, "a:not([href^='#'])") == []
    quiet(driver)


@pytest.mark.parametrize(
    ("dark", "width"), [(False, 1200), (True, 1200), (True, 390)], ids=["light", "dark", "phone"]
)
def test_axe_finds_nothing_grave(opened: Open, quiet_page: str, dark: bool, width: int) -> None:
    driver = opened(quiet_page, dark=dark, width=width)
    driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    driver.execute_script(AXE_SCRIPT)
    found = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    grave = [
        (one["id"], node["html"][:200], node["failureSummary"])
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    assert grave == []
    assert found["passes"]


def test_filters_leave_what_is_asked_for(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page)
    everything = len(driver.find_elements(By.CLASS_NAME, "card"))
    errors = len(driver.find_elements(By.CSS_SELECTOR, ".card.error"))
    assert 0 < errors < everything
    for name in ("warning", "info"):
        box = driver.find_element(By.CSS_SELECTOR, f"#filters [value={name}]")
        if box.is_selected():
            box.click()
    shown(driver, errors)
    driver.find_element(By.CSS_SELECTOR, "[data-rule=toll-fell]").click()
    shown(driver, len(driver.find_elements(By.CSS_SELECTOR, ".card[data-r=toll-fell]")))
    driver.find_element(By.CSS_SELECTOR, "#filters [type=reset]").click()
    first = driver.find_elements(By.CSS_SELECTOR, "[data-article]")[0]
    number = first.get_attribute("data-article")
    first.click()
    shown(driver, len(driver.find_elements(By.CSS_SELECTOR, f".card[data-a~='{number}']")))


def test_search_and_keys_go_from_finding_to_finding(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page)
    search = driver.find_element(By.ID, "words")
    search.send_keys("FALLEN 41")
    shown(driver, sum("fallen" in card.text and "41" in card.text for card in cards(driver)))
    search.clear()
    search.send_keys("no such words")
    shown(driver, 0)
    search.clear()
    search.send_keys("people", Keys.ENTER)
    seen = cards(driver)
    assert driver.switch_to.active_element == seen[0]
    driver.switch_to.active_element.send_keys("j")
    assert driver.switch_to.active_element == seen[1]
    driver.switch_to.active_element.send_keys("k")
    assert driver.switch_to.active_element == seen[0]
    driver.switch_to.active_element.send_keys("/")
    assert driver.switch_to.active_element == search


def test_a_card_leads_to_its_article_and_the_article_back(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page)
    card = driver.find_element(By.CSS_SELECTOR, ".card[data-r=toll-fell]")
    link = card.find_element(By.CSS_SELECTOR, ".from a")
    mark = driver.find_element(By.ID, (link.get_attribute("href") or "").partition("#")[2])
    assert not mark.is_displayed()
    link.click()
    WebDriverWait(driver, 5).until(lambda _: mark.is_displayed())
    assert mark.text.startswith("41 people")
    block = mark.find_element(By.XPATH, "./ancestor::div[@class='block']")
    assert "since 2023-05-01" in block.find_element(By.CLASS_NAME, "notes").text
    block.find_element(By.CSS_SELECTOR, ".clash a").click()
    WebDriverWait(driver, 5).until(lambda _: driver.switch_to.active_element == card)


def test_a_ring_of_a_drawing_leads_to_its_finding(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page)
    ring = driver.find_element(By.CSS_SELECTOR, ".plot a")
    assert "41 people" in (ring.get_attribute("aria-label") or "")
    ring.send_keys(Keys.ENTER)
    href = ring.get_dom_attribute("href") or ""
    WebDriverWait(driver, 5).until(
        lambda _: driver.switch_to.active_element.get_attribute("id") == href[1:]
    )


def test_the_command_to_waive_can_be_copied(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page)
    button = driver.find_element(By.CSS_SELECTOR, ".card .copy")
    button.click()
    WebDriverWait(driver, 5).until(lambda _: button.text in {"Copied", "Selected"})
    assert len(driver.find_elements(By.CLASS_NAME, "copy")) == len(
        driver.find_elements(By.CLASS_NAME, "card")
    )


def test_without_a_script_everything_shown_can_be_read(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page, script=False)
    assert cards(driver)
    assert not driver.find_element(By.ID, "filters").is_displayed()


def test_nothing_is_wider_than_a_phone(opened: Open, quiet_page: str) -> None:
    driver = opened(quiet_page, width=390)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
