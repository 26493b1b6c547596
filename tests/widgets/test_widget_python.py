"""KernelSlide from Python: what it takes, what it refuses and with what words, what it stores in a notebook."""

from __future__ import annotations

import json
from html import unescape
from html.parser import HTMLParser

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from convbook import KernelSlide

from .harness import ASKEW, SMALL, small, wide

# ── What it takes ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "make",
    [
        lambda rows: rows,
        torch.tensor,
        np.array,
        lambda rows: tuple(map(tuple, rows)),
        lambda rows: [torch.tensor(row) for row in rows],
    ],
    ids=["lists", "tensor", "array", "tuples", "list of tensors"],
)
def test_takes_tensors_arrays_and_lists(make) -> None:
    X, K = [[0, -1.5, 2], [3, 4, 5]], [[-1, 2]]
    w = KernelSlide(make(X), make(K), torch.tensor(0.5))
    assert w.X == ((0, -1.5, 2), (3, 4, 5))
    assert w.K == ((-1, 2),)
    assert w.bias == 0.5
    assert torch.equal(w.output, torch.tensor([[-2.5, 6.0], [5.5, 6.5]]))


def test_a_parameter_with_a_gradient_is_taken() -> None:
    assert KernelSlide(torch.nn.Parameter(torch.ones(2, 3)), [[1]]).output_shape == (2, 3)


def test_what_it_keeps_cannot_change_behind_its_back() -> None:
    X = torch.ones(3, 5)
    w = KernelSlide(X, [[1]])
    X[0, 0] = 7
    assert w.X[0][0] == 1
    with pytest.raises(TypeError):
        w.X[0][0] = 7


def test_one_number_or_a_pair() -> None:
    w = small(padding=2, stride=(1, 3), dilation=torch.tensor([2, 1]))
    assert (w.padding, w.stride, w.dilation) == ((2, 2), (1, 3), (2, 1))
    w.stride = np.int64(2)
    assert w.stride == (2, 2)


sides = st.integers(1, 7)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_output_equals_torch(data) -> None:
    n, k = (data.draw(st.tuples(sides, sides)) for _ in "nk")
    p, s, d = (data.draw(st.tuples(st.integers(low, 3), st.integers(low, 3))) for low in (0, 1, 1))
    X, K = torch.randn(n, dtype=torch.float64), torch.randn(k, dtype=torch.float64)
    flip = data.draw(st.booleans())
    if any(n[a] + 2 * p[a] < d[a] * (k[a] - 1) + 1 for a in (0, 1)):
        with pytest.raises(ValueError, match=r"K does not fit along the (height|width): .* Use a smaller K"):
            KernelSlide(X, K, padding=p, stride=s, dilation=d)
        return
    w = KernelSlide(X, K, -1.5, padding=p, stride=s, dilation=d, flip=flip)
    sliding = K.flip(0, 1) if flip else K
    bias = torch.tensor([-1.5], dtype=torch.float64)
    Y = F.conv2d(X[None, None], sliding[None, None], bias, padding=p, stride=s, dilation=d)[0, 0]
    assert w.output_shape == tuple(Y.shape)
    torch.testing.assert_close(w.output, Y.to(torch.get_default_dtype()))


# ── What it refuses ───────────────────────────────────────────────────────────────────────────────────────────────────

