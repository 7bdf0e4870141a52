"""``[edge]`` in ``briefing.toml``: how the online voices are asked."""

from __future__ import annotations

from pydantic import Field

from briefing.tables import Table


class Settings(Table):
    """``[edge]``: Microsoft's online voices."""

    proxy: str = Field("", pattern=r"^(https?://.+)?$", examples=["http://127.0.0.1:7890"])
    """Address of an HTTP proxy; empty: as the environment says."""
    connect_timeout_s: int = Field(10, ge=1, le=120)
    receive_timeout_s: int = Field(30, ge=1, le=300)
    """Longest silence of the service within one answer."""
    requests_per_minute: float = Field(60, gt=0, le=600)
    concurrency: int = Field(2, ge=1, le=4)
    """Requests at once: users saw 503 at four."""
    patience_min: float = Field(15, ge=0, le=1440)
    """Minutes for which a segment is tried again before it fails."""
