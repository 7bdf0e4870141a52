"""The preview server answers as a real host does, and gives nothing away."""

from __future__ import annotations

import email
import http.client
import os
import signal
import subprocess
import sys
from email.policy import HTTP
from urllib.parse import urlsplit

import pytest

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "site"
    (folder / "episodes" / "一").mkdir(parents=True)
    (folder / "index.html").write_text("<p>show", encoding="utf-8")
    (folder / "episodes" / "index.html").write_text("<p>all", encoding="utf-8")
    (folder / "sound.mp3").write_bytes(CONTENT)
    (folder / "episode-0123456789abcdef.opus").write_bytes(b"x")
    (folder / "chapters-0123456789abcdef.json").write_text("{}", encoding="utf-8")
    (folder / "empty.vtt").touch()
    (folder / "feed.xml").write_text("<rss/>", encoding="utf-8")
    (folder / ".hidden").write_text("no", encoding="utf-8")
    (folder / ".feed.xml.0123abcd.unfinished").write_text("no", encoding="utf-8")
    (folder / "episodes" / "一" / "a b.txt").write_text("text", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
def ask(root, serve):
    address = urlsplit(serve(root))

    def asked(path, method="GET", **headers):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer

    return asked


def test_a_whole_file_says_that_parts_may_be_asked_for(ask):
    answer = ask("/sound.mp3")
    assert (answer.status, answer.content) == (200, CONTENT)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-99", 0, 100), ("bytes=10000-", 10000, 10240), ("bytes=-40", 10200, 10240)],
)
def test_a_part_is_206_with_its_place(ask, asked, start, stop):
    answer = ask("/sound.mp3", Range=asked)
    assert (answer.status, answer.content) == (206, CONTENT[start:stop])
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/10240"


def test_several_parts_come_as_multipart(ask):
    answer = ask("/sound.mp3", Range="bytes=0-9,500-509,-5")
    assert answer.status == 206
    assert len(answer.content) == int(answer.headers["Content-Length"])
    head = f"Content-Type: {answer.headers['Content-Type']}\r\n\r\n".encode()
    parts = email.message_from_bytes(head + answer.content, policy=HTTP).get_payload()
    assert [part["Content-Range"] for part in parts] == [
        "bytes 0-9/10240",
        "bytes 500-509/10240",
        "bytes 10235-10239/10240",
    ]
    for start, stop in ((0, 10), (500, 510), (10235, 10240)):
        assert CONTENT[start:stop] in answer.content


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_beyond_the_end_is_416(ask, asked):
    answer = ask("/sound.mp3", Range=asked)
    assert answer.status == 416
    assert answer.headers["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=x", "lines=1-2", "bytes=0-9,5-20"])
def test_a_range_that_makes_no_sense_is_not_heeded(ask, asked):
    answer = ask("/sound.mp3", Range=asked)
    assert (answer.status, answer.content) == (200, CONTENT)


def test_head_tells_the_same_without_the_file(ask):
    got, told = ask("/sound.mp3"), ask("/sound.mp3", "HEAD", Range="bytes=0-9")
    assert (told.status, told.content) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges"):
        assert told.headers[name] == got.headers[name]


def test_what_the_client_has_already_is_304(ask):
    headers = ask("/sound.mp3").headers
    for name, value in (
        ("If_None_Match", headers["ETag"]),
        ("If_None_Match", f'"x", W/{headers["ETag"]}'),
        ("If_None_Match", "*"),
        ("If_Modified_Since", headers["Last-Modified"]),
    ):
        answer = ask("/sound.mp3", **{name: value})
        assert (answer.status, answer.content) == (304, b"")
        assert answer.headers["ETag"] == headers["ETag"]
    assert ask("/sound.mp3", If_None_Match='"x"', If_Modified_Since=headers["Last-Modified"]).status == 200


