"""Take the pictures of gallery.md from the articles in seeds/, in a headless Chromium.

python docs/gallery.py  write docs/images/*.png and docs/images/timeline.svg

It needs the extra `dev`, and chromium with its chromedriver on the path.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
TIMELINE = ("timeline", "killed", "--place", "Ostrel", "seeds/", "--format", "svg")
MARGIN = 16  # CSS pixels around a part
BOX = """
const style = document.createElement('style');
style.textContent = '* { content-visibility: visible !important }';
document.head.append(style);
const part = document.querySelector(arguments[0]);
const around = part.closest('details');
if (around) around.open = true;
const box = part.getBoundingClientRect();
return [box.left + scrollX, box.top + scrollY, box.width, box.height];
"""  # what is out of sight would have no size


@dataclass(frozen=True)
class Picture:
    """One picture: what of the page of `paths` is on it, and the window, which bounds its height.

    `part` is a CSS selector; without one the picture is of what a reader sees first. Sizes are in
    CSS pixels.
    """

    name: str
    width: int
    height: int
    part: str = ""
    dark: bool = False
    printed: bool = False
    paths: tuple[str, ...] = ("seeds/",)


TWO = ("seeds/ostrel/second-day.md", "seeds/ostrel/rescue.md")
CARD = "article.card[data-r='toll-fell']"
PICTURES = (
    Picture("light", 1200, 860),
    Picture("dark", 1000, 1400, CARD, dark=True),
    Picture("phone", 390, 844, CARD),
    Picture("article", 1000, 900, "details.view:last-of-type", paths=TWO),
    Picture("series", 1000, 530, "section#series"),
    Picture("reuse", 1000, 760, "details.cluster"),
    Picture("print", 794, 1123, "section#findings", printed=True),
)


def main() -> int:
    """Write every picture and return the exit code."""
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / "timeline.svg").write_text(_printed(*TIMELINE), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, _browser() as driver:
        for picture in PICTURES:
            page = Path(folder) / f"{len(picture.paths)}.html"
            if not page.exists():
                found = _printed("check", *picture.paths, "--format", "html")
                page.write_text(found, encoding="utf-8")
            taken = _taken(driver, page, picture)
            (IMAGES / f"{picture.name}.png").write_bytes(taken)
            print(f"{picture.name}.png: {len(taken):,} bytes")
    return 0


def _printed(*arguments: str) -> str:
    """Return what a command prints; findings, which there are, are no failure."""
    command = [sys.executable, "-m", "claimcheck", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


@contextmanager
def _browser() -> Iterator[WebDriver]:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    program = shutil.which("chromedriver")
    if not (browser and program):
        raise SystemExit("no headless browser\n  hint: install chromium and chromium-driver")
    options = Options()
    options.binary_location = browser
    for switch in SWITCHES:
        options.add_argument(switch)
    if os.geteuid() == 0:  # Chromium's sandbox refuses the superuser
        options.add_argument("--no-sandbox")
    driver = webdriver.Chrome(options=options, service=Service(program))
    try:
        yield driver
    finally:
        driver.quit()


def _taken(driver: WebDriver, page: Path, picture: Picture) -> bytes:
    """Return a picture as PNG."""
    scheme = {"name": "prefers-color-scheme", "value": "dark" if picture.dark else "light"}
    media = {"media": "print" if picture.printed else "screen", "features": [scheme]}
    size: dict[str, Any] = {"width": picture.width, "height": picture.height}
    size |= {"deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    driver.get(page.as_uri())
    clip = {"x": 0, "y": 0, "width": picture.width, "height": picture.height, "scale": 1}
    if picture.part:
        left, top, width, height = driver.execute_script(BOX, picture.part)
        beside = min(MARGIN, left)  # nothing is drawn beyond the page
        clip |= {"x": left - beside, "width": width + 2 * beside}
        clip |= {"y": top - MARGIN, "height": min(height + 2 * MARGIN, picture.height)}
    wanted = {"format": "png", "clip": clip, "captureBeyondViewport": True}
    answer = driver.execute_cdp_cmd("Page.captureScreenshot", wanted)
    return base64.b64decode(answer["data"])


if __name__ == "__main__":
    raise SystemExit(main())
