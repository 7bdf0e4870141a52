"""How a picture is written in ``script.md``."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.nouns import Link, Picture, Role, Script, Section, Segment
from briefing.script.document import format_script, parse, with_attribute

BRIDGE = Picture("桥.jpg", "新桥的夜景", "通车之夜")
FIGURE = """\
![新桥的夜景](桥.jpg "通车之夜")
图为新桥。 {role=caption}"""


def paragraphs(text, version=2):
    return list(parse(f"---\nscript: {version}\n---\n{text}").paragraphs())


def shown(picture):
    return Segment("", Role.PICTURE, picture=picture)


def test_a_picture_stands_on_a_line_of_its_own_with_its_captions_below():
    (paragraph,) = paragraphs(FIGURE)
    assert paragraph == (shown(BRIDGE), Segment("图为新桥。", Role.CAPTION))
    assert FIGURE in format_script(Script("", (Section(None, 1, (paragraph,)),)))


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("![](a.png)", Picture("a.png")),
        ("![](<我的 桥(1).jpg>)", Picture("我的 桥(1).jpg")),
        (r"![甲\]乙](https://example.org/a?b=1#c)", Picture("https://example.org/a?b=1#c", "甲]乙")),
        (r'![](a.png "他说\"好\"")', Picture("a.png", caption='他说"好"')),
        ("  ![桥]( a.png )", None),
    ],
)
def test_it_is_written_as_in_markdown(line, picture):
    if picture is None:
        assert paragraphs(line) != [(shown(Picture("a.png", "桥")),)]
        return
    assert paragraphs(line) == [(shown(picture),)]
    assert line in format_script(Script("", (Section(None, 1, ((shown(picture),),)),)))


def test_it_counts_as_a_segment_and_is_never_one_to_retake():
    text = f"---\nscript: 2\n---\n{FIGURE}\n"
    assert with_attribute(text, 2, pause="1").endswith("{role=caption pause=1}\n")
    with pytest.raises(UsageError, match="a picture is not spoken"):
        parse(with_attribute(text, 1, pause="1"))


def test_in_the_first_version_it_is_a_sign_and_a_link_and_stays_that():
    segment = Segment("!桥", links=(Link(1, 2, "a.png"),))
    assert paragraphs("![桥](a.png)", version=1) == [(segment,)]
    rewritten = parse(format_script(parse("---\nscript: 1\n---\n![桥](a.png)")))
    assert list(rewritten.segments()) == [segment]


def test_no_attribute_makes_a_line_a_picture():
    with pytest.raises(UsageError, match="role=picture cannot be used"):
        paragraphs("新桥。 {role=picture}")
