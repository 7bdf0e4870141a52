"""Which show an episode is of, and when it is published: two in one folder, a coming date."""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import clock
from briefing.package import identity
from briefing.publish.identity import podcast_guid
from tests.cli.conftest import OTHERS, article, told

MORNING = podcast_guid("https://example.org/show/feed.xml")


@pytest.fixture
def desk(same_desk):
    return same_desk


@pytest.fixture
def at(monkeypatch):
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment))


def feed(site="public"):
    return Path(site, "feed.xml").read_text(encoding="utf-8")


def value(name, site="public"):
    return re.findall(f"<{name}[^>]*>([^<]*)</{name}>", feed(site))


def settings(name, **show):
    lines = "\n".join(f'{key} = "{text}"' for key, text in show.items())
    Path(name).write_text(f"[show]\n{lines}\n", encoding="utf-8")


@pytest.fixture
def evening(desk, sh, work):
    """A second article, made after the first was published, and the settings of a second show."""
    sh("briefing publish")
    desk.write("work/inbox/新.txt", article(0, "图书馆延时"))
    sh("briefing make inbox/新.txt")
    settings("evening.toml", title="晚报", base_url="https://example.org/evening/")
    return Path("out/图书馆延时")


def test_a_show_leaves_out_what_another_has_published_and_names_it(sh, work, evening):
    done = sh("briefing publish --show evening.toml --to evening")
    assert done.out.splitlines() == [
        "evening  1 episode  https://example.org/evening/feed.xml",
        "added: 图书馆延时",
        f"left out, of the show {MORNING}: 黄河大桥通车",
    ]
    done = sh("briefing publish")
    assert done.out.splitlines() == [
        "public  1 episode  https://example.org/show/feed.xml  unchanged",
        f"left out, of the show {value('podcast:guid', 'evening')[0]}: 图书馆延时",
    ]
    assert (value("title")[2:], value("title", "evening")[2:]) == (["黄河大桥通车"], ["图书馆延时"])


def test_what_two_shows_had_published_stays_in_both(sh, work, evening):
    sh("briefing publish out/图书馆延时 --show evening.toml --to evening")
    path = evening / "manifest.json"
    record = told(evening)
    path.write_text(json.dumps(record | {"show": ""}), encoding="utf-8")  # as an older version left it
    sh("briefing publish")
    before = feed("evening")
    done = sh("briefing publish --show evening.toml --to evening")
    assert f"left out, of the show {MORNING}: 图书馆延时, 黄河大桥通车" in done.out
    assert feed("evening") == before


def test_a_first_show_of_nothing_but_anothers_episodes_is_refused_and_the_fix_is_told(sh, work):
    sh("briefing publish")
    settings("evening.toml", title="晚报", base_url="https://example.org/evening/")
    done = sh("briefing publish --show evening.toml --to evening", code=2)
    assert f"all episodes there are of another show, {MORNING}" in done.err
    settings("evening.toml", title="晚报", base_url="https://example.org/evening/", guid=MORNING)
    assert sh("briefing publish --show evening.toml --to evening").out.startswith("evening  1 episode")


@pytest.mark.parametrize(
    "change",
    [
        {"base_url": "https://other.example/"},
        {"title": "另一个名字", "base_url": "https://example.org/show/"},
    ],
)
def test_a_show_is_its_guid_whatever_its_address_and_its_title_become(sh, work, change):
    sh("briefing publish")
    before = value("guid"), value("podcast:guid")
    settings("new.toml", **change)
    done = sh("briefing publish --show new.toml")
    assert "left out" not in done.out
    assert (value("guid"), value("podcast:guid")) == before == ([told(work)["guid"]], [MORNING])
    assert json.loads(Path("public.state.json").read_text("utf-8"))["guid"] == MORNING


def test_a_site_of_an_older_version_keeps_the_guid_that_its_feed_has(sh, work):
    sh("briefing publish")
    record = json.loads(Path("public.state.json").read_text("utf-8"))
    del record["guid"]
    Path("public.state.json").write_text(json.dumps(record), encoding="utf-8")
    settings("new.toml", base_url="https://other.example/")
    sh("briefing publish --show new.toml")
    assert value("podcast:guid") == [MORNING]


