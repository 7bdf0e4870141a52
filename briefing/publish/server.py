"""A web server for this machine, which answers as a real host does: with ranges, so that players seek.

Built on the standard library's, which knows no ranges. It reads files and does nothing else: no listing, no
hidden file, nothing outside its folder, whatever the address says and wherever a link points.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
from collections.abc import Callable
from email.utils import formatdate, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote, unquote, urlsplit

from briefing.errors import BriefingError
from briefing.files import PAGE, TXT
from briefing.publish.media import cache_control, media_type
from briefing.publish.ranges import wanted

PIECE: Final = 1 << 16
"""Bytes sent at a time."""
IDLE_S: Final = 30
"""For which a connection may be silent."""
INDEX: Final = PAGE.name


class Server(ThreadingHTTPServer):
    """Serves the folder ``root``; ``on_request`` is told each request's line and status."""

    daemon_threads = True

    def __init__(
        self, root: Path, host: str, port: int, on_request: Callable[[str, int], None] = lambda *_: None
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.on_request = on_request
        try:
            super().__init__((host, port), partial(Handler, root.resolve()))
        except OSError as error:
            raise BriefingError(
                f"cannot listen: {error.strerror or error}",
                where=f"{host}:{port}",
                fix="choose another --host or --port",
            ) from None

    def handle_error(self, request: object, client_address: object) -> None:
        """Does nothing: a client may close its connection at any time."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the files under ``root``."""

    protocol_version = "HTTP/1.1"
    server_version = "briefing"
    sys_version = ""
    timeout = IDLE_S

    def __init__(self, root: Path, *arguments: object) -> None:
        self._root = root
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The file, or the part of it that is asked for."""
        self._answer(self.headers.get("Range", ""))

    def do_HEAD(self) -> None:
        """What a GET without ranges would say, without the file (RFC 9110: ranges are for GET)."""
        self._answer("")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tells the server's owner."""
        if isinstance(self.server, Server):
            self.server.on_request(self.requestline, int(code))

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: errors are told by their status."""

    def _answer(self, asked: str) -> None:
        segments = _segments(self.path)
        path = inside(self._root, segments)
        if path is None or (not segments[-1] and not path.is_dir()):
            return self._refuse(HTTPStatus.NOT_FOUND)
        if path.is_dir():
            if segments[-1]:
                clean = "/".join(quote(part, safe="") for part in segments)
                return self._refuse(HTTPStatus.MOVED_PERMANENTLY, ("Location", f"/{clean}/"))
            path /= INDEX
        try:
            file = path.open("rb")
        except OSError:
            return self._refuse(HTTPStatus.NOT_FOUND)
        with file:
            self._send(file, path.name, asked)
        return None

    def _send(self, file: BinaryIO, name: str, asked: str) -> None:
        status = os.fstat(file.fileno())
        size = status.st_size
        tag = f'"{status.st_mtime_ns:x}-{size:x}"'
        common = (
            ("Accept-Ranges", "bytes"),
            ("ETag", tag),
            ("Last-Modified", formatdate(status.st_mtime, usegmt=True)),
            ("Cache-Control", cache_control(name)),
            ("X-Content-Type-Options", "nosniff"),
        )
        if self._known(tag, status.st_mtime):
            return self._head(HTTPStatus.NOT_MODIFIED, *common)
        ranges = wanted(asked, size) if asked and self._in_time(tag, status.st_mtime) else None
        kind = media_type(name)
        if ranges is None:
            self._head(HTTPStatus.OK, *common, ("Content-Type", kind), ("Content-Length", str(size)))
            return self._copy(file, range(size))
        if not ranges:
            return self._refuse(
                HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, ("Content-Range", f"bytes */{size}")
            )
        if len(ranges) == 1:
            self._head(
                HTTPStatus.PARTIAL_CONTENT,
                *common,
                ("Content-Type", kind),
                ("Content-Range", content_range(ranges[0], size)),
                ("Content-Length", str(len(ranges[0]))),
            )
            return self._copy(file, ranges[0])
        return self._send_parts(file, ranges, size, kind, common)

    def _send_parts(
        self, file: BinaryIO, ranges: list[range], size: int, kind: str, common: tuple[tuple[str, str], ...]
    ) -> None:
        """Several ranges as ``multipart/byteranges`` (RFC 9110, section 14.6)."""
        boundary = secrets.token_hex(16)
        heads = [
            f"\r\n--{boundary}\r\nContent-Type: {kind}\r\n"
            f"Content-Range: {content_range(each, size)}\r\n\r\n".encode()
            for each in ranges
        ]
        end = f"\r\n--{boundary}--\r\n".encode()
        length = sum(map(len, heads)) + sum(map(len, ranges)) + len(end)
        self._head(
            HTTPStatus.PARTIAL_CONTENT,
            *common,
            ("Content-Type", f"multipart/byteranges; boundary={boundary}"),
            ("Content-Length", str(length)),
        )
        for head, each in zip(heads, ranges, strict=True):
            self.wfile.write(head)
            self._copy(file, each)
        self.wfile.write(end)

    def _known(self, tag: str, changed_s: float) -> bool:
        """Whether the client has this very file (RFC 9110, section 13.1.2 and 13.1.3)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or tag in (each.strip().removeprefix("W/") for each in tags.split(","))
        since = _seconds(self.headers.get("If-Modified-Since", ""))
        return since is not None and int(changed_s) <= since

    def _in_time(self, tag: str, changed_s: float) -> bool:
        """Whether a range is of the file that the client has the rest of (If-Range)."""
        condition = self.headers.get("If-Range")
        if condition is None:
            return True
        return condition == tag or _seconds(condition) == int(changed_s)

    def _refuse(self, status: HTTPStatus, *headers: tuple[str, str]) -> None:
        """An answer without a file."""
        text = f"{status} {status.phrase}\n".encode()
        self._head(
            status,
            *headers,
            ("Content-Type", TXT.served_as),
            ("Content-Length", str(len(text))),
        )
        if self.command != "HEAD":
            self.wfile.write(text)

    def _head(self, status: HTTPStatus, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def _copy(self, file: BinaryIO, part: range) -> None:
        if self.command == "HEAD":
            return
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(PIECE, left))):
            self.wfile.write(piece)
            left -= len(piece)
        if left:  # it became shorter meanwhile: only a closed connection tells
            self.close_connection = True


def inside(root: Path, segments: list[str]) -> Path | None:
    """What lies at ``segments`` under ``root``; None for what is hidden, outside or no name at all."""
    if not segments or not all(segments[:-1]):
        return None
    if any(part.startswith(".") or any(c in part for c in "/\\\0:") for part in segments):
        return None
    with contextlib.suppress(OSError, ValueError):
        path = root.joinpath(*segments).resolve()
        if path.is_relative_to(root):
            return path
    return None


def _segments(target: str) -> list[str]:
    """The decoded parts of the path in a request's target, which may be a whole address (RFC 9112, 3.2.2)."""
    path = target.partition("?")[0] if target.startswith("/") else urlsplit(target).path
    return [unquote(part, errors="surrogateescape") for part in path.split("/")[1:]]


def content_range(part: range, size: int) -> str:
    """``bytes 0-499/1234``."""
    return f"bytes {part.start}-{part.stop - 1}/{size}"


def _seconds(date: str) -> int | None:
    """An HTTP date as seconds since 1970; None for what is none."""
    try:
        return int(parsedate_to_datetime(date).timestamp())
    except (TypeError, ValueError, OverflowError):
        return None
