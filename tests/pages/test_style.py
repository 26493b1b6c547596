"""The pages' style, cut down to the rules that can apply, makes every element look as the whole style does.

Two checks that need each other. The computed styles before and after the whole sheets are put in place of the cut ones
find whatever is wrong, but take seconds a page: on every page in one view, and in every state on one page. Whether a
rule that was left out would match something takes less time: on every page again, and in every state and view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from convbook import palette
from convbook.press import assets, bundle, sheets

from .test_pages import CHAPTERS, PAGES

SCHEMES = ("light", "dark")
WIDTHS = (1280, 768, 360)  # px: both side bars beside the page, one of them, none
VIEWS = list(product(SCHEMES, WIDTHS))
CHAPTER = CHAPTERS[2]

# Of the many spans of code and shapes of pictures, two of each kind are read; a kind is the classes down to it.
COMPARE = """async ([whole, properties]) => {
  const MANY = "pre *, svg *, math *";
  const settle = () => document.getAnimations().forEach((one) => { try { one.finish(); } catch { one.cancel(); } });
  const kind = (element) => {
    const path = [];
    for (let e = element; e; e = e.parentElement) path.push(e.tagName + "." + e.getAttribute("class"));
    return path.join(" ");
  };
  const last = new Map();
  const elements = [];
  for (const element of document.querySelectorAll("html, body, body *")) {
    if (!element.matches(MANY)) elements.push(element);
    else {
      const own = kind(element);
      if (!last.has(own)) elements.push(element);
      last.set(own, element);
    }
  }
  elements.push(...last.values());
  const drawn = (style) => !["none", "normal", ""].includes(style.content);
  const read = () => {
    settle();
    return elements.map((element) => {
      const own = element.computedStyleMap();
      const values = properties.map((name) => String(own.get(name)));
      for (const part of ["::before", "::after"]) {
        const style = getComputedStyle(element, part);
        values.push(...(drawn(style) ? properties.map((name) => style.getPropertyValue(name)) : ["none"]));
      }
      const parts = { INPUT: "::placeholder", LI: "::marker", SUMMARY: "::marker", DIALOG: "::backdrop" };
      if (element.tagName in parts) {
        const style = getComputedStyle(element, parts[element.tagName]);
        values.push(...properties.map((name) => style.getPropertyValue(name)));
      }
      return values;
    });
  };
  const before = read();
  const link = document.querySelector('link[href*="_static/pages.css"]');
  const style = document.createElement("style");
  style.textContent = whole;
  link.after(style);
  link.disabled = true;
  const after = read();
  link.disabled = false;
  style.remove();
  const differences = [];
  elements.forEach((element, i) => before[i].forEach((value, k) => {
    if (value !== after[i][k]) {
      const name = properties[k] ?? `of a part, ${k}`;
      differences.push(`${kind(element).slice(0, 200)} ${name}: ${value}, with the whole style ${after[i][k]}`);
    }
  }));
  return { elements: elements.length, differences: differences.slice(0, 20) };
}"""

# The longhand names that a sheet sets. What it doesn't set can't be another by its rules.
PROPERTIES = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const names = new Set();
  const walk = (rules) => {
    for (const rule of rules) {
      for (const name of rule.style ?? []) if (!name.startsWith("--")) names.add(name);
      walk(rule.cssRules ?? []);
    }
  };
  walk(sheet.cssRules);
  return [...names];
}"""

MATCHING = """(selectors) => selectors.filter((selector) => {
  try { return document.querySelector(selector); } catch { return false; } // another browser's
})"""


@pytest.fixture(scope="module")
def whole(whole_theme: Path) -> str:
    """The theme's and the extensions' sheets in the order in which a page would load them."""
    html = (whole_theme / "index.html").read_text()
    static = whole_theme / "_static"
    names = re.findall(r'<link[^>]*href="_static/([^"?]+\.css)', html)
    assert len(names) > 6
    merged = [name for name in names if name not in {assets.OWN_SHEET, "copybutton.css"}]  # ours has its own buttons
    texts = [(static / name).read_text() for name in merged]
    basic = (static / "basic.css").read_text()
    texts = [re.sub(r'@import "\.\./basic\.css";', lambda _: basic, text) for text in texts]
    return "\n".join(texts)


@pytest.fixture(scope="module")
def left_out(whole: str, book: Path) -> list[str]:
    """The selectors of the rules that no page has, less what comes and goes with the pointer and the focus."""

    def selectors(css: str) -> set[str]:
        return {
            sheets.squeeze(selector)
            for rule in sheets.rules(sheets.read(css))
            if rule.declarations is None or any(not name.startswith("--") for name, _ in rule.declarations)
            for selector in rule.selectors
        }

    kept = selectors((book / "_static" / bundle.SHEET).read_text())
    moods = r"::?(?:-[\w-]+|before|after|hover|active|focus(?:-visible|-within)?|visited|marker|placeholder|backdrop)"
    dropped = {re.sub(moods + r"(?![\w-])", "", selector) for selector in selectors(whole) - kept}
    assert len(dropped) > 2000
    return sorted(dropped - {""})


