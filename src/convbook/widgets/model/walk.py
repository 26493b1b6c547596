"""A widget that plays through the places of its output."""

from __future__ import annotations

from convbook.widgets.model.placed import Placed
from convbook.widgets.model.player import Player
from convbook.widgets.model.traits import Flag


class Walk(Placed, Player):
    """A widget that plays through the places of its output. ``show_all`` shows all outputs, not only those reached."""

    _looks = ("show_all", "position", "speed")

    show_all = Flag().tag(sync=True)

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, at the first position."""
        self.set(**self._initial, position=(0, 0), playing=False)
