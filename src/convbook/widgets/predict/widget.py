"""Predict: a question before a result."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, ClassVar

import traitlets

from convbook.numbers import shown, text
from convbook.widgets.model.base import BookWidget, fitting
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.values import plain
from convbook.widgets.predict.titles import TITLES, place_name

Answer = int | float | tuple[int, ...] | str
Belief = tuple[Answer, str, str]  # the wrong answer, what leads there, "chapter#section" or ""

MOST = 10**15  # a float still holds every whole number of this size
MOST_SIZES, MOST_CHOICES = 6, 8

_LINK = re.compile(r"([\w-]+(#[\w-]+)?)?", re.ASCII)
_KINDS = {
    "number": "a number, such as 64 or 0.5",
    "shape": "a tuple of whole numbers, such as (3, 3)",
    "choice": "one of the choices",
}


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadType(f"{name} must be a text, not {shown(value)} of type {type(value).__name__}.")
    if value.count("`") % 2:
        raise BadValue(f"{name} has an odd number of backticks (`). Code stands between two: `stride=2`.")
    return value


def _answer(name: str, value: Any) -> Answer:
    value = plain(value)
    if isinstance(value, str):
        return _text(name, value)
    if isinstance(value, Sequence):
        if not 1 <= len(value) <= MOST_SIZES:
            raise BadValue(f"{name} must be a shape of 1 to {MOST_SIZES} numbers, not {shown(value)}.")
        return tuple(_size(name, size, value) for size in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadType(
            f"{name} must be a number, a shape such as (3, 3), or the text of one of the choices, not {shown(value)} "
            f"of type {type(value).__name__}. For yes or no, give choices=('yes', 'no')."
        )
    if not abs(value) <= MOST:  # NaN isn't either
        raise BadValue(f"{name} must be a finite number from −10¹⁵ to 10¹⁵, not {shown(value)}.")
    return int(value) if value == int(value) else float(value)


def _size(name: str, size: Any, shape: Any) -> int:
    try:
        number = -1 if isinstance(size, bool) else operator.index(plain(size))
    except TypeError:
        number = -1
    if not 0 <= number <= MOST:
        raise BadValue(f"{name} must be a shape of whole numbers from 0 to 10¹⁵, such as (3, 3), not {shown(shape)}.")
    return number


def _named(answer: Answer) -> str:
    if isinstance(answer, str):
        return f"“{answer}”"
    if isinstance(answer, tuple):
        return " × ".join(f"{size:,}" for size in answer)
    return f"{answer:,}".replace("-", "−") if isinstance(answer, int) else text(answer)


def _kind(answer: Answer) -> str:
    return "choice" if isinstance(answer, str) else "shape" if isinstance(answer, tuple) else "number"


def _same(value: Answer, other: Answer, tolerance: float) -> bool:
    if _kind(value) == _kind(other) == "number":
        return abs(value - other) <= tolerance * 1.000001  # to a reader, 0.4 is within 0.1 of 0.3
    return value == other


class _Text(traitlets.TraitType):
    """A text, with pairs of backticks around what is code."""

    default_value = ""

    def validate(self, obj: Any, value: Any) -> str:
        return _text(self.name, value)


class _Answer(traitlets.TraitType):
    """A number, a shape as a tuple, or a text."""

    default_value = 0

    def validate(self, obj: Any, value: Any) -> Answer:
        return _answer(self.name, value)


class _Choices(traitlets.TraitType):
    """None, or several different texts."""

    default_value = ()

    def validate(self, obj: Any, value: Any) -> tuple[str, ...]:
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise BadType(f"choices must be a list of texts, not {shown(value)} of type {type(value).__name__}.")
        texts = tuple(_text(f"choices[{at}]", choice) for at, choice in enumerate(value))
        if texts and not (2 <= len(set(texts)) == len(texts) <= MOST_CHOICES and all(texts)):
            raise BadValue(
                f"choices must be 2 to {MOST_CHOICES} texts, all different and none empty, not {shown(value)}."
            )
        return texts


class _Beliefs(traitlets.TraitType):
    """Wrong answers, each with what leads there and where the book treats it."""

    default_value = ()

    def validate(self, obj: Any, value: Any) -> tuple[Belief, ...]:
        try:
            if isinstance(value, Mapping):
                value = [(wrong, *([said] if isinstance(said, str) else said)) for wrong, said in value.items()]
            beliefs = [tuple(parts) for parts in value]
        except TypeError:
            raise BadType(
                "beliefs must be a dict such as {4: ('This rounds up.', 'padding-and-stride#stride')}, "
                f"not {shown(value)}."
            ) from None
        return tuple(self._belief(*parts) for parts in beliefs)

    @staticmethod
    def _belief(wrong: Any = None, said: Any = "", link: Any = "", *more: Any) -> Belief:
        name = f"beliefs[{shown(wrong)}]"
        if more:
            raise BadValue(f"{name} must hold an explanation and a link, not {2 + len(more)} parts.")
        if not isinstance(link, str) or not _LINK.fullmatch(link):
            raise BadValue(
                f"{name} must lead to a chapter or a section of this book, such as 'channels#the-bias', "
                f"or nowhere with ''; not to {shown(link)}."
            )
        if not said:
            raise BadValue(f"{name} must say what leads to the wrong answer; its explanation is empty.")
        return _answer("a wrong answer in beliefs", wrong), _text(name, said), link


class _Tolerance(traitlets.TraitType):
    """A number that isn't negative."""

    default_value = 0

    def validate(self, obj: Any, value: Any) -> float:
        value = _answer(self.name, value)
        if not isinstance(value, int | float):
            raise BadType(f"tolerance must be a number, not {shown(value)}.")
        if value < 0:
            raise BadValue(f"tolerance must be at least 0, not {_named(value)}: 0 asks for the answer itself.")
        return value


