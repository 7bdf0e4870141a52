"""The report of a day: what was made, with players, and what a person should look at, and why."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from lxml import etree

from briefing.clock import running_time, zone_of
from briefing.errors import BriefingError, Failure
from briefing.files import AUDIO, PAGE
from briefing.legal import ILLEGAL
from briefing.markup import E, html
from briefing.newsroom.items import Item, State
from briefing.newsroom.journal import Journal
from briefing.newsroom.plan import Plan
from briefing.writing import put


def write_report(plan: Plan, journal: Journal, troubles: Sequence[Failure], now: datetime) -> Path:
    """The file ``reports/DATE.html`` of the day of ``now``, written from the journal.

    Each run of a day adds to it; so does one that was killed. ``troubles`` are those of the last run.
    Raises BriefingError where it cannot be written.
    """
    here = now.astimezone(zone_of(plan.config.show.utc_offset))
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    path = plan.reports / f"{here.date().isoformat()}.html"
    try:
        put(path, (_page(plan, journal, troubles, here, midnight),))
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", where=str(path)) from None
    return path


def _page(
    plan: Plan, journal: Journal, troubles: Sequence[Failure], here: datetime, midnight: datetime
) -> bytes:
    day = here.date().isoformat()
    settled = journal.since(midnight.astimezone(UTC))
    made: dict[str, list[Item]] = {}
    for item in settled:
        if item.outcome and item.state is not State.GONE:
            made.setdefault(item.outcome.folder, []).append(item)
    waiting = [item for item in journal.open() if item.state is State.NEW]
    failed = [item for item in settled if item.state is State.GONE]
    failed += [item for item in journal.open() if item.state is not State.NEW]
    total_s = sum(items[-1].outcome.duration_s for items in made.values() if items[-1].outcome)
    title = f"{plan.config.show.title}, {day}"
    body = [
        E.h1(E.span(legal(plan.config.show.title), lang="zh"), f", {day}"),
        E.p(
            f"{_many(len(made), 'episode')}, {running_time(total_s)} in all. "
            f"{_many(len(failed), 'item')} of which nothing was made. {len(waiting)} wait for the next run. "
            "The last run ended at ",
            E.time(f"{here:%H:%M}", datetime=here.isoformat(timespec="seconds")),
            ".",
        ),
    ]
    if troubles:
        body += [E.h2("What else failed"), E.ul(*(E.li(legal(str(each))) for each in troubles))]
    heads = ("Title", "Listen", "Length", "What to look at, and why", "Source")
    body.append(
        _table("Made", heads, [_made(plan, items) for items in made.values()], "Nothing new was made.")
    )
    columns = ("Source", "Why", "Failures", "Next try")
    rows = [_failed(plan, item) for item in failed]
    body.append(_table("Not made", columns, rows, "Nothing failed."))
    return _document(title, body)


def _made(plan: Plan, items: Sequence[Item]) -> list[etree._Element]:
    """The cells of the episode that was made of ``items``."""
    outcome = items[-1].outcome
    assert outcome is not None
    folder = plan.at(outcome.folder)
    title = legal(outcome.title or folder.name)
    look = [*outcome.doubts, *([outcome.why] if outcome.why else [])]
    if outcome.unspoken:
        counts = ", ".join(f"{count} {kind}" for kind, count in outcome.unspoken.items())
        look.append(f"shown, not said: {counts}")
    listen: list[str | etree._Element] = ["the episode is not there any more"]
    if (folder / AUDIO.name).is_file():
        sound = _link(plan, folder / AUDIO.name)
        listen = [E.audio(controls="", preload="none", src=sound, **{"aria-label": title})]
    name = E.a(title, href=_link(plan, folder / PAGE.name)) if (folder / PAGE.name).is_file() else title
    return [
        E.th(name, scope="row", lang="zh"),
        E.td(*listen),
        E.td({"class": "number"}, running_time(outcome.duration_s)),
        E.td(_list(look)),
        E.td(_source(items[0]) if len(items) == 1 else E.ul(*(E.li(_source(item)) for item in items))),
    ]


def _failed(plan: Plan, item: Item) -> list[etree._Element]:
    """The cells of ``item``, of which nothing was made."""
    why = str(item.failure) if item.failure else "it left its source before anything was made of it"
    return [
        E.th(_source(item), scope="row"),
        E.td(legal(why)),
        E.td({"class": "number"}, str(item.tries)),
        E.td(again(item, plan)),
    ]


def again(item: Item, plan: Plan) -> str:
    """When ``item``, which failed, is tried again, in words."""
    if item.state is State.GONE:
        return "gone from its source"
    if item.due is None:
        return f"set aside after {_many(item.tries, 'failure')}"
    due = item.due.astimezone(zone_of(plan.config.show.utc_offset))
    return f"tried again from {due:%Y-%m-%d %H:%M}"


def _source(item: Item) -> etree._Element | str:
    """A link to the page of ``item``, or its path."""
    if item.source.startswith(("http://", "https://")):
        return E.a(legal(item.source), href=legal(item.source))
    return legal(item.source)


def _link(plan: Plan, path: Path) -> str:
    """``path`` as seen from the reports, as an address."""
    return quote(os.path.relpath(path, plan.reports).replace(os.sep, "/"))


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[etree._Element]], none: str
) -> etree._Element:
    if not rows:
        return E.section(E.h2(caption), E.p(none))
    return E.table(
        E.caption(f"{caption}: {len(rows)}"),
        E.thead(E.tr(*(E.th(head, scope="col") for head in heads))),
        E.tbody(*(E.tr(*cells) for cells in rows)),
    )


def legal(text: str) -> str:
    """``text`` without what no page can hold."""
    return ILLEGAL.sub("", text)


def _list(lines: Iterable[str]) -> etree._Element | str:
    each = [E.li(legal(line)) for line in lines]
    return E.ul(*each) if each else ""


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _document(title: str, body: Sequence[etree._Element]) -> bytes:
    """A page that runs nothing, and loads sound alone."""
    css = files("briefing.newsroom").joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; media-src 'self' file:; style-src 'sha256-{digest}'; base-uri 'none'"
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": policy}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(legal(title)),
        E.style(css),
    )
    page = E.html({"lang": "en"}, head, E.body(E.main(*body)))
    return f"<!doctype html>\n{html(page)}\n".encode()