def opened(browser: Browser, address: str, scheme: str, width: int) -> Page:
    page = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 720}).new_page()
    page.goto(address)
    return page


@pytest.fixture(scope="module")
def properties(browser: Browser, whole: str) -> list[str]:
    page = browser.new_page()
    names = page.evaluate(PROPERTIES, whole)
    page.close()
    assert {"color", "padding-left", "display", "transform"} <= set(names)
    return names


@pytest.fixture(scope="module")
def differences(whole: str, properties: list[str]) -> Callable[[Page], list[str]]:
    def differences(page: Page, whole: str = whole) -> list[str]:
        found = page.evaluate(COMPARE, [whole, properties])
        assert found["elements"] > 90
        return found["differences"]

    return differences


def states(page: Page) -> Iterator[str]:
    """Bring a chapter's page into one state after another; yield the name of each."""
    wide = page.viewport_size["width"] >= 992
    yield "at rest"
    page.locator(".primary-toggle").click()
    yield "the chapters' bar hidden" if wide else "the chapters' bar open"
    page.locator(".primary-toggle").click() if wide else page.keyboard.press("Escape")
    if page.locator(".secondary-toggle").is_visible():
        page.locator(".secondary-toggle").click()
        yield "the contents open"
        page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    yield "the search open"
    page.keyboard.press("Escape")
    for toggle in page.locator(".dropdown-toggle").all():
        toggle.click()
        yield "a menu open"
        page.keyboard.press("Escape")
    page.locator(".theme-switch-button").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".cb-tip").wait_for()
    yield "a tooltip"
    page.locator(".copybtn").first.focus()
    page.keyboard.press("Enter")
    page.locator(".copybtn.success").wait_for()
    yield "code copied"
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    page.wait_for_function("document.body.classList.contains('scrolled')")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("scrollBy({ top: -20, behavior: 'instant' })")
    if page.viewport_size["width"] < 1200:  # the theme shows it there only
        page.locator("#pst-back-to-top").wait_for()
    yield "on the way back to the top"
    page.evaluate("localStorage.setItem('sphinx_highlight_terms', 'kernel')")
    page.reload()
    page.locator("span.highlighted").first.wait_for(state="attached")
    yield "words marked that were searched"
    if page.evaluate("document.documentElement.dataset.theme") == "light":  # for dark see the test of its own
        page.emulate_media(media="print")
        yield "printed"


views = cycle([("light", 1280), ("dark", 360), ("light", 768), ("dark", 1280), ("light", 360), ("dark", 768)])
ONE_VIEW_EACH = [(name, *next(views)) for name in PAGES]


@pytest.mark.parametrize(("name", "scheme", "width"), ONE_VIEW_EACH)
def test_every_element_of_every_page_looks_as_with_the_whole_style(browser, site, differences, name, scheme, width):
    query = "?q=stride" if name == "search" else ""
    page = opened(browser, f"{site}/{name}.html{query}", scheme, width)
    assert differences(page) == []
    page.context.close()


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_every_state_of_a_page_looks_as_with_the_whole_style(browser, site, differences, left_out, scheme, width):
    page = opened(browser, f"{site}/{CHAPTER}.html", scheme, width)
    page.context.grant_permissions(["clipboard-write"])
    # The text is compared by the test above; what is left of it has each of its kinds of elements once.
    page.evaluate(
        """() => {
          const seen = new Set();
          for (const one of document.querySelectorAll("article section > :not(section)")) {
            const kind = one.tagName + one.className + one.firstElementChild?.className;
            if (seen.has(kind)) one.remove();
            seen.add(kind);
          }
        }"""
    )
    for state in states(page):
        assert (state, page.evaluate(MATCHING, left_out)) == (state, [])
        if (scheme, width) in {("light", 1280), ("dark", 768), ("light", 360)}:
            assert (state, differences(page)) == (state, [])
    page.context.close()


@pytest.mark.parametrize(("name", "scheme", "width"), [(name, *next(views)) for name in PAGES])
def test_no_rule_that_was_left_out_would_match(browser, site, left_out, name, scheme, width):
    page = opened(browser, f"{site}/{name}.html", scheme, width)
    assert page.evaluate(MATCHING, left_out) == []
    page.context.close()