def test_a_show_that_gets_a_guid_of_its_own_keeps_its_episodes(sh, work):
    sh("briefing publish")
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    settings("new.toml", base_url="https://example.org/show/", guid=guid)
    for _ in range(2):
        done = sh("briefing publish --show new.toml")
        assert done.out.startswith("public  1 episode")
        assert "left out" not in done.out
    assert (value("podcast:guid"), told(work)["show"]) == ([guid], guid)


def test_a_clone_of_a_site_is_the_same_show(sh, work):
    done = sh("""
        briefing publish
        cp -r public mirror
        cp public.state.json mirror.state.json
        briefing publish --to mirror""")
    assert done.out == "mirror  1 episode  https://example.org/show/feed.xml  unchanged\n"


def test_an_episode_knows_its_show_and_is_not_made_again_for_it(sh, work):
    sh("briefing publish")
    assert told(work)["show"] == MORNING
    assert sh("briefing make inbox/今日.txt").out.endswith("unchanged\n")
    sh("briefing make inbox/今日.txt --force")
    assert told(work)["show"] == MORNING


def test_two_folders_that_name_a_source_alike_are_two_episodes(desk, sh):
    desk.settings(show='base_url = "https://example.org/show/"')
    for day, kept in (("mo", 10), ("tu", 0)):
        desk.write(f"{day}/今日.txt", article(kept))
        sh(f"briefing make {day}/今日.txt --out {day}/out")
    assert sh("briefing publish mo/out tu/out").out.startswith("public  2 episodes")
    sh("cp -r mo/out/黄河大桥通车 tu/out/副本")
    done = sh("briefing publish mo/out tu/out", code=1)
    assert "an episode of the same source as" in done.err
    assert len(value("guid")) == 2


