"""What can be done on a page beside reading: menus, tooltips, side bars, search, copying, keeping, printing."""

from __future__ import annotations

import json
import re

import pytest
from browsing import violations
from playwright.sync_api import Browser, Page, expect

from .test_pages import CHAPTERS, PAGES

CHAPTER = CHAPTERS[2]


@pytest.fixture
def wide(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{site}/{CHAPTER}.html")
    return page


@pytest.fixture
def phone(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}/{CHAPTER}.html")
    return page


def focused(page: Page, selector: str) -> bool:
    return page.locator(selector).first.evaluate("element => element === document.activeElement")


def test_menu_opens_and_closes_by_click(wide):
    toggle = wide.get_by_role("button", name="Launch interactive content")
    menu = wide.locator(".dropdown-launch-buttons .dropdown-menu")
    assert not menu.is_visible()
    toggle.click()
    wide.mouse.move(5, 5)  # it also opens under the pointer
    expect(menu).to_be_visible()
    assert toggle.get_attribute("aria-expanded") == "true"
    box = menu.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    toggle.click()
    wide.mouse.move(5, 5)
    expect(menu).to_be_hidden()
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.click()
    wide.mouse.click(600, 500)
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_menus_are_not_cut_off_on_a_phone(phone, width):
    phone.set_viewport_size({"width": width, "height": 700})
    for toggle in phone.locator(".dropdown-toggle").all():
        toggle.click()
        for item in phone.locator(".dropdown-menu.show :is(a, button)").all():
            box = item.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


def test_menu_is_worked_by_keyboard(wide):
    toggle = wide.get_by_role("button", name="Launch interactive content")
    menu = wide.locator(".dropdown-launch-buttons .dropdown-menu")
    toggle.focus()
    wide.keyboard.press("Enter")
    expect(menu).to_be_visible()
    wide.keyboard.press("ArrowDown")
    items = menu.locator("a")
    assert items.count() > 1
    expect(items.first).to_be_focused()
    wide.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    wide.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    wide.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(toggle).to_be_focused()
    wide.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    wide.keyboard.press("Tab")
    expect(menu).to_be_hidden()


def test_tooltip_shows_at_once_by_keyboard_and_after_a_while_under_the_pointer(wide):
    button = wide.locator(".btn-print-button")
    tip = wide.get_by_role("tooltip")
    assert button.get_attribute("aria-label") == "Print"
    wide.locator(".btn-download-source-button").focus()
    wide.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(tip).to_have_text("Print")
    wide.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    button.blur()
    button.hover()
    expect(tip).to_have_text("Print")
    box = tip.bounding_box()
    assert 0 <= box["x"] <= 1280 - box["width"]
    wide.mouse.move(600, 500)
    expect(tip).to_have_count(0)
    assert wide.locator("[title][data-bs-toggle=tooltip]").count() == 0, "the browser would show a second one"


def test_theme_changes_and_is_kept(wide):
    theme = "document.documentElement.dataset.theme"
    button = wide.locator(".theme-switch-button").first
    seen = {wide.evaluate(theme)}
    for _ in range(3):
        button.click()
        seen.add(wide.evaluate(theme))
    assert seen == {"light", "dark"}
    while wide.evaluate("document.documentElement.dataset.mode") != "dark":
        button.click()
    wide.reload()
    assert wide.evaluate(theme) == "dark"


def test_search_opens_by_key_and_finds(wide):
    wide.keyboard.press("Control+k")
    field = wide.locator("#pst-search-dialog input")
    expect(field).to_be_focused()
    wide.keyboard.press("Escape")
    expect(field).to_be_hidden()
    wide.locator(".search-button-field").click()
    field.fill("strides")
    field.press("Enter")
    wide.wait_for_url("**/search.html?q=strides")
    assert wide.locator("#search-results li").count() > 5


@pytest.mark.parametrize("place", ["http", "file", "strict policy"])
def test_search_shows_chapter_section_and_text_and_leads_there(page, places, place):
    page.goto(f"{places[place]}/search.html?q=Output+sizes")
    result = page.locator("#search-results li").first
    assert re.fullmatch(r"\d\. .+ › .+|Sliding Kernels › .+", result.locator("a").inner_text())
    text = result.locator("p").inner_text()
    assert 40 < len(text) < 300
    assert result.locator("mark").count() >= 1
    assert "highlighted" not in page.content()
    found = page.get_by_role("status").first.inner_text()
    assert re.fullmatch(r"\d+ sections for “Output sizes”", found)
    result.locator("a").click()
    page.wait_for_url(re.compile(r"\.html#.+"))
    page.locator("span.highlighted").first.wait_for(state="attached")
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("zyzzyva", "No section has the word “zyzzyva”."),
        ("zyzzyva kernel", "No section has all the words"),
        ("the", "No"),
    ],
)
def test_search_says_when_there_is_nothing(page, site, query, said):
    page.goto(f"{site}/search.html?q={query.replace(' ', '+')}")
    assert page.locator("#search-results p").inner_text().startswith(said)
    assert page.locator("#search-results li").count() == 0


def test_search_takes_what_is_asked_as_text(page, site):
    page.goto(f"{site}/search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+kernel")
    assert page.locator("#search-results img").count() == 0
    assert "<img" in page.locator("#search-results p").first.inner_text()


def test_back_to_the_top_is_offered_to_those_who_scroll_up(wide):
    wide.set_viewport_size({"width": 768, "height": 720})  # in wider windows the theme leaves it out
    button = wide.locator("#pst-back-to-top")
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    for place, visible in ((3000, False), (2900, True), (3100, False), (3000, True)):
        wide.evaluate(f"scrollTo({{ top: {place}, behavior: 'instant' }})")
        wide.evaluate(frames)
        assert button.is_visible() == visible
    button.click()
    wide.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()


