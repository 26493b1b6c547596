"""Traits that take tensors, arrays, lists or numbers, and keep plain tuples: what is checked can't change behind."""

from __future__ import annotations

from typing import Any

import traitlets

from convbook.numbers import shown, text
from convbook.widgets.model import values
from convbook.widgets.model.errors import BadType, BadValue


class Matrix(traitlets.TraitType):
    """A matrix of at most ``most`` × ``most`` finite numbers, kept as a tuple of rows."""

    default_value = ((0.0,),)

    def __init__(self, *, most: int, axes: tuple[str, str] = values.AXES):
        super().__init__()
        self.most, self.axes = most, axes

    def validate(self, obj: Any, value: Any) -> values.Matrix:
        return values.matrix(self.name, value, most=self.most, axes=self.axes)


class Tensor(traitlets.TraitType):
    """Finite numbers on named ``axes``, of sizes of at most ``most``, kept as nested tuples."""

    def __init__(self, default: tuple[Any, ...], *, axes: tuple[str, ...], most: tuple[int, ...]):
        super().__init__(default)
        self.axes, self.most = axes, most

    def validate(self, obj: Any, value: Any) -> tuple[Any, ...]:
        return values.tensor(self.name, value, axes=self.axes, most=self.most)


class Whole(traitlets.TraitType):
    """A whole number, within ``least`` and ``most`` where these are given; with ``floats``, also one such as 12e12."""

    def __init__(
        self,
        default: int,
        *,
        example: int = 2,
        least: int | None = None,
        most: int | None = None,
        floats: bool = False,
    ):
        super().__init__(default)
        self.example, self.least, self.most, self.floats = example, least, most, floats

    def validate(self, obj: Any, value: Any) -> int:
        value = values.plain(value, self.name)
        if self.floats and isinstance(value, float) and value.is_integer():
            value = int(value)
        value = values.whole(self.name, value, example=self.example)
        if self.least is not None and value < self.least:
            raise BadValue(f"{self.name} must be at least {self.least}, not {text(value)}.")
        if self.most is not None and value > self.most:
            raise BadValue(f"{self.name} must be at most {self.most}, not {text(value)}.")
        return value


class Number(traitlets.TraitType):
    """A finite number, within ``least`` and ``most`` where these are given."""

    def __init__(self, default: float, *, least: float | None = None, most: float | None = None):
        super().__init__(default)
        self.least, self.most = least, most

    def validate(self, obj: Any, value: Any) -> float:
        value = values.number(self.name, value)
        if self.least is not None and value < self.least:
            raise BadValue(f"{self.name} must be at least {self.least}, not {text(value)}.")
        if self.most is not None and value > self.most:
            raise BadValue(f"{self.name} must be at most {self.most}, not {text(value)}.")
        return value


class Pair(traitlets.TraitType):
    """Whole numbers (height, width); one number stands for both. None only where that is the default."""

    def __init__(self, default: int | None, *, example: int):
        super().__init__(None if default is None else (default, default))
        self.example = example

    def validate(self, obj: Any, value: Any) -> values.Pair | None:
        if value is None and self.default_value is None:
            return None
        return values.pair(self.name, value, example=self.example)


class Choice(traitlets.TraitType):
    """One of a few words; the first is the default."""

    def __init__(self, *words: str):
        super().__init__(words[0])
        self.words = words

    def validate(self, obj: Any, value: Any) -> str:
        if isinstance(value, str) and value in self.words:
            return value
        words = " or ".join(f'"{word}"' for word in self.words)
        raise BadValue(f"{self.name} must be {words}, not {shown(value)}.")


class Flag(traitlets.TraitType):
    """True or False, and nothing else that is true or false in Python's eyes."""

    default_value = False

    def validate(self, obj: Any, value: Any) -> bool:
        if not isinstance(value, bool):
            raise BadType(f"{self.name} must be True or False, not {shown(value)}.")
        return value
