"""Time: what o'clock it is, the moment that a date names, and a programme's length, as formats write them."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def now() -> datetime:
    """This moment. Nothing asks the time of day elsewhere; what is made of an article does not ask at all."""
    return datetime.now(UTC)


def zone_of(utc_offset: str) -> tzinfo:
    """The zone that is ``utc_offset``, as in ``+08:00``, from UTC."""
    found = datetime.fromisoformat(f"2000-01-01T00:00{utc_offset}").tzinfo
    assert found is not None
    return found


def moment(date: str, utc_offset: str) -> datetime | None:
    """The moment that ``date``, in ISO 8601, names; None for an empty one or one that names none.

    A day begins, and a time without an offset of its own is, at ``utc_offset``.
    """
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone_of(utc_offset))


def day(date: str, utc_offset: str) -> str:
    """The day of ``date``, in ISO 8601, at ``utc_offset``: ``2026-11-24``; what names no moment as it is."""
    found = moment(date, utc_offset)
    return date if found is None else found.astimezone(zone_of(utc_offset)).date().isoformat()


def clock(seconds: float) -> str:
    """Where a listener is: ``1:23``, or ``1:02:03`` from an hour; what is left of a second does not count."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def running_time(seconds: float) -> str:
    """How long a programme is, to the nearest second, the same wherever it is shown.

    As the page reckons it: from whole milliseconds, half a second upwards.
    """
    return clock((round(seconds * 1000) + 500) // 1000)


def timestamp(ms: int, *, point: str = ".", hour_digits: int = 2) -> str:
    """``01:02:03.456``; more digits of hours than ``hour_digits`` where there are more."""
    seconds, ms = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:0{hour_digits}}:{minute:02}:{second:02}{point}{ms:03}"