REFUSED = [
    ("X", 3, TypeError, r"X must be a matrix, such as \[\[0, 1\], \[2, 3\]\].*not 3 of type int"),
    ("X", "ab", TypeError, "X must be a matrix"),
    ("K", [1, 2], TypeError, "K must be a matrix"),
    ("K", [["a"]], TypeError, r"K\[0, 0\] must be a number, not 'a' of type str"),
    ("X", [[1, 2], [3, 1j]], TypeError, r"X\[1, 1\] must be a number"),
    (
        "X",
        torch.ones(2, 3, 5),
        ValueError,
        r"X must have 2 axes, height and width, not 3: .*\(2, 3, 5\).*such as X\[0\]",
    ),
    ("X", [], ValueError, "X must hold at least one number"),
    ("X", [[1, 2], [3]], ValueError, "X must have rows of one length, but row 1 holds 1 and row 0 holds 2"),
    ("X", [[1, float("nan")], [1, 1]], ValueError, r"X\[0, 1\] must be a finite number, not nan"),
    ("K", [[float("-inf")]], ValueError, r"K\[0, 0\] must be a finite number, not -inf"),
    ("X", [[1e7, 0], [0, 0]], ValueError, r"X\[0, 0\] must lie between −1000000 and 1000000, not 10000000"),
    ("X", torch.ones(17, 3), ValueError, "X must have at most 16 rows .*not 17: this picture has no room for more"),
    ("K", torch.ones(2, 10), ValueError, "K must have at most 9 columns .*not 10"),
    (
        "K",
        torch.ones(2, 5),
        ValueError,
        r"K does not fit along the width: it spans 5 cells, .* Use a smaller K or more padding\.",
    ),
    ("bias", [1, 2], TypeError, "bias must be a number"),
    ("bias", float("inf"), ValueError, "bias must be a finite number, not inf"),
    ("stride", 0, ValueError, "stride must be a whole number from 1 to 16, not 0."),
    ("stride", (1, -2), ValueError, "stride along the width must be a whole number from 1 to 16, not −2"),
    ("padding", -1, ValueError, "padding must be a whole number from 0 to 8, not −1"),
    ("padding", 9, ValueError, "padding must be a whole number from 0 to 8, not 9"),
    ("dilation", 10**9, ValueError, "dilation must be a whole number from 1 to 16, not 1,000,000,000"),
    (
        "dilation",
        3,
        ValueError,
        "K does not fit along the height: it spans 4 cells, the padded input has 3. .* a lower dilation",
    ),
    ("stride", 1.5, TypeError, "stride along the height must be a whole number, not 1.5"),
    ("stride", "2", TypeError, "stride along the height must be a whole number, not '2'"),
    ("padding", True, TypeError, "padding along the height must be a whole number, not True"),
    ("padding", None, TypeError, "padding along the height must be a whole number, not None"),
    ("padding", (1, 2, 3), ValueError, r"padding must be one number or two, \(height, width\); got 3"),
    ("flip", 1, TypeError, "flip must be True or False, not 1"),
    ("show_all", "yes", TypeError, "show_all must be True or False, not 'yes'"),
    ("speed", 0, ValueError, "speed must be at least 0.1, not 0"),
    (
        "position",
        (2, 0),
        ValueError,
        r"position must lie inside the 2 × 2 output, from \(0, 0\) to \(1, 1\), not \(2, 0\)",
    ),
    ("position", (0, -1), ValueError, "position must lie inside the 2 × 2 output"),
]


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses_at_construction(name: str, value: object, kind: type[Exception], words: str) -> None:
    arguments = {"X": SMALL, "K": ASKEW} | {name: value}
    with pytest.raises(kind, match=words.replace(r".*set\(…\)", "")):
        KernelSlide(**arguments)


@pytest.mark.parametrize(("name", "value", "kind", "words"), REFUSED)
def test_refuses_on_assignment_and_changes_nothing(name: str, value: object, kind: type[Exception], words: str) -> None:
    w = small()
    before = w.get_state()
    with pytest.raises(kind, match=words):
        setattr(w, name, value)
    assert w.get_state() == before


def test_an_endless_number_is_refused_in_few_words() -> None:
    with pytest.raises(ValueError, match=r"stride must be a whole number from 1 to 16, not 1e5000"):
        small(stride=10**5000)


def test_several_at_once() -> None:
    w = small()
    K = torch.ones(5, 3)
    with pytest.raises(ValueError, match="K does not fit along the height"):
        w.K = K
    w.set(K=K, padding=(1, 0))
    assert (w.output_shape, w.padding) == ((1, 1), (1, 0))


@pytest.mark.parametrize("last", [{"padding": -1}, {"stride": 1.5}, {"position": (5, 5)}, {"K": torch.ones(9, 9)}])
def test_several_at_once_are_taken_back_together(last: dict[str, object]) -> None:
    w = small()
    before = w.get_state()
    seen = []
    w.observe(lambda change: seen.append(change["name"]), names=["X", "bias", *last])
    with pytest.raises((ValueError, TypeError)):
        w.set(X=[[1, 2], [3, 4]], bias=5, **last)
    assert w.get_state() == before
    assert seen == []


def test_the_position_stays_inside_a_smaller_output() -> None:
    w = small(position=(1, 1))
    w.stride = (2, 1)
    assert (w.output_shape, w.position) == ((1, 2), (0, 1))
    w.set(stride=1, padding=1, position=(3, 2))
    assert w.position == (3, 2)


def test_reset() -> None:
    w = wide(flip=True)
    before = {name: getattr(w, name) for name in ("X", "K", "bias", "stride", "padding", "dilation", "flip")}
    w.set(X=SMALL, K=ASKEW, bias=0, stride=1, padding=0, dilation=1, flip=False, position=(1, 1))
    w.reset()
    assert {name: getattr(w, name) for name in before} == before
    assert w.position == (0, 0)


def test_what_the_browser_sends_is_checked_too() -> None:
    w = small()
    w.set_state({"stride": [2, 1], "position": [0, 1], "X": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]})
    assert (w.stride, w.position, w.X[2]) == ((2, 1), (0, 1), (7, 8, 9))
    with pytest.raises(ValueError, match="stride along the height must be a whole number from 1 to 16"):
        w.set_state({"stride": [0, 1], "X": [[5]]})
    assert (w.stride, w.X[2]) == ((2, 1), (7, 8, 9))


