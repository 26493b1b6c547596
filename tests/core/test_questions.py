"""Questions: what is an answer, what is right, which belief a wrong answer shows."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
import torch

from convbook import questions
from convbook.questions import Belief, Question

SHAPE = Question(
    "An 8 × 8 input under a 3 × 3 kernel with `stride=2`: which shape?",
    (3, 3),
    beliefs={(4, 4): ("3.5 is rounded down, not up.", "padding-and-stride#stride"), (6, 6): "The stride is left out."},
)
RATE = Question("How many hours?", 16.5, beliefs={33: "FLOP for MAC.", 8.25: ("MAC for FLOP.", "cost")}, tolerance=0.4)
YES = Question("Does it?", "yes", choices=("yes", "no"), beliefs=[("no", "It does.", "")])


def test_the_examples_run() -> None:
    assert doctest.testmod(questions).failed == 0


@pytest.mark.parametrize(
    ("question", "kind", "right"),
    [
        (SHAPE, "shape", [(3, 3), [3, 3], np.array([3, 3]), torch.Size([3, 3])]),
        (RATE, "number", [16.5, 16.1, 16.9, torch.tensor(16.5), np.float32(16.75)]),
        (YES, "choice", ["yes"]),
    ],
)
def test_right_answers(question: Question, kind: str, right: list[object]) -> None:
    assert question.kind == kind
    assert [question.is_right(value) for value in right] == [True] * len(right)
    assert [question.belief(value) for value in right] == [None] * len(right)


@pytest.mark.parametrize(
    ("question", "wrong", "why"),
    [
        (SHAPE, (4, 4), "3.5 is rounded down, not up."),
        (SHAPE, [6, 6], "The stride is left out."),
        (SHAPE, (3, 4), None),
        (SHAPE, (3, 3, 1), None),
        (RATE, 33, "FLOP for MAC."),
        (RATE, 33.3, "FLOP for MAC."),
        (RATE, 33.5, None),  # within the tolerance, but not within a hundredth of the belief
        (RATE, 8.25, "MAC for FLOP."),
        (RATE, 17, None),
        (YES, "no", "It does."),
        (YES, "perhaps", None),
    ],
)
def test_wrong_answers_show_a_belief(question: Question, wrong: object, why: str | None) -> None:
    assert not question.is_right(wrong)
    belief = question.belief(wrong)
    assert (belief and belief.why) == why


def test_what_a_question_holds() -> None:
    assert SHAPE.beliefs[0] == Belief((4, 4), "3.5 is rounded down, not up.", "padding-and-stride#stride")
    assert SHAPE.beliefs[1].place == ""
    assert Question("How many?", np.int64(7)).answer == 7
    assert isinstance(Question("How many?", torch.tensor(7.0)).answer, int)
    assert [questions.named(answer) for answer in (1024, (3, 1000), "a", -0.5)] == ["1,024", "3 × 1,000", "“a”", "−0.5"]


@pytest.mark.parametrize(
    ("made", "kind", "words"),
    [
        ({"text": "  "}, ValueError, "question must not be empty"),
        ({"text": 3}, TypeError, "question must be a text, not 3"),
        ({"text": "a ` b"}, ValueError, "odd number of backticks"),
        ({"answer": True}, TypeError, "For yes or no"),
        ({"answer": float("nan")}, ValueError, "finite number"),
        ({"answer": 10**400}, ValueError, "finite number"),
        ({"answer": ()}, ValueError, "a shape of 1 to 6 numbers"),
        ({"answer": (3, -1)}, ValueError, "whole numbers from 0"),
        ({"answer": (3, 1.5)}, ValueError, "whole numbers from 0"),
        ({"answer": None}, TypeError, "must be a number, a shape"),
        ({"answer": "yes"}, ValueError, "give choices to go with it"),
        ({"choices": "ab"}, TypeError, "a list of texts"),
        ({"answer": "a", "choices": ("a",)}, ValueError, "2 to 8 texts"),
        ({"answer": "a", "choices": ("a", "a")}, ValueError, "2 to 8 texts"),
        ({"answer": "c", "choices": ("a", "b")}, ValueError, "one of the choices"),
        ({"choices": ("a", "b")}, ValueError, "one of the choices"),
        ({"answer": (1, 2), "tolerance": 1}, ValueError, "tolerance is for"),
        ({"tolerance": -1}, ValueError, "tolerance must be at least 0"),
        ({"tolerance": "1"}, TypeError, "tolerance must be a number"),
        ({"beliefs": 3}, TypeError, "beliefs must be a dict"),
        ({"beliefs": [3]}, TypeError, "beliefs must be a dict"),
        ({"beliefs": {(1, 1): "x"}}, ValueError, "as the answer is"),
        ({"beliefs": {7: "right"}}, ValueError, "is right"),
        ({"beliefs": [(3, "x"), (3, "y")]}, ValueError, "two are taken"),
        ({"beliefs": {3: ""}}, ValueError, "its explanation is empty"),
        ({"beliefs": {3: ("x", "javascript:alert(1)")}}, ValueError, "a chapter or a section"),
        ({"beliefs": {3: ("x", "y", "z")}}, ValueError, "an explanation and a link"),
    ],
)
def test_refuses(made: dict[str, object], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        Question(**{"text": "How many?", "answer": 7} | made)


def test_messages_are_of_bounded_length() -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (its length is what is looked at)
        Question("How many?", [1] * 10**6)
    assert len(str(refused.value)) < 300
