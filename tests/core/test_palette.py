"""The colours: readable as text, and apart for readers who see fewer of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from convbook import palette

THEMES = {"light": palette.LIGHT, "dark": palette.DARK}
ROLES = ("input", "kernel", "output")
themes = pytest.mark.parametrize("theme", THEMES)


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])  # (3,)


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of *relative luminance*."""
    c = rgb(colour)
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@themes
def test_every_text_colour_is_readable(theme):
    colours = THEMES[theme]
    grounds = {"paper", "panel"}
    pairs = [(text, ground) for text in ("ink", "soft", "link", "alarm", *ROLES) for ground in grounds]
    pairs += [("ink", f"{role}-{kind}") for role in ROLES for kind in ("fill", "mark")]
    pairs += [(role, f"{role}-fill") for role in ROLES] + [("ink", "padding-fill"), ("soft", "padding-fill")]
    pairs += [("alarm", "alarm-fill")]
    low = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}


@themes
def test_control_borders_and_focus_stand_out(theme):
    colours = THEMES[theme]
    assert min(contrast(colours[name], colours["paper"]) for name in ("rule", "focus", *ROLES)) >= 3


@themes
@pytest.mark.parametrize("kind", ["", "-mark"])
@pytest.mark.parametrize("sight", ["normal", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_roles_stay_apart(theme, kind, sight):
    """A difference of 10 in CAM02-UCS is seen at a glance; 1 is about the smallest that is seen at all."""
    seen = [rgb(THEMES[theme][role + kind]) for role in ROLES]
    if sight != "normal":
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        seen = [np.clip(cspace_convert(colour, space, "sRGB1"), 0, 1) for colour in seen]
    assert min(deltaE(a, b, input_space="sRGB1") for a, b in combinations(seen, 2)) > 10


def test_red_and_green_would_not_pass():
    space = {"name": "sRGB1+CVD", "cvd_type": "deuteranomaly", "severity": 100}
    red, green = (np.clip(cspace_convert(rgb(c), space, "sRGB1"), 0, 1) for c in ("#b05030", "#5f7d30"))
    assert deltaE(red, green, input_space="sRGB1") < 10


def test_matplotlib_style_has_the_palette_s_colours():
    from matplotlib import rcParams, style

    with style.context("convbook.book"):
        colours = rcParams["axes.prop_cycle"].by_key()["color"]
    assert ["#" + colour.removeprefix("#") for colour in colours] == [
        palette.LIGHT[name] for name in ("output", "input", "kernel", "soft")
    ]


def test_both_themes_name_the_same_colours_and_css_holds_them_all():
    assert list(palette.LIGHT) == list(palette.DARK)
    text = palette.css()
    for name, value in (*palette.LIGHT.items(), *palette.DARK.items()):
        assert f"--cb-{name}: {value};" in text