class Predict(BookWidget):
    """Asks the reader to predict ``answer`` before the page shows it, and says what is right or wrong about it.

    The answer is a number; a shape, given as a tuple, which the reader may type as 3x3, 3 × 3, (3, 3) or 3, 3; or the
    text of one of ``choices``. ``kind`` ("number", "shape" or "choice") is seen from it and need not be given.
    ``beliefs`` tells of wrong answers what leads there, and where the book treats that:
    ``{wrong: (explanation, "chapter#section")}``, with "" or nothing for the place. For other wrong answers the widget
    says only which part is wrong, or in which direction. ``explanation`` follows the right answer. After one try the
    reader can ask for the answer. What is typed is kept nowhere and sent nowhere, not to the kernel either.

    >>> w = Predict(
    ...     "An 8 × 8 input under a 3 × 3 kernel with `stride=2`, no padding: which shape?",
    ...     (3, 3),
    ...     beliefs={(4, 4): ("3.5 is rounded down, not up.", "padding-and-stride#stride")},
    ...     explanation="⌊(8 − 3) / 2⌋ + 1 = 3 along each axis.",
    ... )
    >>> w
    Predict(shape: 'An 8 × 8 input under a 3 × 3 kernel with `stride=2`, no padding: which shape?')
    >>> w.is_right((4, 4))
    False

    A reader who typed 4x4 sees::

        ┌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┐
        ╎ (?) Predict                                             ╎
        ╎ An 8 × 8 input under a 3 × 3 kernel with stride=2,      ╎
        ╎ no padding: which shape?                                ╎
        ╎ Shape [ 4x4      ]                                      ╎
        ╎ [Check] [Show the answer]                               ╎
        ╎ ┊ Not 4 × 4. 3.5 is rounded down, not up.               ╎
        ╎ ┊ See padding and stride: stride.                       ╎
        └╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘

    A number is right if it is at most ``tolerance`` away, in the answer's own unit; a number near a belief is taken for
    it in the same way. Without one, a whole answer has to be met exactly, any other within 1 %. Numbers reach from
    −10¹⁵ to 10¹⁵; the reader may type 1024000000, 1,024,000,000, 1.024e9, −0.5 or 1/9.

    All texts are plain text, not Markdown or HTML, but `` `code` `` between backticks; write mathematics in Unicode:
    c², m × n, ⌊3.5⌋. A place is the name of a chapter's file without its ending, and the id of a section, as it stands
    in the address of the page. On a page of the book it is a link; in a notebook, whose files are named otherwise, it
    is told in words.

    All parameters but ``kind`` are traits; ``beliefs`` comes back as a tuple of (wrong, explanation, place). A new
    question starts anew. Raises TypeError or ValueError, when made and on assignment, for what is of the wrong kind or
    does not fit together; the message says what to change.
    """

    _browser: ClassVar = {"MOST": MOST, "TITLES": TITLES}
    _settings = ("question", "answer", "choices", "beliefs", "explanation", "tolerance")

    question = _Text().tag(sync=True)
    answer = _Answer().tag(sync=True)
    choices = _Choices().tag(sync=True)
    beliefs = _Beliefs().tag(sync=True)
    explanation = _Text().tag(sync=True)
    tolerance = _Tolerance().tag(sync=True)

    def __init__(
        self,
        question: str,
        answer: Any,
        *,
        kind: str | None = None,
        choices: Sequence[str] | None = None,
        beliefs: Mapping[Any, str | tuple[str, str]] | None = None,
        explanation: str = "",
        tolerance: float | None = None,
        **traits: Any,
    ):
        answer = _answer("answer", answer)
        if kind is not None and kind not in _KINDS:
            raise BadValue(f"kind must be 'number', 'shape' or 'choice', not {shown(kind)}; or leave it out.")
        if kind not in (None, _kind(answer)):
            raise BadValue(f"kind={kind!r} needs an answer that is {_KINDS[kind]}, not {shown(answer)}.")
        if tolerance is None:
            tolerance = abs(answer) / 100 if isinstance(answer, float) else 0
        super().__init__(
            question=question,
            answer=answer,
            choices=() if choices is None else choices,
            beliefs=() if beliefs is None else beliefs,
            explanation=explanation,
            tolerance=tolerance,
            **traits,
        )

    @property
    def kind(self) -> str:
        """What is asked for: "number", "shape" or "choice"."""
        return _kind(self.answer)

    def is_right(self, value: Any) -> bool:
        """Return whether the widget would call a value right; TypeError or ValueError if it is no answer at all."""
        return _same(_answer("value", value), self.answer, self.tolerance)

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @traitlets.validate("question")
    def _asks_something(self, proposal: traitlets.Bunch) -> str:
        if not proposal.value.strip():
            raise BadValue("question must not be empty: write what the reader is to predict.")
        return proposal.value

    _fit = fitting("answer", "choices", "beliefs", "tolerance")

    @staticmethod
    def _problem(
        *, answer: Answer, choices: tuple[str, ...], beliefs: tuple[Belief, ...], tolerance: float
    ) -> str | None:
        kind = _kind(answer)
        if (kind == "choice") != bool(choices):
            if choices:
                return f"answer must be one of the choices {shown(choices)}, not {shown(answer)}."
            return (
                f"answer is the text {shown(answer)}: give choices to go with it, or a number or a tuple as the answer."
            )
        if choices and answer not in choices:
            return f"answer must be one of the choices {shown(choices)}, not {shown(answer)}."
        if tolerance and kind != "number":
            return f"tolerance is for an answer that is a number, not for {shown(answer)}: leave it out."
        earlier: list[Answer] = []
        for wrong, _, _ in beliefs:
            if _kind(wrong) != kind or (choices and wrong not in choices):
                return f"beliefs must hold wrong answers that are {_KINDS[kind]}, as the answer is, not {shown(wrong)}."
            if _same(wrong, answer, tolerance):
                return (
                    f"beliefs must hold wrong answers only, but {shown(wrong)} is right: the answer is {shown(answer)}."
                )
            if any(_same(wrong, other, tolerance) for other in earlier):
                return f"beliefs must differ, but two are taken for {shown(wrong)}. Drop one, or lower the tolerance."
            earlier.append(wrong)
        return None

    # ── What is stored in a notebook ──────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        return f"Predict({self.kind}: {self.question!r})"  # not the answer: a notebook may print this

    def _picture(self) -> str:
        choices = "".join(f"<li>{_inline(choice)}</li>" for choice in self.choices)
        beliefs = "".join(
            f"<p>Not {_inline(_named(wrong))}. {_inline(said)}{_see(link)}</p>" for wrong, said, link in self.beliefs
        )
        return (
            f'<p class="cb-title cb-predict">Predict</p><p>{_inline(self.question)}</p>'
            f"{choices and f'<ul>{choices}</ul>'}"
            f'<details><summary class="cb-summary">The answer</summary>'
            f"<p>{_inline(_named(self.answer))}. {_inline(self.explanation)}</p>{beliefs}</details>"
        )


def _inline(value: str) -> str:
    parts = value.split("`")
    return "".join(f"<code>{escape(part)}</code>" if at % 2 else escape(part) for at, part in enumerate(parts))


def _see(place: str) -> str:
    if not place:
        return ""
    name = place_name(place)
    return f" See {escape(name)}{'' if name.endswith(('?', '!', '.')) else '.'}"
