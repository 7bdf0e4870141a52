"""Sound at another rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import av
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_FILTER: Final = (
    "filter_size=128:cutoff=0.94:linear_interp=1:exact_rational=1:filter_type=kaiser:kaiser_beta=10"
)
"""What FFmpeg's resampler is asked for. As it comes, a tone of 11.3 kHz at 24 kHz leaves an image at 12.7 kHz
only 14 dB under it; with this 100 dB, and up to 11 kHz nothing is lost (``tests/sound/test_resample.py``)."""


_SHORTEST: Final = 1024
"""The resampler gives nothing for what is shorter than its filter: silence is added, and taken off again."""


def resampled(samples: NDArray[np.float32], rate_hz: int, wanted_hz: int) -> NDArray[np.float32]:
    """Mono ``samples`` of ``rate_hz``, shape (n,), at ``wanted_hz``."""
    samples = np.ascontiguousarray(samples, dtype=np.float32)
    if rate_hz == wanted_hz or not samples.size:
        return samples
    graph = av.filter.Graph()
    source = graph.add(
        "abuffer", f"time_base=1/{rate_hz}:sample_rate={rate_hz}:sample_fmt=flt:channel_layout=mono"
    )
    resampler = graph.add("aresample", f"{wanted_hz}:{_FILTER}")
    sink = graph.add("abuffersink")
    source.link_to(resampler)
    resampler.link_to(sink)
    graph.configure()
    padded = np.pad(samples, (0, max(0, _SHORTEST - samples.size)))
    frame = av.AudioFrame.from_ndarray(padded[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts = rate_hz, 0
    source.push(frame)
    source.push(None)
    found = np.concatenate(list(_pulled(sink)))
    return found if padded.size == samples.size else found[: round(samples.size * wanted_hz / rate_hz)]


def _pulled(sink: av.filter.context.FilterContext) -> Iterator[NDArray[np.float32]]:
    """All that comes out of ``sink``."""
    while True:
        try:
            frame = sink.pull()
        except av.error.EOFError:
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame.to_ndarray().ravel().astype(np.float32, copy=False)
