"""What all widgets share: the style, and how a widget is stored in a notebook so that a page needs no kernel."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import anywidget
from traitlets import TraitError

from convbook import palette

STATIC = Path(__file__).parent / "static"


class BookWidget(anywidget.AnyWidget):
    """An anywidget that also shows itself as HTML: its state for the page's script, around a static picture.

    JupyterLab and VS Code take the live view of the bundle. Our pages take the HTML; where no script runs, the picture
    in it is what is seen. The HTML depends on the state alone, so that a notebook run again stores the same.
    """

    _css = palette.css() + (STATIC / "convbook-widgets.css").read_text(encoding="utf-8")

    def set(self, **changes: Any) -> None:
        """Assign several traits at once: either all of them change, or none where they don't fit together."""
        unknown = [name for name in changes if name.startswith("_") or name not in self.keys]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no trait {unknown[0]!r} to set.")
        with self.hold_sync(), self.hold_trait_notifications():
            for name, value in changes.items():
                setattr(self, name, value)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sends; where that can't be, tell the browser what still holds."""
        try:
            super().set_state(sync_data)
        except TraitError:
            self.send_state([name for name in sync_data if name in self.keys])
            raise

    def _page_state(self) -> dict[str, Any]:
        """Return what the page's script needs to start: names of traits and values that JSON can hold."""
        raise NotImplementedError

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
