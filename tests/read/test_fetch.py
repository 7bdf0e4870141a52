"""A page of the web is fetched from public addresses only, whole, and in time."""

from __future__ import annotations

import base64
import contextlib
import gzip
import threading
import time
import tracemalloc
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.errors import SourceError
from briefing.read.fetch import _is_same_server, fetch, is_public
from briefing.read.load import load
from briefing.read.raw import MAX_BYTES

PAGE = "<html><body><p>新桥通车。</p></body></html>".encode("gb18030")


LONG = bytes(MAX_BYTES + 1)
BARE = zlib.compressobj(wbits=-15)
CODED = {
    "/gzip": ("gzip", gzip.compress(PAGE)),
    "/x-gzip": ("X-Gzip", gzip.compress(PAGE)),
    "/members": ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
    "/padded": ("gzip", gzip.compress(PAGE) + bytes(100)),
    "/deflate": ("deflate", zlib.compress(PAGE)),
    "/bare-deflate": ("deflate", BARE.compress(PAGE) + BARE.flush()),
    "/identity": ("identity", PAGE),
    "/bomb": ("gzip", gzip.compress(LONG)),
    "/many-bombs": ("gzip", gzip.compress(bytes(MAX_BYTES // 4)) * 5),
    "/deflate-bomb": ("deflate", zlib.compress(LONG)),
    "/twice": ("gzip, gzip", gzip.compress(gzip.compress(LONG))),
    "/thrice": ("deflate, gzip,gzip", PAGE),
    "/brotli": ("br", PAGE),
    "/cut": ("gzip", gzip.compress(PAGE)[:-9]),
    "/no-length": ("gzip", gzip.compress(PAGE)[:-1]),
    "/damaged": ("gzip", gzip.compress(PAGE)[:-8] + bytes(8)),
    "/followed": ("gzip", gzip.compress(PAGE) + b"more"),
    "/no-gzip": ("gzip", PAGE),
    "/cut-deflate": ("deflate", zlib.compress(PAGE)[:-1]),
    "/followed-deflate": ("deflate", zlib.compress(PAGE) + b"more"),
}
"""By path: what the answer says it is coded as, and its body."""


class Site(BaseHTTPRequestHandler):
    """Answers as each test needs it, by path."""

    def do_GET(self):
        self.server.hosts.append(self.headers["Host"])
        self.server.asked.append((self.path, self.headers["Authorization"]))
        redirects = {
            "/moved": "/page",
            "/loop": "/loop",
            "/private": "http://10.0.0.1/secret",
            "/file": "file:///etc/passwd",
            "/name": "http://inside.example/",
            "/own": f"http://news.example:{self.server.server_port}/page",
            "/other": f"http://elsewhere.example:{self.server.server_port}/page",
            "/echo": f"http://u:other@elsewhere.example:{self.server.server_port}/page",
            "/broken": "http://[",
        }
        if self.path in redirects:
            self.send_response(302)
            self.send_header("Location", redirects[self.path])
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/huge":
            self._send(b"a" * (MAX_BYTES + 1))
        elif self.path in CODED:
            coding, body = CODED[self.path]
            self._send(body, {"Content-Encoding": coding, "Content-Type": "text/html"})
        elif self.path == "/short":
            self._send(PAGE, {"Content-Length": str(len(PAGE) + 1)})
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self._send(PAGE, {"Content-Type": "text/html; charset=gb2312"})

    def _send(self, body, headers=None):
        self.send_response(200)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.hosts, server.asked = [], []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def get(site, path, userinfo="", **options):
    """``path`` of the test's own server, as if its address were public."""
    names = {
        "news.example": ["127.0.0.1"],
        "elsewhere.example": ["127.0.0.1"],
        "inside.example": ["192.168.1.1"],
    }
    return fetch(
        f"http://{userinfo}news.example:{site.server_port}{path}",
        resolve=lambda host, _port: names.get(host, [host]),
        permits=lambda address: address == "127.0.0.1",
        **options,
    )


def test_a_page_comes_with_its_type_charset_and_address(site):
    raw = get(site, "/page")
    assert (raw.data, raw.media_type, raw.charset) == (PAGE, "text/html", "gb2312")
    assert raw.identity.endswith("/page")


def test_the_server_is_asked_by_the_name_in_the_address(site):
    get(site, "/page")
    assert site.hosts[-1] == f"news.example:{site.server_port}"


def test_a_redirect_is_followed(site):
    assert get(site, "/moved").identity.endswith("/page")


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/private", "10.0.0.1, which is not a public address"),
        ("/name", "192.168.1.1, which is not a public address"),
        ("/file", "not an http or https address"),
        ("/loop", "redirects more than 5 times"),
        ("/gone", "404"),
        ("/huge", "longer than 10 MB"),
        ("/broken", "redirects to what is no address"),
        ("/short", "cannot be fetched"),
        ("/bomb", "longer than 10 MB"),
        ("/many-bombs", "longer than 10 MB"),
        ("/deflate-bomb", "longer than 10 MB"),
        ("/twice", "compressed as gzip, gzip, which was not asked for"),
        ("/thrice", "compressed as deflate, gzip, gzip"),
        ("/brotli", "compressed as br"),
        ("/cut", "damaged or cut short"),
        ("/no-length", "damaged or cut short"),
        ("/damaged", "damaged or cut short"),
        ("/followed", "damaged or cut short"),
        ("/no-gzip", "damaged or cut short"),
        ("/cut-deflate", "damaged or cut short"),
        ("/followed-deflate", "damaged or cut short"),
    ],
)
def test_a_bad_answer_is_refused_in_words(site, path, complaint):
    with pytest.raises(SourceError, match=complaint):
        get(site, path)


@pytest.mark.parametrize(
    "path", ["/gzip", "/x-gzip", "/members", "/padded", "/deflate", "/bare-deflate", "/identity"]
)
def test_a_compressed_page_is_the_page(site, path):
    assert get(site, path).data == PAGE


def test_a_page_that_would_swell_takes_no_more_memory_than_the_limit(site):
    tracemalloc.start()
    try:
        for path in ("/bomb", "/many-bombs", "/deflate-bomb", "/twice"):
            with pytest.raises(SourceError):
                get(site, path)
        assert tracemalloc.get_traced_memory()[1] < 5 * MAX_BYTES
    finally:
        tracemalloc.stop()


def test_user_name_and_password_serve_the_request_and_stand_nowhere_else(site):
    raw = get(site, "/moved", "editor:p%40ss:word@")
    sent = "Basic " + base64.b64encode(b"editor:p@ss:word").decode()
    assert site.asked[-2:] == [("/moved", sent), ("/page", sent)]
    assert raw.identity == raw.base == f"http://news.example:{site.server_port}/page"


@pytest.mark.parametrize(("path", "kept"), [("/own", True), ("/other", False)])
def test_a_password_goes_to_its_own_server_only(site, path, kept):
    get(site, path, "editor:hush@")
    _, sent = site.asked[-1]
    assert (sent is not None) is kept


def test_a_password_that_a_server_sends_to_is_not_kept_either(site):
    raw = get(site, "/echo")
    assert raw.identity == f"http://elsewhere.example:{site.server_port}/page"


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("http://h/a", "http://H/b", True),
        ("http://h/a", "https://h/a", True),
        ("https://h/a", "http://h/a", False),
        ("http://h:8080/a", "https://h:8080/a", False),
        ("https://h/a", "https://h:8443/a", False),
        ("https://h/a", "https://www.h/a", False),
        ("https://h/a", "https://h.evil/a", False),
    ],
)
def test_what_counts_as_the_same_server(before, after, same):
    assert _is_same_server(before, after) is same


