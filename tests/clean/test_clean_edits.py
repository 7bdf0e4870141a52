"""Links and pins stay on their words while the text around them changes."""

from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.clean.edits import Edit, edit_block, edit_text, edit_texts, split_block
from briefing.nouns import Article, Block, Change, Link, Pin, Reference, Role


def test_a_link_and_a_pin_keep_their_words():
    pins = (Pin(1, 2, "shū"), Pin(9, 10, "tíng"))
    block = Block(Role.BODY, "看書(shū)去樂亭吧", links=(Link(8, 10, "u"),), pins=pins)
    edited = edit_block(block, [Edit(2, 7, "", "gloss")])
    assert edited.text == "看書去樂亭吧"
    assert [edited.text[link.start : link.end] for link in edited.links] == ["樂亭"]
    assert [edited.text[pin.start : pin.end] for pin in edited.pins] == ["書", "亭"]


def test_a_link_whose_words_are_gone_goes_too():
    block = Block(Role.BODY, "正文[图片]完", links=(Link(2, 6, "u"),))
    assert edit_block(block, [Edit(2, 6, "", "markup")]).links == ()


def test_a_link_over_replaced_words_covers_what_stands_there_now():
    block = Block(Role.BODY, "看&amp;quot;书", links=(Link(1, 12, "u"),))
    edited = edit_block(block, [Edit(1, 11, '"', "markup")])
    assert edited.text[edited.links[0].start : edited.links[0].end] == '"书'


def test_a_split_paragraph_takes_its_links_apart():
    block = Block(Role.BODY, "前一段| 后一段", links=(Link(1, 3, "a"), Link(5, 7, "b")))
    first, second = split_block(block, "|")
    assert (first.text, first.links) == ("前一段", (Link(1, 3, "a"),))
    assert (second.text, second.links) == ("后一段", (Link(0, 2, "b"),))


def test_a_reference_stays_behind_its_word():
    block = Block(
        Role.FOOTNOTE, "前&amp;段| 后一段", label="1", references=(Reference(6, "a"), Reference(11, "b"))
    )
    edited = edit_block(block, [Edit(1, 6, "&", "markup")])
    assert (edited.text, edited.references) == ("前&段| 后一段", (Reference(2, "a"), Reference(7, "b")))
    first, second = split_block(edited, "|")
    assert (first.references, first.label) == ((Reference(2, "a"),), "1")
    assert (second.references, second.label) == ((Reference(2, "b"),), "")


def test_each_edit_says_where_it_was():
    article = Article("題", (Block(Role.BODY, "甲"), Block(Role.BODY, "乙x丙")), "s")
    changed = edit_texts(article, lambda text: [Edit(1, 2, "", "control")] if "x" in text else [])
    assert changed.changes == (Change("control", "x", "", "block 2, character 2"),)


@given(st.text("abc", max_size=30), st.data())
def test_spans_never_leave_the_text(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [
        Edit(start, end, data.draw(st.text("xyz", max_size=3)), "k")
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    assume(start < end)
    edited = edit_block(Block(Role.BODY, text, links=(Link(start, end, "u"),)), edits)
    assert edited.text == edit_text(text, edits)
    for link in edited.links:
        assert 0 <= link.start < link.end <= len(edited.text)
