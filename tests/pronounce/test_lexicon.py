"""A show's lexicon: what it fixes, and what a person is told of a mistake in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.nouns import Pin
from briefing.pronounce.lexicon import Entry
from briefing.pronounce.lexiconfile import HEADING, parse, with_entry
from briefing.pronounce.writing import pronounce

LEXICON = parse(
    """
# Of the sports desk.
"单田芳" = "dān tián fāng"
"GB-12" = "吉比十二"
"吉比" = "jì bǐ"
"朝阳" = [{ said = "zhāo yáng", context = "旭日|清晨" }, "cháo yáng"]
"""
)


def readings(text, pins=(), written="hans"):
    said = pronounce(text, pins, written=written, lexicon=LEXICON)
    return [reading for reading in said.readings if reading]


def test_a_word_is_read_as_the_show_says_and_counts_as_pinned():
    assert readings("单田芳") == ["dan1", "tian2", "fang1"]
    assert pronounce("听单田芳", lexicon=LEXICON).pinned == (1, 2, 3)


@pytest.mark.parametrize("written", ["hans", "hant"])
def test_traditional_characters_and_full_width_letters_are_the_same(written):
    assert readings("單田芳", written=written) == ["dan1", "tian2", "fang1"]
    assert pronounce("ＧＢ-12", lexicon=LEXICON).spoken == "吉比十二"
    assert pronounce("单田芳", lexicon=parse('"單田芳" = "dān tián fāng"')).readings[0] == "dan1"


def test_a_pin_goes_before_the_show_and_the_show_before_us():
    assert readings("单田芳", (Pin(0, 3, "shàn tián fāng"),))[0] == "shan4"
    assert pronounce("单田芳").readings[0] == "shan4"
    assert pronounce("GB-12", (Pin(0, 5, "GB"),), lexicon=LEXICON).spoken == "GB"


def test_words_that_a_word_is_said_with_are_looked_up_too():
    assert readings("GB-12")[:2] == ["ji4", "bi3"]


def test_a_context_decides_where_one_is_given():
    assert readings("旭日下的朝阳")[-2:] == ["zhao1", "yang2"]
    assert readings("清晨，朝阳")[-2:] == ["zhao1", "yang2"]
    assert readings("去朝阳")[-2:] == ["chao2", "yang2"]


def test_a_word_with_only_a_context_is_ours_elsewhere():
    lexicon = parse('"行" = { said = "háng", context = "跨行" }')
    assert pronounce("跨行取款", lexicon=lexicon).readings[1] == "hang2"
    assert pronounce("他很行", lexicon=lexicon).readings[2] == "xing2"


def test_the_longest_word_holds():
    lexicon = parse('"长" = "zhǎng"\n"长子县" = "cháng zǐ xiàn"')
    assert pronounce("长子县长", lexicon=lexicon).readings == ("chang2", "zi3", "xian4", "zhang3")


def test_letters_and_digits_hold_as_whole_words():
    lexicon = parse('"AI" = "爱"\n"5" = "舞"')
    assert pronounce("AI与MAIL", lexicon=lexicon).spoken == "爱与MAIL"
    assert pronounce("5和15", lexicon=lexicon).spoken == "舞和十五"


MISTAKES = {
    '单田芳 = "shàn tián fāng"': r'lexicon.toml:1: .*\(write "单田芳" in quotation marks\)',
    '"单田芳" = "shàn tián"': "lexicon.toml, 单田芳: .*2 syllables for the 3 characters",
    '"芳" = "fānk"': r"lexicon.toml, 芳: 'fānk' .*\(did you mean fān or fāng\?\)",
    '"庆" = "qìn4g"': "lexicon.toml, 庆: .* is no pinyin syllable",
    '"甲" = "乙"\n"乙" = "丙甲"': r"甲: said with itself: 甲 → 乙 → 甲 \(give pinyin, or words without it\)",
    '"甲" = "甲甲"': "甲: said with itself: 甲 → 甲",
    "\n".join(f'"w{n}" = "w{(n + 1) % 99}"' for n in range(99)): "w0 → w1 → w2 → w3 → w4 → … → w98 → w0 ",
    '"芳" = "fnag"': r"\(did you mean fāng or fáng or fǎng or fàng\?\)",
    '"芳" = "fáng3"': "'fáng3' .* is no pinyin syllable",
    '"甲\\n乙" = "丙"': "a word goes over two lines",
    '"甲" = "yī"\n\n"甲" = "èr"': r'lexicon.toml:3: "甲" is there twice \(keep one of them\)',
    '"單" = "dān"\n"单" = "shàn"': "單: said twice: 'dān' and 'shàn'",
    '"单" = ["dān", "shàn"]': "单: said twice",
    '"单" = 3': "单: 3 is no reading",
    '"单" = { said = "dān", contxt = "田" }': "单: unknown key 'contxt'",
    '"单" = { context = "人" }': "单: it has no reading",
    '"" = "dān"': "a word is empty",
    '"单" = "dān': "lexicon.toml:1: not valid TOML: Unterminated",
    '"单" = ' + "[" * 5000: "nested too deep",
    '"甲" = "，"': "no",
}


@pytest.mark.parametrize("text", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_named_with_file_word_and_fix(text):
    with pytest.raises(UsageError, match=MISTAKES[text]) as raised:
        parse(text)
    assert raised.value.fix


def test_words_that_grow_without_bound_are_refused_at_once():
    text = "\n".join(f'"词{a}" = "词{b}和词{b}"' for a, b in pairwise(range(60)))
    with pytest.raises(UsageError, match="without end"):
        parse(text)


def test_an_added_word_leaves_the_rest_to_the_letter():
    text = '# mine\n"单田芳" = "dān tián fāng"  # a remark\n"甲" = "乙"'
    added = with_entry(text, Entry("天", "tiān"))
    assert added == text + '\n"天" = "tiān"\n'
    assert with_entry(text, Entry("單田芳", "shàn tián fāng", "评书")) == (
        '# mine\n"单田芳" = ["dān tián fāng", { said = "shàn tián fāng", context = "评书" }]  # a remark\n'
        '"甲" = "乙"'
    )
    assert with_entry("", Entry("天", "tiān")) == HEADING + '"天" = "tiān"\n'


def test_a_word_that_is_there_is_not_said_otherwise_in_silence():
    with pytest.raises(UsageError, match="there already, said '乙'"):
        with_entry('"甲" = "乙"', Entry("甲", "丙"))


@given(
    st.text("甲乙GB12-\"\\#='， \t", min_size=1).filter(str.strip),
    st.sampled_from(["丙丁", "说", '"引"', "#井"]),
)
def test_whatever_the_word_what_was_added_is_read_back(word, said):
    try:
        text = with_entry("", Entry(word.strip(), said))
    except UsageError:
        return
    assert parse(text).entries == (Entry(word.strip(), said),)