@pytest.mark.parametrize(
    "path", ["/gone", "/huge", "/twice", "/cut", "/short", "/private", "/name", "/loop", "/file", "/broken"]
)
def test_no_complaint_names_the_password(site, path):
    with pytest.raises(SourceError) as caught:
        get(site, path, "editor:hush@")
    assert "hush" not in str(caught.value) + repr(caught.value.__context__)
    assert "editor" not in str(caught.value)


def test_a_server_that_drips_is_given_up_in_time(site):
    begin = time.monotonic()
    with pytest.raises(SourceError, match="answer"):
        get(site, "/slow", time_s=0.5)
    assert time.monotonic() - begin < 2


def test_a_name_is_resolved_once_and_the_checked_address_is_used(site):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return next(answers)

    url = f"http://rebind.example:{site.server_port}/page"
    raw = fetch(url, resolve=rebinding, permits=lambda address: address == "127.0.0.1")
    assert raw.data == PAGE
    assert asked == ["rebind.example"]


def test_one_private_address_among_several_is_enough_to_refuse():
    with pytest.raises(SourceError, match=r"10\.1\.2\.3"):
        fetch("http://mixed.example/", resolve=lambda *_: ["93.184.216.34", "10.1.2.3"])


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert get(site, "/page").data == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0/",
    ],
)
def test_the_own_machine_is_never_asked(url):
    with pytest.raises(SourceError):
        load(url, None)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org/"])
def test_only_http_and_https_are_read(url):
    with pytest.raises(SourceError, match="http or https"):
        load(url, None)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.1.1", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_that_is_public(address):
    assert is_public(address)