def test_starting_from_python_leaves_the_timer_to_be_taken() -> None:
    w = small()
    w.set_state({"playing": True, "_driver": "view"})
    assert w._driver == "view"
    w.playing = False
    assert w._driver == ""


# ── What it stores ────────────────────────────────────────────────────────────────────────────────────────────────────


class Reader(HTMLParser):
    """Tables by caption, the state, and the text outside of tables."""

    def __init__(self, html: str):
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.state: dict[str, object] = {}
        self.prose = ""
        self.padding = 0
        self._in: list[str] = []
        self.feed(html)
        assert self._in == [], "every element is closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in.append(tag)
        given = dict(attributes)
        if "data-state" in given:
            self.state = json.loads(given["data-state"])
        if tag == "tr":
            list(self.tables.values())[-1].append([])
        self.padding += given.get("class") == "cb-padding"

    def handle_endtag(self, tag: str) -> None:
        assert self._in.pop() == tag

    def handle_data(self, data: str) -> None:
        if "caption" in self._in:
            self.tables[data] = []
        elif "td" in self._in:
            list(self.tables.values())[-1][-1].append(data)
        else:
            self.prose += data + "\n"


def bundle(w: KernelSlide) -> dict[str, object]:
    data, _ = w._repr_mimebundle_()
    return data


def test_the_bundle_has_text_html_and_the_live_view() -> None:
    w = small()
    data = bundle(w)
    assert data["text/plain"] == "KernelSlide(X 3×3, K 2×2, stride (1, 1), padding (0, 0), dilation (1, 1)) → 2×2"
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == w.model_id
    assert data["text/html"].startswith('<div class="cb-widget" data-widget="KernelSlide" data-state="')


def test_without_script_there_are_tables_and_the_arithmetic() -> None:
    read = Reader(bundle(wide())["text/html"])
    w = wide()
    X, K, Y = read.tables.values()
    assert list(read.tables) == ["Input X, 5 × 8, padded to 7 × 12", "Kernel K, 2 × 3", "Output Y, 3 × 3"]
    assert X[1] == ["0", "0", "−7", "−6", "−5", "−4", "−3", "−2", "−1", "0", "0", "0"]
    assert [len(X), read.padding] == [7, 7 * 12 - 5 * 8]
    assert K == [["1", "0", "−1"], ["2", "0", "−2"]]
    assert [[float(cell.replace("−", "-")) for cell in row] for row in Y] == w.output.tolist()
    assert "Y[0, 0] = 0·1 + 0·0 + 0·(−1) + 0·2 + (−7)·0 + (−5)·(−2) + 1.5 = 11.5" in read.prose
    assert "height ⌊(5 + 2·1 − 1·(2 − 1) − 1) / 2⌋ + 1 = 3; width ⌊(8 + 2·2 − 2·(3 − 1) − 1) / 3⌋ + 1 = 3" in read.prose
    assert (
        "padding 1 (height) and 2 (width), stride 2 (height) and 3 (width), dilation 1 (height) and 2 (width)"
        in read.prose
    )


def test_without_script_a_true_convolution_shows_the_flipped_kernel() -> None:
    read = Reader(bundle(small(flip=True))["text/html"])
    assert read.tables["Kernel K, 2 × 2, flipped"] == [["3", "2"], ["1", "0"]]
    assert read.tables["Output Y, 2 × 2"] == [["5", "11"], ["23", "29"]]
    assert "Y[0, 0] = 0·3 + 1·2 + 3·1 + 4·0 + 0 = 5" in read.prose
    assert read.prose.startswith("True convolution")


def test_a_rounded_sum_says_so() -> None:
    assert "0.3333·1 + 0 ≈ 0.3333" in bundle(KernelSlide([[1 / 3]], [[1]]))["text/html"]
    assert "0.1·0.2 + 0.1·0.1 + 0 = 0.03" in bundle(KernelSlide([[0.1, 0.1]], [[0.2, 0.1]]))["text/html"]


def test_the_state_is_whole_paused_and_short() -> None:
    html = bundle(wide(position=(2, 1), playing=True, show_all=True))["text/html"]
    state = Reader(html).state
    w = wide()
    assert state == {
        "X": [list(row) for row in w.X],
        "K": [[1, 0, -1], [2, 0, -2]],
        "bias": 1.5,
        "stride": [2, 3],
        "padding": [1, 2],
        "dilation": [1, 2],
        "flip": False,
        "show_all": True,
        "position": [2, 1],
        "speed": 1,
    }
    assert '"K":[[1,0,-1],[2,0,-2]]' in unescape(html)  # 1, not 1.0
