"""Questions that a reader answers before the result is shown: what an answer is, and what is right or wrong about one.

An answer is a number; a shape, which is a tuple of whole numbers; or the text of one of several choices. A wrong answer
that readers are known to give is a `Belief`: it says what leads there, and where the book treats that. Nothing here
knows how a question is shown: `Predict` shows one in a widget.

All texts are plain text, but what stands between two backticks is code.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from convbook._arguments import plain
from convbook.numbers import grouped, shown

Answer = int | float | tuple[int, ...] | str

MOST = 10**15  # a float still holds every whole number of this size
MOST_SIZES, MOST_CHOICES = 6, 8

KINDS = {
    "number": "a number, such as 64 or 0.5",
    "shape": "a tuple of whole numbers, such as (3, 3)",
    "choice": "one of the choices",
}

_PLACE = re.compile(r"([\w-]+(#[\w-]+)?)?", re.ASCII)


class Belief(NamedTuple):
    """A wrong answer that readers give."""

    wrong: Answer
    why: str  # what leads there
    place: str = ""  # where the book treats it: "chapter#section", "chapter" or nowhere


@dataclass(frozen=True)
class Question:
    """A question, its answer, and the wrong answers that are known.

    A number is right if it is at most ``tolerance`` away, in the answer's own unit. Raises TypeError or ValueError for
    what is of the wrong kind or does not fit together.

    >>> question = Question("A 2 × 2 kernel on 3 × 3 cells: which shape?", (2, 2), beliefs=[Belief((1, 1), "n − k")])
    >>> question.kind, question.is_right((2, 2)), question.belief((1, 1)).why
    ('shape', True, 'n − k')
    """

    text: str
    answer: Answer
    choices: tuple[str, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    explanation: str = ""
    tolerance: float = 0

    def __post_init__(self) -> None:
        read = {
            "text": read_question(self.text),
            "answer": read_answer("answer", self.answer),
            "choices": read_choices(self.choices),
            "beliefs": read_beliefs(self.beliefs),
            "explanation": read_text("explanation", self.explanation),
            "tolerance": read_tolerance(self.tolerance),
        }
        for name, value in read.items():
            object.__setattr__(self, name, value)
        if message := problem(self.answer, self.choices, self.beliefs, self.tolerance):
            raise ValueError(message)

    @property
    def kind(self) -> str:
        """What is asked for: "number", "shape" or "choice"."""
        return kind_of(self.answer)

    def is_right(self, value: Any) -> bool:
        """Return whether a value answers the question; TypeError or ValueError if it is no answer at all."""
        return same(read_answer("value", value), self.answer, self.tolerance)

    def belief(self, value: Any) -> Belief | None:
        """Return the belief that a wrong value shows, if it is a known one.

        A wide tolerance is for the answer: a belief is meant only by what is close to it.
        """
        value = read_answer("value", value)
        for belief in self.beliefs:
            near = abs(belief.wrong) / 100 if kind_of(belief.wrong) == "number" else 0
            if same(value, belief.wrong, min(self.tolerance, near)):
                return belief
        return None


def kind_of(answer: Answer) -> str:
    """Return "number", "shape" or "choice"."""
    return "choice" if isinstance(answer, str) else "shape" if isinstance(answer, tuple) else "number"


def same(value: Answer, other: Answer, tolerance: float) -> bool:
    """Return whether two answers are the same, numbers within a tolerance."""
    if kind_of(value) == kind_of(other) == "number":
        return abs(value - other) <= tolerance * 1.000001  # to a reader, 0.4 is within 0.1 of 0.3
    return value == other


def named(answer: Answer) -> str:
    """Return an answer as the book writes it: 1,024, 3 × 3 or “yes”."""
    if isinstance(answer, str):
        return f"“{answer}”"
    return " × ".join(map(grouped, answer)) if isinstance(answer, tuple) else grouped(answer)


def problem(answer: Answer, choices: tuple[str, ...], beliefs: tuple[Belief, ...], tolerance: float) -> str | None:
    """Return what does not fit together in a question whose parts are sound; or None."""
    kind = kind_of(answer)
    if kind == "choice" and not choices:
        return f"answer is the text {shown(answer)}: give choices to go with it, or a number or a tuple as the answer."
    if choices and answer not in choices:
        return f"answer must be one of the choices {shown(choices)}, not {shown(answer)}."
    if tolerance and kind != "number":
        return f"tolerance is for an answer that is a number, not for {shown(answer)}: leave it out."
    earlier: list[Answer] = []
    for wrong, *_ in beliefs:
        if kind_of(wrong) != kind or (choices and wrong not in choices):
            return f"beliefs must hold wrong answers that are {KINDS[kind]}, as the answer is, not {shown(wrong)}."
        if same(wrong, answer, tolerance):
            return f"beliefs must hold wrong answers only, but {shown(wrong)} is right: the answer is {shown(answer)}."
        if any(same(wrong, other, tolerance) for other in earlier):
            return f"beliefs must differ, but two are taken for {shown(wrong)}. Drop one, or lower the tolerance."
        earlier.append(wrong)
    return None


# ── Reading the parts ─────────────────────────────────────────────────────────────────────────────────────────────────


def read_text(name: str, value: Any) -> str:
    """Return a text whose backticks come in pairs; TypeError or ValueError for anything else."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a text, not {shown(value)} of type {type(value).__name__}.")
    if value.count("`") % 2:
        raise ValueError(f"{name} has an odd number of backticks (`). Code stands between two: `stride=2`.")
    return value


