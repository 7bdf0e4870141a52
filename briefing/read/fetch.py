"""A page of the web, or a picture, fetched: http and https only, and only from public addresses.

Each hop's name is resolved once, every address it has is checked, and the connection goes to a checked
address, so that a name cannot point elsewhere between the check and the connection. A proxy
resolves the name itself, unchecked, so the one of the environment is used for hosts alone that settings name.
A user name and password in the address go with the request to its own server, and nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from briefing import __version__
from briefing.address import parted
from briefing.errors import SourceError
from briefing.read.raw import MAX_BYTES, NEVER_SEEN, Edition, Raw, too_long
from briefing.read.unpack import coding_of, unpacked

TIME_S: Final = 30.0
"""For everything: names, redirects, the page."""
MAX_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
AGENT: Final = f"briefing/{__version__}"
"""Who asks, as servers hear it."""
_HEADERS: Final = {
    "User-Agent": AGENT,
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
PAGES: Final = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1"
"""What is asked for, as the header ``Accept`` says it."""
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that hold an IPv4 address, RFC 6052."""

Result = TypeVar("Result")


class Refused(SourceError):
    """The server answers with another ``status`` than 200."""

    def __init__(self, what: str, *, where: str, status: int) -> None:
        super().__init__(what, where=where)
        self.status = status


class Unchanged(SourceError):
    """The server says that what is there is what was there before (status 304)."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, as the system resolves it. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Not so: private, loopback, link-local, carrier-grade NAT, multicast, reserved, and IPv6 addresses that
    stand for such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour:
            return is_public(str(ip.ipv4_mapped or ip.sixtofour))
        if ip.teredo:
            return False
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def fetch(
    url: str,
    *,
    resolve: Callable[[str, int], Sequence[str]] = resolve,
    permits: Callable[[str], bool] = is_public,
    time_s: float = TIME_S,
    accept: str = PAGES,
    private: bool = False,
    proxy: str = "",
    seen: Edition = NEVER_SEEN,
    on_redirect: Callable[[str], None] = lambda _: None,
) -> Raw:
    """What is at ``url``, redirects followed. Raises SourceError within ``time_s``, naming the URL.

    Where ``private``, ``url`` itself may lead to an address that is not public; what it redirects to never.
    ``proxy``, if given, is asked for it, and for what it redirects to on the same server.
    ``on_redirect`` hears each address that it redirects to before that is asked, and may wait, or raise
    SourceError. Raises Unchanged where all is as it was ``seen``.
    """
    deadline = time.monotonic() + time_s
    start, userinfo = parted(url)

    def follow() -> Raw:
        hop, known = start, userinfo
        for number in range(MAX_REDIRECTS + 1):
            if number:
                on_redirect(hop)
            may = _anywhere if private and not number else permits
            headers = {**_conditions(seen), "Accept": accept}
            through = proxy if hop == start or _is_same_server(start, hop) else ""
            answer = _request(hop, known, resolve, may, deadline, headers=headers, proxy=through)
            if isinstance(answer, Raw):
                return answer
            further, its_own = parted(answer)
            known = its_own or (known if _is_same_server(hop, further) else "")
            hop = further
        raise SourceError(f"redirects more than {MAX_REDIRECTS} times", where=start)

    # A name server or a server that sends a byte now and then can outlast any time limit of a single step.
    return _within(time_s, follow, SourceError(f"no whole answer within {time_s:g} seconds", where=start))


def _anywhere(_: str) -> bool:
    return True


def _conditions(seen: Edition) -> dict[str, str]:
    """The headers that ask for a page only if it is not as it was ``seen``: RFC 9110, section 13.1."""
    asked = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in asked.items() if value}


def _is_same_server(url: str, further: str) -> bool:
    """Whether ``further`` has the scheme, host and port of ``url``, or is the https of its http."""
    before, after = urlsplit(url), urlsplit(further)
    secured = (before.scheme, after.scheme) == ("http", "https") and ":" not in after.netloc
    return before.netloc.lower() == after.netloc.lower() and (secured or before.scheme == after.scheme)


def _request(
    url: str,
    userinfo: str,
    resolve: Callable[[str, int], Sequence[str]],
    permits: Callable[[str], bool],
    deadline: float,
    *,
    headers: Mapping[str, str],
    proxy: str,
) -> Raw | str:
    """The page at ``url``, or the URL that it redirects to."""
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise SourceError(f"is no address: {error}", where=url) from None
    if target.scheme not in ("http", "https") or not target.host:
        raise SourceError("is not an http or https address", where=url)
    addresses = [""] if proxy else _addresses(target, url, resolve, permits)
    failure = "no address"
    for address in addresses:
        try:
            return _get(target, address, url, userinfo, deadline, headers=headers, proxy=proxy)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = str(error) or type(error).__name__
        except httpx.HTTPError as error:
            raise SourceError(f"cannot be fetched: {error or type(error).__name__}", where=url) from None
    raise SourceError(f"cannot be reached: {failure}", where=url)


def _addresses(
    target: httpx.URL, url: str, resolve: Callable[[str, int], Sequence[str]], permits: Callable[[str], bool]
) -> Sequence[str]:
    """The addresses of the URL's host, each of them checked."""
    host = target.raw_host.decode("ascii")
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError):
        raise SourceError(
            f"the name {target.host} is not known", where=url, fix="check the address and the network"
        ) from None
    for address in addresses:
        if not permits(address):
            raise SourceError(f"leads to {address}, which is not a public address", where=url)
    return addresses


