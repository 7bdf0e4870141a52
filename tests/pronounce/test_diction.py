"""All pieces of a text are said alike: by its characters, its lexicon, and whom it names somewhere."""

from briefing.pronounce.diction import Diction
from briefing.pronounce.writing import pronounce

PIECES = ("校长任南星昨天表示感谢。", "任南星说。")


def test_who_is_named_in_one_piece_is_known_in_the_others():
    diction = Diction().within(PIECES)
    assert "任南星" in diction.people
    assert diction.pronounce(PIECES[1]) == pronounce(PIECES[1], people=diction.people)
    assert Diction().people == ()


def test_whom_a_text_in_traditional_characters_names_is_known_too():
    diction = Diction("hant").within(["校長任南星昨天表示感謝。"])
    assert "任南星" in diction.people
    assert diction.pronounce("任南星說。").spoken == "任南星说。"
