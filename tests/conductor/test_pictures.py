"""Which pictures of a script an episode gets, under which names, and what is asked for only once."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from briefing.conductor import pictures as module
from briefing.conductor.pictures import gathered, kept_in, set_apart, told
from briefing.errors import SourceError
from briefing.nouns import Picture, PictureFile, Pictures, Role, Script, Section, Segment
from briefing.package.manifest import Manifest, file_records
from briefing.read.taken import Origin
from tests.package.manifests import NOTHING_SAID

WEB = Origin(fetched=True)


def png(colour="red", size=60):
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()


def script(*addresses):
    shown = [(Segment("", Role.PICTURE, picture=Picture(address)),) for address in addresses]
    return Script("题", (Section(None, 1, ((Segment("通车。"),), *shown)),))


class Web:
    """What lies at addresses, and what was asked for."""

    def __init__(self, **pages):
        self.pages, self.asked = pages, []

    def get(self, url, _time_s):
        self.asked.append(url)
        name = url.rpartition("/")[2]
        if name not in self.pages:
            raise SourceError("the server answers 404 Not Found")
        return self.pages[name]


def names(found):
    return {address.rpartition("/")[2]: file.name for address, file in found.files.items()}


def test_they_are_numbered_as_they_stand_each_once_and_the_missing_are_told():
    web = Web(a=png(), b=png("blue"))
    urls = [f"https://example.org/{name}" for name in "acbab"]
    found = gathered(script(*urls), WEB, {}, anew=False, get=web.get)
    assert names(found) == {"a": "pictures/1.png", "b": "pictures/2.png"}
    assert len(web.asked) == 3
    assert told(found) == "1 picture cannot be had: https://example.org/c the server answers 404 Not Found"
    assert not told(Pictures())


def test_what_shows_nothing_is_left_out_without_a_word():
    found = gathered(script("https://example.org/a"), WEB, {}, anew=False, get=Web(a=png(size=1)).get)
    assert (found.files, found.missing) == ({}, {})


def test_what_the_episode_has_is_not_asked_for_again():
    kept = {"https://example.org/a": PictureFile("pictures/7.png", b"as it is", 60, 60)}
    web = Web(b=png())
    found = gathered(script("https://example.org/b", *kept), WEB, kept, anew=False, get=web.get)
    assert names(found) == {"b": "pictures/1.png", "a": "pictures/2.png"}
    assert found.files["https://example.org/a"].data == b"as it is"
    assert web.asked == ["https://example.org/b"]


def test_beside_an_article_the_newest_counts_and_what_is_gone_is_kept(tmp_path):
    kept = {name: PictureFile("pictures/1.png", b"old", 60, 60) for name in ("a.png", "gone.png")}
    (tmp_path / "a.png").write_bytes(png("blue"))
    found = gathered(script("a.png", "gone.png"), Origin(tmp_path), kept, anew=True)
    assert [file.data == b"old" for file in found.files.values()] == [False, True]


def test_of_hundreds_a_page_gets_so_many():
    urls = [f"https://example.org/{number}" for number in range(500)]
    web = Web(**{str(number): png() for number in range(500)})
    found = gathered(script(*urls), WEB, {}, anew=False, get=web.get)
    assert len(found.files) == len(web.asked) == module.MOST
    assert told(found).startswith(f"{500 - module.MOST} pictures cannot be had: ")
    assert told(found).endswith("more")


def test_all_of_them_together_take_only_so_long(monkeypatch):
    clock = iter(range(0, 1000, 40))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    web = Web(a=png(), b=png(), c=png())
    found = gathered(script(*(f"https://example.org/{n}" for n in "abc")), WEB, {}, anew=False, get=web.get)
    assert len(web.asked) == 1
    assert set(found.missing.values()) == {"was not fetched: the others took 60 seconds"}


def test_a_picture_in_the_article_itself_gets_a_short_address():
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    short, held = set_apart(script(address, "a.png"))
    first, second = (segment.picture.address for segment in short.segments() if segment.picture)
    assert (len(first), second) == (21, "a.png")
    assert held == {first: png()}
    assert gathered(short, Origin(held=held), {}, anew=False).files[first].name == "pictures/1.png"


@pytest.mark.parametrize("changed", [False, True])
def test_only_pictures_that_are_as_they_were_made_are_kept(tmp_path, changed):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "1.png").write_bytes(png())
    listed = {"pictures/1.png": "a.png", "pictures/2.png": "b.png"}
    record = Manifest(
        **NOTHING_SAID, source="a.md", title="题", pictures=listed, files=file_records(tmp_path)
    )
    if changed:
        (tmp_path / "pictures" / "1.png").write_bytes(png("blue"))
    assert list(kept_in(tmp_path, record)) == ([] if changed else ["a.png"])
    assert not kept_in(tmp_path, None)


def test_an_address_is_told_as_a_terminal_may_show_it():
    hostile = "https://u:secret@example.org/\x1b[2J" + "a" * 200
    line = told(Pictures(missing={hostile: "no such file"}))
    assert "\x1b" not in line
    assert "secret" not in line
    assert len(line) < 140
