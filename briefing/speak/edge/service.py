"""One question to the service through edge-tts, and its answer; what goes wrong becomes a FailedAttempt."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from typing import Any, Final, NamedTuple, TypeVar

from briefing.errors import TakeError
from briefing.speak.edge.failures import FailedAttempt, Kind
from briefing.speak.edge.loop import run
from briefing.speak.edge.marks import Boundary
from briefing.speak.edge.proof import Answer
from briefing.speak.edge.settings import Settings
from briefing.speak.waiting import Listener

T = TypeVar("T")

TICKS_PER_S: Final = 10_000_000
"""The service counts in 100 ns."""

MOST_BYTES: Final = 10 * 60 * 6000
"""Of audio, at 48 kb/s: ten minutes, after which the service cuts without a word."""

ATTEMPT_TIMEOUTS: Final = 4
"""Receive time-outs that an attempt may take as a whole, however busily it trickles."""

CLOCK_SKEW_S: Final = 60.0
"""By which the computer's clock is worth a word. The token is valid for five minutes, so more than that
is refused at first."""

REFUSALS: Final[Mapping[int, str]] = {
    403: "the service refuses requests (403)",
    429: "the service wants fewer requests (429)",
    503: "the service is too busy (503)",
}
"""Answers that ask all requests to rest."""


class Manner(NamedTuple):
    """Who speaks and how, in the service's terms."""

    voice: str
    rate: str
    """``+10%``"""
    pitch: str
    """``-5Hz``"""
    volume: str
    """``+0%``"""


class Pulse:
    """Until when the service may be silent."""

    def __init__(self, first_s: float, silence_s: float) -> None:
        self._silence_s = silence_s
        self.due_s = asyncio.get_running_loop().time() + first_s

    def beat(self) -> None:
        """Something came."""
        self.due_s = asyncio.get_running_loop().time() + self._silence_s


def ask(text: str, manner: Manner, limits: Settings, listener: Listener) -> Answer:
    """What the service says to ``text``. Raises FailedAttempt, or TakeError once it is abandoned."""
    import edge_tts

    try:
        request = edge_tts.Communicate(
            text,
            manner.voice,
            rate=manner.rate,
            pitch=manner.pitch,
            volume=manner.volume,
            boundary="WordBoundary",
            proxy=limits.proxy or None,
            connect_timeout=limits.connect_timeout_s,
            receive_timeout=limits.receive_timeout_s,
        )
    except ValueError as error:
        raise TakeError(f"edge-tts refuses: {_line(error)}", fix="correct the voice's profile") from None

    async def answer(pulse: Pulse) -> Answer:
        audio, boundaries = bytearray(), []
        async with aclosing(request.stream()) as stream:
            async for chunk in stream:
                pulse.beat()
                if chunk["type"] == "audio":
                    audio += chunk["data"]
                elif chunk["type"] == "WordBoundary":
                    start_s, long_s = chunk["offset"] / TICKS_PER_S, chunk["duration"] / TICKS_PER_S
                    boundaries.append(Boundary(start_s, start_s + long_s, str(chunk["text"])))
                if len(audio) > MOST_BYTES:
                    raise FailedAttempt(Kind.UNPROVEN, "the service does not stop sending audio")
        # Of the whole state, these bytes are counted at `turn.end` only, which edge-tts keeps to itself: a
        # socket that drops before ends the stream in the same way.
        ended = request.state["cumulative_audio_bytes"] == len(audio) > 0
        return Answer(bytes(audio), tuple(boundaries), ended)

    return _attempted(answer, limits, listener)


def offered(limits: Settings, listener: Listener) -> list[Mapping[str, Any]]:
    """The voices that the service offers, as it describes them. Raises FailedAttempt, or TakeError."""
    import edge_tts

    async def answer(_: Pulse) -> list[Mapping[str, Any]]:
        voices = await edge_tts.list_voices(proxy=limits.proxy or None)
        return [{key: str(voice[key]) for key in ("ShortName", "Locale", "Gender")} for voice in voices]

    return _attempted(answer, limits, listener)


def clock_skew_s() -> float:
    """By how much the service's clock is ahead of ours, in seconds; 0 until it refused a token for that."""
    from edge_tts.drm import DRM

    return DRM.clock_skew_seconds


