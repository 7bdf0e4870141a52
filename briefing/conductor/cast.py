"""Who speaks each segment, and how fast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from briefing.config import Speech
from briefing.errors import UsageError
from briefing.nouns import Script, Segment, Voice
from briefing.speak import voices
from briefing.speak.engine import engine_class


@dataclass(frozen=True, slots=True)
class Cast:
    """The choice of voices for one run.

    The first of these that is given speaks a segment: the segment's own voice, ``--voice``, the script's,
    the configuration's, the embedded default. With ``--engine`` only that engine speaks: where the voice
    chosen so is another engine's, its stand-in does.
    """

    speech: Speech
    voice: str = ""
    """``--voice``, or empty."""
    engine: str = ""
    """``--engine``, or empty."""

    @classmethod
    def of(cls, speech: Speech, voice: str, engine: str) -> Self:
        """The cast, its names checked. Raises UsageError for a voice or an engine that is not there."""
        if engine:
            engine_class(engine)
            voices.first_of(engine)
        if speech.voice:
            voices.find(speech.voice)
        if not voice:
            return cls(speech, "", engine)
        found = voices.find(voice)
        if engine not in {"", found.engine}:
            raise UsageError(
                f"the voice {found.name} is of the engine {found.engine}, not {engine}",
                fix="leave out --voice or --engine",
            )
        return cls(speech, found.name, engine)

    @property
    def flagged(self) -> str:
        """The voice that the flags ask for, to be written into a script made now; or empty."""
        return self.leading("").name if self.voice or self.engine else ""

    def leading(self, scripted: str) -> Voice:
        """The voice of the show itself and of every segment without one; ``scripted`` is the script's."""
        return self._stand_in(voices.find(self.voice or scripted or self.speech.voice or voices.DEFAULT))

    def speaker(self, script: Script, segment: Segment) -> Voice:
        """The voice of ``segment``, its rate that of the voice, the show and the segment together."""
        voice = self._stand_in(voices.find(segment.voice)) if segment.voice else self.leading(script.voice)
        return replace(voice, rate=round(voice.rate * self.speech.speed * (segment.speed or 1.0), 4))

    def _stand_in(self, voice: Voice) -> Voice:
        """``voice``, or where it is of another engine than the one asked for, that one's best."""
        return voice if self.engine in {"", voice.engine} else voices.first_of(self.engine)
