"""A file that is written holds the old content or the new at every moment."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from briefing.errors import BriefingError
from briefing.exchange import digest
from briefing.writing import clear_unfinished, put, save


def test_a_file_is_put_whole_and_its_folder_made(tmp_path):
    put(tmp_path / "a" / "feed.xml", (b"one ", b"two"))
    assert (tmp_path / "a" / "feed.xml").read_bytes() == b"one two"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["feed.xml"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "full")

    target = tmp_path / "feed.xml"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        put(target, (b"new",))
    assert [path.name for path in tmp_path.iterdir()] == ["feed.xml"]
    assert target.read_bytes() == b"old"


def test_pieces_that_end_in_an_error_leave_what_was_there(tmp_path):
    def broken():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "feed.xml", broken())
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_put_can_be_read_by_whom_the_user_lets(tmp_path):
    (tmp_path / "as-usual").write_bytes(b"")
    put(tmp_path / "feed.xml", ())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_what_killed_runs_left_goes_and_nothing_else(tmp_path):
    for name in (".feed.xml.0123abcd.unfinished", ".b.0123abcd.unfinished", ".b.unfinished", "feed.xml"):
        (tmp_path / name).touch()
    clear_unfinished(tmp_path, of="feed")
    assert {path.name for path in tmp_path.iterdir()} == {
        ".b.0123abcd.unfinished",
        ".b.unfinished",
        "feed.xml",
    }


def test_what_a_person_saved_since_is_kept_and_told(tmp_path):
    path = tmp_path / "script.md"
    path.write_bytes(b"old")
    seen = digest(path)
    path.write_bytes(b"edited")
    with pytest.raises(BriefingError, match="saved by somebody else"):
        save(path, b"new", seen)
    assert path.read_bytes() == b"edited"
    save(path, b"new", digest(path))
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["script.md"]
