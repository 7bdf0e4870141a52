"""The web as a guest sees it: by the rules of ``robots.txt``, unhurried, and not asked twice for the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from briefing.address import without_userinfo
from briefing.errors import SourceError
from briefing.files import TXT
from briefing.newsroom.plan import Manners
from briefing.newsroom.robots import Robots
from briefing.read import fetch as fetching
from briefing.read.raw import NEVER_SEEN, Edition, Raw

FEEDS: Final = "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1"
"""What is asked for of a feed, as the header ``Accept`` says it."""
TIME_S: Final = 30.0
"""For one page, redirects and all, beside the time waited out of politeness."""


class Web:
    """Gets pages for one run. ``own`` are the addresses that the plan itself names."""

    def __init__(self, settings: Manners, own: Collection[str]) -> None:
        self._settings = settings
        self._own = {without_userinfo(address) for address in own}
        self._asked_at: dict[str, float] = {}
        self._robots = Robots(self._rules)

    def get(self, url: str, *, accept: str = fetching.PAGES, seen: Edition = NEVER_SEEN) -> Raw:
        """What is at ``url``. Raises SourceError; Unchanged where all is as it was ``seen``.

        An address that the plan names may be private where ``hosts`` has its host; no other may, nor what it
        redirects to.
        """
        self._approach(url)
        own = without_userinfo(url) in self._own
        return self._get(url, accept=accept, seen=seen, own=own, on_redirect=self._approach)

    def _rules(self, url: str) -> Raw:
        """A site's rules; of a host that is allowed though private, since an address of the plan asks."""
        self._wait(url)
        own = _host(url) in map(_host, self._own)
        return self._get(url, accept=TXT.media_type, own=own, on_redirect=self._wait)

    def _get(
        self,
        url: str,
        *,
        accept: str,
        own: bool,
        on_redirect: Callable[[str], None],
        seen: Edition = NEVER_SEEN,
    ) -> Raw:
        raw = fetching.fetch(
            url,
            resolve=fetching.resolve,
            permits=fetching.is_public,
            time_s=TIME_S + self._delay_s(url) * fetching.MAX_REDIRECTS,
            accept=accept,
            private=own and self._settings.allows(url),
            proxy=self._settings.proxy(url) if own else "",
            seen=seen,
            on_redirect=on_redirect,
        )
        return replace(raw, where=without_userinfo(url))

    def _approach(self, url: str) -> None:
        """Waits until ``url`` may be asked for. Raises SourceError where it may not."""
        try:
            parts = urlsplit(url)
            _ = parts.port
        except ValueError as error:
            raise SourceError(f"is no address: {error}", where=without_userinfo(url)) from None
        if parts.scheme in ("http", "https"):  # anything else is refused in words of its own
            self._robots.check(url)
            self._wait(url)

    def _delay_s(self, url: str) -> float:
        """Between two requests to the host of ``url``: the plan's, or the site's own where that is longer."""
        return max(self._settings.delay_s, self._robots.delay_s(url))

    def _wait(self, url: str) -> None:
        """Lets the delay pass since the last request to the host of ``url``."""
        host = _host(url)
        if host in self._asked_at:
            time.sleep(max(0.0, self._asked_at[host] + self._delay_s(url) - time.monotonic()))
        self._asked_at[host] = time.monotonic()


def _host(url: str) -> str:
    """The host and port of ``url``, as it is written there."""
    return urlsplit(without_userinfo(url)).netloc.lower()