def test_a_rule_that_is_missed_would_be_found(browser, site, whole, differences, left_out):
    page = opened(browser, f"{site}/index.html", "light", 1280)
    missed = ".bd-links { letter-spacing: 3px }"
    found = differences(page, f"{whole}\n{missed}")
    assert any("letter-spacing: normal, with the whole style 3px" in difference for difference in found)
    assert page.evaluate(MATCHING, [*left_out, ".bd-links:not(.x) li"]) == [".bd-links:not(.x) li"]
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_printed_is_the_same_from_both_themes(browser, site, properties, name):
    """Colours of everything that is printed, and of the code's parts, which were those of the dark theme on paper."""
    read = """() => [...document.querySelectorAll("html, body, body *")].map((element) => {
      const style = getComputedStyle(element);
      return [element.tagName, style.color, style.backgroundColor, style.fill,
        style.stroke, style.borderTopColor, style.filter, style.colorScheme, style.fontWeight].join(" ");
    })"""
    printed = []
    for scheme in SCHEMES:
        page = opened(browser, f"{site}/{name}.html", scheme, 1280)
        assert page.evaluate("document.documentElement.dataset.theme") == scheme
        page.emulate_media(media="print")
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        printed.append(page.evaluate(read))
        page.context.close()
    light, dark = printed
    assert len(light) == len(dark) > 90
    assert [pair for pair in zip(light, dark, strict=True) if pair[0] != pair[1]][:10] == []


# ---- The filter by itself

NAMES = sheets.Names(
    tags={"p", "a", "div"}, classes={"used"}, ids={"here"}, attributes={"open", "data-theme"}, properties={"--asked"}
)


def cut(css: str, names: sheets.Names = NAMES) -> str:
    return sheets.write(sheets.trim(sheets.read(css), names, there=lambda address: address == "there.woff2")).strip()


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p{color:red}", "p{color:red}"),
        ("h1{color:red}", ""),
        (".used , .unused{color:red}", ".used{color:red}"),
        ("p > .used:hover::before{color:red}", "p > .used:hover::before{color:red}"),
        ("#here a{top:0} #gone a{top:0}", "#here a{top:0}"),
        ("[open]{top:0} a[href^='x']{top:0}", "[open]{top:0}"),
        ("p:not(.unused){top:0}", "p:not(.unused){top:0}"),
        (":is(.unused, .used) p{top:0} :where(.unused, h1) p{top:0}", ":is(.unused, .used) p{top:0}"),
        ("*, ::backdrop, :root{top:0}", "*,::backdrop,:root{top:0}"),
        ("P{top:0}", "P{top:0}"),
        ("@media (width<9em){.unused{top:0} p{top:0 !important}}", "@media (width<9em){p{top:0!important}}"),
        ("@media print{.unused{top:0}}", ""),
        ("@supports (top:0){p{top:0}}", "@supports (top:0){p{top:0}}"),
        ("@keyframes a{to{top:0}} @keyframes b{to{top:0}} p{animation:b}", "@keyframes b{to{top:0}}\np{animation:b}"),
        ("@font-face{font-family:x;src:url(there.woff2)}", '@font-face{font-family:x;src:url("there.woff2")}'),
        ("@font-face{font-family:x;src:url(gone.woff2)}", ""),
        (":root{--a:var(--b);--b:1;--c:2}p{width:var(--a)}", ":root{--a:var(--b);--b:1}\np{width:var(--a)}"),
        (":root{--asked:1;--other:2}", ":root{--asked:1}"),
        ("p{background:url(a b.png);*zoom:1;color:/* no */red}", "p{color:red}"),
        ("p{ & a{top:0} }", "p{& a{top:0}}"),
    ],
)  # fmt: skip
def test_what_stays_of_a_sheet(css, expected):
    assert cut(css) == expected


def test_dark_is_for_the_screen_and_light_for_paper():
    assert cut('html[data-theme="dark"] p{top:0}', sheets.Names({"html", "p"}, attributes={"data-theme"})) == (
        '@media screen{html[data-theme="dark"] p{top:0}}'
    )
    assert cut("p, a[data-theme=light]{top:0}") == ("p,a[data-theme=light]{top:0}@media print{a[data-theme]{top:0}}")
    assert cut("p:not([data-theme=dark]){top:0}") == "p:not([data-theme=dark]){top:0}"


def test_sheets_are_brought_to_one_place():
    files = {"base.css": "p{background:url(p.png)}", "deep/top.css": '@import "../base.css"; a{src:url(data:x)}'}
    tree = sheets.read(files["deep/top.css"], "deep", files.__getitem__)
    assert sheets.write(tree) == 'p{background:url("p.png")}\na{src:url(data:x)}\n'
    (rule,) = sheets.read("a{background:url('../up.png')}", "deep")
    assert rule.declarations == [("background", 'url("up.png")')]


def test_a_sheet_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="line 2"):
        sheets.read("p{top:0}\np")


def test_words_of_scripts_count_as_names():
    names = sheets.Names()
    names.add_page('<p class="a b" id=c style="color:var(--d)"><script>x.classList.add("e-f")</script>')
    assert names.tags >= {"p", "script"}
    assert names.classes >= {"a", "b", "e-f"}
    assert "c" in names.ids
    assert names.properties == {"--d"}


def test_our_own_sheets_stay_whole(book):
    assert palette.css().strip() in (book / "_static" / bundle.SHEET).read_text()
    own = (assets.HERE / "static" / assets.OWN_SHEET).read_text()
    assert (book / "_static" / assets.OWN_SHEET).read_text() == own
