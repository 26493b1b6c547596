"""A widget that plays."""

from __future__ import annotations

import traitlets

from convbook.widgets.model.base import BookWidget
from convbook.widgets.model.traits import Flag, Number


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
