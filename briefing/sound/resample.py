"""Sound at another rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def resampled(samples: NDArray[np.float32], rate_hz: int, wanted_hz: int) -> NDArray[np.float32]:
    """Mono ``samples`` of ``rate_hz``, shape (n,), at ``wanted_hz``."""
    samples = np.ascontiguousarray(samples, dtype=np.float32)
    if rate_hz == wanted_hz:
        return samples
    resampler = av.AudioResampler(format="flt", layout="mono", rate=wanted_hz)
    frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
    frame.sample_rate = rate_hz
    out = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().ravel() for part in out]).astype(np.float32, copy=False)
