"""Every decision names its rule, by an id found in the source; each rule does what its example says."""

import re
from pathlib import Path

import pytest

import briefing
from briefing.nouns import Pin
from briefing.pronounce.lexiconfile import parse
from briefing.pronounce.readings import people_in
from briefing.pronounce.readings.functionwords import MANNER_IN_A_WORD, SEEN_IN_A_WORD, USES, function_words
from briefing.pronounce.readings.names import NAMES
from briefing.pronounce.readings.surnames import ADDRESSES, ELSEWHERE, MENTIONS, YOUNG_OR_OLD
from briefing.pronounce.readings.words import _table
from briefing.pronounce.signs.rows import ROWS
from briefing.pronounce.writing import LEXICON, PIN, pronounce
from briefing.zh import division

WORDS = {*NAMES, *_table()}
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(briefing.__file__).parent.rglob("*.py"))


def rules(text, people=()):
    """The ids of what decided how ``text`` is said."""
    return [why.rule for why in pronounce(text, people=people).why]


@pytest.mark.parametrize("row", USES, ids=lambda row: row.id)
def test_a_use_of_a_function_word_reads_its_example(row):
    found = list(function_words(division.tagged(row.example)))
    assert (row.example.index(row.char), row.reading, row.id) in found


@pytest.mark.parametrize(
    ("rule", "text"),
    [(MANNER_IN_A_WORD, "轻轻地走了"), (SEEN_IN_A_WORD, "看得见"), (YOUNG_OR_OLD, "小任告诉记者")]
    + [(frame.id, frame.example) for frame in (*ADDRESSES, *MENTIONS)],
)
def test_a_frame_decides_its_example(rule, text):
    assert rule in rules(text)


def test_who_is_named_elsewhere_is_read_by_that():
    people = people_in("校长任南星昨天表示感谢。")
    assert ELSEWHERE in rules("后来任南星回到山东。", people)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_sign_is_said_as_its_example_says(row):
    said = pronounce(row.written)
    assert said.spoken == row.spoken
    assert row.id in rules(row.written)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("山城重庆", "readings/names/重庆"),
        ("我们重视音乐", "readings/words/音乐"),
        ("他长高了", "readings/model"),
        ("乌涌一带", "readings/confusions/涌"),
        ("慢慢地走", "readings/grammar/地"),
    ],
)
def test_a_reading_names_what_decided_it(text, rule):
    assert rule in rules(text)


def test_what_a_person_fixed_says_so():
    fixed = pronounce("住在乐亭", [Pin(2, 4, "lào tíng")], lexicon=parse('"住" = "zhù"'))
    assert [(why.rule, why.start, why.end) for why in fixed.why] == [(LEXICON, 0, 1), (PIN, 2, 4)]


@pytest.mark.parametrize(
    "text", ["2-1", "增长3.5%", "他得去一趟", "任教授说", "A&B~C", "重庆有3000人，β细胞，X²", "①报名②缴费"]
)
def test_every_id_is_found_in_the_source(text):
    for rule in rules(text):
        table = re.match("readings/(?:names|words)/(.*)", rule)  # of words: there the word itself is found
        assert (table[1] in WORDS) if table else (f'"{rule}"' in SOURCE)


def test_what_is_not_fixed_is_sure_in_part_and_has_a_rival():
    why = next(each for each in pronounce("他长得像谁").why if each.start == 1)
    assert 0 < why.sure < 1
    assert why.runner_up
