"""What holds of every widget in Python: what it takes, what it refuses and in how many words, what it stores."""

from __future__ import annotations

import doctest
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from convbook import widgets
from convbook.widgets.model.base import BookWidget

from .examples import EXAMPLES
from .harness import ROOT
from .states import state, traits_of

every = pytest.mark.parametrize("name", EXAMPLES)

LONGEST = 600  # signs of a message, for whatever value


class Odd:
    """Something of which nobody would print all."""

    def __repr__(self) -> str:
        return "odd " * 10**5


class Broken:
    """Something whose value can't be had: an error that is no TraitError."""

    def detach(self) -> None:
        raise KeyError("broken")


# No value of any trait but those in WELCOME; each is there for an error that it once caused.
NONSENSE: dict[str, Callable[[], Any]] = {
    "a huge integer": lambda: 10**400,
    "an integer too long to be written": lambda: -(10**5000),
    "huge integers": lambda: [10**400, 10**5000],
    "rows of huge integers": lambda: [[10**400]],
    "a long text": lambda: "x" * 3_000_000,
    "an odd backtick": lambda: "`",
    "bytes": lambda: b"ab",
    "a bytearray": lambda: bytearray(b"ab"),
    "many bytes": lambda: b"\x00" * 3_000_000,
    "a set": lambda: {1, 2},
    "a set of pairs": lambda: {(1, 2)},
    "a generator": lambda: (x for x in [1, 2]),
    "a dict": lambda: {2: 1},
    "true": lambda: True,
    "truth values": lambda: [[True, False], [False, True]],
    "something whose repr is long": Odd,
    "a list of it": lambda: [Odd(), Odd()],
    "a long list": lambda: [[0.25] * 300] * 300,
    "a deep list": lambda: [[[[[[[[1]]]]]]]],
    "a sparse number": lambda: torch.tensor(2.0).to_sparse(),
    "a sparse row": lambda: torch.ones(2).to_sparse(),
    "a sparse matrix": lambda: torch.eye(3).to_sparse(),
    "sparse rows": lambda: [torch.ones(2).to_sparse(), torch.ones(2).to_sparse()],
    "no data": lambda: torch.ones(2, 2, device="meta"),
    "a number without data": lambda: torch.ones((), device="meta"),
    "complex numbers": lambda: torch.ones(2, 2, dtype=torch.complex64),
    "not a number": lambda: float("nan"),
    "infinite": lambda: float("inf"),
    "infinite, 0-d": lambda: np.array(-np.inf),
    "an array of objects": lambda: np.array([{1}, "a"], dtype=object),
    "strings": lambda: np.array(["a", "b"]),
    "dates": lambda: np.array(["2026-01-01"], dtype="datetime64[D]"),
    "nothing": lambda: np.zeros((0, 3)),
    "an Ellipsis": lambda: ...,
    "a function": lambda: len,
    "a class": lambda: int,
}

WELCOME = {
    ("Predict", "question", "a long text"),
    ("Predict", "explanation", "a long text"),
    ("ReceptiveField", "layers", "a generator"),
}


WAYS: dict[str, Callable[[BookWidget, str, Any], None]] = {
    "assignment": setattr,
    "set": lambda widget, trait, value: widget.set(**{trait: value}),
    "the browser": lambda widget, trait, value: widget.set_state({trait: value}),
}


@every
def test_nonsense_is_refused_in_few_words_and_changes_nothing(name: str) -> None:
    widget = EXAMPLES[name]()
    before, html = state(widget), widget._html()
    wrong = []
    for trait in traits_of(widget):
        for what, make in NONSENSE.items():
            if (name, trait, what) in WELCOME or (what == "true" and isinstance(getattr(widget, trait), bool)):
                continue
            for way, change in WAYS.items():
                where = f"{trait} = {what}, by {way}"
                try:
                    change(widget, trait, make())
                except (TypeError, ValueError) as error:
                    said = str(error)
                    if len(said) > LONGEST:
                        wrong.append(f"{where}: a message of {len(said)} signs")
                    if trait.rstrip("s") not in said.replace("Layer", "layer"):
                        wrong.append(f"{where}: {said} does not name it")
                except Exception as error:
                    wrong.append(f"{where}: {type(error).__name__}: {str(error)[:100]}")
                else:
                    wrong.append(f"{where}: taken as {str(getattr(widget, trait))[:100]}")
                if state(widget) != before:
                    wrong.append(f"{where}: changed")
                    widget = EXAMPLES[name]()
    assert not wrong, "\n".join(wrong)
    assert widget._html() == html


