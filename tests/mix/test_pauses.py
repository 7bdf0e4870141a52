"""How long the silence after a line is, by what is said before and after it."""

from dataclasses import replace
from itertools import pairwise
from statistics import mean, stdev

import pytest

from briefing.config import Pauses
from briefing.mix.pauses import FREE_PLAY, OTHER_SPEAKER_S, pause_after
from briefing.nouns import Line, Role, Segment, Utterance, Voice

VOICE = Voice("narrator", "probe", "0", "zh-CN", "female", "")
MIDDLE = "长江大桥今天上午十点正式通车，两岸居民等了整整十年"
"""A sentence of 25 characters, without its mark."""


def line(text=f"{MIDDLE}。", role=Role.BODY, voice=VOICE, ends_paragraph=False, chapter="", **segment):
    said = Utterance(text, text[:25], (), ())
    return Line(
        Segment(text, role, **segment), said, voice, 1, chapter=chapter, ends_paragraph=ends_paragraph
    )


def after(said, coming=None, **pauses):
    return pause_after(said, coming or line(), Pauses(**pauses))


def near(pause_s):
    """Free play apart."""
    return pytest.approx(pause_s, rel=FREE_PLAY + 0.01)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (line(), "sentence"),
        (line(f"{MIDDLE}，"), "clause"),
        (line(ends_paragraph=True), "paragraph"),
        (line(role=Role.HEADING, ends_paragraph=True), "heading"),
        (line(role=Role.TITLE, ends_paragraph=True), "heading"),
        (line(breaks=True), "verse"),
        (line(f"“{MIDDLE}。”"), "sentence"),
    ],
)
def test_each_kind_has_the_silence_that_the_show_sets(said, kind):
    assert after(said) == near(getattr(Pauses(), kind))
    assert after(said, **{kind: 3.0}) == near(3.0)


@pytest.mark.parametrize(("shorter", "longer"), [("、", "，"), ("，", "；")])
def test_within_a_sentence_a_stronger_mark_makes_a_longer_silence(shorter, longer):
    texts = [f"{MIDDLE[:-1]}{n}" for n in "一二三四五六七八九十百千万"]
    assert mean(after(line(text + shorter)) for text in texts) < mean(
        after(line(text + longer)) for text in texts
    )


@pytest.mark.parametrize("mark", "？！…")
def test_a_question_a_cry_and_words_left_open_are_given_time(mark):
    texts = [f"{MIDDLE[:-1]}{n}" for n in "一二三四五六七八九十百千万"]
    assert mean(after(line(text + mark)) for text in texts) > mean(after(line(text + "。")) for text in texts)


def test_a_colon_before_a_quotation_is_more_than_a_clause_and_less_than_a_sentence():
    quoted = after(line(f"{MIDDLE}："), line(f"“{MIDDLE}。”"), sentence=1.0, clause=0.1)
    assert 0.5 < quoted < 1.0
    assert after(line(f"{MIDDLE}："), sentence=1.0, clause=0.1) < 0.2


def test_items_of_one_list_stand_nearer_than_paragraphs():
    item = line(role=Role.ITEM, ends_paragraph=True)
    assert after(item, item) < after(item, line(ends_paragraph=True))


def test_another_speaker_takes_a_moment_more():
    other = line(voice=replace(VOICE, name="guest"))
    assert after(line(), other) == pytest.approx(after(line()) + OTHER_SPEAKER_S, abs=0.002)


def test_after_and_before_what_is_long_the_silence_is_longer():
    def spoken(length, seed):
        text = chr(0x4E00 + seed) * length
        return replace(line(), utterance=Utterance(text, text, (), ()))

    def middle(said, coming):
        return mean(after(spoken(said, seed), spoken(coming, seed + 50)) for seed in range(40))

    assert middle(8, 25) < middle(25, 25) < middle(50, 25)
    assert middle(25, 8) < middle(25, 25) < middle(25, 50)


@pytest.mark.parametrize("pause_s", [0.0, 0.2, 4.0])
def test_what_a_person_wrote_is_kept_to_the_letter(pause_s):
    assert after(line(pause_s=pause_s), line(voice=replace(VOICE, name="guest"))) == pause_s


def test_a_show_that_wants_none_gets_none():
    assert after(line(), line(voice=replace(VOICE, name="guest")), sentence=0.0) == 0.0


def test_silences_vary_as_people_do_and_stay_where_they_were_when_another_sentence_is_edited():
    lengths = [12, 31, 8, 22, 40, 18, 27, 15, 35, 24, 10, 45, 20, 29, 13, 38]
    lines = []
    for seed, length in enumerate(lengths):
        text = chr(0x4E00 + seed) * length
        lines.append(replace(line(), utterance=Utterance(text, text, (), ())))
    silences = [after(*pair) for pair in pairwise(lines)]
    assert 0.15 < stdev(silences) / mean(silences) < 0.4
    assert mean(silences) == pytest.approx(Pauses().sentence, rel=0.15)
    lines[7] = replace(lines[7], utterance=Utterance("改", "改", (), ()))
    edited = [after(*pair) for pair in pairwise(lines)]
    assert [i for i, (old, new) in enumerate(zip(silences, edited, strict=True)) if old != new] == [6, 7]