def clock_told(skew_s: float) -> str:
    """``this computer's clock is 12 min slow``, or empty where it is about right."""
    if abs(skew_s) < CLOCK_SKEW_S:
        return ""
    minutes = abs(skew_s) / 60
    long = f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
    return f"this computer's clock is {long} {'slow' if skew_s > 0 else 'fast'}"


def _attempted(work: Callable[[Pulse], Coroutine[Any, Any, T]], limits: Settings, listener: Listener) -> T:
    """What ``work`` returns; whatever goes wrong with it becomes a FailedAttempt."""
    import aiohttp
    from edge_tts import exceptions

    try:
        return run(_watched(work, limits, listener))
    except aiohttp.ClientResponseError as error:
        raise _turned_down(error.status, error.headers) from None
    except exceptions.SkewAdjustmentError as error:  # a 403 that does not say what time it is
        cause = error.__cause__
        headers = cause.headers if isinstance(cause, aiohttp.ClientResponseError) else None
        raise _turned_down(403, headers) from None
    except exceptions.NoAudioReceived:
        raise FailedAttempt(Kind.SILENT, "the service sent no audio") from None
    except aiohttp.ClientConnectorDNSError as error:
        raise FailedAttempt(Kind.UNREACHABLE, f"no such host as {error.host}: is this offline?") from None
    except aiohttp.ClientConnectorCertificateError as error:
        raise FailedAttempt(Kind.UNREACHABLE, f"the certificate of {error.host} is not trusted") from None
    except aiohttp.ClientConnectorError as error:
        why = error.os_error.strerror or "it does not answer"
        raise FailedAttempt(Kind.UNREACHABLE, f"no connection to {error.host}: {why}") from None
    except aiohttp.InvalidURL as error:
        raise FailedAttempt(Kind.UNREACHABLE, f"not a usable address: {error.url}") from None
    except (aiohttp.ServerTimeoutError, TimeoutError):
        raise FailedAttempt(Kind.BROKEN, "the service stopped in the middle of its answer") from None
    except (aiohttp.ClientError, exceptions.WebSocketError, OSError) as error:
        raise FailedAttempt(Kind.BROKEN, f"the connection broke: {_line(error)}") from None
    except (FailedAttempt, TakeError):
        raise
    except Exception as error:  # edge-tts takes answers apart without looking: nonsense shows as anything
        raise FailedAttempt(
            Kind.BROKEN, f"edge-tts cannot read the answer: {_line(error)}", garbled=True
        ) from None


async def _watched(
    work: Callable[[Pulse], Coroutine[Any, Any, T]], limits: Settings, listener: Listener
) -> T:
    """What ``work`` returns. Raises TimeoutError where the service falls silent, which aiohttp lets it."""
    loop = asyncio.get_running_loop()
    pulse = Pulse(limits.connect_timeout_s + limits.receive_timeout_s, limits.receive_timeout_s)
    last_s = loop.time() + ATTEMPT_TIMEOUTS * limits.receive_timeout_s
    task = asyncio.create_task(work(pulse))
    try:
        while not task.done():
            listener.check()
            left_s = min(pulse.due_s, last_s) - loop.time()
            if left_s <= 0:
                raise TimeoutError
            await asyncio.wait({task}, timeout=min(left_s, 0.5))
        return task.result()
    finally:
        # The first cancellation makes aiohttp say goodbye and wait for the same, the second ends that.
        for _ in range(2):
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=0.2)


def _turned_down(status: int, headers: Mapping[str, str] | None) -> FailedAttempt:
    if status not in REFUSALS:
        return FailedAttempt(Kind.BROKEN, f"the service answers with an error ({status})", status=status)
    clock = clock_told(clock_skew_s())
    told = f"{REFUSALS[status]}; {clock}" if clock else REFUSALS[status]
    return FailedAttempt(Kind.REFUSED, told, status=status, rest_s=_retry_after_s(headers or {}))


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """``Retry-After`` in seconds: it is a number of them or a date (RFC 9110, 10.2.3)."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value).timestamp()
    except (TypeError, ValueError):
        return None
    try:
        now = parsedate_to_datetime(headers.get("Date", "")).timestamp()
    except (TypeError, ValueError):
        now = time.time()
    return max(0.0, until - now)


def _line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())[:100]