@every
def test_nonsense_is_refused_when_it_is_made(name: str) -> None:
    kind, widget = getattr(widgets, name), EXAMPLES[name]()
    given = {trait: getattr(widget, trait) for trait in traits_of(widget)}
    assert state(kind(**given)) == state(widget)
    for trait in traits_of(widget):
        for what in ("a huge integer", "bytes", "a set", "a sparse number", "something whose repr is long"):
            with pytest.raises((TypeError, ValueError)) as raised:
                kind(**given | {trait: NONSENSE[what]()})
            assert len(str(raised.value)) < LONGEST, (trait, what)


# ── Names ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@every
def test_an_unknown_name_is_refused_and_a_slip_is_understood(name: str) -> None:
    kind, widget = getattr(widgets, name), EXAMPLES[name]()
    given = {trait: getattr(widget, trait) for trait in widget._settings}
    before = state(widget)
    for trait in traits_of(widget):
        if len(trait) > 2:
            slip = f"{trait}_"
            with pytest.raises(TypeError, match=f"^{name} has no parameter '{slip}'. Did you mean '{trait}'?"):
                kind(**given, **{slip: 1})
            with pytest.raises(TypeError, match=f"^{name} has no trait '{slip}'. Did you mean '{trait}'?"):
                widget.set(**{slip: 1})
            with pytest.raises(AttributeError, match=f"^{name} has no trait '{slip}'. Did you mean '{trait}'?"):
                setattr(widget, slip, 1)
    for hidden in ("_initial", "_esm", "comm", "keys"):
        with pytest.raises(TypeError, match=f"^{name} has no trait '{hidden}'"):
            widget.set(**{hidden: {}})
        with pytest.raises(TypeError, match=f"^{name} has no parameter '{hidden}'"):
            kind(**given, **{hidden: {}})
    with pytest.raises(TypeError, match=rf"There are {', '.join(widget._settings)}") as raised:
        kind(**given, **{"q" * 10**6: 1})
    assert len(str(raised.value)) < LONGEST
    assert state(widget) == before


@every
def test_what_every_jupyter_widget_takes_is_taken(name: str) -> None:
    kind, widget = getattr(widgets, name), EXAMPLES[name]()
    given = {trait: getattr(widget, trait) for trait in widget._settings}
    assert kind(**given, layout={"width": "300px"}, tooltip="a tip").layout.width == "300px"


# ── All or nothing ────────────────────────────────────────────────────────────────────────────────────────────────────


def another(name: str, *, but: str = "") -> tuple[str, Any]:
    """Return a trait, not ``but``, and a value for it that the example takes and does not have."""
    for trait in traits_of(EXAMPLES[name]()):
        for value in (1, 2, 3, True, False, "another text", [[2]], [[[2]], [[3]]], 0.5, [1, 1]):
            widget = EXAMPLES[name]()
            before = state(widget)
            try:
                widget.set(**{trait: value})
            except (TypeError, ValueError):
                continue
            if trait != but and state(widget)[trait] != before[trait]:
                return trait, value
    raise AssertionError(f"nothing can be changed of {name}")


def breakable(name: str) -> str:
    """Return a trait that asks a value for its numbers."""
    for trait in traits_of(EXAMPLES[name]()):
        try:
            setattr(EXAMPLES[name](), trait, Broken())
        except KeyError:
            return trait
        except (TypeError, ValueError):
            continue
    raise AssertionError(f"no trait of {name} asks")


