"""A password in an address serves the request for it, and stands in no file and no line."""

from __future__ import annotations

import functools
import http.server
import io
import threading
import zipfile

import pytest

from briefing.address import hidden, without_userinfo
from briefing.read import fetch as fetching

PAGE = """<html><head><title>黄河大桥通车</title></head><body><article><h1>黄河大桥通车</h1>
<p>横跨黄河的新桥今天正式通车，来自两岸的数千名居民冒着小雨前来观看通车仪式。</p>
<p>大桥全长2.4公里，双向六车道，<a href="/more">设计速度</a>为每小时80公里，建设历时四年。</p>
</article></body></html>"""


@pytest.fixture
def address(monkeypatch):
    """Of a page on this machine, which is taken for a public one here; with a name and a password."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.headers["Authorization"] else 401)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setattr(
        fetching,
        "fetch",
        functools.partial(fetching.fetch, resolve=lambda *_: ["127.0.0.1"], permits=lambda _: True),
    )
    yield f"http://editor:hush%40@news.example:{server.server_port}/bridge"
    server.shutdown()
    server.server_close()


def holding(folder, *words):
    """The files in ``folder`` that hold one of ``words``, books opened."""
    for path in folder.rglob("*"):
        if path.is_file():
            contents = [path.read_bytes()]
            if path.suffix == ".epub":
                with zipfile.ZipFile(io.BytesIO(contents[0])) as book:
                    contents += [book.read(name) for name in book.namelist()]
            if any(word.encode() in content for word in words for content in contents):
                yield path.name


def test_no_file_of_episode_and_show_holds_it(desk, address):
    desk.settings(show='base_url = "https://example.org/show/"')
    folder = desk.made(address)
    assert desk.run("publish").code == 0
    assert not list(holding(desk.folder, "hush", "editor:"))
    plain = without_userinfo(address)
    assert {"manifest.json", "script.md", "index.html"} <= {*holding(folder, plain)}
    assert "unchanged" in desk.make(address).out
    assert "unchanged" in desk.make(folder).out


def test_what_is_printed_names_it_nowhere(desk, address):
    for words in (["read", "--json"], ["read", "-v"], ["script"]):
        done = desk.run(*words, address)
        assert done.code == 0, done.err
        assert "hush" not in done.out + done.err


@pytest.mark.parametrize(
    "address",
    [
        "http://editor:hush@127.0.0.1/a",
        "https://editor:hush@[::1/a",
        "https://editor:hush@/a",
        "ftp://editor:hush@example.org/a",
        "https://editor:hush hush@127.0.0.1/a",
        "https://editor:hush@hush@127.0.0.1/a",
        "HTTPS://editor:hush@127.0.0.1:99999/a",
    ],
)
def test_no_complaint_names_it(desk, address):
    for words in (["make"], ["read"], ["script"], ["make", "nowhere.txt"]):
        done = desk.run(*words, address)
        assert done.code == 1
        assert "hush" not in done.out + done.err
        assert "editor" not in done.err


def test_the_settings_may_not_publish_one(desk):
    desk.settings(show='base_url = "https://editor:hush@example.org/show/"')
    done = desk.run("publish")
    assert done.code == 2
    assert done.err.startswith(
        "briefing: briefing.toml:23: [show] base_url: a user name or password would stand"
    )
    assert "hush" not in done.err


def test_one_that_a_person_wrote_into_a_script_is_not_published(desk):
    desk.settings(show='base_url = "https://example.org/show/"')
    desk.made(
        desk.write(
            "bridge.md", "---\nscript: 1\nsource: https://editor:hush@example.org/a\n---\n今天通车。\n"
        )
    )
    assert desk.run("publish").code == 0
    assert not list(holding(desk.folder / "public", "hush"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://u:p@h/a@b", "https://h/a@b"),
        ("https://u@h?q=@", "https://h?q=@"),
        ("https://h/a@b", "https://h/a@b"),
        ("https://h?q=u:p@h", "https://h?q=u:p@h"),
        ("u:p@h", "u:p@h"),
        ("mailto:u@h", "mailto:u@h"),
    ],
)
def test_only_what_stands_before_the_host_is_taken_out(before, after):
    assert without_userinfo(before) == after
    assert hidden(f"cannot read {before}: no") == f"cannot read {after}: no"


@pytest.mark.parametrize(
    "text", ["https:/user:s3cret@x.y/: no such folder", "https://user:s3/cret@x.y/: no such host"]
)
def test_a_message_hides_it_however_the_address_was_spoilt(text):
    assert "cret" not in hidden(text)


def test_an_address_with_an_at_sign_later_on_is_shown_whole():
    text = "http://localhost:8080/@name/news: no article"
    assert hidden(text) == text
