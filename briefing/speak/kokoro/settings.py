"""``[kokoro]`` in ``briefing.toml``: which weights speak."""

from __future__ import annotations

from pathlib import Path

from briefing.tables import Table


class Settings(Table):
    """``[kokoro]``: the embedded engine."""

    model: Path | None = None
    """An ONNX file to use in place of the installed weights."""
