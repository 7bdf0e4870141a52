"""What an engine is given: all of the text, or word of what is left out."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.nouns import Pin
from briefing.pronounce.signs.punctuation import KEPT
from briefing.pronounce.signs.symbols import must_be_heard
from briefing.pronounce.writing import pronounce
from briefing.zh.characters import is_han, is_latin

MIXED = st.text(
    st.one_of(
        st.sampled_from("中国人民重庆了0123456789.,:/-—~%℃¥$+=×()（）“”\"'，。 \n\tabcXYZ①Ⅳ²½㎡👍★⟨⟩·々〇𠮷"),
        st.characters(),
    ),
    max_size=30,
)


def kinds(text):
    return [(change.kind, change.before) for change in pronounce(text).omitted]


@given(MIXED)
@example("\ud800")
@example("1️⃣2⃣")
@example("㍘㏒㈱")
@example("𝟘𝔸")
@example("0.0.0.0.0/0-0:0%")
@settings(max_examples=400)
def test_nothing_written_is_lost_in_silence(text):
    utterance = pronounce(text)
    assert len(utterance.spoken) == len(utterance.spans) == len(utterance.readings)
    heard = {at for start, end in utterance.spans for at in range(start, end)}
    reported = "".join(change.before for change in utterance.omitted)
    for at, char in enumerate(text):
        assert not must_be_heard(char) or at in heard or char in reported
    for char, (start, end), reading in zip(
        utterance.spoken, utterance.spans, utterance.readings, strict=True
    ):
        assert 0 <= start <= end <= len(text)
        assert is_han(char) or is_latin(char) or char in KEPT or char == " "
        assert bool(reading) == is_han(char)


@given(st.text(st.sampled_from("春夏秋冬山水花鸟风云"), max_size=20))
def test_plain_text_is_said_as_it_is_written(text):
    utterance = pronounce(text)
    assert utterance.spoken == text
    assert utterance.spans == tuple((at, at + 1) for at in range(len(text)))


@pytest.mark.parametrize(
    ("written", "spoken", "omitted"),
    [
        ("真好👍👍！", "真好！", [("emoji", "👍👍")]),
        ("★重点★", "重点", [("ornament", "★"), ("ornament", "★")]),
        ("见https://example.org/a?b=1。", "见链接。", [("url", "https://example.org/a?b=1")]),
        ("这里⟨？？⟩不清", "这里不清", [("damage", "⟨？？⟩")]),
        ("姑娘¹来了", "姑娘来了", [("note", "¹")]),
        ("他说。²", "他说。", [("note", "²")]),
        ("据统计[1]，如此[2-4]。", "据统计，如此。", [("note", "[1]"), ("note", "[2-4]")]),
        ("增长5%¹，GDP¹", "增长百分之五，GDP", [("note", "¹"), ("note", "¹")]),
        ("100平方米²，⁽¹⁾", "一百平方米，", [("note", "²"), ("note", "⁽¹⁾")]),
        ("他说[注 1]，又说【2】。", "他说，又说。", [("note", "[注 1]"), ("note", "【2】")]),
        ("3公里²和x²", "三公里平方和x平方", []),
        ("v¹，（a+b）²，m²、10⁻³", "v的一次方，（a加b）平方，m平方、十的负三次方", []),
        ("他说안녕하세요了", "他说韩文了", [("foreign", "안녕하세요")]),
        ("桥（（（新））））", "桥（新）", []),
        ("🎉", "", [("emoji", "🎉")]),
        ("……", "", []),
        ("\ufffd乱", "乱", [("damage", "\ufffd")]),
        ("\U00030000字", "字", [("unreadable", "\U00030000")]),
    ],
)
def test_what_is_left_out_is_told(written, spoken, omitted):
    assert pronounce(written).spoken == spoken
    assert kinds(written) == omitted


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("唐纳德·特朗普", "唐纳德·特朗普"),
        ('他问:"走吗?"', "他问：“走吗？”"),
        ("「好」，他說", "“好”，他说"),
        ("一行\n二行", "一行，二行"),
        ("北京 上海", "北京上海"),
        ("Open AI 公司", "Open AI公司"),
        ("Wi-Fi和don't", "Wi Fi和don’t"),
        ("café与α粒子", "cafe与阿尔法粒子"),
        ("AT&T与R&D", "AT and T与R and D"),
        ("周一～周五", "周一至周五"),
        ("等等......", "等等…"),
        ("太好了!!!", "太好了！"),
        ("佐々木", "佐佐木"),
        ("ＡＢＣ", "ABC"),
    ],
)
def test_signs_become_what_an_engine_knows(written, spoken):
    assert pronounce(written, written="hant" if "說" in written else "hans").spoken == spoken


def test_traditional_text_is_spoken_in_simplified_place_by_place():
    utterance = pronounce("銀行行長說", written="hant")
    assert utterance.spoken == "银行行长说"
    assert utterance.readings == ("yin2", "hang2", "hang2", "zhang3", "shuo1")
    assert utterance.text == "銀行行長說"


def test_a_pinned_reading_stands():
    utterance = pronounce("住在乐亭县", (Pin(2, 4, "lào tíng"),))
    assert utterance.readings[2:4] == ("lao4", "ting2")
    assert pronounce("乐亭", (Pin(0, 2, "le4 ting2"),)).readings == ("le4", "ting2")
    assert pronounce("绿", (Pin(0, 1, "lu:4"),)).readings == ("lv4",)


def test_pinned_words_are_said_in_place_of_what_is_shown():
    utterance = pronounce("用GPT-4写", (Pin(1, 6, "吉皮提四"),))
    assert utterance.spoken == "用吉皮提四写"
    assert utterance.spans[1:5] == ((1, 6),) * 4
    assert utterance.readings[1:5] == ("ji2", "pi2", "ti2", "si4")
    assert pronounce("SQL", (Pin(0, 3, "sequel"),)).spoken == "sequel"


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("chóng", "1 syllables for the 2 characters"),
        ("chóng qing4 le5", "3 syllables"),
        ("chóng qingg4", "'qingg4'.*did you mean qìng"),
        ("chong qing", "'chong'.*chōng"),
        ("xyz1 qìng", "'xyz1'"),
    ],
)
def test_a_wrong_pin_is_an_error_that_says_which_syllable_and_what_was_meant(said, complaint):
    with pytest.raises(UsageError, match=complaint):
        pronounce("重庆", (Pin(0, 2, said),))


def test_a_pin_beyond_the_text_or_over_another_is_an_error():
    with pytest.raises(UsageError):
        pronounce("重庆", (Pin(1, 5, "qìng"),))
    with pytest.raises(UsageError):
        pronounce("重庆", (Pin(0, 2, "chóng qìng"), Pin(1, 2, "qìng")))


@pytest.mark.parametrize(
    "text", ["9" * 20000, "a" * 20000, "(" * 20000, "👍" * 20000, "1-" * 10000, "a1" * 10000]
)
def test_a_monstrous_line_is_said_in_time(text):
    assert pronounce(text).text == text
