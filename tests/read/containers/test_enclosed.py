"""Pictures that lie in one file with their article come with it, and nothing else of that file does."""

from __future__ import annotations

import json

import pytest

from briefing.cli.read import as_json_text
from briefing.errors import SourceError
from briefing.nouns import Article, Block, Picture, Role
from briefing.read.containers.archive import Archive
from briefing.read.containers.enclosed import Enclosed
from briefing.read.taken import Origin, taken
from tests.read.containers.test_archive import zipped

ARCHIVE = Archive(zipped([("word/media/image1.png", b"one"), ("word/document.xml", b"<p/>")]))


def shown(*addresses):
    return [Block(Role.PICTURE, "", picture=Picture(address)) for address in addresses]


def test_what_the_article_shows_is_had_by_its_address():
    held = Enclosed(ARCHIVE, shown("word/media/image1.png", "word/media/gone.png", "https://example.org/a"))
    assert dict(held) == {"word/media/image1.png": b"one"}
    assert taken("word/media/image1.png", Origin(enclosed=held), 1.0) == b"one"
    with pytest.raises(SourceError):
        taken("word/document.xml", Origin(enclosed=held), 1.0)


def test_json_names_pictures_and_leaves_out_their_bytes():
    blocks = tuple(shown("word/media/image1.png"))
    told = json.loads(as_json_text(Article("桥", blocks, "-", enclosed=Enclosed(ARCHIVE, blocks))))
    assert "enclosed" not in told
    assert told["blocks"][0]["picture"]["address"] == "word/media/image1.png"
