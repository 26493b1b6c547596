"""What every widget is in Python: settings that hold together, all or nothing, and HTML that a notebook stores."""

from __future__ import annotations

import difflib
import inspect
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any, ClassVar

import anywidget
import traitlets
from traitlets import TraitError

from convbook.numbers import shown
from convbook.widgets.model.checks import Misfit
from convbook.widgets.model.errors import BadValue
from convbook.widgets.model.scripts import script, style
from convbook.widgets.model.values import compact


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
        *package, folder, module = ("", "", *cls.__module__.split("."))
        # Each widget has a class of its own, made from its kind's by anywidget, with a trait _esm.
        if package[-2:] == ["convbook", "widgets"] and module == "widget" and "_esm" not in vars(cls):
            cls._esm = script(folder, cls.__name__)
            cls._css = style(folder)

    def __init__(self, **traits: Any):
        known = [name for name in self.traits(sync=True) if not name.startswith("_")]
        self._refuse_unknown(traits, known, [*inspect.signature(type(self)).parameters, *known])
        super().__init__(**traits)
        self._initial = {name: self._plain(name) for name in self._settings}

    # ── Changes, all or nothing ───────────────────────────────────────────────────────────────────────────────────────

    def __setattr__(self, name: str, value: Any) -> None:
        """Assign a trait; AttributeError for a name that there isn't, which would change nothing of what is seen."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(self._unknown(name, "trait", self._public()))
        super().__setattr__(name, value)

    def set(self, **changes: Any) -> None:
        """Assign several traits at once: either all of them change, or none where they don't fit together."""
        self._refuse_unknown(changes, self._public(), self._public(), kind="trait")
        with self.hold_sync(), self.hold_trait_notifications():
            for name, value in changes.items():
                setattr(self, name, value)

    def reset(self) -> None:
        """Go back to the settings that the widget was made with."""
        self.set(**self._initial)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sends; where that can't be, take nothing, and tell the browser what still holds."""
        try:
            super().set_state(sync_data)
        except Exception:
            self.send_state([name for name in sync_data if name in self.keys])
            raise

    @contextmanager
    def hold_trait_notifications(self) -> Iterator[None]:
        """Check and tell of changes at the end, all together; take all back if there is any error.

        Traitlets takes them back for a TraitError only, and tells of those made before any other error.
        """
        outermost, before = not self._cross_validation_lock, dict(self._trait_values)
        try:
            with super().hold_trait_notifications():
                try:
                    yield
                    if outermost:
                        self._cross_validate(before)
                except TraitError:
                    raise
                except Exception as error:
                    raise _TakenBack from error
        except _TakenBack as taken:
            raise taken.__cause__ from None

    def _cross_validate(self, before: dict[str, Any]) -> None:
        """Raise what the validators of changed traits raise; traitlets asks them again, but takes back less."""
        for name, trait in self.traits().items():
            if name in self._trait_values and self._trait_values[name] is not before.get(name):
                trait._cross_validate(self, self._trait_values[name])

    def _public(self) -> list[str]:
        return [name for name in self.keys if not name.startswith("_")]

    def _refuse_unknown(
        self, given: Iterable[str], known: list[str], meant: Iterable[str], kind: str = "parameter"
    ) -> None:
        """Raise TypeError for the first name that isn't known; ``meant`` are those that it may be a slip of."""
        for name in given:
            if name not in known:
                raise TypeError(self._unknown(name, kind, meant))

    def _unknown(self, name: str, kind: str, meant: Iterable[str]) -> str:
        near = difflib.get_close_matches(name[:60], set(meant) - {"self", "traits"}, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join((*self._settings, *self._looks))}."
        return f"{type(self).__name__} has no {kind} {shown(name)}. {hint}"

    @staticmethod
    def _problem(**settings: Any) -> str | None:
        """Return what is wrong with the settings together: parameter, value, constraint and a way out; or None."""
        raise NotImplementedError

    def _settled(self, name: str, value: Any) -> Any:
        """Return a value that fits, in the form in which the trait is to hold it."""
        return value

    # ── What a notebook stores ────────────────────────────────────────────────────────────────────────────────────────

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


class _TakenBack(TraitError):
    """Stands for another error until all changes are taken back."""
