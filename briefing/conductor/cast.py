"""Who speaks each segment, and how fast."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from briefing.casting import Casting
from briefing.config import Speech
from briefing.errors import UsageError
from briefing.manner import manner
from briefing.nouns import Script, Segment, Voice
from briefing.speak import voices
from briefing.speak.engine import engine_class


@dataclass(frozen=True, slots=True)
class Cast:
    """The choice of voices for one run.

    The first of these that is given speaks a segment: the segment's own voice, that of its role in
    ``[cast]``, ``--voice``, the script's, ``[cast] body``, ``[speech] voice``, the embedded default. With
    ``--engine`` only that engine speaks: where the voice chosen so is another engine's, its stand-in does.
    """

    speech: Speech
    voice: str = ""
    """``--voice``, or empty."""
    engine: str = ""
    """``--engine``, or empty."""
    roles: Casting = field(default_factory=Casting)
    only: str = ""
    """The one voice that speaks everything, whatever else is chosen; or empty."""

    @classmethod
    def of(cls, speech: Speech, voice: str, engine: str, roles: Casting | None = None) -> Self:
        """The cast, its names checked. Raises UsageError for a voice or an engine that is not there."""
        if engine:
            engine_class(engine)
            voices.first_of(engine)
        if speech.voice:
            voices.find(speech.voice)
        roles = roles or Casting()
        for place, name in roles.voices.items():
            try:
                voices.find(name or voices.DEFAULT)
            except UsageError as error:
                raise UsageError(error.what, where=place, fix=error.fix) from None
        if not voice:
            return cls(speech, "", engine, roles)
        found = voices.find(voice)
        if engine not in {"", found.engine}:
            raise UsageError(
                f"the voice {found.name} is of the engine {found.engine}, not {engine}",
                fix="leave out --voice or --engine",
            )
        return cls(speech, found.name, engine, roles)

    def reduced_to(self, voice: str) -> Cast:
        """The cast in which ``voice`` speaks everything. Raises UsageError for one that is not there."""
        return replace(self, only=voices.find(voice).name)

    @property
    def flagged(self) -> str:
        """The voice that the flags ask for, to be written into a script made now; or empty."""
        return self.leading("").name if self.voice or self.engine else ""

    def leading(self, scripted: str) -> Voice:
        """The voice of every segment that has none of its own or its role's; ``scripted`` is the script's."""
        if self.only:
            return voices.find(self.only)
        chosen = self.voice or scripted or self.roles.body or self.speech.voice
        return self._stand_in(voices.find(chosen or voices.DEFAULT))

    def speaker(self, script: Script, segment: Segment) -> Voice:
        """The voice of ``segment``, its rate that of voice, show and segment (else its role) together."""
        chosen = "" if self.only else segment.voice or self.roles.voice(segment.role)
        voice = self._stand_in(voices.find(chosen)) if chosen else self.leading(script.voice)
        pace = segment.speed or manner(segment.role).pace
        return replace(voice, rate=round(voice.rate * self.speech.speed * pace, 4))

    def _stand_in(self, voice: Voice) -> Voice:
        """``voice``, or where it is of another engine than the one asked for, that one's best."""
        return voice if self.engine in {"", voice.engine} else voices.first_of(self.engine)
