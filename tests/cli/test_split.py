"""`briefing make --split`: a book becomes an episode a chapter, in the book's order, each for itself."""

from pathlib import Path

import pytest

from tests.cli.conftest import OTHERS, SENTENCES, names, told
from tests.read.containers import books

ONE, TWO, THREE = "".join(SENTENCES[:4]), "".join(SENTENCES[4:8]), "".join(OTHERS[:4])
BOOK = f"# 河边的人\n\n## 风雨\n\n{ONE}\n\n## 新桥\n\n{TWO}\n\n## 灯会\n\n{THREE}\n"
FOLDERS = ["河边的人 01 风雨", "河边的人 02 新桥", "河边的人 03 灯会"]


@pytest.fixture
def desk(same_desk):
    return same_desk


@pytest.fixture
def book(desk, sh):
    """The book ``book.md``, made once."""

    def prepare():
        desk.settings(show='base_url = "https://example.org/show/"\nserial = true')
        desk.write("book.md", BOOK)
        sh("briefing make book.md --split")

    desk.once(prepare)


def script(name):
    return Path(f"out/{name}/script.md").read_text(encoding="utf-8")


def write(name, text):
    Path(f"out/{name}/script.md").write_text(text, encoding="utf-8")


def test_each_chapter_is_an_episode_with_its_number_in_its_name_and_its_identity(book):
    assert names() == FOLDERS
    assert [told(f"out/{name}")["source"] for name in FOLDERS] == [f"../book.md#{n}" for n in (1, 2, 3)]
    assert [told(f"out/{name}")["track"] for name in FOLDERS] == [1, 2, 3]
    assert "\n# 河边的人：新桥\n" in script(FOLDERS[1])
    assert TWO[:10] in script(FOLDERS[1])
    assert THREE[:10] not in script(FOLDERS[1])


def test_made_again_it_costs_nothing(sh, book):
    assert sh("briefing make book.md --split").out.count("unchanged\n") == 3


def test_a_chapter_that_changed_is_made_alone(desk, sh, book):
    desk.write("book.md", BOOK.replace(SENTENCES[4], OTHERS[7]))
    first, second, third = sh("briefing make book.md --split").out.splitlines()
    assert first.endswith("unchanged")
    assert third.endswith("unchanged")
    assert "out/河边的人 02 新桥" in second
    assert " 1 spoken now" in second
    assert names() == FOLDERS


def test_the_edited_script_of_one_chapter_is_kept(sh, book):
    write(FOLDERS[1], script(FOLDERS[1]).replace("今天", "昨天") + "\n再会。\n")
    done = sh("briefing make book.md --split").out.splitlines()
    assert "kept: its script.md was edited by hand" in done[1]
    assert "再会。" in script(FOLDERS[1])
    assert sh(f"briefing make 'out/{FOLDERS[1]}'").code == 0
    assert "kept" in sh("briefing make book.md --split").out


def test_a_chapter_set_before_the_others_leaves_them_their_episodes(desk, sh, book):
    guids = [told(f"out/{name}")["guid"] for name in FOLDERS]
    preface = "".join(OTHERS[5:9])
    desk.write("book.md", BOOK.replace("## 风雨", f"## 写在前面\n\n{preface}\n\n## 风雨"))
    sh("briefing make book.md --split")
    assert names() == ["河边的人 01 写在前面", *FOLDERS]
    assert [told(f"out/{name}")["guid"] for name in FOLDERS] == guids
    again = sh("briefing make book.md --split")
    assert (again.out.count("unchanged\n"), again.err.count("holds")) == (4, 0)


def test_a_chapter_that_was_deleted_stays_away(sh, book):
    sh(f"rm -r 'out/{FOLDERS[0]}'")
    assert "away: it was deleted or moved" in sh("briefing make book.md --split").out
    assert names() == FOLDERS[1:]
    sh("briefing make book.md --split --force")
    assert names() == FOLDERS


def test_the_feed_numbers_them_in_the_order_of_the_book(desk, sh, book):
    sh("briefing publish")
    feed = (desk.folder / "public/feed.xml").read_text(encoding="utf-8")
    titles = [f"河边的人：{name.split()[-1]}" for name in FOLDERS]
    items = feed.split("<item>")[1:]
    assert [f"<itunes:episode>{n}<" in item for n, item in zip((3, 2, 1), items, strict=True)] == [True] * 3
    assert [title in item for title, item in zip(reversed(titles), items, strict=True)] == [True] * 3
    assert "<itunes:type>serial<" in feed


def test_a_book_is_made_whole_beside_its_chapters(sh, book):
    sh("briefing make book.md")
    assert names() == ["河边的人", *FOLDERS]


def test_a_copied_book_is_the_same_episodes(sh, book):
    done = sh("mkdir else\n mv book.md else/\n briefing make else/book.md --split")
    assert names() == FOLDERS
    assert told(f"out/{FOLDERS[2]}")["source"] == "../else/book.md#3"
    assert "else/book.md#3 holds the text of ../book.md#3" in done.err


def test_the_title_a_person_gives_is_the_book_s(desk, sh):
    desk.write("book.md", BOOK)
    sh("briefing make book.md --split --title 两岸 --date 2026-05-01")
    assert names() == ["2026-05-01-两岸 01 风雨", "2026-05-01-两岸 02 新桥", "2026-05-01-两岸 03 灯会"]


def test_a_source_that_fails_stops_no_chapter_of_another(desk):
    desk.write("book.md", BOOK)
    done = desk.make("none.md", "book.md", "--split")
    assert done.code == 1
    assert "briefing: none.md: no such file" in done.err
    assert done.err.splitlines()[-1] == "briefing: 1 of 4 episodes failed; the others are done"
    assert names() == FOLDERS


def test_what_has_no_chapters_is_one_episode_and_that_is_said(desk, sh):
    desk.write("letter.md", f"# 一封信\n\n{ONE}\n")
    assert (
        "letter.md has no chapters to divide it at: one episode" in sh("briefing make letter.md --split").err
    )
    assert (names(), told("out/一封信")["source"]) == (["一封信"], "../letter.md")


def test_scripts_and_episodes_are_not_divided(desk, sh):
    desk.write("letter.md", f"# 一封信\n\n{ONE}\n")
    sh("briefing make letter.md")
    for source in ("out/一封信", "out/一封信/script.md"):
        done = desk.make(source, "--split")
        assert (done.code, done.err) == (
            2,
            f"briefing: {source}: an episode already (make it without --split)\n",
        )
    desk.write("s.md", script("一封信"))
    done = desk.make("s.md", "--split")
    assert (done.code, done.err) == (2, "briefing: s.md: a script is one episode (make it without --split)\n")


def test_an_epub_is_divided_at_its_chapters_below_its_parts(desk, sh):
    desk.write("河边.epub", books.book("parts"))
    sh("briefing make 河边.epub --split")
    chapters = ["01 序", "02 第一部 河 第一章 风雨", "03 第二章 柳", "04 第二部 桥 第三章 新桥"]
    assert names() == [f"河边的人 {chapter}" for chapter in chapters]
    assert "OEBPS/p2.jpg" in (desk.folder / "out" / names()[3] / "script.md").read_text(encoding="utf-8")
