"""A headless Chromium that keeps what its console says and what it asks the network for."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRIVER = "chromedriver"
REQUIRED = "CLAIMCHECK_TEST_BROWSER"  # set where these tests must run, not be skipped
QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,900",
)

Open = Callable[..., WebDriver]
Quiet = Callable[[WebDriver], None]


@pytest.fixture(scope="session")
def driver() -> Iterator[WebDriver]:
    """Yield the browser, or skip where the machine has none."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    program = shutil.which(DRIVER)
    if not (browser and program):
        told = "no headless browser: install chromium and chromium-driver"
        if os.environ.get(REQUIRED):
            pytest.fail(told)
        pytest.skip(told)
    options = Options()
    options.binary_location = browser
    for switch in QUIET:
        options.add_argument(switch)
    if os.geteuid() == 0:  # Chromium's sandbox refuses the superuser
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(program))
    yield made
    made.quit()


@pytest.fixture
def opened(driver: WebDriver, tmp_path: Path) -> Open:
    """Open a page from disk in light or dark, at some width, with or without its script."""

    def at(text: str, *, dark: bool = False, width: int = 1200, script: bool = True) -> WebDriver:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        driver.get("about:blank")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        complaints(driver)
        requests(driver)
        driver.get(path.as_uri())
        return driver

    return at


@pytest.fixture
def quiet() -> Quiet:
    """Assert that since it was opened a page was not complained of and asked for nothing else."""

    def at(driver: WebDriver) -> None:
        assert complaints(driver) == []
        assert requests(driver) == [driver.current_url]

    return at


def complaints(driver: WebDriver) -> list[str]:
    """Return what the console was told since it was last asked, be it a mere warning."""
    return [entry["message"] for entry in driver.get_log("browser")]


def requests(driver: WebDriver) -> list[str]:
    """Return every address the browser asked for since it was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    return [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
