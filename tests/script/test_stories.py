"""The stories of a script that tells several, in its front matter."""

import pytest

from briefing.errors import UsageError
from briefing.nouns import Role, Script, Section, Segment, Story
from briefing.script.document import format_script, parse
from briefing.script.frontmatter import with_fields

BRIDGE = Story("黄河大桥通车：盼了十年", "https://example.org/news/1", "新华社", "李明", "2026-11-25T08:30")
PATH = Story("图书馆延时", "../in/图书馆.txt")
SECTION = Section(Segment("每日简报", Role.TITLE), 1, ((Segment("今天是十一月二十六日。"),),))
SCRIPT = Script("每日简报", (SECTION,), date="2026-11-26", stories=(BRIDGE, PATH))


def test_what_is_known_of_each_story_stands_in_the_front_matter_and_is_read_back():
    text = format_script(SCRIPT)
    assert "stories:\n- title: 黄河大桥通车：盼了十年\n  source: https://example.org/news/1\n" in text
    assert "\n- title: 图书馆延时\n  source: ../in/图书馆.txt\n---\n" in text
    assert parse(text) == SCRIPT


def test_what_a_person_says_of_the_script_changes_no_story():
    text = with_fields(format_script(SCRIPT), {"title": "早报", "source": "bulletin", "voice": "yunjian"})
    read = parse(text)
    assert (read.title, read.source, read.voice) == ("早报", "bulletin", "yunjian")
    assert read.stories == SCRIPT.stories


def test_a_password_in_the_address_of_a_story_is_not_kept():
    text = format_script(SCRIPT).replace("https://example.org", "https://me:secret@example.org")
    assert parse(text).stories[0].source == "https://example.org/news/1"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("  headline: 通车", "script.md:14: unknown key headline"),
        ("  date: 昨天", "script.md:14: date: 昨天 cannot be used"),
        ("  title: 又一个", "script.md:14: title is written twice"),
        ("  通车", "script.md:14: 通车 is no front matter"),
    ],
)
def test_a_mistake_in_a_story_is_named_with_its_line(line, complaint):
    lines = format_script(SCRIPT).split("\n")
    lines.insert(13, line)
    with pytest.raises(UsageError) as refused:
        parse("\n".join(lines))
    assert complaint in str(refused.value)


def test_stories_are_a_list_below_their_key():
    with pytest.raises(UsageError, match="begin a line with - title"):
        parse(format_script(SCRIPT).replace("stories:", "stories: 两条"))
    with pytest.raises(UsageError, match="no story begins above it"):
        parse(format_script(SCRIPT).replace("- title: 黄", "  title: 黄"))