@pytest.mark.parametrize("name", ["primary", "secondary"])
def test_a_side_bar_over_the_page_has_a_way_to_close(phone, name):
    toggle = phone.locator(f".{name}-toggle")
    dialog = phone.locator(f"#pst-{name}-sidebar-modal")
    for close in ("button", "Escape", "outside"):
        toggle.click()
        expect(dialog).to_be_visible()
        assert violations(phone) == []
        button = dialog.get_by_role("button", name="Close")
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert 0 <= box["y"] < 120
        if close == "button":
            button.click()
        elif close == "Escape":
            phone.keyboard.press("Escape")
        else:
            phone.mouse.click(350 if name == "primary" else 10, 400)
        expect(dialog).to_be_hidden()
        assert focused(phone, f".{name}-toggle")


def test_the_contents_close_after_a_choice_which_is_then_in_sight(phone):
    phone.locator(".secondary-toggle").click()
    dialog = phone.locator("#pst-secondary-sidebar-modal")
    link = dialog.locator("a").nth(5)
    target = link.get_attribute("href")
    link.click()
    expect(dialog).to_be_hidden()
    phone.wait_for_function("id => { const y = document.querySelector(id).getBoundingClientRect().y; "
                            "return y >= 0 && y < 200 }", arg=target)  # fmt: skip
    assert focused(phone, target)
    assert phone.locator("#pst-secondary-sidebar a").count() > 5, "all is back in its place"
    phone.locator(".primary-toggle").click()
    phone.locator("#pst-primary-sidebar-modal").get_by_role("link", name="Pooling").click()
    phone.wait_for_url("**/pooling.html")


def test_close_is_for_bars_over_the_page_only(wide):
    assert wide.locator(".cb-close").count() == 2
    assert not any(button.is_visible() for button in wide.locator(".cb-close").all())


def test_code_is_copied_and_the_button_says_so(wide, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell = wide.locator(".cell_input .highlight").nth(1)
    cell.hover()
    button = cell.get_by_role("button", name="Copy")
    button.click()
    expect(button).to_have_text("Copied")
    assert wide.locator(".cb-said").inner_text() == "Copied"
    assert wide.evaluate("navigator.clipboard.readText()") == cell.locator("pre").inner_text().rstrip("\n")
    expect(button).to_have_text("", timeout=5000)


def test_code_is_selected_where_there_is_no_clipboard(wide):
    wide.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    cell = wide.locator(".cell_input .highlight").nth(1)
    cell.hover()
    cell.locator(".copybtn").click()
    expect(cell.locator(".copybtn")).to_have_text(re.compile("^Press "))
    assert wide.evaluate("String(getSelection())").strip() == cell.locator("pre").inner_text().strip()


@pytest.mark.parametrize("place", ["http", "sub-folder", "file", "strict policy"])
def test_the_notebook_is_downloaded_not_shown(page, places, place):
    page.goto(f"{places[place]}/{CHAPTER}.html")
    with page.expect_download() as download:
        page.locator(".btn-download-source-button").click()
    assert download.value.suggested_filename == f"{CHAPTER.partition('/')[2]}.ipynb"
    assert len(json.loads(download.value.path().read_text())["cells"]) > 20
    assert page.url.endswith(".html")


@pytest.mark.parametrize("name", ["index", CHAPTER])
def test_print_is_called_print_and_the_start_page_offers_no_source(page, site, name):
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{site}/{name}.html")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed")
    assert page.locator("a[download]").count() == (name != "index")
    assert page.get_by_text(re.compile(r"^\s*\.(pdf|md|ipynb)\s*$")).count() == 0


def test_pages_say_what_they_are(browser: Browser, site):
    page = browser.new_page()
    told = {}
    for name in PAGES:
        page.goto(f"{site}/{name}.html")
        description = page.locator("meta[name=description]")
        told[name] = (page.title(), description.get_attribute("content") if description.count() else None)
    page.close()
    assert told["index"][0] == "Sliding Kernels"
    for name in CHAPTERS:
        assert re.fullmatch(r"\d\. .+ — Sliding Kernels", told[name][0])
    described = [text for name, (_, text) in told.items() if name != "search"]
    assert all(text and 50 < len(text) <= 200 for text in described)
    assert len(set(described)) == len(described)


def test_chapters_are_counted_in_the_side_bar_as_in_the_text(wide):
    bar = wide.locator(".bd-sidebar-primary ul.current.bd-sidenav > li").all_inner_texts()
    assert [text.partition(". ")[0] for text in bar] == [str(n + 1) for n in range(len(CHAPTERS))]
    assert wide.locator("article h1").inner_text().startswith("3. ")


def test_the_last_chapter_leads_on(page, site):
    page.goto(f"{site}/{CHAPTERS[-1]}.html")
    page.locator(".right-next").click()
    page.wait_for_url("**/index.html#*")
    place = page.url.partition("#")[2]
    assert page.locator(f"section#{place} > h2").inner_text().startswith("After the last chapter")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["index", CHAPTER])
def test_nothing_jumps_while_a_page_loads(page, site, name, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries()) {
            // What moves within a widget alone is for the widgets' tests.
            const moved = sources.map((one) => one.node).filter((node) => !node?.parentElement?.closest(".cb-widget"));
            const names = moved.map((node) => `${node?.nodeName}.${node?.className}`);
            if (names.length) window.shifts.push([value, ...names]);
          }
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    shifts = page.evaluate("shifts")
    assert sum(value for value, *_ in shifts) < 0.01, shifts
