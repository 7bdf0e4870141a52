"""Microsoft's online voices as an engine, through edge-tts: every take proven to be the whole text.

``told`` is what the service is told, ``service`` one question and its answer, ``proof`` whether the answer is
whole (``marks`` its times), ``doubts`` whether it sounds so (``levels`` when it sounds,
``spectrum`` how, ``listening`` whether as its ``syllables``, ``repeats`` whether twice), ``patience`` and
``pacing`` when to ask again and how often, ``roster`` which voices there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, Literal, TypeVar

from briefing.nouns import Mark, Take, Utterance, Voice
from briefing.speak.edge import service
from briefing.speak.edge.doubts import doubt
from briefing.speak.edge.failures import FailedAttempt, Kind
from briefing.speak.edge.pacing import Pace
from briefing.speak.edge.patience import patiently
from briefing.speak.edge.proof import UnprovenError, proven
from briefing.speak.edge.roster import Offer, Roster
from briefing.speak.edge.settings import Settings
from briefing.speak.edge.told import told
from briefing.speak.waiting import Listener, listener

T = TypeVar("T")

FRONT_END: Final = 2
"""Raise it when what the service is told, or what is made of its answer, changes: it is part of every key."""

SLOWEST: Final = 0.5
FASTEST: Final = 2.0
"""Multiples of a voice's pace that the service allows."""

VOICE_HZ: Final = {"female": 220.0, "male": 120.0, "neutral": 160.0}
"""About the pitch of each: the service wants a change in Hz, profiles give semitones."""

PACE: Pace = Pace()
"""Shared by all requests of this process."""

ROSTER: Roster = Roster()
"""Shared likewise."""


class EdgeEngine:
    """Speaks with Microsoft's voices, over the network, a few requests at a time."""

    parallel: Literal["processes", "threads"] = "threads"
    settings = Settings
    heeds_pins = True
    """It is told characters, not readings: whether a reading was fixed changes the sound."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._limits = Settings.model_validate(settings)

    def workers(self, cores: int) -> int:
        """As many as ``[edge] concurrency`` allows, whatever the computer."""
        return self._limits.concurrency

    def digest(self, voice: Voice) -> str:
        """What we tell of ``voice``; the service does not say which model it speaks with."""
        return f"{FRONT_END}/{voice.script}/{voice.gender}/{voice.volume:+g}%"

    def speak(self, utterance: Utterance, voice: Voice) -> Take:
        """The proven take of ``utterance``: 24 kHz, a mark for each Han character, digit and run of letters.

        Waits as long as the service wants, up to ``[edge] patience_min``, and tells so. Raises TakeError.
        """
        text, heard = told(utterance, voice), listener()
        pace, roster = PACE, ROSTER
        doubted: set[tuple[int, tuple[Mark, ...]]] = set()
        rate = min(max(voice.rate, SLOWEST), FASTEST)

        def offer() -> Offer:
            return self._question(lambda: service.offered(self._limits, heard), pace, heard)

        def attempt() -> Take:
            try:
                answer = self._question(
                    lambda: service.ask(text, _manner(voice, rate), self._limits, heard), pace, heard
                )
            except FailedAttempt as failure:
                if failure.kind is Kind.SILENT:
                    roster.check(voice, offer, pace.clock.now(), again=True)
                raise
            try:
                take = proven(answer, text, utterance, rate)
            except UnprovenError as error:
                raise FailedAttempt(Kind.UNPROVEN, str(error)) from None
            evidence = take.samples.size, take.marks
            found = doubt(take, utterance.readings)
            if found is None:
                return take
            if found.settles and evidence in doubted:  # the same again is the service's own way
                return replace(take, doubt=found.why)
            doubted.add(evidence)
            raise FailedAttempt(Kind.UNPROVEN, found.why)

        roster.check(voice, offer, pace.clock.now())
        return patiently(attempt, self._limits.patience_min * 60, pace, heard)

    def _question(self, ask: Callable[[], T], pace: Pace, heard: Listener) -> T:
        """What ``ask`` brings, in its turn. A refusal makes all others rest. Raises FailedAttempt."""
        skew_s = service.clock_skew_s()
        with pace.turn(self._limits.concurrency, self._limits.requests_per_minute, heard):
            try:
                answer = ask()
            except FailedAttempt as failure:
                if failure.kind is Kind.REFUSED:
                    pace.refused(
                        failure.told,
                        rest_s=failure.rest_s,
                        at_once_too_many=failure.status == 503,
                    )
                raise
            finally:
                if service.clock_skew_s() != skew_s and (clock := service.clock_told(service.clock_skew_s())):
                    heard.tell(f"{clock}; the service's time is used")
        pace.answered()
        return answer


def _manner(voice: Voice, rate: float) -> service.Manner:
    """How ``voice`` is asked for: the service takes whole percents and whole Hz."""
    hz = VOICE_HZ[voice.gender] * (2 ** (voice.pitch / 12) - 1)
    return service.Manner(
        voice.id, f"{round((rate - 1) * 100):+d}%", f"{round(hz):+d}Hz", f"{round(voice.volume):+d}%"
    )
