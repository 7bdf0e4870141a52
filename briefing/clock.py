"""Moments and lengths of a programme as people and formats write them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Where a listener is: ``1:23``, or ``1:02:03`` from an hour; what is left of a second does not count."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def running_time(seconds: float) -> str:
    """How long a programme is, to the nearest second, the same wherever it is shown."""
    return clock(round(seconds))


def timestamp(ms: int, *, point: str = ".", hour_digits: int = 2) -> str:
    """``01:02:03.456``; more digits of hours than ``hour_digits`` where there are more."""
    seconds, ms = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:0{hour_digits}}:{minute:02}:{second:02}{point}{ms:03}"