@every
@pytest.mark.parametrize("way", ["set", "the browser"])
def test_several_at_once_are_taken_back_together(name: str, way: str) -> None:
    wrong = breakable(name)
    right, good = another(name, but=wrong)
    for value in (Broken, *map(NONSENSE.get, ["a huge integer", "a sparse matrix", "a long text", "bytes"])):
        widget = EXAMPLES[name]()
        before, seen, sent = state(widget), [], []
        widget.observe(lambda change, seen=seen: seen.append(change["name"]), names=traits_of(widget))
        widget.send_state = lambda key=None, sent=sent: sent.append(key)
        changes = {right: good, wrong: value()}
        with pytest.raises((TypeError, ValueError, KeyError)):
            widget.set(**changes) if way == "set" else widget.set_state(changes)
        assert state(widget) == before
        assert seen == [], "told of what was taken back"
        # The browser shows what it has sent, so it must hear that this does not hold.
        assert [names for names in sent if names] == ([] if way == "set" else [[right, wrong]])


@every
def test_what_the_browser_sends_is_not_sent_back(name: str) -> None:
    right, good = another(name)
    widget = EXAMPLES[name]()
    sent: list[Any] = []
    widget.send_state = lambda key=None: sent.append(key)
    plain = EXAMPLES[name]()
    plain.set(**{right: good})
    widget.set_state({right: plain._plain(right)})
    assert right not in sent
    assert state(widget)[right] == state(plain)[right]
    setattr(widget, right, getattr(EXAMPLES[name](), right))
    assert sent == [right], "what Python sets is"


# ── Start, reset, and what is stored ──────────────────────────────────────────────────────────────────────────────────


@every
def test_reset_brings_back_what_it_was_made_with(name: str) -> None:
    widget = EXAMPLES[name]()
    before = state(widget)
    right, good = another(name)
    widget.set(**{right: good})
    widget.reset()
    settings = [trait for trait in before if trait in widget._settings]
    assert {trait: state(widget)[trait] for trait in settings} == {trait: before[trait] for trait in settings}
    assert not getattr(widget, "playing", False)


@every
def test_a_state_brings_back_the_same_widget(name: str) -> None:
    widget = EXAMPLES[name]()
    stored = json.loads(json.dumps(widget._page_state()))
    assert list(stored) == [*widget._settings, *widget._looks]
    other = getattr(widgets, name)(**{trait: stored[trait] for trait in widget._settings})
    other.set_state(stored)
    assert other._html() == widget._html()
    assert repr(other) == repr(widget)


@every
def test_the_same_widget_stores_the_same(name: str) -> None:
    (first, metadata), (second, _) = (EXAMPLES[name]()._repr_mimebundle_() for _ in range(2))
    assert first["text/html"] == second["text/html"]
    assert first["text/plain"] == second["text/plain"] == repr(EXAMPLES[name]())
    assert first["text/html"].startswith(f'<div class="cb-widget" data-widget="{name}" data-state="')
    assert "application/vnd.jupyter.widget-view+json" in first
    assert "0x" not in first["text/html"], "no address"
    assert " id=" not in first["text/html"], "a page may show it twice"
    assert metadata == {}


@every
def test_the_examples_of_the_docstrings(name: str) -> None:
    module = inspect.getmodule(getattr(widgets, name))
    found = [test for test in doctest.DocTestFinder().find(module) if test.examples]
    runner = doctest.DocTestRunner()
    for test in found:
        test.globs |= {"torch": torch}
        runner.run(test)
    assert found, "there is one"
    assert runner.summarize(verbose=False).failed == 0


WITHOUT_TORCH = """
import sys
from convbook import widgets
for missing in ("torch", "matplotlib", "sphinx", "nbgrader"):
    sys.modules[missing] = None  # an import of it fails
for name in widgets.__all__:
    getattr(widgets, name)
del sys.modules["sphinx"]  # our tests' helpers need it
from widgets.examples import EXAMPLES
for name, make in EXAMPLES.items():
    widget = make()
    widget._page_state(), repr(widget), widget.reset()
    assert name in widget._esm
    print(name)
"""


def test_all_are_made_where_there_is_no_torch() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH], capture_output=True, text=True, check=False, cwd=ROOT / "tests"
    )
    assert done.stdout.split() == list(EXAMPLES), done.stderr
