"""``[fetch]``: which hosts may be asked that no stranger's link may lead to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from briefing.address import without_userinfo
from briefing.tables import Table

_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s:/@\[\]]+)(:\d{1,5})?")
_USUAL: Final = {"http": 80, "https": 443}


class Fetch(Table):
    """``[fetch]``: how an address that you name is fetched; never a link in it, nor what it redirects to."""

    hosts: tuple[str, ...] = Field((), examples=["intranet:8000"])
    """Hosts of your own network, ``host:port`` or ``host`` at its usual port, that may be asked though
    private."""
    proxied: tuple[str, ...] = Field((), examples=["news.example.org"])
    """Hosts that are reached through the proxy of the environment (``HTTPS_PROXY``), which looks up their
    names itself."""

    @field_validator("hosts", "proxied")
    @classmethod
    def _hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            if not _HOST.fullmatch(host):
                raise ValueError(f'{host} is no host; write it like "127.0.0.1:8000"')
        return tuple(host.lower() for host in hosts)

    def allows(self, url: str) -> bool:
        """Whether ``url`` may lead to an address that is not public."""
        return not _names(url).isdisjoint(self.hosts)

    def proxy(self, url: str) -> str:
        """The proxy that ``url`` is fetched through; empty where it is asked itself."""
        if _names(url).isdisjoint(self.proxied):
            return ""
        from urllib.request import getproxies

        return getproxies().get(urlsplit(url).scheme, "")


def _names(url: str) -> set[str]:
    """The host of ``url``, with its port and, where that is usual, without."""
    parts = urlsplit(without_userinfo(url))
    written, usual = parts.netloc.lower(), _USUAL.get(parts.scheme)
    if parts.port not in (None, usual):
        return {written}
    bare = written.removesuffix(f":{usual}")
    return {bare, f"{bare}:{usual}"}