def test_a_resumed_download_of_a_changed_file_starts_over(ask, root):
    tag = ask("/sound.mp3").headers["ETag"]
    assert ask("/sound.mp3", Range="bytes=100-", If_Range=tag).status == 206
    assert ask("/sound.mp3", Range="bytes=100-", If_Range='"other"').status == 200
    (root / "sound.mp3").write_bytes(CONTENT[::-1] + b"more")
    answer = ask("/sound.mp3", Range="bytes=100-", If_Range=tag)
    assert (answer.status, answer.content) == (200, CONTENT[::-1] + b"more")


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/feed.xml", "application/rss+xml; charset=utf-8", "no-cache"),
        ("/empty.vtt", "text/vtt; charset=utf-8", "no-cache"),
        ("/episode-0123456789abcdef.opus", "audio/ogg; codecs=opus", "public, max-age=31536000, immutable"),
        (
            "/chapters-0123456789abcdef.json",
            "application/json+chapters",
            "public, max-age=31536000, immutable",
        ),
    ],
)
def test_each_kind_of_file_has_its_type_and_may_be_kept_as_long_as_its_name_allows(ask, path, kind, kept):
    answer = ask(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == kept
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_empty_file_is_served(ask):
    answer = ask("/empty.vtt")
    assert (answer.status, answer.content, answer.headers["Content-Length"]) == (200, b"", "0")
    assert ask("/empty.vtt", Range="bytes=0-").status == 416


def test_a_folder_without_a_slash_is_sent_to_one_with(ask):
    answer = ask("/episodes?x=1")
    assert (answer.status, answer.headers["Location"]) == (301, "/episodes/")
    assert ask("/episodes/").content == b"<p>all"
    assert ask("/episodes/%E4%B8%80/").status == 404
    assert ask("/episodes/%E4%B8%80/a%20b.txt?x#y").content == b"text"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/episodes/../../secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/link.txt",
        "/.hidden",
        "/.feed.xml.0123abcd.unfinished",
        "/%2efeed.xml.0123abcd.unfinished",
        "/sound.mp3/",
        "/sound.mp3%00.txt",
        "/C:/secret.txt",
        "/nowhere",
        "/%ff%fe",
        "http://evil.example/../secret.txt",
        "*",
    ],
)
def test_nothing_hidden_and_nothing_outside_is_served(ask, path):
    answer = ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.content


def test_a_whole_address_is_as_good_as_its_path(ask):
    assert ask("http://127.0.0.1/feed.xml").content == b"<rss/>"


def test_no_redirect_leads_to_another_host(ask):
    assert ask("//evil.example").status == 404
    assert ask("//evil.example/%2e%2e").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(ask, method):
    assert ask("/sound.mp3", method).status == 501


def test_one_connection_serves_several_requests(root, serve):
    address = urlsplit(serve(root))
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
    for path, status in (("/", 200), ("/nowhere", 404), ("/sound.mp3", 200)):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
    connection.close()


def test_the_command_says_where_it_is_and_ends_clean_with_ctrl_c(root):
    words = [sys.executable, "-m", "briefing", "serve", str(root), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        address = urlsplit(process.stdout.readline().split()[0])
        assert address.hostname == "127.0.0.1"
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
        connection.request("GET", "/", headers={"Range": "bytes=0-2"})
        assert connection.getresponse().read() == b"<p>"
        connection.close()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        assert process.returncode == 0
        assert out == "ended\n"
        assert err == "206 GET / HTTP/1.1\n"


def test_another_host_than_this_machine_is_warned_of(root):
    words = [sys.executable, "-m", "briefing", "serve", str(root), "--port", "0", "--host", "0.0.0.0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
        assert err.startswith("warning: whoever reaches 0.0.0.0 can read")


def test_a_port_that_is_taken_and_a_folder_that_is_not_there_are_one_line_each(root, serve, tmp_path):
    port = urlsplit(serve(root)).port
    for words, code, line in (
        (
            [str(root), "--port", str(port)],
            1,
            f"briefing: 127.0.0.1:{port}: cannot listen: Address already in use",
        ),
        ([str(tmp_path / "none")], 2, f"briefing: {tmp_path / 'none'}: no such folder"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "serve", *words],
            capture_output=True,
            text=True,
            timeout=20,
            env=os.environ,
            check=False,
        )
        assert done.returncode == code
        assert done.stderr.startswith(line)
        assert done.stderr.count("\n") == 1