def _get(
    target: httpx.URL,
    address: str,
    url: str,
    userinfo: str,
    deadline: float,
    *,
    headers: Mapping[str, str],
    proxy: str,
) -> Raw | str:
    """The answer of ``address`` to a request for ``target``: TLS and Host still name the URL's own host.

    Without an address it is for ``proxy`` to find one.
    """
    host = target.raw_host.decode("ascii")
    headers = {**_HEADERS, **headers, "Host": target.netloc.decode("ascii")}
    user, _, password = userinfo.partition(":")
    auth = httpx.BasicAuth(unquote(user), unquote(password)) if userinfo else None
    left = max(deadline - time.monotonic(), 0.01)
    place = target.copy_with(host=address) if address else target
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=left, proxy=proxy or None) as client:
        request = client.build_request("GET", place, headers=headers, extensions={"sni_hostname": host})
        response = client.send(request, stream=True, auth=auth)
        try:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return _further(url, response.headers["location"])
            if response.status_code == httpx.codes.NOT_MODIFIED:
                raise Unchanged("is as it was", where=url)
            if response.status_code != httpx.codes.OK:
                said = f"the server answers {response.status_code} {response.reason_phrase}".rstrip()
                raise Refused(said, where=url, status=response.status_code)
            data = _body(response, url, deadline)
        finally:
            response.close()
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    edition = Edition(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
    charset = response.charset_encoding or ""
    return Raw(data, url, media_type=media_type, charset=charset, base=url, edition=edition)


def _further(url: str, location: str) -> str:
    """The URL that ``location``, an answer's of ``url``, names. Raises SourceError."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise SourceError(f"redirects to what is no address: {error}", where=url) from None


def _body(response: httpx.Response, url: str, deadline: float) -> bytes:
    """The body, decompressed. Raises SourceError where it is too long, too slow or not whole."""
    try:
        coding = coding_of(response.headers.get("content-encoding", ""))
        pieces: list[bytes] = []
        length = 0
        for piece in response.iter_raw():  # not decompressed: that has no limit
            pieces.append(piece)
            length += len(piece)
            if length > MAX_BYTES:
                raise too_long(MAX_BYTES)
            if time.monotonic() > deadline:
                raise SourceError("no whole answer in time")
        return unpacked(b"".join(pieces), coding, MAX_BYTES)
    except SourceError as error:
        raise SourceError(error.what, where=url) from None


def _within(time_s: float, work: Callable[[], Result], late: SourceError) -> Result:
    """What ``work`` returns or raises, if it does so within ``time_s`` seconds; else ``late`` is raised."""
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed on to the caller's thread
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(time_s + 0.5)
    if errors:
        raise errors[0]
    if not results:
        raise late
    return results[0]
