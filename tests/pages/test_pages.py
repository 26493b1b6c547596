"""Every page as a reader meets it: quiet, offline, light, accessible and readable on a phone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import violations
from playwright.sync_api import Browser, Page, Request, Response

from convbook.press.assets import widget_file

from .conftest import ROOT, build, one_page

PAGES = ["index", *re.findall(r"file: (\S+)", (ROOT / "_toc.yml").read_text()), "search"]
CHAPTERS = [page for page in PAGES if page.startswith("chapters/")]
# Bytes, gzip, of a whole first visit.
CHAPTER_BUDGET = 190 * 1000
LANDING_BUDGET = 110 * 1000
WIDGET_BUDGET = 45 * 1000  # of it the widgets' script and style

every_page = pytest.mark.parametrize("name", PAGES)


def is_left(request: Request) -> bool:
    """Whether it is the icon's, given up as the browser goes on to the next page; any other one must not fail."""
    return request.url.split("?")[0].endswith("/favicon.svg") and request.failure == "net::ERR_ABORTED"


@pytest.fixture
def log(page: Page) -> Iterator[list[str]]:
    """What the page tells the console, raises, asks from elsewhere or fails to get; empty at the end of every test."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("requestfailed", lambda request: is_left(request) or heard.append(f"failed: {request.url}"))
    page.on("response", lambda response: response.status >= 400 and heard.append(f"{response.status}: {response.url}"))
    yield heard
    assert heard == []


def own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "file:///"))


@every_page
@pytest.mark.parametrize("place", ["http", "sub-folder", "strict policy", "file"])
def test_page_is_whole_and_quiet_wherever_it_lies(page, log, places, name, place):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{places[place]}/{name}.html", wait_until="networkidle")
    assert [url for url in asked if not own(url)] == []
    assert len(asked) > 5
    widgets = page.locator(".cb-widget[data-widget]")
    assert widgets.count() == widgets.locator("> .cb-root").count(), "a widget is not mounted"


def test_the_landing_page_has_a_widget_to_play_with(page, log, places):
    page.goto(f"{places['file']}/index.html")
    widget = page.locator(".cb-widget[data-widget=KernelSlide]")
    assert widget.count() == 1
    before = widget.inner_text()
    widget.get_by_role("button", name="Play").click()
    widget.get_by_role("button", name="Pause").click()
    widget.get_by_role("button", name=re.compile("next|forward", re.IGNORECASE)).first.click()
    assert widget.inner_text() != before


# Gives each question of the page its answer, then every wrong answer that it knows; returns what it was told.
ANSWER = """() => [...document.querySelectorAll('.cb-widget[data-widget=Predict]')].map((widget) => {
  const { answer, beliefs } = JSON.parse(widget.dataset.state);
  const give = (value) => {
    const radio = [...widget.querySelectorAll('[type=radio]')].find((one) => one.value === value);
    if (radio) radio.checked = true;
    else widget.querySelector('[type=text]').value = [value].flat().join(' × ');
    widget.querySelector('form').requestSubmit();
    const verdict = widget.querySelector('.cb-verdict');
    return [verdict.textContent, verdict.querySelector('a')?.getAttribute('href') ?? null];
  };
  return [give(answer), ...beliefs.map(([wrong]) => give(wrong))];
})"""


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_prediction_knows_its_answers_and_leads_somewhere(page, log, book, places, name):
    page.goto(f"{places['file']}/{name}.html")
    told = page.evaluate(ANSWER)
    assert len(told) >= 5
    for (praise, _), *others in told:
        assert praise.startswith("✓ Right: ")
        assert len(others) >= 1
        for text, link in others:
            assert text.startswith("✗ Not ")
            if link:
                target, _, part = link.partition("#")
                html = (book / "chapters" / target).read_text()
                assert not part or f'id="{part}"' in html, link


@pytest.mark.parametrize("place", ["http", "file"])
def test_search_finds_a_chapter(page, log, places, place):
    page.goto(f"{places[place]}/search.html?q=stride")
    found = page.locator("#search-results").get_by_role("link", name="2. Padding and stride › Stride", exact=True)
    found.click()
    assert page.locator("article h1").inner_text().startswith("2. Padding and stride")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_page
def test_axe_finds_nothing(browser: Browser, site, name, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    found = [
        (v["id"], v["help"], [(n["target"], n.get("failureSummary")) for n in v["nodes"][:4]]) for v in violations(page)
    ]
    context.close()
    assert found == []


def test_axe_would_find_a_fault(page, site):
    page.goto(f"{site}/index.html")
    fault = '<img src="_static/favicon.svg"><button></button>'
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", fault)
    assert {"image-alt", "button-name"} <= {violation["id"] for violation in violations(page)}


@pytest.mark.parametrize("width", [320, 360])
@every_page
def test_a_phone_scrolls_down_only(page, log, site, name, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    wide = page.evaluate(
        """() => { const edge = document.documentElement.clientWidth;
             return document.documentElement.scrollWidth <= edge ? [] :
               [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > edge + 1)
                 .map(e => e.tagName + '.' + e.className).slice(0, 8); }"""
    )
    assert wide == []
    # Firefox makes room beside the column for the sign that a caption has under the pointer: a phone shows none.
    assert page.locator("figcaption a.headerlink").evaluate_all("found => found.every(e => !e.checkVisibility())")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@every_page
def test_headings_go_down_one_step_at_a_time(page, site, name):
    page.goto(f"{site}/{name}.html")
    levels = page.locator("article :is(h1, h2, h3, h4)").evaluate_all("found => found.map(e => Number(e.tagName[1]))")
    if name.startswith(("index", "chapters")):
        assert levels[0] == 1
        assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def first_visit(browser: Browser, address: str) -> dict[str, int]:
    """Return the gzip size in bytes of each file that a first visit to a page gets."""
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # pictures that load when seen
    page.wait_for_load_state("networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    context.close()
    return sizes


@pytest.mark.parametrize("name", ["index", *CHAPTERS])
def test_first_visit_keeps_the_budget(browser, site, name):
    sizes = first_visit(browser, f"{site}/{name}.html")
    heaviest_first = dict(sorted(sizes.items(), key=lambda item: -item[1]))
    assert all(own(url) for url in sizes)
    assert len(sizes) > 5
    assert sum(sizes.values()) <= (LANDING_BUDGET if name == "index" else CHAPTER_BUDGET), heaviest_first
    widgets = {url: size for url, size in sizes.items() if widget_file(Path(urlsplit(url).path).name)}
    assert 0 < sum(widgets.values()) <= WIDGET_BUDGET, widgets


def test_the_budget_would_be_overrun_by_the_whole_theme(whole_theme):
    """The theme's own sheets and scripts alone take more than is left beside the widgets and the page's text."""
    files = [path for path in (whole_theme / "_static").rglob("*") if path.suffix in {".css", ".js"}]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) > LANDING_BUDGET


@pytest.mark.parametrize("name", CHAPTERS)
def test_mathematics_is_typeset_and_its_font_is_there(page, log, site, name):
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    assert page.locator("math").count() > 3
    assert page.evaluate("document.fonts.check('16px \"Book Math\"')")
    text = page.locator("article").inner_text()
    assert not re.search(r"\\(frac|text|lfloor|sum)\b|\$\$", text), "a formula was left as it was typed"


@pytest.mark.parametrize("name", CHAPTERS)
def test_code_is_not_cut_off_in_a_window_of_1280(page, site, name):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}/{name}.html")
    cut = page.locator(".cell_input pre").evaluate_all(
        "found => found.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
    )
    assert cut == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_punctuation_stays_with_its_formula(page, site, name):
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    assert page.locator(".cb-tied").count() > 0
    parted = page.locator(".cb-tied").evaluate_all("found => found.filter(e => e.getClientRects().length > 1).length")
    assert parted == 0


def test_pages_read_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    assert page.locator(".cb-widget table").first.is_visible()
    assert page.locator("article h1").is_visible()
    context.close()


def texts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in {".html", ".js", ".css", ".ipynb", ".txt", ".md"}]


def test_nothing_local_and_no_solution_is_in_the_pages(book):
    found = []
    for path in texts(book):
        text = path.read_text(encoding="utf-8")
        for trace in (str(ROOT), str(book), "/root/", "/home/", "site-packages", "BEGIN SOLUTION", "THEBE_JS_URL"):
            if trace in text:
                found.append((path.name, trace))
    assert found == []


def test_no_page_loads_anything_from_another_host(book):
    loads = re.compile(r"<(?:script|img|link|iframe|source|video|audio)\b[^>]*?(?:src|href)=\"(?:https?:)?//[^\"]*\"")
    styles = re.compile(r"(?:@import|url\()\s*[\"']?(?:https?:)?//")
    for path in book.rglob("*.html"):
        assert loads.findall(path.read_text(encoding="utf-8")) == []
    for path in book.rglob("*.css"):
        assert styles.findall(path.read_text(encoding="utf-8")) == []


def test_building_reports_a_wrong_page(tmp_path):
    """The same build on a page with a broken link and a broken formula must fail: -W -n is in force."""
    one_page(tmp_path, "# A page\n\nwhole\n")
    assert build(tmp_path, tmp_path).returncode == 0
    (tmp_path / "index.md").write_text(r"# A page" + "\n\n" + r"$\frac{1}$ and [no](nowhere.md)" + "\n")
    failed = build(tmp_path, tmp_path)
    assert failed.returncode != 0
    assert "cannot typeset" in failed.stderr
    assert "nowhere.md" in failed.stderr
