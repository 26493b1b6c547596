"""What all widgets share: what runs in the browser, how settings hold together, what a notebook stores for a page."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets
from traitlets import TraitError

from convbook import palette
from convbook.numbers import shown
from convbook.widgets.model.checks import Misfit
from convbook.widgets.model.errors import BadValue
from convbook.widgets.model.traits import Flag, Number, Pair
from convbook.widgets.model.values import compact

STATIC = Path(__file__).parents[1] / "static"


def fitting(*names: str) -> Any:
    """Return a validator for the named traits: what is proposed for one of them must fit the others.

    What doesn't is said by the class's ``_problem``. For the body of a class: ``_fit = fitting("X", "K")``.
    """

    @traitlets.validate(*names)
    def fit(self: BookWidget, proposal: traitlets.Bunch) -> Any:
        settings = {name: getattr(self, name) for name in names} | {proposal.trait.name: proposal.value}
        if message := self._problem(**settings):
            several = isinstance(message, Misfit) and self._initial  # while it is made, all are given at once
            raise BadValue(f"{message} To change several traits at once, use set(…)." if several else message)
        return self._settled(proposal.trait.name, proposal.value)

    return fit


class BookWidget(anywidget.AnyWidget):
    """An anywidget that also shows itself as HTML: its state for the page's script, around a static picture.

    JupyterLab and VS Code take the live view of the bundle. Our pages take the HTML; where no script runs, the picture
    in it is what is seen. The HTML depends on the state alone, so that a notebook run again stores the same.

    A widget names in ``_settings`` the traits that define its result: the reset button brings them back. ``_looks`` are
    the traits that say what of it is shown. What else the browser is to know from here it gives in ``_browser``: names
    and values, which `browser` writes into the widget's ``generated.js``.
    """

    _settings: ClassVar[tuple[str, ...]] = ()
    _looks: ClassVar[tuple[str, ...]] = ()
    _browser: ClassVar[dict[str, Any]] = {}

    _initial = traitlets.Dict().tag(sync=True)  # what the reset button goes back to

    def __init_subclass__(cls, **options: Any) -> None:
        """Give a widget, which is a folder, its script and style; see ``build.mjs`` for how they are built."""
        super().__init_subclass__(**options)
        *package, module = cls.__module__.split(".")
        folder = package[-1].replace("_", "-") if package else ""
        is_widget = package[:-1] == ["convbook", "widgets"] and module == "widget"
        built = (STATIC / f"{folder}.js").is_file()  # not yet while `make widgets` builds a new widget
        if (
            is_widget and built and "_esm" not in vars(cls)
        ):  # add_traits makes a class of each widget, with a trait _esm
            cls._esm = _script(folder, cls.__name__)
            cls._css = _style(folder)

    def __init__(self, **traits: Any):
        known = [name for name in self.trait_names() if not name.startswith("_")]
        for name in traits:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(sorted(self._settings))}."
                raise TypeError(f"{type(self).__name__} has no parameter {name!r}. {hint}")
        super().__init__(**traits)
        self._initial = {name: self._plain(name) for name in self._settings}

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Take back all changes to traits made within, if there is any error. (Traitlets does it for a TraitError.)"""
        try:
            with self.hold_trait_notifications():
                try:
                    yield
                except TraitError:
                    raise
                except Exception as error:
                    raise _TakenBack from error
        except _TakenBack as taken:
            raise taken.__cause__ from None

    def set(self, **changes: Any) -> None:
        """Assign several traits at once: either all of them change, or none where they don't fit together."""
        unknown = [name for name in changes if name.startswith("_") or name not in self.keys]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no trait {unknown[0]!r} to set.")
        with self.hold_sync(), self._all_or_nothing():
            for name, value in changes.items():
                setattr(self, name, value)

    def reset(self) -> None:
        """Go back to the settings that the widget was made with."""
        self.set(**self._initial)

    @staticmethod
    def _problem(**settings: Any) -> str | None:
        """Return what is wrong with the settings together: parameter, value, constraint and a way out; or None."""
        raise NotImplementedError

    def _settled(self, name: str, value: Any) -> Any:
        """Return a value that fits, in the form in which the trait is to hold it."""
        return value

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sends; where that can't be, take nothing, and tell the browser what still holds."""
        try:
            with self._all_or_nothing():
                super().set_state(sync_data)
        except Exception:
            self.send_state([name for name in sync_data if name in self.keys])
            raise

    def _plain(self, name: str) -> Any:
        """Return a trait's value as JSON can hold it, and as the trait takes it back."""
        return compact(getattr(self, name))

    def _page_state(self) -> dict[str, Any]:
        """Return what the page's script needs to start: names of traits and values that JSON can hold."""
        return {name: self._plain(name) for name in (*self._settings, *self._looks)}

    def _picture(self) -> str:
        """Return HTML to be seen where no script runs."""
        raise NotImplementedError

    def _html(self) -> str:
        state = json.dumps(self._page_state(), separators=(",", ":"), allow_nan=False)
        name = type(self).__name__
        return (
            f'<div class="cb-widget" data-widget="{name}" data-state="{escape(state)}">'
            f'<div class="cb-static">{self._picture()}</div></div>'
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": repr(self), "text/html": self._html()}, metadata


class Player(BookWidget):
    """A widget that plays: ``playing`` starts and stops it, at ``speed`` steps per second."""

    _looks = ("speed",)

    playing = Flag().tag(sync=True)
    speed = Number(1.0, least=0.1, most=20).tag(sync=True)
    _driver = traitlets.Unicode("").tag(sync=True)  # which view runs the timer; see parts/player.js

    @traitlets.observe("playing")
    def _free_the_wheel(self, change: traitlets.Bunch) -> None:
        # Whoever starts or stops it from Python, the next view to see it takes over.
        if "playing" not in self._property_lock:
            self._driver = ""


class Placed(BookWidget):
    """A widget that looks at a place of its output: ``position``, (row, column) from 0."""

    _looks = ("position",)

    position = Pair(0, example=0).tag(sync=True)

    def __init__(self, **traits: Any):
        super().__init__(**traits)
        self.observe(lambda change: self._keep_inside(), names=list(self._settings))

    def _places(self) -> tuple[int, int]:
        """Return how many rows and columns of places there are: the last two axes of the output."""
        rows, columns = self.output_shape[-2:]
        return rows, columns

    @traitlets.validate("position")
    def _inside(self, proposal: traitlets.Bunch) -> Any:
        (row, column), (rows, columns) = proposal.value, self._places()
        if not (0 <= row < rows and 0 <= column < columns):
            raise BadValue(
                f"position must lie inside the {rows} × {columns} output, from (0, 0) to ({rows - 1}, {columns - 1}), "
                f"not {shown(proposal.value)}."
            )
        return proposal.value

    def _keep_inside(self) -> None:
        """Move the place into an output that has become smaller."""
        rows, columns = self._places()
        self.position = (min(self.position[0], rows - 1), min(self.position[1], columns - 1))


class Walk(Placed, Player):
    """A widget that plays through the places of its output. ``show_all`` shows all outputs, not only those reached."""

    _looks = ("show_all", "position", "speed")

    show_all = Flag().tag(sync=True)

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, at the first position."""
        self.set(**self._initial, position=(0, 0), playing=False)


class _TakenBack(TraitError):
    """Stands for another error until all changes are taken back."""


def _script(folder: str, name: str) -> str:
    """Return a widget's module for a notebook: the scripts that a page loads, and an export."""
    scripts = ((STATIC / f"{part}.js").read_text(encoding="utf-8") for part in ("parts", folder))
    return "\n".join([*scripts, f"export default convbook.registry.widgets.{name};\n"])


def _style(folder: str) -> str:
    files = (STATIC / f"{part}.css" for part in ("parts", folder))
    return "\n".join([palette.css(), *(file.read_text(encoding="utf-8") for file in files if file.is_file())])