def test_an_episode_that_cannot_note_down_its_show_is_published_and_that_is_said(sh, work, monkeypatch):
    def read_only(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("briefing.package.claim.put", read_only)
    done = sh("briefing publish")
    assert done.out.startswith("public  1 episode")
    assert f"{work}: cannot note down that it is of this show: cannot be written: Read-only" in done.err


# --- a coming date


def dated(text, date):
    return f"{text.partition(chr(10))[0]}\n{date}\n{text.partition(chr(10))[2]}"


def test_an_episode_of_a_coming_date_is_held_until_then_and_that_is_said(desk, sh, work, at):
    desk.write("work/inbox/新.txt", dated(article(0, "图书馆延时"), "2026年12月1日 07:30"))
    sh("briefing make inbox/新.txt")
    at("2026-11-30T23:29:59+00:00")
    done = sh("briefing publish")
    assert "held until 2026-12-01T07:30+08:00: 图书馆延时" in done.out
    assert value("guid") == [told(work)["guid"]]
    at("2026-11-30T23:30:00+00:00")
    done = sh("briefing publish")
    assert "added: 图书馆延时" in done.out
    assert "Tue, 01 Dec 2026 07:30:00 +0800" in value("pubDate")


def test_a_show_of_coming_episodes_only_begins_without_any(desk, sh, at):
    desk.settings(show='base_url = "https://example.org/show/"')
    desk.write("新.txt", dated(article(0, "图书馆延时"), "2026-12-01"))
    at("2026-11-25T04:00:00+00:00")
    done = sh("briefing make 新.txt\n briefing publish")
    assert done.out.startswith("public  0 episodes")
    assert "held until 2026-12-01T00:00+08:00: 图书馆延时" in done.out


def test_a_published_episode_that_gets_a_coming_date_stays_as_it_was(desk, sh, work, at):
    at("2026-11-25T04:00:00+00:00")
    sh("briefing publish")
    before = feed()
    desk.write("work/inbox/今日.txt", dated(article(9), "2026-12-01"))
    done = sh("briefing make inbox/今日.txt\n briefing publish")
    assert "held until" in done.out
    assert feed() == before


# --- what older versions wrote


def aged(desk, folder, source):
    """Makes the episode in ``folder`` what an older version would have made of the file ``source``."""
    record = told(folder)
    for key in ("guid", "show", "sketch"):
        del record[key]
    script = (folder / "script.md").read_text(encoding="utf-8")
    old = script.replace(f"source: {record['source']}", f"source: {source}")
    assert old != script
    (folder / "script.md").write_text(old, encoding="utf-8")
    digest = hashlib.sha256(old.encode()).hexdigest()
    record |= {
        "source": str(source),
        "derived_script_sha256": digest,
        "script_sha256": digest,
        "build": "old",
    }
    record["source_sha256"] = "of another version"
    record["files"]["script.md"] = {"bytes": len(old.encode()), "sha256": digest}
    (folder / "manifest.json").write_text(json.dumps(record), encoding="utf-8")
    for path in (*Path("out/.known").glob("*"), *Path().glob("public.state.json")):
        path.unlink()


@pytest.fixture
def old(desk, work):
    """The episode as an older version made it, and the source that it names."""
    source = (desk.folder / "work" / "inbox" / "今日.txt").resolve()
    aged(desk, work, source)
    return source


@pytest.mark.parametrize("what", ["inbox/今日.txt", "out/黄河大桥通车"])
def test_an_absolute_path_is_understood_and_rewritten_and_the_published_guid_kept(desk, sh, work, old, what):
    sh("briefing publish")
    published = value("guid")
    assert published == [identity.guid(str(old))]
    sh(f"briefing make {what}")
    assert (told(work)["source"], told(work)["guid"]) == ("../inbox/今日.txt", published[0])
    assert str(desk.folder) not in (work / "script.md").read_text(encoding="utf-8")
    assert sh("briefing publish").out.startswith("public  1 episode")
    assert value("guid") == published
    assert sh("briefing make inbox/今日.txt out/黄河大桥通车").out.count("unchanged") == 2


@pytest.mark.parametrize("corrected", [10, 9])
def test_an_old_episode_is_known_again_in_a_work_folder_that_was_moved(desk, sh, work, old, corrected):
    sh("cd ..\n mv work elsewhere\n cd elsewhere")
    desk.write("elsewhere/inbox/今日.txt", article(corrected))
    sh("briefing make inbox/今日.txt")
    assert (told(work)["source"], told(work)["guid"]) == ("../inbox/今日.txt", identity.guid(str(old)))
    assert len(list(Path("out").iterdir())) == 3, "the episode, its lock, its card"


def test_an_old_episode_is_not_replaced_by_another_article(desk, sh, work, old):
    desk.write("work/inbox/今日.txt", article(0))
    done = sh("briefing make inbox/今日.txt")
    assert "holds another article" in done.err
    assert OTHERS[0] not in (work / "script.md").read_text(encoding="utf-8")


def test_an_edited_old_episode_is_kept(sh, work, old):
    script = work / "script.md"
    script.write_text(script.read_text(encoding="utf-8").replace("风筝", "纸飞机"), encoding="utf-8")
    assert "kept: " in sh("briefing make inbox/今日.txt").out


def test_a_lost_old_manifest_loses_no_guid(sh, work, old):
    sh("briefing publish")
    published = value("guid")
    (work / "manifest.json").unlink()
    sh("briefing make inbox/今日.txt\n briefing publish")
    assert value("guid") == published


def test_a_lost_manifest_loses_no_guid_though_the_article_was_corrected_since(desk, sh, work):
    sh("briefing publish")
    published = value("guid")
    desk.write("work/inbox/今日.txt", article(9))
    sh("briefing make inbox/今日.txt")
    (work / "manifest.json").unlink()
    sh("briefing make inbox/今日.txt\n briefing publish")
    assert value("guid") == published


def test_a_published_episode_is_known_again_by_its_text_though_out_was_lost(desk, sh, work):
    sh("briefing publish")
    published = value("guid")
    desk.write("work/inbox/今日.txt", article(8))
    done = sh("briefing make inbox/今日.txt\n rm -r out\n briefing make inbox/今日.txt\n briefing publish")
    assert "replaced: 黄河大桥通车" in done.out
    assert (value("guid"), told(work)["guid"]) == (published, published[0])


def test_another_article_in_the_place_of_a_published_one_is_not_taken_for_it(desk, sh, work):
    sh("briefing publish\n rm -r out")
    before = feed()
    desk.write("work/inbox/今日.txt", article(0))
    sh("briefing make inbox/今日.txt")
    assert "is another episode than the one that was published from there" in sh("briefing publish", 1).err
    assert feed() == before


def test_the_clock_is_asked_in_utc():
    assert clock.now().tzinfo is UTC
