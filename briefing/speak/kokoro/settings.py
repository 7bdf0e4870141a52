"""``[kokoro]`` in ``briefing.toml``: which weights speak."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefing.speak.kokoro.graph import Graph
from briefing.tables import Table


class Settings(Table):
    """``[kokoro]``: the embedded engine."""

    model: Path | None = None
    """An ONNX file to use in place of the installed weights."""
    graph: Graph | Literal["auto"] = "auto"
    """How the model's graph is written for speed; ``auto`` asks this processor (``briefing doctor`` says)."""
