"""What all widgets share: the style, and how a widget is stored in a notebook so that a page needs no kernel."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets
from traitlets import TraitError

from convbook import palette
from convbook.widgets.errors import BadValue
from convbook.widgets.traits import Flag, Number
from convbook.widgets.values import compact

STATIC = Path(__file__).parent / "static"


class BookWidget(anywidget.AnyWidget):
    """An anywidget that also shows itself as HTML: its state for the page's script, around a static picture.

    JupyterLab and VS Code take the live view of the bundle. Our pages take the HTML; where no script runs, the picture
    in it is what is seen. The HTML depends on the state alone, so that a notebook run again stores the same.

    A widget names in ``_settings`` the traits that define its result: the reset button brings them back. ``_looks`` are
    the traits that say what of it is shown. Those of the settings that must fit together, it gives to ``_fitting`` in a
    validator of its own, and says in ``_problem`` what is wrong.
    """

    _settings: ClassVar[tuple[str, ...]] = ()
    _looks: ClassVar[tuple[str, ...]] = ()

    _initial = traitlets.Dict().tag(sync=True)  # what the reset button goes back to

    _css = palette.css() + (STATIC / "convbook-widgets.css").read_text(encoding="utf-8")

    def __init__(self, **traits: Any):
        super().__init__(**traits)
        self._initial = {name: self._plain(name) for name in self._settings}

    def set(self, **changes: Any) -> None:
        """Assign several traits at once: either all of them change, or none where they don't fit together."""
        unknown = [name for name in changes if name.startswith("_") or name not in self.keys]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no trait {unknown[0]!r} to set.")
        with self.hold_sync(), self.hold_trait_notifications():
            for name, value in changes.items():
                setattr(self, name, value)

    def reset(self) -> None:
        """Go back to the settings that the widget was made with."""
        self.set(**self._initial)

    @staticmethod
    def _problem(**settings: Any) -> str | None:
        """Return what is wrong with the settings together: parameter, value, constraint and a way out; or None."""
        raise NotImplementedError

    def _fitting(self, proposal: traitlets.Bunch, *names: str) -> Any:
        """Return the proposed value, if it fits the other named traits; else raise BadValue with what is wrong."""
        settings = {name: getattr(self, name) for name in names} | {proposal.trait.name: proposal.value}
        if message := self._problem(**settings):
            raise BadValue(message)
        return proposal.value

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sends; where that can't be, tell the browser what still holds."""
        try:
            super().set_state(sync_data)
        except TraitError:
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
    _driver = traitlets.Unicode("").tag(sync=True)  # which view runs the timer; see js/player.js

    @traitlets.observe("playing")
    def _free_the_wheel(self, change: traitlets.Bunch) -> None:
        # Whoever starts or stops it from Python, the next view to see it takes over.
        if "playing" not in self._property_lock:
            self._driver = ""
