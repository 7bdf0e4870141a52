"""Why one attempt at the service failed, in words for the producer."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a failure asks for."""

    REFUSED = "refused"
    """Rest for all requests: 403, 429, 503."""
    UNREACHABLE = "unreachable"
    """Patience: no connection."""
    SILENT = "silent"
    """Patience, and a look whether the voice is still offered: no audio came."""
    BROKEN = "broken"
    """Patience: the connection broke, stalled, or brought nonsense."""
    UNPROVEN = "unproven"
    """Another attempt: the answer is not the whole text."""


class FailedAttempt(Exception):
    """One attempt came to nothing."""

    def __init__(
        self,
        kind: Kind,
        told: str,
        *,
        status: int = 0,
        rest_s: float | None = None,
        garbled: bool = False,
    ) -> None:
        super().__init__(told)
        self.kind = kind
        self.told = told
        """Why, for the producer."""
        self.status = status
        """Of HTTP, where the service turned the request down."""
        self.rest_s = rest_s
        """Seconds for which the service wants rest, where it says so."""
        self.garbled = garbled
        """Whether the answer was one that edge-tts does not know."""
