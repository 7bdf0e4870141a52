"""How clean speech sounds to DNSMOS (Reddy, Gopal & Cutler 2022, DNSMOS P.835), without a reference.

The network comes in the wheel of ``speechmos``, which no extra names: ``pip install --no-deps speechmos``. It
was made for calls beside noise: compare what stands in one table, and by no hundredths.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

import briefing  # noqa: F401 - keeps ONNX Runtime from calling its maker

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

RATE_HZ: Final = 16_000
WINDOW: Final = int(9.01 * RATE_HZ)
"""What the network hears at once; a shorter clip is heard again and again, as in its makers' program."""
NETWORK: Final = "dnsmos_models/sig_bak_ovr.onnx"
OVERALL: Final = (-0.06766283, 1.11546468, 0.04602535)
"""The polynomial that its makers fitted from the network's third output to a mean opinion of the whole."""


@cache
def _session() -> InferenceSession:
    import onnxruntime

    try:
        network = files("speechmos") / NETWORK
    except ModuleNotFoundError:
        raise SystemExit("DNSMOS is not installed: pip install --no-deps speechmos") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    with as_file(network) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def overall(samples: NDArray[Any]) -> float:
    """The overall opinion, 1 to 5, of mono float32 samples at RATE_HZ: the mean over windows.

    They stand beside each other; its makers take them a second apart, which hears each second nine times.
    """
    heard = np.tile(samples, -(-WINDOW // samples.size)).astype(np.float32)
    starts = range(0, heard.size - WINDOW + 1, WINDOW)
    found = [_session().run(None, {"input_1": heard[None, at : at + WINDOW]})[0][0, 2] for at in starts]
    return float(np.polyval(OVERALL, np.mean(found)))
