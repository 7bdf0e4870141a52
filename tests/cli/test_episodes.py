"""`briefing episodes` lists what lies in a folder, and takes an episode away for good."""

import pytest

SHOW = 'base_url = "https://example.org/show/"'


@pytest.fixture
def two(same_desk):
    """Two episodes that are published."""

    def prepare():
        same_desk.settings(show=SHOW)
        same_desk.write("bridge.txt")
        same_desk.write("other.txt", "另桥\n\n另桥今天通车。\n")
        assert same_desk.make("bridge.txt", "other.txt").code == 0
        assert same_desk.run("publish").code == 0

    same_desk.once(prepare)
    return same_desk.episodes


def test_a_table_says_what_there_is(same_desk, two):
    done = same_desk.run("episodes")
    head, first, second = done.out.splitlines()
    assert head.split() == ["episode", "date", "length", "state", "published", "title"]
    assert first.split()[0] == str(two[0].relative_to(same_desk.folder)) and "  made  " in first
    assert second.endswith("  黄河大桥通车")
    assert same_desk.run("episodes", two[0]).out.count("\n") == 2
    assert same_desk.run("episodes", "away").err.startswith("briefing: away: no such folder")


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_removed_leaves_the_show_at_once_and_is_not_made_again_by_a_batch(same_desk, two, count):
    for folder in two[:count]:
        done = same_desk.run("episodes", "--remove", folder.relative_to(same_desk.folder), "--yes")
        assert done.out == f"out/{folder.name}  removed, and withdrawn from public\n"
    assert same_desk.episodes == two[count:]
    feed = (same_desk.folder / "public" / "feed.xml").read_text(encoding="utf-8")
    assert feed.count("<item>") == 2 - count
    assert len(list((same_desk.folder / "public").rglob("*.mp3"))) == 2 - count
    assert same_desk.make("bridge.txt", "other.txt").code == 0
    assert same_desk.episodes == two[count:]
    if count == 1:
        assert "unchanged" in same_desk.run("publish").out
    assert [path.name for path in (same_desk.folder / "out").glob(".*.new")] == []


def test_where_nobody_can_be_asked_nothing_is_removed(same_desk, two):
    done = same_desk.run("episodes", "--remove", two[0])
    assert (done.code, same_desk.episodes) == (2, two)
    assert done.err.endswith("nobody can be asked here (--yes removes it all the same)\n")
    assert same_desk.run("episodes", "--yes").code == 2


def test_a_folder_that_is_no_episode_is_not_removed(same_desk, two):
    same_desk.write("mine/notes.txt", "留着")
    (same_desk.folder / "link").symlink_to(two[0])
    for name in ("mine", "away", "link"):
        assert same_desk.run("episodes", "--remove", name, "--yes").code != 0
    assert (same_desk.folder / "mine/notes.txt").exists()
    assert same_desk.episodes == two


def test_what_cannot_be_withdrawn_is_not_deleted(same_desk, two):
    same_desk.settings()
    done = same_desk.run("episodes", "--remove", two[0], "--yes")
    assert (done.code, same_desk.episodes) == (2, two)
    assert "base_url is not set" in done.err
