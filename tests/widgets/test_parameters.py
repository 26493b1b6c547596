"""Parameters: what a slider offers; that slider, box, message and picture never disagree, whatever a reader does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from convbook import CostExplorer, KernelTraining, ReceptiveField, ShapeExplorer
from convbook.widgets.model.base import BookWidget

from .harness import EDGES, STRIPE
from .node import Node
from .reading import button, number, status

# ── What the positions of a slider stand for ──────────────────────────────────────────────────────────────────────────

OFFERED = """(m, least, most, factor, fractional, number) => {
  const track = m.multiplyingTrack(least, most, factor, fractional);
  track.reach(number);
  return Array.from({ length: track.last() + 1 }, (_, at) => track.number(at));
}"""


@pytest.mark.parametrize(
    ("number", "offered"),
    [
        (1, [1, 2, 4, 8, 16, 32, 64]),
        (5, [1, 3, 5, 10, 20, 40, 64]),
        (25, [1, 2, 3, 6, 13, 25, 50, 64]),
        (100, [1, 2, 3, 6, 13, 25, 50, 100]),
        (64, [1, 2, 4, 8, 16, 32, 64]),
    ],
)
def test_a_multiplying_slider_goes_through_the_number_that_is_there_to_both_ends(
    node: Node, number: int, offered: list[int]
) -> None:
    assert node.ask("parts/track", OFFERED, 1, 64, 2, False, number) == offered


def test_a_fractional_slider_goes_by_numbers_of_two_digits(node: Node) -> None:
    offered = node.ask("parts/track", OFFERED, 1e-4, 1, 10**0.05, True, 0.025)
    assert (offered[0], offered[-1], len(offered)) == (1e-4, 1, 81)
    assert offered[offered.index(0.025) - 1 :][:3] == [0.022, 0.025, 0.028]
    assert all(float(f"{each:.1e}") == each for each in offered)


def test_the_nearest_position_stands_for_a_number_that_is_not_offered(node: Node) -> None:
    ask = """(m, numbers) => {
      const [by2, by1] = [m.multiplyingTrack(1, 64, 2), m.linearTrack(1, 7)];
      return numbers.map((each) => [by2.position(each), by1.position(each)]);
    }"""
    answers = node.ask("parts/track", ask, [0, -5, 1, 5, 6, 7, 1000, 1e300])
    assert answers == [[0, 1], [0, 1], [0, 1], [2, 5], [3, 6], [3, 7], [6, 7], [6, 7]]


def test_a_slider_that_had_to_reach_further_stays_so_long(node: Node) -> None:
    ask = """(m) => {
      const track = m.linearTrack(1, 7);
      return [20, 3].map((each) => { track.reach(each); return track.last(); }).concat((track.reset(), track.last()));
    }"""
    assert node.ask("parts/track", ask) == [20, 20, 7]


# ── Controls and state ────────────────────────────────────────────────────────────────────────────────────────────────

# Does at random what a reader can do, and looks after each step whether all that is shown agrees. `values` reads from
# the model, by the parameter's title, what holds for each of its lines.
FUZZ = """async ([name, state, values, seed, rounds]) => {
  const el = document.body.appendChild(document.createElement("div"));
  el.dataset.state = JSON.stringify(state);
  const { model } = convbook.host.mount(el, convbook.registry.widgets[name]);
  const read = (0, eval)(values);
  let at = seed;
  const random = (n) => { at = (at * 1103515245 + 12345) % 2147483648; return Math.floor((at / 2147483648) * n); };
  const pick = (all) => all[random(all.length)];
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const send = (one, event) => one.dispatchEvent(event);
  const wrong = [];
  const seen = { refused: 0, apart: 0 };
  const linesOf = (field) => [...field.querySelectorAll(".cb-line")].filter((line) => !line.hidden);
  const fields = () => [...el.querySelectorAll(".cb-parameter")];
  el.querySelectorAll("details").forEach((one) => { one.open = true; });

  function look(done) {
    for (const field of fields()) {
      const held = read(model)[field.querySelector(".cb-legend").textContent];
      linesOf(field).forEach((line, axis) => {
        const [slider, box] = line.querySelectorAll("input");
        const refused = box.hasAttribute("aria-invalid");
        const say = (what) => wrong.push(
          `${done}: ${box.getAttribute("aria-label")}: ${what}; box ${box.value}, slider ${slider.value} of ` +
          `${slider.min} to ${slider.max}, ${slider.getAttribute("aria-valuetext")}; held ${held}`);
        if (linesOf(field).length > 1) seen.apart += 1;
        if (refused !== slider.hasAttribute("aria-invalid")) say("one is marked, the other not");
        const spoken = slider.getAttribute("aria-valuetext");
        if (!refused) {
          if (Number(box.value) !== held[axis]) say("the box holds another value");
          if (spoken === null && Number(slider.value) !== held[axis]) say("the slider holds another value");
          if (spoken !== null && Number(spoken) !== held[axis]) say("the slider says another value");
        } else {
          seen.refused += 1;
          const error = document.getElementById(box.getAttribute("aria-describedby"));
          const still = error.textContent.split("The picture still shows ")[1] ?? "";
          const numbers = still.replace(/\\.$/, "").split(" ").slice(1).filter((word) => word !== "and").map(Number);
          if (!error.checkVisibility()) say("nothing says why");
          if (numbers.join() !== [...new Set(held)].join()) say(`the message says ${still}`);
          const text = box.value.trim();
          const asked = Number(text || NaN);
          const offered = spoken === null && Number.isInteger(asked) && asked >= slider.min && asked <= slider.max;
          if (offered && Number(slider.value) !== asked) say("slider and box disagree");
        }
      });
    }
  }

  const texts = ["1", "2", "3", "4", "5", "7", "0", "-1", "12", "500", "99", "3.5", "", "1e1", "64", "128", "100"];
  const actions = {
    type() {
      const box = pick([...el.querySelectorAll(".cb-box")]);
      const text = pick(texts);
      box.focus();
      for (let end = 0; end <= text.length; end++) {
        const typed = text.slice(0, end);
        box.value = /^-?\\d+(\\.\\d+)?(e\\d+)?$/.test(typed) ? typed : ""; // as a browser gives what is no number
        send(box, new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      }
      if (random(2)) box.blur();
      send(box, new Event("change", { bubbles: true }));
      return `typed ${text} for ${box.getAttribute("aria-label")}`;
    },
    step() {
      const box = pick([...el.querySelectorAll(".cb-box[type=number]")]);
      box.focus();
      if (random(2)) box.stepUp(); else box.stepDown();
      send(box, new Event("input", { bubbles: true }));
      if (random(2)) send(box, new Event("change", { bubbles: true }));
      return `stepped ${box.getAttribute("aria-label")}`;
    },
    async slide() {
      const slider = pick([...el.querySelectorAll(".cb-range")]);
      slider.focus();
      for (let moves = 1 + random(3); moves > 0; moves--) {
        slider.value = String(Number(slider.min) + random(Number(slider.max) - Number(slider.min) + 1));
        send(slider, new Event("input", { bubbles: true }));
        if (random(2)) await settle();
      }
      send(slider, new Event("change", { bubbles: true }));
      return `moved ${slider.getAttribute("aria-label")}`;
    },
    link() {
      const box = [...el.querySelectorAll(".cb-toggle")].find((one) => one.textContent.includes("Same for both"));
      box?.click();
      return "link";
    },
    reset() {
      if (random(4)) return "nothing";
      el.querySelector(".cb-reset").click();
      return "reset";
    },
  };
  for (let round = 0; round < rounds && wrong.length < 5; round++) {
    const done = await actions[pick(["type", "type", "step", "slide", "slide", "link", "reset"])]();
    await settle();
    look(`${round} ${done}`);
  }
  return { wrong, seen };
}"""

SETTINGS = "(model) => Object.fromEntries(%s.map(([title, name]) => [title, [model.get(name)].flat()]))"
WINDOW = [["Padding p", "padding"], ["Stride s", "stride"], ["Dilation d", "dilation"]]
LAYER = """(model) => {
  const { layers, cell: [level] } = { layers: model.get("layers"), cell: model.get("cell") };
  const numbers = layers[Math.max(level - 1, 0)];
  const titles = ["Kernel k", "Stride s", "Padding p", "Dilation d"];
  return { "Input n": [model.get("n")], ...Object.fromEntries(titles.map((title, at) => [title, [numbers[at]]])) };
}"""
FUZZED = [
    (lambda: ShapeExplorer(8, 3), SETTINGS % [["Input n", "n"], ["Kernel k", "k"], *WINDOW]),
    (
        lambda: CostExplorer(100, 100, 5, 64, padding=2),
        SETTINGS
        % [
            ["Input channels c_i", "c_i"],
            ["Output channels c_o", "c_o"],
            ["Kernel k", "k"],
            ["Input n", "n"],
            *WINDOW,
            *([title, title.lower()] for title in ("Groups", "Batch", "Layers", "Images")),
            ["Rate, MAC/s", "rate"],
        ],
    ),
    (lambda: ReceptiveField([3, (3, 2), 3], 20, cell=(2, 1)), LAYER),
]


@pytest.mark.parametrize(("make", "values"), FUZZED, ids=["ShapeExplorer", "CostExplorer", "ReceptiveField"])
def test_slider_box_message_and_model_agree_after_whatever_a_reader_does(
    show, page: Page, make: Callable[[], BookWidget], values: str
) -> None:
    widget = make()
    show(widget)
    for seed in (1, 2):
        told = page.evaluate(FUZZ, [type(widget).__name__, widget._page_state(), values, seed, 150])
        assert told["wrong"] == []
        assert told["seen"]["refused"] > 30
        assert told["seen"]["apart"] > 50 or isinstance(widget, ReceptiveField)


def slider(widget: Locator, name: str) -> Locator:
    return widget.get_by_role("slider", name=name, exact=True)


def test_a_slider_comes_back_with_the_box(show, page: Page) -> None:
    widget = show(ShapeExplorer(5, 3))
    dilation = slider(widget, "Dilation, both axes")
    dilation.focus()
    for at in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(dilation).to_have_value(str(at))
    expect(number(widget, "Dilation, both axes")).to_have_value("4")  # refused from 3 on
    expect(widget.locator(".cb-error:visible")).to_contain_text("The picture still shows dilation 2.")
    number(widget, "Dilation, both axes").fill("2")  # what is shown already
    expect(dilation).to_have_value("2")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)


def test_by_mouse_too(show, page: Page) -> None:
    widget = show(ShapeExplorer(5, 3))
    dilation = slider(widget, "Dilation, both axes")
    place = dilation.bounding_box()
    page.mouse.move(place["x"] + 8, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] - 1, place["y"] + place["height"] / 2, steps=8)
    page.mouse.up()
    expect(dilation).to_have_value("4")
    expect(number(widget, "Dilation, both axes")).to_have_value("4")
    expect(status(widget)).to_contain_text("The picture still shows dilation")
    button(widget, "Reset").click()
    expect(dilation).to_have_value("1")
    expect(number(widget, "Dilation, both axes")).to_have_value("1")


@pytest.mark.parametrize(
    ("keys", "shown", "why"),
    [
        (["5", "0", "0"], 5, "k does not fit"),  # not 50, which was on the way
        (["5", "0", "0", "Backspace"], 50, None),
        (["5", "0", "0", "Backspace", "Backspace", "Backspace"], 5, "k must be a whole number"),
        (["7", "Tab", "Shift+Tab", "9", "9"], 7, "k does not fit"),  # 7 was complete
        (["7", "Enter", "Control+A", "9", "9"], 7, "k does not fit"),
        (["ArrowUp", "ArrowUp"], 7, None),
    ],
)
def test_what_was_typed_on_the_way_to_a_refused_value_is_taken_back(
    show, page: Page, keys: list[str], shown: int, why: str | None
) -> None:
    show(CostExplorer(100, 100, 5, 64))
    widget = page.locator(".cb-widget")
    box = number(widget, "Kernel, both axes")
    box.click()
    page.keyboard.press("Control+A")
    for key in keys:
        page.keyboard.press(key)
    expect(widget.locator(".cb-kernel").first).to_have_text(f"100 × 100 × {shown} × {shown}")
    error = widget.locator(".cb-error:visible")
    if why is None:
        expect(error).to_have_count(0)
        return
    expect(error).to_contain_text(why)
    expect(error).to_contain_text(f"The picture still shows k {shown}.")
    page.keyboard.press("Tab")
    expect(status(widget)).to_contain_text(f"The picture still shows k {shown}.")


def test_steps_that_end_at_a_limit_are_not_taken_back(show, page: Page) -> None:
    widget = show(ShapeExplorer(5, 3))
    box = number(widget, "Kernel, both axes")
    box.focus()
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    expect(box).to_have_value("7")
    expect(widget.locator(".cb-error:visible")).to_contain_text("The picture still shows k 5.")


def test_one_axis_is_refused_alone_and_given_up_with_the_link(show) -> None:
    widget = show(ShapeExplorer((8, 9), 3))
    number(widget, "Kernel, width").fill("50")
    expect(number(widget, "Kernel, width")).to_have_attribute("aria-invalid", "true")
    expect(number(widget, "Kernel, height")).not_to_have_attribute("aria-invalid", "true")
    number(widget, "Kernel, height").fill("5")
    expect(widget.locator(".cb-shapes")).to_contain_text("5 × 3")
    expect(widget.locator(".cb-error:visible")).to_contain_text("The picture still shows k 5 and 3.")
    widget.get_by_label("Same for both axes").check()
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(number(widget, "Kernel, both axes")).to_have_value("5")
    expect(slider(widget, "Kernel, both axes")).to_have_value("5")


def test_home_and_end_reach_the_ends_of_a_multiplying_slider(show, page: Page) -> None:
    widget = show(CostExplorer(100, 100, 5, 64))
    channels = slider(widget, "Input channels")
    channels.focus()
    for key, held in [("End", 4096), ("ArrowLeft", 3200), ("Home", 1), ("ArrowRight", 2), ("End", 4096)]:
        page.keyboard.press(key)
        expect(number(widget, "Input channels")).to_have_value(str(held))
        expect(channels).to_have_attribute("aria-valuetext", str(held))


def test_a_slider_keeps_its_end_under_the_finger(show, page: Page) -> None:
    widget = show(ShapeExplorer(40, 3))
    size = slider(widget, "Input, both axes")
    size.focus()
    for at in (39, 38):
        page.keyboard.press("ArrowLeft")
        expect(size).to_have_value(str(at))
        expect(size).to_have_attribute("max", "40")


@pytest.mark.parametrize(("typed", "rate"), [("0,05", 0.05), (",5", 0.5), ("5e-2", 0.05), ("1/8", 0.125), ("0.1", 0.1)])
def test_a_fraction_may_have_a_comma(show, page: Page, typed: str, rate: float) -> None:
    widget = show(KernelTraining(STRIPE, EDGES, [[0.5, 0.5]], learning_rate=0.02, steps=9))
    box = widget.get_by_role("textbox", name="Learning rate", exact=False).first
    box.fill(typed)
    box.press("Enter")
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
    expect(box).to_have_value(str(rate))


def test_a_comma_that_may_mean_two_things_is_asked_about(show) -> None:
    widget = show(KernelTraining(STRIPE, EDGES, [[0.5, 0.5]], learning_rate=0.02, steps=9))
    box = widget.get_by_role("textbox").first
    box.fill("1,024")
    box.press("Enter")
    expect(widget.locator(".cb-error:visible")).to_contain_text("“1,024” can be read in two ways. Write 1024 or 1.024.")
    expect(box).to_have_value("1,024")


def test_what_python_sets_is_what_the_controls_hold(show, page: Page) -> None:
    show(ShapeExplorer())
    page.evaluate(
        """() => {
          const old = document.querySelector(".cb-widget");
          window.model = convbook.host.mount(old, convbook.registry.widgets.ShapeExplorer).model;
        }"""
    )
    widget = page.locator(".cb-widget")
    number(widget, "Kernel, both axes").fill("99")
    page.evaluate("model.set('k', [2, 5])")
    expect(number(widget, "Kernel, height")).to_have_value("2")
    expect(slider(widget, "Kernel, width")).to_have_value("5")
    expect(widget.get_by_label("Same for both axes")).not_to_be_checked()
    expect(widget.locator(".cb-error:visible")).to_have_count(0)
