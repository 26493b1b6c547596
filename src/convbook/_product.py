"""The matrix product behind `conv2d`. The arithmetic is ``A @ B``; this module only picks who carries it out.

On a CPU, PyTorch 2.13 hands ``@`` to the library MKL and a convolution to oneDNN. The two differ: on one core of an AMD
EPYC, float32 products of the sizes in a convolution layer ran at 70 to 85 GFLOP/s with MKL, at 140 to 190 with oneDNN.
So float32 products go to oneDNN here too, through the operator that PyTorch's compiler uses for dense layers. Small
ones don't: calling that operator costs 8 µs more than ``@``. Where it is missing, and for any other dtype, there is
``@`` as well. `benchmarks/conv2d.py` times the result.
"""

from __future__ import annotations

import torch

LARGE = 2**20  # multiplications: from about here on, oneDNN makes up for its dearer call
ONEDNN = torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")


def product(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    """Return ``A @ B`` for stacks of matrices: (g, a, b) and (g, b, c) → (g, a, c). Gradients of any order exist."""
    single = len(A) == 1 and A.dtype == torch.float32 and A.device.type == "cpu"
    if not (single and ONEDNN and A.numel() * B.shape[-1] >= LARGE):
        return A @ B
    if torch.is_grad_enabled() and (A.requires_grad or B.requires_grad):
        return _OneDNN.apply(A[0], B[0])[None]
    return _onednn(A[0], B[0])[None]


def _onednn(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    """Return ``A @ B`` for (a, b) and (b, c), without a gradient.

    The operator computes x Wᵀ, so W is Bᵀ. It refuses a matrix whose rows share memory, as those of windows may.
    """
    W = B.mT if B.mT.is_contiguous() else B.contiguous().mT
    return torch.ops.mkldnn._linear_pointwise(A.contiguous(), W, None, "none", [], "")


class _OneDNN(torch.autograd.Function):
    """`_onednn` with its gradient, which PyTorch's operator does not have."""

    @staticmethod
    def forward(ctx, A, B):
        ctx.save_for_backward(A, B)
        return _onednn(A, B)

    @staticmethod
    def backward(ctx, G):  # (a, c)
        A, B = ctx.saved_tensors
        of_A = product(G[None], B.mT[None])[0] if ctx.needs_input_grad[0] else None  # (a, b)
        of_B = product(A.mT[None], G[None])[0] if ctx.needs_input_grad[1] else None  # (b, c)
        return of_A, of_B
