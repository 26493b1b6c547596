"""Pictures: they draw what the arrays hold, the same each time, in the book's colours, with words for it."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
from IPython.core.formatters import DisplayFormatter
from PIL import Image

from convbook import photograph, plot_arrays, plot_images
from convbook.drawing import Drawing
from convbook.palette import DARK, LIGHT
from convbook.pictures import _NEGATIVE, _POSITIVE, _ZERO, Picture, plot_curves

SVG = "{http://www.w3.org/2000/svg}"
X = torch.tensor([[0.0, -1.5, 2.0], [3.25, 4.0, 100.0]])
K = torch.tensor([[1, -1], [7, 11], [2, -5]])


def cells(picture: Picture) -> list[list[str]]:
    """Return the words of every row of cells, read from the SVG."""
    rows = (text.findall(f"{SVG}tspan") for text in ET.fromstring(picture.svg).iter(f"{SVG}text"))
    return [[span.text for span in row] for row in rows if row and row[0].get("x")]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Grids


def test_a_third_has_four_digits_as_everywhere():
    assert cells(plot_arrays(X=torch.tensor([[1 / 3, -200 / 3]]))) == [["0.3333", "−66.67"]]


def test_each_value_stands_in_its_cell():
    assert cells(plot_arrays(X=X, K=K)) == [
        ["0", "−1.5", "2"], ["3.25", "4", "100"], ["1", "−1"], ["7", "11"], ["2", "−5"]
    ]  # fmt: skip


def test_cells_are_placed_by_row_and_column():
    root = ET.fromstring(plot_arrays(X=X).svg)
    grid = max(root.findall(f"{SVG}rect")[1:], key=lambda rect: float(rect.get("width")))
    left, top, width, height = (float(grid.get(key)) for key in ("x", "y", "width", "height"))
    rows = [text for text in root.iter(f"{SVG}text") if text.find(f"{SVG}tspan").get("x")]
    assert len(rows) == 2
    for i, text in enumerate(rows):
        assert top + i * height / 2 < float(text.get("y")) < top + (i + 1) * height / 2
        centres = [float(span.get("x")) for span in text]
        assert centres == pytest.approx([left + (j + 0.5) * width / 3 for j in range(3)], abs=0.1)


@pytest.mark.parametrize(
    "array", [X, X.numpy(), X.tolist(), X.to(torch.bfloat16), X.double().requires_grad_()],
    ids=["tensor", "numpy", "list", "bfloat16", "with gradient"],
)  # fmt: skip
def test_anything_with_the_same_values_draws_the_same_picture(array):
    assert plot_arrays(X=array).svg == plot_arrays(X=X).svg


def test_the_name_gives_the_role_and_roles_say_otherwise():
    for name, role in [("X_small", "input"), ("K", "kernel"), ("Y", "output")]:
        svg = plot_arrays(**{name: X}).svg
        assert f"var(--cb-{role}-fill, {LIGHT[role + '-fill']})" in svg
    assert "input-fill" in plot_arrays(A=X, roles={"A": "input"}).svg
    assert not re.search("(input|kernel|output)-fill", plot_arrays(A=X).svg)


def test_the_alternative_reads_out_small_arrays_and_sums_up_large_ones():
    assert plot_arrays(X=X, K_1=K[:1]).alt == "X, 2 by 3: 0 −1.5 2; 3.25 4 100. K 1, 1 by 2: 1 −1."
    assert plot_arrays(X=torch.arange(77).reshape(7, 11)).alt == "X, 7 by 11, values from 0 to 76."
    assert plot_arrays(X=X, alt="Six numbers.").alt == "Six numbers."


def test_names_are_escaped():
    picture = plot_arrays(**{"X<b>": X}, alt="a < b & c")
    assert ET.fromstring(picture.svg).find(f"{SVG}title").text == "a < b & c"


def test_wide_rows_are_broken_for_narrow_screens():
    picture = plot_arrays(X=torch.zeros(6, 8), K=[[1, -1]], Y=torch.zeros(6, 7))
    assert float(ET.fromstring(picture.svg).get("width")) < 480


def test_ten_by_ten_stays_small():
    assert len(plot_arrays(X=torch.linspace(-1, 1, 100).reshape(10, 10)).svg) < 15_000


def test_marked_cells_stand_out_without_colour():
    plain, marked = Drawing(), Drawing()
    labels = [["1", "2", "3"], ["4", "5", "6"]]
    plain.grid(labels, x=0, y=0, cell=10, width=20)
    marked.grid(labels, x=0, y=0, cell=10, width=20, marked={(0, 1), (0, 2), (1, 1), (1, 2)})
    assert 'stroke-width="3"' not in plain.svg(60, 20, "p")
    assert re.search('x="20" y="0" width="40" height="20"[^>]*stroke-width="3"', marked.svg(60, 20, "m"))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["input", "kernel", "output"])
def test_numbers_and_titles_contrast_with_what_is_behind_them(theme, role):
    assert contrast(theme["ink"], theme[f"{role}-fill"]) >= 4.5
    assert contrast(theme["ink"], theme[f"{role}-mark"]) >= 4.5
    assert contrast(theme[role], theme["paper"]) >= 4.5


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: plot_arrays(), ValueError, "got no array"),
        (lambda: plot_arrays(X=torch.zeros(3)), ValueError, r"X has shape \(3,\).*X\[None, :\]"),
        (lambda: plot_arrays(X=torch.zeros(2, 3, 5)), ValueError, r"X has shape \(2, 3, 5\).*X\[0\]"),
        (lambda: plot_arrays(X=torch.zeros(0, 3)), ValueError, r"X has shape \(0, 3\): there is no value"),
        (lambda: plot_arrays(X=torch.zeros(3, 21)), ValueError, r"20 × 20.*plot_images"),
        (lambda: plot_arrays(X=[[1, 2], [3]]), TypeError, "X is a list whose rows differ"),
        (lambda: plot_arrays(X=[["a"]]), TypeError, "X holds .* only real numbers"),
        (lambda: plot_arrays(X=torch.zeros(1, 1, dtype=torch.complex64)), TypeError, "X holds complex64"),
        (lambda: plot_arrays(X=X, roles={"Z": "input"}), ValueError, "roles names 'Z'"),
        (lambda: plot_arrays(X=X, roles={"X": "blue"}), ValueError, r"roles\['X'\] must be \"input\", .* not 'blue'"),
        (lambda: plot_arrays(X=X, roles="input"), TypeError, "roles is 'input': write a dict"),
        (lambda: plot_arrays(X=X, alt=3), TypeError, "alt is 3 of type int: say in words"),
        (lambda: plot_arrays(X=X, alt="  "), ValueError, "alt is '  '"),
        (lambda: Picture(alt="both", svg="<svg/>", png=b""), ValueError, "exactly one"),
        (lambda: plot_images(), ValueError, "got no image"),
        (lambda: plot_images(X=torch.zeros(2, 3, 5)), ValueError, r"X has shape \(2, 3, 5\): an image is \(h, w\)"),
        (lambda: plot_images(X=torch.zeros(0, 5)), ValueError, "there is no value"),
        (lambda: plot_images(X=torch.tensor([[math.nan]])), ValueError, "X holds NaN or infinite"),
        (lambda: plot_images(X=torch.full((3, 2, 2), 255)), ValueError, "from 255 to 255.*divide"),
        (lambda: plot_images(X=X, columns=0), ValueError, r"columns \(panels in a row\) must be at least 1, not 0"),
        (lambda: plot_images(X=X, columns=True), TypeError, "columns .* must be an integer, not the bool True"),
        (lambda: plot_curves(xlabel="x", ylabel="y"), ValueError, "got no curve"),
        (lambda: plot_curves(xlabel="x", ylabel="y", a=[[1]]), ValueError, r"a has shape \(1, 1\)"),
        (lambda: plot_curves(xlabel="x", ylabel="y", a=[math.inf]), ValueError, "a holds NaN or infinite"),
        (lambda: plot_curves(xlabel="x", ylabel="y", log=True, a=[1, 0]), ValueError, "a has the value 0"),
        (lambda: plot_curves(xlabel="x", ylabel="y", **{name: [1] for name in "abcde"}), ValueError, "5 curves"),
        (lambda: plot_curves(xlabel="x", ylabel="y", log="no", a=[1]), TypeError, "log must be True or False, not"),
        (lambda: photograph(rgb="no"), TypeError, "rgb must be True or False, not 'no'"),
        (lambda: photograph((1, 2, 3)), ValueError, r"size must be .*, not \(1, 2, 3\) with 3 entries"),
        (lambda: photograph([0] * 10**6), ValueError, r"not \[0, 0, 0, 0, 0, 0, ...\] with 1000000 entries"),
        (lambda: photograph("small"), TypeError, r"size \(the height, such as 150\) must be .*, not 'small'"),
        (lambda: photograph(True), TypeError, "size .* must be an integer, not the bool True"),
        (lambda: photograph((10, 2.5)), TypeError, r"size\[1\] .* must be an integer, not 2.5"),
        (lambda: photograph(601), ValueError, "size is 601: the photograph has 600 rows"),
        (lambda: photograph((10, 513)), ValueError, r"size is \(10, 513\): the photograph"),
        (lambda: photograph((0, 10)), ValueError, r"size\[0\] .* must be at least 1, not 0"),
    ],
)  # fmt: skip
def test_errors_name_parameter_value_and_remedy(call, error, says):
    with pytest.raises(error, match=says):
        call()


# What a notebook gets


def test_a_notebook_gets_svg_or_png_and_words():
    display = DisplayFormatter()
    drawn, _ = display.format(plot_arrays(X=X))
    assert set(drawn) == {"image/svg+xml", "text/plain"}
    assert drawn["text/plain"] == "X, 2 by 3: 0 −1.5 2; 3.25 4 100."
    shown, metadata = display.format(plot_images(X=X[:, :2].abs()))
    assert set(shown) == {"image/png", "text/plain"}
    assert metadata["image/png"] == {"width": round(384 * 0.65), "alt": shown["text/plain"]}


def test_svg_has_its_words_as_title_and_follows_the_theme():
    for picture in (plot_arrays(X=X), plot_curves(xlabel="step", ylabel="loss", a=[3, 1, 2])):
        root = ET.fromstring(picture.svg)
        assert root.get("role") == "img"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == picture.alt
        bare = re.sub(r"var\(--cb-[a-z-]+, #[0-9a-f]{6}\)", "", picture.svg)
        assert not re.search(r"#[0-9a-fA-F]{6}\b|black|rgb\(", bare)


def test_every_variable_is_in_the_palette_with_its_light_value():
    svg = plot_arrays(X=X, K=K, Y=X, A=X).svg + plot_curves(xlabel="x", ylabel="y", a=[1, 2], b=[2, 1]).svg
    found = re.findall(r"var\(--cb-([a-z-]+), (#[0-9a-f]{6})\)", svg)
    assert len(found) > 20
    assert all(LIGHT[name] == value for name, value in found)


def test_the_same_call_gives_the_same_bytes():
    assert plot_arrays(X=X, K=K).svg == plot_arrays(X=X, K=K).svg
    assert plot_images(X=X, Z=X.abs()).png == plot_images(X=X, Z=X.abs()).png
    curve = {"xlabel": "x", "ylabel": "y", "a": [1, 2, 4]}
    assert plot_curves(**curve).svg == plot_curves(**curve).svg


def test_pictures_differ_where_their_arrays_do():
    assert plot_arrays(X=X).svg != plot_arrays(X=-X).svg
    assert plot_images(X=X).png != plot_images(X=-X).png


def test_save_writes_what_is_shown(tmp_path):
    picture = plot_arrays(X=X)
    picture.save(tmp_path / "x.svg")
    assert (tmp_path / "x.svg").read_text(encoding="utf-8") == picture.svg
    with pytest.raises(ValueError, match=r"path is 'x.png'.*end it .svg"):
        picture.save(tmp_path / "x.png")
    photo = plot_images(X=X)
    photo.save(str(tmp_path / "x.png"))
    assert (tmp_path / "x.png").read_bytes() == photo.png


def test_drawing_leaves_pyplot_alone():
    code = (
        "import sys; from convbook.pictures import *; plot_arrays(X=[[1]]); plot_images(X=[[1]]);"
        "plot_curves(xlabel='x', ylabel='y', a=[1, 2]); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Images


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGBA"))


def test_one_value_is_one_square_block():
    values = torch.tensor([[0.0, 1.0, 0.0], [1.0, 1.0, 0.0]])  # (2, 3)
    image = pixels(plot_images(X=values))[44 : 44 + 256]  # below the title; 384 // 3 = 128 pixels a value
    assert image.shape[1] == 384
    for i in range(2):
        for j in range(3):
            block = image[128 * i : 128 * (i + 1), 128 * j : 128 * (j + 1), :3]
            assert (block == 255 * values[i, j].item()).all()


def test_sign_is_colour_and_zero_is_light():
    signed = pixels(plot_images(X=[[-2.0, 0.0, 2.0]]))[44 + 64]
    assert [tuple(signed[x, :3]) for x in (64, 192, 320)] == [_NEGATIVE, _ZERO, _POSITIVE]


def test_the_scale_is_symmetric_and_says_where_it_clips():
    values = torch.full((20, 30), 0.25)
    values[0, 0] = -7.0  # one in 600: beyond the 99th percentile
    image = pixels(plot_images(X=values))[44:]
    factor = 384 // 30
    assert tuple(image[0, 0, :3]) == _NEGATIVE
    assert tuple(image[factor * 5, factor * 5, :3]) != _ZERO  # 0.25 is seen beside −7


def test_panels_share_one_scale_of_length():
    image = pixels(plot_images(X=torch.zeros(4, 12), Y=torch.ones(4, 8), columns=2))
    assert image.shape[1] == 12 * 32 + 24 + 8 * 32


def test_the_gap_is_transparent_and_the_labels_lie_on_their_own_ground():
    image = pixels(plot_images(X=torch.zeros(4, 12), Y=torch.ones(4, 12)))
    assert (image[:, 384 : 384 + 24, 3] == 0).all()
    assert (image[:, :384, 3] == 255).all()


# Colour vision deficiencies at full severity, on linear RGB: Machado, Oliveira & Fernandes, "A Physiologically-based
# Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009).
DEFICIENCIES = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(linear: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* (D65) of linear sRGB."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(linear, 0, 1) / to_xyz.sum(axis=1)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_signs_can_be_told_apart_by_colour_blind_readers(deficiency):
    def seen(colour):
        c = np.array(colour) / 255
        return lab(np.array(DEFICIENCIES[deficiency]) @ np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4))

    for one, other in [(_NEGATIVE, _POSITIVE), (_NEGATIVE, _ZERO), (_POSITIVE, _ZERO)]:
        assert np.linalg.norm(seen(one) - seen(other)) > 25  # ΔE; 2.3 is just noticeable


# The photograph


def test_the_photograph_is_float32_between_0_and_1():
    grey, rgb = photograph(), photograph(rgb=True)
    assert (grey.shape, rgb.shape) == ((150, 128), (3, 150, 128))
    assert grey.dtype == rgb.dtype == torch.float32
    assert 0 <= grey.min() < 0.1
    assert 0.9 < grey.max() <= 1


def test_grey_is_the_weighted_mean_of_the_colours():
    weights = torch.tensor([0.299, 0.587, 0.114])
    mixed = (weights[:, None, None] * photograph(rgb=True)).sum(0)
    assert (mixed - photograph()).abs().max() < 0.01  # each is rounded to 256 levels


def test_sizes_are_rows_by_columns_and_keep_proportions():
    assert photograph(75).shape == (75, 64)
    assert photograph((31, 47)).shape == (31, 47)
    assert photograph(np.uint8(200)).shape == (200, 171)
    assert photograph([np.uint8(31), np.int64(47)]).shape == (31, 47)
    assert photograph(600).shape == (600, 512)
    whole, small = photograph(600), photograph(60)
    assert small[3, 5].item() == pytest.approx(whole[30:40, 50:60].mean().item(), abs=0.02)


def test_a_picture_of_the_photograph_and_its_map_is_small():
    X = photograph()
    assert len(plot_images(X=X, Y=X[:, :-1] - X[:, 1:]).png) < 40_000


# Curves


def test_curves_carry_their_names_axes_and_words():
    picture = plot_curves(xlabel="step", ylabel="loss", log=True, one_kernel=[10.0, 1.0, 0.012], other=[3.0, 2.0])
    texts = {text.text.strip() for text in ET.fromstring(picture.svg).iter(f"{SVG}text") if text.text}
    assert {"step", "loss", "one kernel", "other"} <= texts
    assert picture.alt == ("loss against step, logarithmic. one kernel goes from 10 to 0.01. other goes from 3 to 2.")
    assert picture.figure.axes[0].lines[0].get_ydata().tolist() == [10.0, 1.0, 0.012]


def test_two_curves_on_one_page_share_no_id():
    ids = [
        set(re.findall(r' id="([^"]+)"', plot_curves(xlabel="step", ylabel=label, a=[1, 2]).svg))
        for label in ("loss", "error")
    ]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_curves_hide_the_last_digits():
    curve = [1.0, 0.31, 0.12]
    nudged = [1.0, 0.31 * (1 + 1e-5), 0.12 * (1 - 1e-5)]
    assert plot_curves(xlabel="x", ylabel="y", a=curve).svg == plot_curves(xlabel="x", ylabel="y", a=nudged).svg
