"""The keys of what is kept: digests of all that it was made from, and of what made it."""

from __future__ import annotations

import hashlib
import json
import platform
from typing import Final

import av
import numpy as np

FORMAT: Final = 2
"""Raised with every change to how a piece is laid out, levelled or encoded, or a chime played, so that what
was kept before is not used."""

VERSIONS: Final = (platform.machine(), np.__version__, av.__version__)
"""Of what samples and their encoding may depend on by a rounding: FFmpeg and LAME come in PyAV's wheel."""


def digest(*parts: object) -> str:
    """sha256, in hexadecimal, of what can be written as JSON, and of what it is made with."""
    everything = (FORMAT, VERSIONS, *parts)
    return hashlib.sha256(json.dumps(everything, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
