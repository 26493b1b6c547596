"""The fonts that the tests bring along: they draw a page wherever it comes from, and differ in width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fonts
import pytest
from browsing import Strict, serve
from playwright.sync_api import Browser, Page

# The script measures while the page is still read, before anything could have been loaded.
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Fonts</title>
<style>
:root { --cb-sans: serif; --cb-mono: monospace; }
body { font-family: serif; }
p, pre { width: max-content; }
p { font-family: var(--cb-sans); }
button { font-family: cursive; }
</style>
<p id="text">Output row 2 of 13 × 7 − ½: ⌊(n + 2p − d(k−1) − 1)/s⌋ + 1 ⋆ ✓ ▸ → Σ</p>
<p id="bold"><b>Padding 0.25</b> <i>stride</i> <b><i>dilation</i></b></p>
<pre id="code">torch.nn.Conv2d(3, 16, kernel_size=(3, 5))</pre>
<button>Play</button> <input value="1.5"> <select><option>valid</option></select>
<script>
const widths = () => ["text", "bold", "code"].map((id) => document.getElementById(id).getBoundingClientRect().width);
window.first = widths();
</script>
"""


@pytest.fixture(params=["http", "strict policy", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "index.html"
    path.write_text(PAGE, encoding="utf-8")
    if request.param == "file":
        yield path.as_uri()
    else:
        yield from serve(tmp_path, *([Strict] if request.param == "strict policy" else []))


def test_a_family_draws_all_text_from_the_first_moment(page: Page, family: str, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: "favicon" in message.location["url"] or said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    fonts.expect_family(page)
    assert page.evaluate("first") == page.evaluate("widths()"), "text moved when a font arrived"
    assert said == []


def test_the_families_differ_in_width(browser: Browser, address: str) -> None:
    measured = {}
    for family in fonts.FAMILIES:
        with browser.new_context() as context:
            fonts.use(context, family)
            page = context.new_page()
            page.goto(address)
            measured[family] = page.evaluate("widths()")
    ratios = [wide / narrow for wide, narrow in zip(measured["wide"], measured["narrow"], strict=True)]
    assert min(ratios) > 1.15, ratios


def test_a_font_of_this_machine_is_noticed(page: Page, address: str) -> None:
    page.goto(address)
    with pytest.raises(AssertionError):
        fonts.expect_family(page)


def test_one_element_in_a_font_of_this_machine_is_noticed(page: Page, family: str) -> None:
    page.goto("about:blank")
    page.set_content(PAGE)
    page.evaluate("document.getElementById('bold').style.setProperty('font-family', 'sans-serif', 'important')")
    fonts.expect_family(page, "#text")
    with pytest.raises(AssertionError):
        fonts.expect_family(page)
