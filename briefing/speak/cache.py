"""The take cache: every take ever made, by the key of all that changes its sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefing.kept import Kept, root
from briefing.nouns import Mark, Take

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from briefing.config import Config

FULL_SCALE: Final = 32767


class TakeCache(Kept):
    """Takes on disk: samples as 16-bit steps of the take's own peak. ``get`` gives the same each time."""

    def get(self, key: str) -> Take | None:
        """The take of that key; None if there is none, or it is damaged or another's (then it is removed)."""
        item = self.read(key)
        try:
            return None if item is None else _take(item)
        except (KeyError, ValueError, TypeError):
            self.drop(key)
            return None

    def put(self, key: str, take: Take) -> None:
        """Keeps ``take`` under ``key``. Raises BriefingError where it cannot be written."""
        self.write(key, _item(take))


def configured(config: Config) -> TakeCache:
    """The cache that ``config`` asks for. Raises BriefingError."""
    return TakeCache(root(config), int(config.cache.max_gb * 1e9))


def _item(take: Take) -> dict[str, ArrayLike]:
    import numpy as np

    peak = float(np.abs(take.samples).max(initial=0)) or 1.0
    return {
        "samples": np.rint(take.samples * (FULL_SCALE / peak)).astype("<i2"),
        "peak": np.float64(peak),
        "rate_hz": np.int64(take.rate_hz),
        "times": np.array([(mark.start_s, mark.end_s) for mark in take.marks], "<f8").reshape(-1, 2),
        "spans": np.array([(mark.start, mark.end) for mark in take.marks], "<i4").reshape(-1, 2),
        **({"doubt": np.array(take.doubt)} if take.doubt else {}),
    }


def _take(item: dict[str, NDArray[Any]]) -> Take:
    """The take in ``item``. Raises KeyError, ValueError, TypeError where none is."""
    import numpy as np

    samples = item["samples"].astype(np.float32) * np.float32(item["peak"] / FULL_SCALE)
    marks = tuple(
        Mark(start_s, end_s, start, end)
        for (start_s, end_s), (start, end) in zip(item["times"].tolist(), item["spans"].tolist(), strict=True)
    )
    doubt = str(item["doubt"]) if "doubt" in item else ""
    return Take(samples, int(item["rate_hz"]), marks, doubt)
