"""Take the README's picture of the widget on the built landing page: ``make screenshot`` after ``make html``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from conftest import QUIET  # noqa: E402  (beside the tests, not a package)
from get_browser import installed_chromium  # noqa: E402

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=installed_chromium(), args=QUIET)
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=1.5)
    page.goto((ROOT / "_build" / "html" / "index.html").as_uri())
    widget = page.locator(".cb-widget[data-widget=KernelSlide]")
    for _ in range(2):
        widget.get_by_role("button", name="Step forward").click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(600)  # until the window has come to rest
    widget.screenshot(path=Path(__file__).with_name("screenshot.png"))
    browser.close()
