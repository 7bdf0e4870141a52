"""What all pages of the site share: a head, a style, a policy that allows only the site's own files."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from lxml import etree

from briefing.clock import running_time
from briefing.markup import E, html
from briefing.publish.identity import GENERATOR
from briefing.publish.item import Listed
from briefing.publish.text import legal
from briefing.wording import LANGUAGES, word

POLICY: Final = (
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def style() -> str:
    """The style sheet of the site's own pages."""
    return files("briefing.publish").joinpath("site.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself."""

    title: str
    description: str
    icon: str
    """As seen from the page."""
    more: Sequence[etree._Element]
    """Elements that tell others what it is."""


def document(head: Head, script: str, *body: etree._Element) -> bytes:
    """The page of ``head`` and ``body``, in the language of ``script``."""
    css = style()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = "; ".join((*POLICY, f"style-src 'sha256-{digest}'"))
    top = E.head(
        E.meta(charset="utf-8"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": policy}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta({"name": "color-scheme", "content": "light dark"}),
        E.meta(name="generator", content=GENERATOR),
        E.title(head.title),
        *head.more,
        E.link(rel="icon", href=head.icon),
        E.style(css),
    )
    if head.description:
        top.insert(5, E.meta(name="description", content=head.description))
    page = E.html({"lang": LANGUAGES[script]}, top, E.body(*body))
    return f"<!doctype html>\n{html(page)}\n".encode()


def facts(item: Listed, script: str) -> etree._Element:
    """When ``item`` was published and how long it runs, in the words of ``script``."""
    date = item.entry.published.date().isoformat()
    length = f"{word('duration', script)} {running_time(item.duration_s)}"
    return E.p({"class": "facts"}, E.time(date, datetime=date), f" · {length}")


def footer(script: str, copyright_notice: str) -> etree._Element:
    """What every page ends with: that the voice is synthetic, and whose the show is."""
    lines = (word("synthetic", script), legal(copyright_notice))
    return E.footer(*(E.p(line) for line in lines if line))
