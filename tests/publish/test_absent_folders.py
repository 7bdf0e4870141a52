"""Absence is no order: neither a disk that is not there nor folders that moved withdraw anything."""

from __future__ import annotations

import json
import shutil

import pytest

from briefing.errors import PackageError, UsageError
from tests.publish.test_absence import (
    another_episode,
    cover_gone,
    manifest_gone,
    manifest_of_a_later_format,
    script_edited,
    told,
)


def shelf_gone(desk):
    shutil.rmtree(desk.folder / "out")


def shelf_empty(desk):
    shutil.rmtree(desk.folder / "out")
    (desk.folder / "out" / "lost+found").mkdir(parents=True)


def shelf_a_file(desk):
    shutil.rmtree(desk.folder / "out")
    (desk.folder / "out").write_text("?", encoding="utf-8")


def shelf_a_link_to_nowhere(desk):
    shutil.rmtree(desk.folder / "out")
    (desk.folder / "out").symlink_to("/nowhere/at/all")


@pytest.mark.parametrize("spoil", [shelf_gone, shelf_empty, shelf_a_file, shelf_a_link_to_nowhere])
@pytest.mark.parametrize("places", [(), ("elsewhere",)])
def test_a_disk_that_is_not_there_withdraws_nothing(desk, spoil, places):
    desk.make()
    desk.make("other", title="新桥")
    desk.make("../elsewhere/third", title="第三座桥")
    desk.publish(desk.folder / "out", desk.folder / "elsewhere")
    before = desk.state()
    spoil(desk)
    done = desk.publish(*(desk.folder / place for place in places), days=1)
    assert "out: holds no episode any more; what was published from it stays: bridge, other" in told(done)
    assert done.withdrawn == ()
    assert desk.state() == before
    done = desk.publish(days=2, withdrawn=("bridge", "other"))
    assert (sorted(done.withdrawn), done.problems) == (["bridge", "other"], ())
    assert [each.findtext("title") for each in desk.items] == ["第三座桥"]


@pytest.mark.parametrize("spoil", [manifest_of_a_later_format, manifest_gone])
def test_a_folder_that_is_gone_and_one_that_cannot_be_read_may_be_the_same(desk, spoil):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    spoil(desk)
    (desk.folder / "out" / "bridge").rename(desk.folder / "out" / "renamed")
    done = desk.publish(days=1)
    assert "bridge: is gone, unless it is" in told(done)
    assert (done.withdrawn, len(desk.items)) == ((), 2)


def test_an_episode_that_moved_and_was_edited_stays(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    script_edited(desk)
    (desk.folder / "out" / "bridge").rename(desk.folder / "out" / "renamed")
    done = desk.publish(days=1)
    assert "renamed/script.md: was changed since" in told(done)
    assert (done.withdrawn, len(desk.items)) == ((), 2)


def test_two_episodes_that_change_places_stay_the_same_two(desk):
    first, second = desk.make(), desk.make("other", title="新桥")
    desk.publish()
    before = (desk.site / "feed.xml").read_bytes()
    aside = first.rename(first.with_name("aside"))
    aside = second.rename(first).parent / "aside"
    aside.rename(second)
    done = desk.publish(days=1)
    assert (done.problems, done.withdrawn) == ((), ())
    assert (desk.site / "feed.xml").read_bytes() == before


def test_another_episode_in_the_folder_of_one_takes_its_place_once_renamed(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    another_episode(desk)
    assert desk.publish(days=1).added == ()
    (desk.folder / "out" / "bridge").rename(desk.folder / "out" / "renamed")
    done = desk.publish(days=2)
    assert (done.withdrawn, len(done.added), done.problems) == (("bridge",), 1, ())


def test_a_new_episode_that_cannot_be_read_is_named_and_takes_no_number(desk):
    desk.make("other", title="新桥")
    desk.publish()
    desk.make()
    cover_gone(desk)
    desk.make("third", title="第三座桥")
    done = desk.publish(days=1)
    assert "bridge/cover.jpg" in told(done)
    assert done.added == ("第三座桥",)
    record = json.loads((desk.folder / "public.state.json").read_text(encoding="utf-8"))
    assert sorted(entry["number"] for entry in record["episodes"].values()) == [1, 2]


def test_where_there_is_nothing_else_to_publish_nothing_is_written(desk):
    desk.make()
    cover_gone(desk)
    with pytest.raises(PackageError, match=r"cover\.jpg"):
        desk.publish()
    assert not desk.site.exists()


def test_a_site_that_moves_takes_it_along(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    manifest_gone(desk)
    desk.base_url = "https://example.net/"
    desk.publish(days=1)
    text = (desk.site / "feed.xml").read_text(encoding="utf-8")
    assert "example.org" not in text
    assert desk.enclosure().is_file()


def test_a_run_killed_before_the_feed_keeps_the_files_that_the_feed_names(desk, monkeypatch):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    old = desk.enclosure()
    desk.make(body="改过的一句。")
    monkeypatch.setattr("briefing.publish.site.feed", lambda plan: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.publish(days=1)
    monkeypatch.undo()
    manifest_gone(desk)
    assert desk.publish(days=2).problems
    desk.publish(days=60)
    assert desk.enclosure() == old
    assert old.is_file()


def test_without_the_feed_nothing_is_done_to_what_only_the_feed_knows(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    manifest_gone(desk)
    (desk.site / "feed.xml").write_bytes(b"")
    before = desk.state()
    with pytest.raises(PackageError, match=r"feed\.xml: cannot be read, .* out/bridge"):
        desk.publish(days=1)
    assert desk.state() == before


def test_a_run_that_waited_for_another_sees_what_that_one_published(desk, monkeypatch):
    """The record is read once no other run can change it."""
    desk.make()
    desk.make("../elsewhere/other", title="新桥")
    desk.publish()
    from briefing.publish import site

    real = site.FileLock

    class Late(real):
        def acquire(self, *arguments, **options):
            monkeypatch.setattr(site, "FileLock", real)
            desk.publish(desk.folder / "elsewhere", days=1)
            return super().acquire(*arguments, **options)

    monkeypatch.setattr(site, "FileLock", Late)
    assert desk.publish(days=1).withdrawn == ()
    assert len(desk.items) == 2


def test_a_wrong_name_in_the_settings_is_told_before_anything_is_withdrawn(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    shutil.rmtree(desk.folder / "out" / "other")
    with pytest.raises(UsageError, match="did you mean bridge"):
        desk.publish(days=1, withdrawn=("brigde",))
    assert len(desk.items) == 2
