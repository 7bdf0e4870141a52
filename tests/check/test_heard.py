"""What is heard beside what was to be said."""

import pytest

from briefing.check.bounds import SYLLABLE
from briefing.check.compared import Compared, instead, troubles
from briefing.check.ear import Token
from briefing.check.findings import Kind
from briefing.check.heard import to_say, understood
from briefing.check.sounds import distance
from briefing.pronounce.writing import pronounce


def syllables(text):
    said = pronounce(text)
    return to_say(said.spoken, said.readings)


def compared(said, heard):
    tokens = [Token(char, index / 5, (index + 1) / 5, 0.0) for index, char in enumerate(heard)]
    return Compared.of(syllables(said), understood(tokens, pronounce))


def listed(said, heard):
    """What is sure enough to be listed."""
    return [one for one in found(said, heard) if one.score >= SYLLABLE]


def found(said, heard, likely=()):
    return troubles(compared(said, heard), likely)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("市长在桥上", "视长再桥上"),
        ("全长2.4公里", "全长二点四公里"),
        ("今年是2026年", "今年是二零二六年"),
        ("占12%", "占百分之十二"),
    ],
)
def test_homophones_and_numbers_as_they_are_spoken_are_no_error(said, heard):
    assert not listed(said, heard)


def test_a_wrong_syllable_is_named_with_its_place():
    (one,) = found("孩子们在桥上放起了风筝", "孩子们在头上放起了风筝")
    assert (one.kind, one.first, one.heard) == (Kind.SYLLABLE, 4, "tou")
    assert (one.start_s, one.end_s) == pytest.approx((0.8, 1.0))


def test_what_whisper_believes_all_the_same_scores_little():
    said = "孩子们在桥上放起了风筝"
    (believed,) = found(said, "孩子们在头上放起了风筝", [0.0] * 11)
    (unbelieved,) = found(said, "孩子们在头上放起了风筝", [-9.0] * 11)
    assert believed.score <= SYLLABLE / 2
    assert unbelieved.score > 0.9


def test_a_near_sound_scores_less_than_a_far_one():
    assert distance("shi", "si") < distance("shi", "she") < distance("shi", "ma") == 1.0


def test_an_erhua_that_is_not_heard_is_hardly_an_error():
    assert not listed("他在这儿玩", "他在这玩")


def test_english_has_a_tolerance_of_its_own():
    assert not listed("新的GDP数据", "新的鸡地劈数据")


def test_a_sign_of_percent_that_an_ear_left_unwritten_is_no_dropped_clause():
    assert not listed("今年增长12.3%", "今年增长12.3")


def test_a_dropped_clause_is_told_from_wrong_syllables():
    (one,) = found("老人们早早来到桥头，孩子们放起了风筝", "老人们早早来到桥头")
    assert (one.kind, one.first, one.last) == (Kind.DROPPED, 9, 16)


def test_a_clause_that_is_said_twice_is_doubled():
    twice = "老人们早早来到桥头，孩子们放起了风筝，孩子们放起了风筝"
    (one,) = found("老人们早早来到桥头，孩子们放起了风筝", twice)
    assert one.kind is Kind.DOUBLED


def test_words_that_nobody_wrote_are_added():
    (one,) = found("老人们早早来到桥头", "感谢大家收看老人们早早来到桥头")
    assert one.kind is Kind.ADDED


def test_another_text_is_told_as_a_whole_and_whose_it_is():
    comparison = compared("老人们早早来到桥头", "孩子们在桥上放起了风筝")
    (one,) = troubles(comparison, ())
    assert one.kind is Kind.OTHER_TEXT
    others = {3: syllables("全长二点四公里"), 7: syllables("孩子们在桥上放起了风筝")}
    assert instead(comparison.heard, others) == 7
    assert instead(comparison.heard, {3: others[3]}) == 0


def test_nothing_heard_is_all_dropped():
    (one,) = found("老人们早早来到桥头", "")
    assert (one.kind, one.score) == (Kind.DROPPED, 1.0)


def test_a_doubtful_reading_weighs_more_and_an_ears_habit_less():
    comparison = compared("孩子们在桥上放风筝", "孩子们在巧上放风筝，".replace("巧", "头"))
    (plain,) = troubles(comparison, ())
    (doubted,) = troubles(comparison, (), doubtful={4})
    (usual,) = troubles(comparison, (), habits={("qiao", "tou"): 0.9})
    assert usual.score < plain.score / 2 < plain.score < doubted.score
