"""What a site asks of robots: its ``robots.txt``, RFC 9309."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from briefing.address import without_userinfo
from briefing.errors import SourceError
from briefing.read.fetch import AGENT, Refused
from briefing.read.raw import Raw

LONGEST_DELAY_S: Final = 60.0
"""What asks for more means that robots stay away for the day; as long as a plan may set itself."""
_NAME: Final = AGENT.partition("/")[0]


class Robots:
    """The rules of each site, asked once a run by ``get``."""

    def __init__(self, get: Callable[[str], Raw]) -> None:
        self._get = get
        self._rules: dict[str, RobotFileParser | SourceError] = {}

    def check(self, url: str) -> None:
        """Raises SourceError where the site of ``url`` asks to leave that alone, or cannot be asked.

        A site without rules (any answer of 400 to 499) allows all; one that does not answer, or fails, must
        be left alone: section 2.3.1 of the standard.
        """
        parts = urlsplit(without_userinfo(url))
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._rules:
            self._rules[root] = self._asked(f"{root}/robots.txt")
        rules = self._rules[root]
        if isinstance(rules, SourceError):
            raise rules
        if not rules.can_fetch(_NAME, url):
            raise SourceError(
                "robots.txt of the site asks to leave it alone",
                where=without_userinfo(url),
                fix="ask its owner, or save the page and give the file",
            )

    def delay_s(self, url: str) -> float:
        """The seconds between two requests that the site of ``url`` asks for, where its rules are known."""
        parts = urlsplit(without_userinfo(url))
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        asked = rules.crawl_delay(_NAME) if isinstance(rules, RobotFileParser) else None
        return min(float(asked or 0), LONGEST_DELAY_S)

    def _asked(self, address: str) -> RobotFileParser | SourceError:
        try:
            text = self._get(address).data.decode("utf-8", errors="replace")
        except Refused as refused:
            if not 400 <= refused.status < 500:
                return _first(refused)
            text = ""
        except SourceError as error:
            return _first(error)
        rules = RobotFileParser()
        rules.parse(text.removeprefix("\ufeff").splitlines())
        return rules


def _first(error: SourceError) -> SourceError:
    """``error`` of a site's rules, with why they were asked for."""
    return SourceError(
        error.what, where=error.where, fix=error.fix or "it is asked before any page of the site"
    )
