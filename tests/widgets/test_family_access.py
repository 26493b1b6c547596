"""For everybody, in every widget: by keyboard, by ear, in light, dark and forced colours, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from browsing import violations
from playwright.sync_api import Page

from .examples import EXAMPLES, all_examples
from .harness import site
from .reading import button

PLAYERS = [name for name, make in EXAMPLES.items() if hasattr(make(), "playing")]
every = pytest.mark.parametrize("name", EXAMPLES)


def opened(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def found(page: Page) -> list[tuple[str, list[str]]]:
    return [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in violations(page)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(show, page: Page, theme: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # no colour is caught half-way
    show(*all_examples(), theme=theme)
    opened(page)
    for name in PLAYERS:
        widget = page.locator(f"[data-widget={name}]")
        widget.get_by_label("Speed").select_option("0.5")
        button(widget, "Step forward").click()
        button(widget, "Play").click()
    # Settings that can't be: what is said of them is to be read, too.
    page.locator("[data-widget] input[type=number]:visible").evaluate_all(
        """all => all.forEach((one) => {
          one.value = "99999999";
          for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true }));
        })"""
    )
    assert page.locator(".cb-error:visible").count() >= 3
    assert found(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_no_script_runs(page: Page, tmp_path: Path, theme: str) -> None:
    page.goto(site(tmp_path, *all_examples(), theme=theme, script=None).as_uri())
    assert page.locator(".cb-static").count() == len(EXAMPLES)
    assert found(page) == []


def test_axe_would_find_something(show, page: Page) -> None:
    widget = show(EXAMPLES["KernelSlide"]())
    widget.locator(".cb-scrub").evaluate("element => element.removeAttribute('aria-label')")
    widget.locator(".cb-title").evaluate("element => { element.style.color = '#ccc' }")
    assert [one for one, _ in found(page)] == ["color-contrast", "label"]


@every
def test_all_that_can_be_pressed_is_reached_by_tab_and_is_seen_to_be(show, page: Page, name: str) -> None:
    show(EXAMPLES[name]())
    opened(page)
    count = page.evaluate(
        """() => {
          const radio = (one) => one.type === "radio" && !one.checked && one.form?.elements[one.name]?.value;
          window.reachable = [...document.querySelectorAll("button, input, select, summary, a[href], [tabindex='0']")]
            .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0
              && !one.closest("[inert]") && !radio(one));
          return reachable.length;
        }"""
    )
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    reached, plain = [], []
    for _ in range(count):
        page.keyboard.press("Tab")
        place, outlined = page.evaluate(
            """() => {
              const one = document.activeElement;
              const shows = [one, one.closest("label"), one.nextElementSibling, one.parentElement].filter(Boolean)
                .some((each) => {
                  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
                  return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
                });
              return [reachable.indexOf(one), shows];
            }"""
        )
        reached.append(place)
        if place >= 0 and not outlined:
            plain.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
    radios = page.locator("input[type=radio]").count()  # one of a group is reached by Tab
    assert len({place for place in reached if place >= 0}) >= count - max(radios - 1, 0)
    order = [place for place in reached if place >= 0]
    assert order == sorted(order), "from the top to the bottom"
    assert plain == [], "the focus is seen"


@every
def test_one_cell_of_each_grid_is_in_the_tab_order(show, page: Page, name: str) -> None:
    widget = show(EXAMPLES[name]())
    for grid in widget.get_by_role("grid").all():
        cells = grid.get_by_role("gridcell")
        cells.last.click()
        assert grid.locator('[tabindex="0"]').count() == 1
        kinds = "rows => rows.flatMap((row) => [...row.children].map((one) => one.role))"
        assert set(grid.get_by_role("row").evaluate_all(kinds)) == {"gridcell"}


def test_a_notebooks_own_keys_are_kept_out_but_those_that_save_and_run_it(show, page: Page) -> None:
    """JupyterLab deletes the notebook's cell on D D, unless the focused element itself says that it takes keys."""
    show(*all_examples())
    for name in EXAMPLES:
        element = page.locator(f"[data-widget={name}] :is(button, input, select):enabled:visible").first
        for key, kept in [("d", True), ("Control+s", False), ("Control+z", True), ("Shift+Enter", False)]:
            element.focus()
            page.keyboard.press(key)
            marks = page.locator(f"[data-widget={name}] [data-lm-suppress-shortcuts]").count()
            assert bool(marks) == kept, (name, key)


# ── Looks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

GROUNDS = """() => [...document.querySelectorAll("[data-widget] > .cb-root")].map((one) => {
  const lightness = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number); return (r + g + b) / 765; };
  const { backgroundColor, color } = getComputedStyle(one);
  const scheme = getComputedStyle(one.parentElement).colorScheme;
  return [one.parentElement.dataset.widget, lightness(backgroundColor), lightness(color), scheme];
})"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("said_by", ["page", "notebook", "system"])
def test_all_follow_the_host_between_light_and_dark(show, page: Page, theme: str, said_by: str) -> None:
    show(*all_examples(), theme="light" if theme == "dark" else "dark")
    other = "dark" if theme == "light" else "light"
    page.emulate_media(color_scheme=theme if said_by == "system" else other)
    page.evaluate(
        """([theme, saidBy]) => {
          if (saidBy === "page") document.documentElement.dataset.theme = theme;
          else document.documentElement.removeAttribute("data-theme");
          if (saidBy === "notebook") document.body.dataset.jpThemeLight = String(theme === "light");
        }""",
        [theme, said_by],
    )
    for name, ground, ink, scheme in page.evaluate(GROUNDS):
        assert (ground > 0.8 and ink < 0.4) if theme == "light" else (ground < 0.3 and ink > 0.6), name
        assert scheme == theme, name


def test_on_paper_all_is_dark_on_white(show, page: Page) -> None:
    show(*all_examples(), theme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name, ground, ink, _ in page.evaluate(GROUNDS):
        assert ground > 0.95, name
        assert ink < 0.4, name
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    told = page.evaluate("axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast']}})")
    assert told["passes"]
    assert told["violations"] == [], "and all that is written can be read"


def test_in_forced_colours_all_that_can_be_pressed_has_an_edge(show, page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    show(*all_examples())
    opened(page)
    bare = page.evaluate(
        """() => [...document.querySelectorAll("[data-widget] button, [data-widget] [role=gridcell]")]
          .filter((one) => one.checkVisibility())
          .filter((one) => {
            const { borderStyle, borderWidth, outlineStyle } = getComputedStyle(one);
            return (borderStyle === "none" || parseFloat(borderWidth) === 0) && outlineStyle === "none";
          })
          .map((one) => `${one.closest("[data-widget]").dataset.widget} ${one.outerHTML.slice(0, 90)}`)"""
    )
    assert bare == []


def test_no_animation_where_none_is_wanted(show, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    show(*all_examples())
    moving = page.evaluate(
        """() => [...document.querySelectorAll("[data-widget] *")].filter((one) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(one);
          const long = (text) => text.split(",").some((each) => parseFloat(each) > 0.01);
          return long(transitionDuration) || (animationName !== "none" && long(animationDuration));
        }).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert moving == []
