"""A widget that looks at a place of its output."""

from __future__ import annotations

from typing import Any

import traitlets

from convbook.numbers import shown
from convbook.widgets.model.base import BookWidget
from convbook.widgets.model.errors import BadValue
from convbook.widgets.model.traits import Pair


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
        row, column = proposal.value
        try:
            rows, columns = self._places()
        except ValueError:
            return proposal.value  # set together with settings that don't fit: their own validator says so
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
