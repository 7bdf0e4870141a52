"""`briefing bulletin`: many stories of pages, feeds and files, one episode."""

import io
import json
import re
import zipfile
from contextlib import redirect_stderr
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from mutagen import id3
from PIL import Image

from briefing import cli
from tests.cli.conftest import OTHERS, SENTENCES, Desk
from tests.cli.news import ENDLESS, Site, page

pytest.importorskip("feedparser")


class Made(NamedTuple):
    folder: Path
    said: str
    root: str


ARTICLE = "市图书馆周末延长开放时间。"


@pytest.fixture
def desk(same_desk):
    return same_desk


def script(folder):
    return (folder / "script.md").read_text(encoding="utf-8")


def stories(folder):
    return re.findall(r"^- title: (.+)$", script(folder), re.MULTILINE)


def bulletin(desk, *words, code=0):
    done = desk.run("bulletin", "--date", "2026-11-26", *words)
    assert done.code == code, done
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The episode of two feeds, and of a file of one sentence without a title."""
    folder = tmp_path_factory.mktemp("bulletin")
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, Site() as site, redirect_stderr(said):
        patch.chdir(folder)
        site.taken_for_public(patch)
        root = site.news()
        Desk(folder, None).write("in/一句.txt", ARTICLE)
        with pytest.raises(SystemExit) as stopped:
            cli.main(["bulletin", f"{root}/rss", f"{root}/atom", "in", "--date", "2026-11-26"])
        site.shutdown()
    assert stopped.value.code == 0, said.getvalue()
    return Made(next(folder.glob("out/*-*")), said.getvalue(), root)


def test_feeds_pages_and_folders_become_one_episode_in_order_the_newest_first(made):
    folder, said, _ = made
    assert stories(folder) == [
        "黄河大桥通车",
        "图书馆延长开放时间",
        "油价又涨了？",
        "市图书馆周末延长开放时间",
    ]
    assert "/copy: the same article as http" in said
    assert re.search(r"4 stories, about \d\.\d minutes", said)


def test_what_is_heard_is_a_bulletin(made):
    folder = made.folder
    spoken = (folder / "transcript.vtt").read_text(encoding="utf-8")
    lines = [line for line in spoken.splitlines() if line and "-->" not in line and not line.isdigit()][2:]
    assert lines[:8] == [
        "早报。",
        "今天是十一月二十六日，星期四，欢迎收听每日简报。",
        "今天的主要内容有：",
        "黄河大桥通车。",
        "图书馆延长开放时间。",
        "油价又涨了？",
        "市图书馆周末延长开放时间。",
        "黄河大桥通车",
    ]
    assert lines[8] == "来源：河岸日报，作者：李明。"
    assert lines[-1] == "以上就是今天的主要内容。"
    assert spoken.count("人工智能") == 1, "as the notice of the file"


def test_each_story_is_a_chapter_and_its_own_sections_lie_in_it(made):
    folder = made.folder
    tags = id3.ID3(folder / "episode.mp3")
    titles = {
        name: str(chapter.sub_frames["TIT2"]) for name, chapter in tags.items() if name.startswith("CHAP")
    }
    top = next(table for table in tags.getall("CTOC") if table.flags & id3.CTOCFlags.TOP_LEVEL)
    shown = [titles.get(f"CHAP:{name}", f"({name})") for name in top.child_element_ids]
    assert shown == [
        "每日简报 11月26日",
        "黄河大桥通车",
        "图书馆延长开放时间",
        "油价又涨了？",
        "(toc-chp3)",
        "市图书馆周末延长开放时间",
        "结束语",
    ]
    inner = tags["CTOC:toc-chp3"]
    assert [titles[f"CHAP:{name}"] for name in inner.child_element_ids] == ["专家怎么看"]
    assert not inner.flags & id3.CTOCFlags.TOP_LEVEL
    story, section, following = (tags[f"CHAP:chp{number}"] for number in (3, 4, 5))
    assert story.start_time < section.start_time < section.end_time == story.end_time == following.start_time


def test_where_a_format_knows_no_nested_chapters_the_stories_alone_stand(made):
    folder = made.folder
    chapters = json.loads((folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [chapter["title"] for chapter in chapters][2:5] == [
        "图书馆延长开放时间",
        "油价又涨了？",
        "市图书馆周末延长开放时间",
    ]
    assert all(one["endTime"] == following["startTime"] for one, following in pairwise(chapters))


def test_the_artist_is_the_show_and_the_front_matter_keeps_who_wrote_each(made):
    folder = made.folder
    tags = id3.ID3(folder / "episode.mp3")
    assert (str(tags["TPE1"]), str(tags["TIT2"])) == ("每日简报", "每日简报 11月26日")
    assert "\nauthor:" not in script(folder).split("stories:")[0]
    assert "  publisher: 河岸日报\n  author: 李明\n  date: 2026-11-25" in script(folder)


@pytest.mark.parametrize("file", ["index.html", "transcript.txt", "transcript.json", "episode.epub"])
def test_every_file_to_read_lists_the_stories_with_their_links(made, file):
    folder = made.folder
    if file.endswith("epub"):
        with zipfile.ZipFile(folder / file) as book:
            last = max(name for name in book.namelist() if re.fullmatch(r"EPUB/c\d+\.xhtml", name))
            text = book.read(last).decode() + book.read("EPUB/package.opf").decode()
    else:
        text = (folder / file).read_text(encoding="utf-8")
    for path in ("/bridge", "/library", "/prices"):
        assert f"{made.root}{path}" in text
    assert "一句.txt" not in text, "a path is nobody's business"


def test_show_notes_and_feed_list_them_too(made, desk):
    desk.settings(show='base_url = "https://example.org/"')
    done = desk.run("publish", made.folder, "--show", "briefing.toml", "--to", "public")
    assert done.code == 0, done
    feed = (desk.folder / "public/feed.xml").read_text(encoding="utf-8")
    assert f'&lt;a href="{made.root}/bridge"&gt;黄河大桥通车&lt;/a&gt;（河岸日报 · 李明）' in feed
    assert "一句.txt" not in feed
    assert not list((desk.folder / "public").rglob("rundown*"))


def test_a_story_that_cannot_be_read_is_named_and_nothing_is_made(desk, site):
    root = site.news()
    done = bulletin(desk, f"{root}/bridge", f"{root}/gone", f"{root}{ENDLESS}", "nothing.txt", code=1)
    assert f"3 of 4 stories cannot be read: {root}/gone: the server answers 404" in done.err
    assert re.search(f"{root}{ENDLESS}: no whole answer [^;]*; nothing.txt: no such file", done.err)
    assert done.err.endswith("(--skip makes the bulletin of the others)\n")
    assert (desk.episodes, desk.takes) == ([], [])


def test_with_skip_it_is_made_of_the_others_which_is_said(desk, site):
    root = site.news()
    done = bulletin(desk, "--skip", f"{root}/gone", f"{root}/bridge", code=3)
    assert "left out, since it cannot be read: http://news.example" in done.err
    assert stories(desk.episodes[0]) == ["黄河大桥通车"]


def test_where_no_story_can_be_read_there_is_no_bulletin_even_so(desk, site):
    done = bulletin(desk, "--skip", f"{site.root}/gone", "nothing.txt", code=1)
    assert "no story can be read" in done.err
    assert desk.episodes == []


def test_the_lead_of_a_story_is_told_and_the_rest_named(desk, site):
    root = site.news()
    site.pages["/long"] = page("长桥", [sentence * 3 for sentence in (*SENTENCES, *OTHERS)])
    done = bulletin(desk, "--lead", f"{root}/long")
    assert re.search(r"left out: 长桥: \d+ characters behind its lead", done.err)
    text = script(desk.episodes[0])
    assert "，节选。" in text and OTHERS[-1] not in text
    changes = json.loads((desk.episodes[0] / "manifest.json").read_text(encoding="utf-8"))["changes"]
    assert OTHERS[-1] in "".join(change["before"] for change in changes if change["kind"] == "lead")


def test_the_last_stories_are_left_out_of_a_bulletin_that_would_be_too_long(desk, site):
    root = site.news()
    asked = [f"{root}/bridge", f"{root}/library", f"{root}/prices"]
    done = bulletin(desk, "--max-minutes", "0.5", "--dry-run", *asked)
    assert "left out: 图书馆延长开放时间: beyond 0.5 minutes\nleft out: 油价又涨了？: beyond 0.5" in done.out
    assert re.findall(r"  \d\. (\S+)", done.out) == ["黄河大桥通车"]


def test_of_a_feed_the_newest_are_taken_and_how_many_more_there_are_is_said(desk, site):
    root = site.news()
    done = bulletin(desk, "--newest", "1", "--dry-run", f"{root}/rss")
    assert f"left out: {root}/rss: 1 older than the newest 1" in done.out
    assert "/library" not in site.asked


def test_a_password_goes_to_its_server_and_into_no_file(desk, site):
    site.news()
    secret = site.root.replace("http://", "http://me:secret@")
    done = bulletin(desk, f"{secret}/rss")
    assert "secret" not in done.err + done.out
    for path in desk.episodes[0].rglob("*"):
        assert not path.is_file() or b"secret" not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "name the stories, or with --rundown the list of them"),
        (("in", "--rundown", "today.toml"), "name the stories, or with --rundown"),
        (("-",), "not of standard input"),
        (("circle.toml",), "names itself among its stories"),
        (("voice.toml",), "voice of story 1: no voice is called 'nobody'"),
        (("headline.toml",), "a headline or an intro is of one story, and in has 2"),
        (("in", "--date", "morgen"), "morgen is no date"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_line(desk, words, complaint):
    desk.write("in/a.txt", f"大桥\n\n{SENTENCES[0]}")
    desk.write("in/b.txt", f"书\n\n{OTHERS[0]}")
    desk.write("circle.toml", '[[story]]\nsource = "circle.toml"\n')
    desk.write("voice.toml", '[[story]]\nsource = "in/a.txt"\nvoice = "nobody"\n')
    desk.write("headline.toml", '[[story]]\nsource = "in"\nheadline = "两条"\n')
    done = desk.run("bulletin", *words)
    assert done.code == 2, done
    assert complaint in done.err
    assert done.err.count("\n") == 1
    assert desk.episodes == []


def test_pictures_of_two_stories_are_told_apart_and_each_is_had_from_where_its_story_lies(desk):
    colours = {"a": "#9E1B32", "b": "#174A8B"}
    for name, colour in colours.items():
        path = desk.write(f"{name}/图.png", b"")
        Image.new("RGB", (300, 200), colour).save(path)
        text = SENTENCES if name == "a" else OTHERS
        desk.write(
            f"{name}/{name}.md", f"# 故事{name}\n\n{text[0]}\n\n![图](图.png)\n\n" + "\n\n".join(text[1:])
        )
    bulletin(desk, "a", "b")
    folder = desk.episodes[0]
    assert re.findall(r"^!\[.*\]\((\S+)\)$", script(folder), re.MULTILINE) == ["../a/图.png", "../b/图.png"]
    assert len(list((folder / "pictures").iterdir())) == 2
    assert desk.run("make", folder).out.splitlines()[0].endswith("unchanged"), "from the episode itself"


def test_a_script_that_is_written_wrongly_is_a_story_that_cannot_be_read(desk):
    desk.write("in/a.md", "---\nscript: 2\ntitle: 大桥\n---\n# 大桥\n\n通车。 {rolle=body}\n")
    desk.write("in/b.txt", f"书\n\n{OTHERS[0]}")
    assert "in/a.md:7: unknown attribute rolle" in bulletin(desk, "in", code=1).err
    assert "in/a.md:7: unknown attribute rolle" in bulletin(desk, "in/a.md", "in/b.txt", "--skip", code=3).err
