"""What is said of a paragraph beside its own text, and where on the page the words of it stand."""

from __future__ import annotations

from briefing.aloud import aloud
from briefing.nouns import Pin, Role, Segment


def test_a_number_is_said_before_its_item_and_its_own_words_keep_their_places():
    first, second = aloud(
        (Segment("乐亭县", Role.ITEM, pins=(Pin(0, 2, "lào tíng"),), number=12), Segment("好"))
    )
    assert (first.text, first.pins) == ("12. 乐亭县", (Pin(4, 6, "lào tíng"),))
    assert [first.shown(*span) for span in ((0, 3), (4, 6), (0, 7))] == [None, (0, 2), (0, 3)]
    assert (second.text, second.shown(0, 1)) == ("好", (0, 1))
