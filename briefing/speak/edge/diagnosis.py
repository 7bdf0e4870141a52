"""Why the service cannot be used from here, one line a cause: offline, blocked, clock, version, voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from briefing.nouns import Utterance
from briefing.speak import voices
from briefing.speak.edge import service
from briefing.speak.edge.failures import FailedAttempt, Kind
from briefing.speak.edge.proof import UnprovenError, proven
from briefing.speak.edge.roster import proposal
from briefing.speak.edge.settings import Settings
from briefing.speak.waiting import listener

GREETING: Final = "您好。"
NEWEST: Final = "https://pypi.org/pypi/edge-tts/json"
"""Says which version of edge-tts is the newest."""
NEWEST_TIMEOUT_S: Final = 5.0


class Cause(NamedTuple):
    """One line: what was looked at, what was found, and what to do about it, empty where all is well."""

    what: str
    found: str
    todo: str = ""


def diagnosed(settings: Mapping[str, Any]) -> Iterator[Cause]:
    """The lines, at the cost of at most two requests to the service; ``settings`` is ``[edge]``."""
    import edge_tts

    limits = Settings.model_validate(settings)
    try:
        offer = service.offered(limits, listener())
    except FailedAttempt as failure:
        yield from _clock()
        yield _cause(failure)
        return
    yield from _clock()
    yield Cause("Microsoft's voices: version", f"edge-tts {edge_tts.__version__} is understood")
    ours = [voice for voice in voices.voices().values() if voice.engine == "edge"]
    known = {each["ShortName"] for each in offer}
    gone = [voice for voice in ours if voice.id not in known]
    for voice in gone:
        yield Cause(f"voice {voice.name}", f"{voice.id} is not offered any more", proposal(voice, offer))
    here = [voice for voice in ours if voice.id in known]
    yield Cause("Microsoft's voices: list", f"{len(here)} of our {len(ours)} are offered")
    if not here:
        return
    manner = service.Manner(here[0].id, "+0%", "+0Hz", "+0%")
    spans = tuple((at, at + 1) for at in range(len(GREETING)))
    said = Utterance(GREETING, GREETING, spans, ("",) * len(GREETING))
    try:
        proven(service.ask(GREETING, manner, limits, listener()), GREETING, said, 1.0)
    except FailedAttempt as failure:
        yield _cause(failure)
    except UnprovenError as error:
        yield Cause("Microsoft's voices: speech", f"not whole: {error}", "try again later")
    else:
        yield Cause("Microsoft's voices: speech", f"{here[0].name} speaks, and was proven whole")


def _clock() -> Iterator[Cause]:
    skew_s = service.clock_skew_s()
    if told := service.clock_told(skew_s):
        yield Cause("Microsoft's voices: clock", told, "set it right; until then the service's time is used")
    else:
        yield Cause("Microsoft's voices: clock", "right, as far as the service tells")


def _cause(failure: FailedAttempt) -> Cause:
    """Why the service turned us down, and what to do."""
    import edge_tts

    version, told = edge_tts.__version__, failure.told
    if failure.kind is Kind.UNREACHABLE:
        return Cause("Microsoft's voices: offline", told, "connect to the network, or set [edge] proxy")
    if failure.garbled:
        return Cause(
            "Microsoft's voices: version",
            f"the service answers otherwise than edge-tts {version} knows",
            "pip install --upgrade edge-tts",
        )
    if failure.status == 403:
        newest = _newest_version()
        if newest and newest != version:
            return Cause(
                "Microsoft's voices: version",
                f"{told}; edge-tts {version} is old, {newest} is out",
                "pip install --upgrade edge-tts",
            )
        only = "" if newest else f", or edge-tts {version} is too old: pip install --upgrade edge-tts"
        return Cause("Microsoft's voices: blocked", told, f"wait some hours, or set [edge] proxy{only}")
    if failure.kind is Kind.REFUSED:
        rest = f" ({failure.rest_s / 60:.0f} min)" if failure.rest_s else ""
        return Cause(
            "Microsoft's voices: blocked", told, f"wait{rest}, and ask less with [edge] requests_per_minute"
        )
    return Cause("Microsoft's voices: speech", told, "try again later")


def _newest_version() -> str:
    """Of edge-tts, or empty where it cannot be found out."""
    import httpx

    try:
        answer = httpx.get(NEWEST, timeout=NEWEST_TIMEOUT_S, follow_redirects=True)
        return str(answer.raise_for_status().json()["info"]["version"])
    except (httpx.HTTPError, KeyError, TypeError, ValueError):
        return ""
