"""Kokoro's graph written anew, with the same weights, so that ONNX Runtime runs it faster.

``plain`` is the graph as it was published. ``s8`` and ``exact`` give the same samples to the bit; ``float``
and ``fused`` differ by rounding, in the decoder alone, so that durations and pitch are the same.
``docs/speed.md`` says what each gains, and how it was heard.
"""

from __future__ import annotations

from typing import Final, Literal

Graph = Literal["plain", "float", "s8", "exact", "fused"]

REWRITER: Final = 1
"""Raise it whenever a graph comes out otherwise than before."""

SAME_SOUND: Final[frozenset[Graph]] = frozenset(("plain", "s8", "exact"))
"""Those that give the same samples to the bit, and so share takes."""
