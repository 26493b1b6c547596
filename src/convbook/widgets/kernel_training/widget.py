"""KernelTraining: the kernel of a layer, learned step by step from one example by gradient descent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import traitlets

from convbook.numbers import grouped, shown, text
from convbook.widgets.model.base import fitting
from convbook.widgets.model.checks import Misfit
from convbook.widgets.model.errors import BadType, BadValue
from convbook.widgets.model.player import Player
from convbook.widgets.model.static_picture import factor, table
from convbook.widgets.model.traits import Matrix, Number
from convbook.widgets.model.values import number, plain, sizes
from convbook.widgets.model.words import by

if TYPE_CHECKING:
    from torch import Tensor

# What fits in a picture, and where a run ends: beyond the range of float32, the chapter's type.
LIMITS = {
    "X": (12, 16),
    "K0": (5, 5),
    "steps": 200,
    "slowest": 1e-6,
    "fastest": 10,
    "loss": 3.4028234663852886e38,
}

_EXAMPLE = ("X", "Y", "K0")


class State(NamedTuple):
    """Where a run is after some steps: float64 tensors and numbers."""

    kernel: Tensor  # (k_h, k_w)
    bias: float
    prediction: Tensor  # (m_h, m_w)
    loss: float
    gradient: Tensor  # of the loss for each weight, (k_h, k_w)
    slope: float  # of the loss for the bias


class _Bias(traitlets.TraitType):
    """A finite number, or None: no bias to learn."""

    default_value = None

    def validate(self, obj: Any, value: Any) -> float | None:
        return None if value is None else number(self.name, value)


class _Count(traitlets.TraitType):
    """A whole number."""

    def validate(self, obj: Any, value: Any) -> int:
        value = plain(value, self.name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise BadType(f"{self.name} must be a whole number, not {shown(value)}. Write one such as 20.")
        return value


class KernelTraining(Player):
    """Shows the kernel ``K0`` learning to make ``Y`` of ``X``, step by step: play, step forward and back, scrub.

    The loss is the sum of the squared errors, E = X ⋆ K + b − Y, and a step is K ← K − learning_rate · gradient.

    ``X`` is n_h × n_w, at most 12 × 16; ``K0``, the start, is k_h × k_w, at most 5 × 5; ``Y``, the target, has the size
    of X ⋆ K0: tensors, arrays or lists of rows. ``bias`` is where a bias starts that is learned too, or None for none.
    ``learning_rate`` lies between 0.000001 and 10. ``steps``, 1 to 200, is the length of the run.

    What is seen, for one row of an image and the kernel that finds its edges::

        [▶ Play] [◀] [▶]  ──●────────────────  step 1 of 20

        Loss Σ E²  0.81 at step 1                   Kernel K  0.6 0.2
        100  │●                                     K[0, 0] ← 0.5 − 0.1 · (−1) ≈ 0.6
             │ ╲●                                   K[0, 1] ← 0.5 − 0.1 · 3 ≈ 0.2
        1e−8 └───────────────────────
        Learning rate ───●─── 0.1                   Steps ──●────── 20

        ▼ Prediction and error                      ▶ Input and target
          Ŷ = X ⋆ K  0.6  0  0.2   E = Ŷ − Y  −0.4  0  1.2

    >>> w = KernelTraining([[1, 0, 0, 1]], [[1, 0, -1]], [[0.5, 0.5]], learning_rate=0.25, steps=3)
    >>> w.loss
    2.5
    >>> w.step = 3
    >>> w.kernel
    tensor([[ 0.9375, -0.8125]], dtype=torch.float64)

    All of these are traits: read them to see what the reader of the widget did, assign them to change the picture. More
    traits: ``step``, the present one, from 0; ``playing``; ``speed`` in steps per second, 0.1 to 20. ``kernel``,
    ``present_bias``, ``loss`` and ``prediction`` are those of the present step, ``losses`` those of all steps, computed
    in float64 as in the browser. A run whose loss grows beyond the range of float32 ends there: ``reached`` is its last
    step, and later steps show that one. ``set`` changes several traits at once, ``reset`` goes back to the start.

    Raises TypeError or ValueError, when made and on assignment, for what is no matrix or number, doesn't fit together
    or has no room in the picture; the message names the parameter, its value and what to change, and nothing changes.
    """

    _settings = ("X", "Y", "K0", "bias", "learning_rate", "steps")
    _looks = ("step", "speed")
    _browser: ClassVar = {"LIMITS": LIMITS}

    X = Matrix(most=16).tag(sync=True)
    Y = Matrix(most=16).tag(sync=True)
    K0 = Matrix(most=16).tag(sync=True)
    bias = _Bias().tag(sync=True)
    learning_rate = Number(0.01).tag(sync=True)
    steps = _Count(20).tag(sync=True)
    step = _Count(0).tag(sync=True)
    speed = Number(2.0, least=0.1, most=20).tag(sync=True)

    def __init__(
        self,
        X: Any,
        Y: Any,
        K0: Any,
        *,
        bias: Any = None,
        learning_rate: float = 0.01,
        steps: int = 20,
        **traits: Any,
    ):
        super().__init__(X=X, Y=Y, K0=K0, bias=bias, learning_rate=learning_rate, steps=steps, **traits)

    # ── Values ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _run(self) -> list[State]:
        """Return the states after 0, 1, … steps, by automatic differentiation."""
        import torch  # here, so that the widgets can be imported where there is no torch

        from convbook.correlation import conv2d

        X, Y, K = (torch.tensor(matrix, dtype=torch.float64) for matrix in (self.X, self.Y, self.K0))
        b = torch.tensor(self.bias or 0.0, dtype=torch.float64)
        run: list[State] = []
        while len(run) <= self.steps:
            K, b = K.detach().requires_grad_(), b.detach().requires_grad_()
            prediction = conv2d(X[None], K[None, None])[0] + b  # (m_h, m_w)
            loss = ((prediction - Y) ** 2).sum()
            if not loss.item() <= LIMITS["loss"]:
                break
            gradient, slope = torch.autograd.grad(loss, [K, b])  # (k_h, k_w), ()
            run.append(State(K.detach(), b.item(), prediction.detach(), loss.item(), gradient, slope.item()))
            K = K - self.learning_rate * gradient
            if self.bias is not None:
                b = b - self.learning_rate * slope
        return run

    def _now(self) -> State:
        run = self._run()
        return run[min(self.step, len(run) - 1)]

    @property
    def kernel(self) -> Tensor:
        """The kernel at the present step, k_h × k_w, in float64."""
        return self._now().kernel

    @property
    def present_bias(self) -> float | None:
        """The bias at the present step; None where none is learned."""
        return None if self.bias is None else self._now().bias

    @property
    def prediction(self) -> Tensor:
        """X ⋆ K + b at the present step, m_h × m_w, in float64."""
        return self._now().prediction

    @property
    def loss(self) -> float:
        """The sum of the squared errors at the present step."""
        return self._now().loss

    @property
    def losses(self) -> list[float]:
        """The loss after 0, 1, … steps, as far as the run gets."""
        return [state.loss for state in self._run()]

    @property
    def reached(self) -> int:
        """The last step of the run: ``steps``, or less where the loss leaves the range of float32."""
        return len(self._run()) - 1

    def reset(self) -> None:
        """Go back to the settings that the widget was made with, before the first step."""
        self.set(**self._initial, step=0, playing=False)

    # ── Checks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    _fit = fitting(*_EXAMPLE)

    @staticmethod
    def _problem(X: Any, Y: Any, K0: Any) -> str | None:
        """Return what is wrong with the sizes of X, Y and K0, or None."""
        n, m, k = (sizes(matrix) for matrix in (X, Y, K0))
        for name, size in {"X": n, "K0": k}.items():
            if any(length > most for length, most in zip(size, LIMITS[name], strict=True)):
                return f"{name} must be at most {by(LIMITS[name])}, not {by(size)}: this picture has no room for more."
        if k[0] > n[0] or k[1] > n[1]:
            return Misfit(f"K0 must fit on X, which is {by(n)}, but it is {by(k)}. Use a smaller kernel.")
        wanted = (n[0] - k[0] + 1, n[1] - k[1] + 1)
        return None if m == wanted else Misfit(f"Y must be {by(wanted)}, the size of X ⋆ K0, not {by(m)}.")

    @traitlets.validate("learning_rate")
    def _in_range(self, proposal: traitlets.Bunch) -> float:
        least, most = LIMITS["slowest"], LIMITS["fastest"]
        if not least <= proposal.value <= most:
            raise BadValue(
                f"learning_rate must be a number from {text(least)} to {most}, not {grouped(proposal.value)}."
            )
        return proposal.value

    @traitlets.validate("steps")
    def _not_endless(self, proposal: traitlets.Bunch) -> int:
        if not 1 <= proposal.value <= LIMITS["steps"]:
            raise BadValue(f"steps must be a whole number from 1 to {LIMITS['steps']}, not {grouped(proposal.value)}.")
        return proposal.value

    @traitlets.validate("step")
    def _inside_run(self, proposal: traitlets.Bunch) -> int:
        if not 0 <= proposal.value <= self.steps:
            raise BadValue(f"step must lie between 0, the start, and {self.steps}, not {text(proposal.value)}.")
        return proposal.value

    @traitlets.observe("steps")
    def _keep_inside(self, change: traitlets.Bunch) -> None:
        self.step = min(self.step, self.steps)

    # ── Without script ────────────────────────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        n, k, m = (sizes(matrix) for matrix in (self.X, self.K0, self.Y))
        bias = "no bias" if self.bias is None else f"bias from {text(self.bias)}"
        return (
            f"KernelTraining(X {n[0]}×{n[1]}, K0 {k[0]}×{k[1]}, {bias}, learning rate {text(self.learning_rate)}) → "
            f"Y {m[0]}×{m[1]}, step {self.step} of {self.steps}"
        )

    def _picture(self) -> str:
        run = self._run()
        first, last = run[0], run[-1]
        after = f"after {len(run) - 1} step{'s' * (len(run) != 2)}"
        b = "" if self.bias is None else " + b"
        rate, K, G = self.learning_rate, first.kernel[0, 0].item(), first.gradient[0, 0].item()
        over = (
            "" if len(run) > self.steps else " The next step would leave the range of float32: a lower rate is needed."
        )
        return (
            f"<p>A kernel K learns to make Y of X. The loss is Σ (X ⋆ K{b} − Y)², "
            f"a step is K ← K − {text(rate)} · gradient.</p>"
            f'<div class="cb-tables">{table(f"Input X, {by(sizes(self.X))}", self.X, "input")}'
            f"{table(f'Target Y, {by(sizes(self.Y))}', self.Y, 'output')}{_progress(run, self.bias is not None)}</div>"
            f"<p>The first step: K[0, 0] ← {text(K)} − {text(rate)} · {factor(G)} ≈ {text(K - rate * G)}</p>"
            f"<p>The loss is {text(first.loss)} at the start and {text(last.loss)} {after}.{over}</p>"
        )


def _progress(run: list[State], biased: bool) -> str:
    """Return a table of the loss, the first weights and the bias after a few of the steps."""
    last = len(run) - 1
    some = [step for step in (0, 1, 2, 5, 10, 20, 50, 100) if step < last] + [last]
    weights = [(u, v) for u in range(run[0].kernel.shape[0]) for v in range(run[0].kernel.shape[1])][:4]
    heads = ["Step", "Loss", *(f"K[{u}, {v}]" for u, v in weights), *(["b"] if biased else [])]
    rows = [
        [str(step), text(run[step].loss)]
        + [text(run[step].kernel[place].item()) for place in weights]
        + ([text(run[step].bias)] if biased else [])
        for step in some
    ]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        '<table class="cb-table cb-table-kernel"><caption>The run</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
