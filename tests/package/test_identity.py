"""How a source is named relative to the folder of its episode, and when two names are of one source."""

import os
import unicodedata

import pytest

from briefing.package import identity


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("a")
    return tmp_path / "out"


def test_a_file_is_named_by_its_path_from_the_folder_of_episodes(out, tmp_path):
    assert identity.of_file(tmp_path / "inbox" / "a.txt", out) == "../inbox/a.txt"
    assert identity.of_file(out / "x.md", out) == "x.md"


def test_links_are_followed_on_both_sides(out, tmp_path):
    (tmp_path / "link.txt").symlink_to("inbox/a.txt")
    (tmp_path / "disk").symlink_to("out")
    assert identity.of_file(tmp_path / "link.txt", tmp_path / "disk") == "../inbox/a.txt"


def test_a_name_is_composed_however_a_system_keeps_it(out, tmp_path):
    apart = unicodedata.normalize("NFD", "café が.txt")
    assert identity.of_file(tmp_path / apart, out) == "../café が.txt"


@pytest.mark.parametrize(
    ("known", "same"),
    [
        ("../inbox/a.txt", True),
        ("../inbox/b.txt", False),
        ("../inbox/../inbox/a.txt", True),
        ("/old/work/inbox/a.txt", True),
        ("C:\\old\\work\\inbox\\a.txt", True),
        ("/old/work/outbox/a.txt", False),
        ("/old/work/inbox/aa.txt", False),
        ("https://example.org/inbox/a.txt", False),
        ("stdin:0123456789abcdef", False),
        ("", False),
    ],
)
def test_what_names_the_same_source(out, known, same):
    assert identity.is_same("../inbox/a.txt", known, out) is same


def test_a_chapter_is_not_another_one(out):
    assert identity.is_same("../inbox/a.txt#3", "../inbox/a.txt#3", out)
    assert not identity.is_same("../inbox/a.txt#3", "../inbox/a.txt#4", out)
    assert not identity.is_same("../inbox/a.txt#3", "../inbox/a.txt", out)


@pytest.mark.parametrize(
    ("known", "moves"),
    [
        ("../inbox/a.txt", False),
        ("../inbox/a.txt#3", False),
        ("../inbox/gone.txt", True),
        ("../inbox/gone.txt#3", True),
        ("/anywhere/a.txt", True),
        ("stdin:0123456789abcdef", True),
        ("unknown:0123456789abcdef", True),
        ("https://example.org/a", False),
    ],
)
def test_an_episode_goes_along_where_nothing_lies_at_its_old_place(out, known, moves):
    assert identity.moves_to("../inbox/new.txt", known, out) is moves
    assert not identity.moves_to("stdin:fedcba9876543210", known, out)


def test_a_path_from_a_root_is_rewritten_and_one_that_leads_nowhere_keeps_its_name_alone(out, tmp_path):
    assert identity.relative(str(tmp_path / "inbox" / "a.txt"), out) == "../inbox/a.txt"
    assert identity.relative("/nowhere/secret/b.txt", out) == "../b.txt"
    assert identity.relative("D:\\nowhere\\b.txt", out) == "../b.txt"
    assert identity.relative("../inbox/a.txt", out) == "../inbox/a.txt"
    assert identity.relative("https://example.org/a", out) == "https://example.org/a"


def test_a_guid_is_the_same_for_ever_and_tells_nothing():
    assert identity.guid("https://example.org/news/1234") == "7f1868ef-04ec-5489-8606-73c648b0071e"
    assert identity.guid("../a.txt", "text") != identity.guid("../a.txt", "other")


def test_a_drive_that_no_relative_path_leads_to_leaves_the_name(out, monkeypatch):
    def on_another_drive(*_):
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", on_another_drive)
    assert identity.of_file("inbox/a.txt", out) == "a.txt"
