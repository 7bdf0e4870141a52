"""What is said of a paragraph beside its own text, and where on the page the words of it stand."""

from __future__ import annotations

from briefing.aloud import aloud
from briefing.nouns import Face, Pin, Role, Segment, Style


def test_a_number_is_said_before_its_item_and_its_own_words_keep_their_places():
    first, second = aloud(
        (Segment("乐亭县", Role.ITEM, pins=(Pin(0, 2, "lào tíng"),), number=12), Segment("好"))
    )
    assert (first.text, first.pins) == ("12. 乐亭县", (Pin(4, 6, "lào tíng"),))
    assert [first.shown(*span) for span in ((0, 3), (4, 6), (0, 7))] == [None, (0, 2), (0, 3)]
    assert (second.text, second.shown(0, 1)) == ("好", (0, 1))


def row(text, role=Role.ROW, *styles):
    return Segment(text, role, styles=styles)


def test_a_row_is_said_with_what_heads_its_columns_which_is_not_said_alone():
    header, first, second = aloud(
        (row("城市\t人口\t", Role.HEADER), row("北京\t2189万\t多"), row("\t96万\t"))
    )
    assert header.pieces == ()
    assert first.text == "城市：北京；人口：2189万；多"
    assert [first.shown(*span) for span in ((0, 3), (3, 5), (6, 14), (15, 16))] == [
        None,
        (0, 2),
        (3, 8),
        (9, 10),
    ]
    assert (second.text, second.shown(3, 6)) == ("人口：96万", (1, 4))


def test_a_row_without_headings_is_a_list_and_a_label_has_a_colon():
    labelled = row("船名\t河岸一号\t新", Role.ROW, Style(0, 2, Face.STRONG))
    assert [each.text for each in aloud((row("北京\t2189万"), labelled))] == [
        "北京，2189万",
        "船名：河岸一号，新",
    ]
