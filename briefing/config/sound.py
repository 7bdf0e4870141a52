"""``[pauses]``, ``[chimes]``, ``[bed]``, ``[audio]``: what a programme sounds like."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field, field_validator

from briefing.errors import UsageError
from briefing.tables import Table


class Pauses(Table):
    """``[pauses]``: silence after a segment, in seconds, in the middle: it follows the text around that
    (docs/sound.md)."""

    sentence: float = Field(0.35, ge=0, le=10)
    """After a sentence."""
    clause: float = Field(0.2, ge=0, le=10)
    """Where a long sentence was divided."""
    verse: float = Field(0.5, ge=0, le=10)
    """After a line of verse."""
    paragraph: float = Field(0.7, ge=0, le=10)
    """After a paragraph."""
    heading: float = Field(0.7, ge=0, le=10)
    """After a heading."""
    section: float = Field(0.5, ge=0, le=10)
    """Before and after a chime."""


class Chimes(Table):
    """``[chimes]``: the name of one of ours, a WAV or MP3 file, or ``none``."""

    section: str = "bell"
    """Between sections."""
    subsection: str = "tick"
    """Before a heading of the third level or below."""
    opening: str = "opening"
    """At the start."""
    closing: str = "closing"
    """At the end."""


class Bed(Table):
    """``[bed]``: music under the voice."""

    music: str = "none"
    """The name of one of ours (``river``, ``lantern``), a WAV or MP3 file, or ``none``."""
    under: Literal["opening", "all"] = "opening"
    """``opening``: what the show itself says, and headlines; or all of the programme."""
    level: float = Field(-18.0, ge=-40, le=-6)
    """How far under the voice it is while somebody speaks, in LU."""
    between: float = Field(-9.0, ge=-40, le=0)
    """And where nobody does."""


FORMATS: Final = ("mp3", "m4a", "opus")
"""What an episode's audio can be written as."""


class Audio(Table):
    """``[audio]``: the mastered file."""

    channels: Literal[1, 2] = 1
    """1 is mono, 2 stereo."""
    bitrate_kbps: Literal[64, 80, 96, 112, 128, 160, 192] = 96
    """Of the MP3; other formats are made to sound alike."""
    loudness_lufs: float | None = Field(None, ge=-30, le=-10)
    """Integrated; by default -19 for mono and -16 for stereo, which sound alike."""
    true_peak_dbtp: float = Field(-1.0, ge=-9, le=0)
    """No peak is higher."""
    formats: tuple[Literal["mp3", "m4a", "opus"], ...] = ("mp3",)
    """The files to make. An MP3 is always made: it is what every player and directory takes."""

    @field_validator("formats")
    @classmethod
    def _ordered(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in FORMATS if name == "mp3" or name in formats)

    def with_formats(self, names: str) -> Audio:
        """This, with the formats of a list like ``mp3,m4a``. Raises UsageError for an unknown one."""
        wanted = [name for name in names.replace(",", " ").lower().split() if name]
        for name in wanted:
            if name not in FORMATS:
                raise UsageError(f"no format is called {name}", fix=f"known: {', '.join(FORMATS)}")
        return self.model_validate(self.model_dump() | {"formats": wanted})

    @property
    def target_lufs(self) -> float:
        """The loudness to master to."""
        if self.loudness_lufs is not None:
            return self.loudness_lufs
        return -19.0 if self.channels == 1 else -16.0