def read_question(value: Any) -> str:
    """Return a text that asks something."""
    text = read_text("question", value)
    if not text.strip():
        raise ValueError("question must not be empty: write what the reader is to predict.")
    return text


def read_answer(name: str, value: Any) -> Answer:
    """Return a number, a shape as a tuple, or a text: tensors, arrays and lists are welcome."""
    value = plain(name, value)
    if isinstance(value, str):
        return read_text(name, value)
    if isinstance(value, list | tuple):
        if not 1 <= len(value) <= MOST_SIZES:
            raise ValueError(f"{name} must be a shape of 1 to {MOST_SIZES} numbers, not {shown(value)}.")
        return tuple(_read_size(name, size, value) for size in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(
            f"{name} must be a number, a shape such as (3, 3), or the text of one of the choices, not {shown(value)} "
            f"of type {type(value).__name__}. For yes or no, give choices=('yes', 'no')."
        )
    if not abs(value) <= MOST:  # NaN isn't either
        raise ValueError(f"{name} must be a finite number from −10¹⁵ to 10¹⁵, not {shown(value)}.")
    return int(value) if value == int(value) else float(value)


def _read_size(name: str, size: Any, shape: Any) -> int:
    try:
        number = -1 if isinstance(size, bool) else operator.index(plain(name, size))
    except TypeError:
        number = -1
    if not 0 <= number <= MOST:
        raise ValueError(f"{name} must be a shape of whole numbers from 0 to 10¹⁵, such as (3, 3), not {shown(shape)}.")
    return number


def read_choices(value: Any) -> tuple[str, ...]:
    """Return none, or 2 to 8 different texts."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"choices must be a list of texts, not {shown(value)} of type {type(value).__name__}.")
    texts = tuple(read_text(f"choices[{at}]", choice) for at, choice in enumerate(value))
    if texts and not (2 <= len(set(texts)) == len(texts) <= MOST_CHOICES and all(texts)):
        raise ValueError(
            f"choices must be 2 to {MOST_CHOICES} texts, all different and none empty, not {shown(value)}."
        )
    return texts


def read_beliefs(value: Any) -> tuple[Belief, ...]:
    """Return beliefs, given as a dict {wrong: why} or {wrong: (why, place)}, or as (wrong, why, place) each."""
    try:
        if not isinstance(value, Mapping | list | tuple):
            raise TypeError
        if isinstance(value, Mapping):
            value = [(wrong, *([said] if isinstance(said, str) else said)) for wrong, said in value.items()]
        beliefs = [tuple(parts) for parts in value]
    except TypeError:
        raise TypeError(
            "beliefs must be a dict such as {4: ('This rounds up.', 'padding-and-stride#stride')}, "
            f"not {shown(value)}."
        ) from None
    return tuple(_read_belief(*parts) for parts in beliefs)


def _read_belief(wrong: Any = None, why: Any = "", place: Any = "", *more: Any) -> Belief:
    name = f"beliefs[{shown(wrong)}]"
    if more:
        raise ValueError(f"{name} must hold an explanation and a link, not {2 + len(more)} parts.")
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        raise ValueError(
            f"{name} must lead to a chapter or a section of this book, such as 'channels#the-bias', "
            f"or nowhere with ''; not to {shown(place)}."
        )
    if not why:
        raise ValueError(f"{name} must say what leads to the wrong answer; its explanation is empty.")
    return Belief(read_answer("a wrong answer in beliefs", wrong), read_text(name, why), place)


def read_tolerance(value: Any) -> float:
    """Return a number that isn't negative."""
    value = read_answer("tolerance", value)
    if not isinstance(value, int | float):
        raise TypeError(f"tolerance must be a number, not {shown(value)}.")
    if value < 0:
        raise ValueError(f"tolerance must be at least 0, not {named(value)}: 0 asks for the answer itself.")
    return value
