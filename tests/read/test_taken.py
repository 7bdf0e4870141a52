"""A picture comes from the article's own folder, out of itself, or from the web if the article did."""

from __future__ import annotations

import os

import pytest

from briefing.errors import SourceError
from briefing.read.fetch import fetch
from briefing.read.taken import ACCEPT, Origin, embedded, taken
from tests.read.test_fetch import site  # noqa: F401


def never(url, _time_s):
    pytest.fail(f"{url} was asked for")


@pytest.fixture
def folder(tmp_path):
    """An article's folder, and beside it what is none of its business."""
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    home = tmp_path / "article"
    (home / "img").mkdir(parents=True)
    (home / "img" / "a b.jpg").write_bytes(b"inside")
    (home / "50%25.jpg").write_bytes(b"percent")
    (home / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (home / "up").symlink_to(tmp_path)
    (home / "in.jpg").symlink_to(home / "img" / "a b.jpg")
    (home / "round.jpg").symlink_to(home / "round.jpg")
    os.mkfifo(home / "pipe.jpg")
    return home


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("img/a b.jpg", b"inside"),
        ("img/a%20b.jpg", b"inside"),
        ("img/a%20b.jpg?size=2#top", b"inside"),
        ("./img/a b.jpg", b"inside"),
        ("in.jpg", b"inside"),
        ("50%25.jpg", b"percent"),
    ],
)
def test_a_file_beside_the_article_is_taken(folder, address, data):
    assert taken(address, Origin(folder), 1.0, never) == data


@pytest.mark.parametrize(
    "address",
    [
        "../secret.jpg",
        "img/../../secret.jpg",
        "%2e%2e/secret.jpg",
        "..\\secret.jpg",
        "out.jpg",
        "up/secret.jpg",
        "/etc/passwd",
        "%2Fetc%2Fpasswd",
        "file:///etc/passwd",
        "C:\\secret.jpg",
        "//host/share.jpg",
        "https://example.org/a.jpg",
        "round.jpg",
        "pipe.jpg",
        "img",
        "none.jpg",
        "a\0b.jpg",
        "a" * 5000,
    ],
)
def test_nothing_else_is_and_nothing_is_asked_of_the_web(folder, address):
    with pytest.raises(SourceError):
        taken(address, Origin(folder), 1.0, never)


def test_a_file_is_read_only_so_far(folder):
    with (folder / "huge.jpg").open("wb") as file:
        file.truncate(10_000_001)
    with pytest.raises(SourceError, match="longer than 10 MB"):
        taken("huge.jpg", Origin(folder), 1.0, never)


def test_what_stood_in_the_article_is_had_wherever_that_came_from():
    held = {"data:1": b"held"}
    assert taken("data:1", Origin(held=held), 1.0, never) == b"held"
    assert taken("data:,whole", Origin(), 1.0, never) == b"whole"
    assert taken("data:1", Origin(fetched=True, held=held), 1.0, never) == b"held"


@pytest.mark.parametrize("address", ["a.jpg", "https://example.org/a.jpg"])
def test_of_standard_input_there_is_nothing_beside(address):
    with pytest.raises(SourceError):
        taken(address, Origin(), 1.0, never)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "a.jpg", "ftp://example.org/a.jpg", "data:2"])
def test_an_article_from_the_web_has_pictures_from_there_only(address):
    with pytest.raises(SourceError, match="not an http or https address"):
        taken(address, Origin(fetched=True), 1.0, never)


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("data:image/png;base64,aGVs bG8=", b"hello"),
        ("data:image/png,hel%6Co", b"hello"),
        ("data:;base64,a", None),
        ("https://example.org/", None),
    ],
)
def test_a_data_address_holds_its_picture(address, data):
    assert embedded(address) == data


def test_it_is_fetched_under_the_rules_for_pages(site):  # noqa: F811
    def get(url, time_s):
        return fetch(
            url,
            resolve=lambda host, _port: ["10.0.0.1" if host == "inside.example" else "127.0.0.1"],
            permits=lambda address: address == "127.0.0.1",
            time_s=time_s,
            accept=ACCEPT,
        ).data

    web = Origin(fetched=True)
    assert taken(f"http://news.example:{site.server_port}/page", web, 5.0, get)
    for path in ("/gone", "/huge", "/private", "/loop", "/bomb"):
        with pytest.raises(SourceError):
            taken(f"http://news.example:{site.server_port}{path}", web, 5.0, get)
    with pytest.raises(SourceError, match="not a public address"):
        taken("http://inside.example/a.jpg", web, 5.0, get)
    with pytest.raises(SourceError, match=r"seconds|in time"):
        taken(f"http://news.example:{site.server_port}/slow", web, 0.2, get)
