"""Which voices the service offers today, and who stands in for one that is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, Final

from briefing.errors import TakeError
from briefing.nouns import Voice
from briefing.speak import voices
from briefing.speak.edge.failures import FailedAttempt

LOOK_AGAIN_S: Final = 60.0
"""Least time between two looks at the list."""

Offer = Sequence[Mapping[str, Any]]


class Roster:
    """The list of voices, looked at once a process, and again where one falls silent."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._offer: Offer | None = None
        self._looked_s: float | None = None

    def check(self, voice: Voice, look: Callable[[], Offer], now_s: float, *, again: bool = False) -> None:
        """Raises TakeError, naming a stand-in, where the service offers ``voice`` no more.

        ``look`` fetches the list; where it cannot, nothing is known and nothing raised. ``again`` fetches
        one that is older than ``LOOK_AGAIN_S``.
        """
        with self._lock:
            if self._looked_s is None or (again and now_s - self._looked_s >= LOOK_AGAIN_S):
                self._looked_s = now_s
                try:
                    self._offer = look()
                except FailedAttempt:
                    self._offer = None
            offer = self._offer
        if not offer or any(each["ShortName"] == voice.id for each in offer):
            return
        raise TakeError(
            f"Microsoft offers the voice {voice.name} ({voice.id}) no more", fix=proposal(voice, offer)
        )


def proposal(voice: Voice, offer: Offer) -> str:
    """Who is nearest: of the same gender and, if it can be, language; one that we have a profile of first."""
    ours = {each.id: each.name for each in voices.voices().values()}

    def distance(each: Mapping[str, Any]) -> tuple[bool, bool, bool, str]:
        return (
            each["Locale"] != voice.language,
            not each["Locale"].startswith("zh-CN"),
            each["ShortName"] not in ours,
            each["ShortName"],
        )

    near = [
        each
        for each in offer
        if each["Gender"].casefold() == voice.gender
        and each["Locale"].split("-")[0] == voice.language.split("-")[0]
        and not each["Locale"].startswith("zh-HK")  # Cantonese
    ]
    if not near:
        return "choose another with `briefing voices`"
    best = min(near, key=distance)["ShortName"]
    return f"use {ours[best]} ({best})" if best in ours else f"a voice profile for {best} would come nearest"
