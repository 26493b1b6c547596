"""Predict: a question before a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, ClassVar

import traitlets

from convbook import questions
from convbook.numbers import shown
from convbook.questions import KINDS, MOST
from convbook.widgets.model.base import BookWidget, fitting
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.predict.titles import TITLES, place_name


class _Read(traitlets.TraitType):
    """What one of `questions`' functions reads from a value."""

    def __init__(self, read: Callable[[Any], Any], default: Any):
        super().__init__(default)
        self.read = read

    def validate(self, obj: Any, value: Any) -> Any:
        try:
            return self.read(value)
        except TypeError as error:
            raise BadType(str(error)) from None
        except ValueError as error:
            raise BadValue(str(error)) from None


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

    question = _Read(questions.read_question, "?").tag(sync=True)
    answer = _Read(lambda value: questions.read_answer("answer", value), 0).tag(sync=True)
    choices = _Read(questions.read_choices, ()).tag(sync=True)
    beliefs = _Read(questions.read_beliefs, ()).tag(sync=True)
    explanation = _Read(lambda value: questions.read_text("explanation", value), "").tag(sync=True)
    tolerance = _Read(questions.read_tolerance, 0).tag(sync=True)

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
        answer = type(self).answer.validate(self, answer)
        if kind is not None and kind not in KINDS:
            raise BadValue(f"kind must be 'number', 'shape' or 'choice', not {shown(kind)}; or leave it out.")
        if kind not in (None, questions.kind_of(answer)):
            raise BadValue(f"kind={kind!r} needs an answer that is {KINDS[kind]}, not {shown(answer)}.")
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
        return questions.kind_of(self.answer)

    def is_right(self, value: Any) -> bool:
        """Return whether the widget would call a value right; TypeError or ValueError if it is no answer at all."""
        return questions.same(questions.read_answer("value", value), self.answer, self.tolerance)

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting("answer", "choices", "beliefs", "tolerance")
    _problem = staticmethod(questions.problem)

    # ── What is stored in a notebook ──────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        return f"Predict({self.kind}: {self.question!r})"  # not the answer: a notebook may print this

    def _picture(self) -> str:
        choices = "".join(f"<li>{_inline(choice)}</li>" for choice in self.choices)
        beliefs = "".join(
            f"<p>Not {_inline(questions.named(wrong))}. {_inline(said)}{_see(link)}</p>"
            for wrong, said, link in self.beliefs
        )
        return (
            f'<p class="cb-title cb-predict">Predict</p><p>{_inline(self.question)}</p>'
            f"{choices and f'<ul>{choices}</ul>'}"
            f'<details><summary class="cb-summary">The answer</summary>'
            f"<p>{_inline(questions.named(self.answer))}. {_inline(self.explanation)}</p>{beliefs}</details>"
        )


def _inline(value: str) -> str:
    parts = value.split("`")
    return "".join(f"<code>{escape(part)}</code>" if at % 2 else escape(part) for at, part in enumerate(parts))


def _see(place: str) -> str:
    if not place:
        return ""
    name = place_name(place)
    return f" See {escape(name)}{'' if name.endswith(('?', '!', '.')) else '.'}"
