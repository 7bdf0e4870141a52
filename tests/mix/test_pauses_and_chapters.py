"""The silence that a listener hears, and the places that a listener can jump to."""

from itertools import pairwise

import pytest

from briefing.config import Config
from briefing.mix.timeline import steps
from briefing.nouns import Line, Role, Segment, Utterance, Voice


def gaps(result):
    """The silence between each cue and the next, heard in the decoded file."""
    cues = result.programme.cues
    edges = [result.sounding(cue.start_s - 0.05, cue.end_s + 0.05) for cue in cues]
    return [after[0] - before[1] for before, after in pairwise(edges)]


@pytest.mark.parametrize(
    "case",
    [
        ({}, 0.35),
        ({"ends_paragraph": True}, 0.7),
        ({"role": Role.HEADING}, 0.8),
        ({"role": Role.TITLE, "ends_paragraph": True}, 0.8),
        ({"pause_s": 1.5}, 1.5),
        ({"role": Role.HEADING, "pause_s": 0.2}, 0.2),
    ],
)
def test_the_pause_after_a_line_goes_by_its_role_unless_a_person_wrote_one(mixed, speech, line, quiet, case):
    rest, pause_s = case
    takes = [speech(0.6), speech(0.6)]
    result = mixed(takes, quiet, [line(1, takes[0], **rest), line(2, takes[1])])
    assert gaps(result) == [pytest.approx(pause_s, abs=0.03)]


def test_a_pause_of_nothing_still_leaves_the_end_of_one_line_and_the_start_of_the_next(
    mixed, speech, line, quiet
):
    takes = [speech(0.6), speech(0.6)]
    result = mixed(takes, quiet, [line(1, takes[0], pause_s=0), line(2, takes[1])])
    assert gaps(result) == [pytest.approx(0.16, abs=0.03)]


def order(lines, **chimes):
    config = Config.model_validate({"chimes": chimes})
    return [(step.chime or str(step.line), step.before_s, step.chapter) for step in steps(lines, config)]


@pytest.fixture
def running_order(speech, line):
    """An intro, a title, two sections, an outro."""
    take = speech(0.4)
    return [
        line(0, take, role=Role.NOTICE, ends_paragraph=True),
        line(1, take, role=Role.TITLE, chapter="题"),
        line(2, take, ends_paragraph=True),
        line(3, take, role=Role.HEADING, chapter="甲"),
        line(4, take, pause_s=2.0, ends_paragraph=True),
        line(5, take, role=Role.HEADING, chapter="乙"),
        line(6, take, ends_paragraph=True),
        line(0, take, role=Role.NOTICE, ends_paragraph=True),
    ]


def test_a_chime_comes_before_each_section_but_the_first(running_order):
    assert order(running_order) == [
        ("opening", 0.0, ""),
        ("0", 0.9, ""),
        ("1", 0.7, "题"),
        ("2", 0.8, ""),
        ("section", 0.9, "甲"),
        ("3", 0.9, ""),
        ("4", 0.8, ""),
        ("section", 2.0, "乙"),
        ("5", 0.9, ""),
        ("6", 0.8, ""),
        ("7", 0.7, ""),
        ("closing", 0.9, ""),
    ]


def test_without_chimes_a_section_begins_with_its_heading(running_order):
    assert order(running_order, opening="none", section="none", closing="none") == [
        ("0", 0.0, ""),
        ("1", 0.7, "题"),
        ("2", 0.8, ""),
        ("3", 0.9, "甲"),
        ("4", 0.8, ""),
        ("5", 2.0, "乙"),
        ("6", 0.8, ""),
        ("7", 0.7, ""),
    ]


def test_chapters_cover_the_programme_without_a_gap(mixed, speech, running_order):
    takes = [speech(0.4, seed=i) for i in range(len(running_order))]
    result = mixed(takes, lines=running_order)
    chapters = result.programme.chapters
    assert [chapter.title for chapter in chapters] == ["题", "甲", "乙"]
    assert chapters[0].start_s == 0.0
    assert [chapter.end_s for chapter in chapters] == [
        *(chapter.start_s for chapter in chapters[1:]),
        result.programme.duration_s,
    ]


def test_a_chapter_begins_with_its_chime(mixed, speech, running_order):
    takes = [speech(0.4, seed=i) for i in range(len(running_order))]
    result = mixed(takes, lines=running_order)
    cues = result.programme.cues
    for chapter, before, heading in zip(result.programme.chapters[1:], (2, 4), (3, 5), strict=True):
        first_s, _ = result.sounding(cues[before].end_s + 0.15, cues[heading].start_s - 0.1, under_db=30)
        assert chapter.start_s == pytest.approx(first_s, abs=0.03)


def test_the_pause_after_a_chime_is_counted_from_where_it_has_died_away(mixed, speech, running_order):
    takes = [speech(0.4, seed=i) for i in range(len(running_order))]
    result = mixed(takes, lines=running_order)
    for chapter, heading in zip(result.programme.chapters[1:], (3, 5), strict=True):
        speech_s = result.programme.cues[heading].start_s
        _, over_s = result.sounding(chapter.start_s, speech_s - 0.1, under_db=29)
        assert speech_s - over_s == pytest.approx(0.9, abs=0.06)


def test_lines_without_chapters_make_a_programme_without_chapters(mixed, speech, quiet):
    assert mixed([speech(0.5)], quiet).programme.chapters == ()


def test_a_line_of_verse_is_followed_by_a_pause_of_its_own():
    lines = [
        Line(Segment(text, breaks=breaks), Utterance(text, text, (), ()), Voice("a", "", "", "", "", ""))
        for text, breaks in (("床前明月光，", True), ("疑是地上霜。", True), ("好诗。", False))
    ]
    silences = [step.before_s for step in steps(lines, Config()) if step.line >= 0]
    pauses = Config().pauses
    assert silences[1:] == [pauses.verse, pauses.verse]
    assert pauses.sentence < pauses.verse < pauses.paragraph


def test_a_sentence_that_was_divided_goes_on_after_a_shorter_pause():
    lines = [
        Line(Segment(text), Utterance(text, text, (), ()), Voice("a", "", "", "", "", ""))
        for text in ("桥长两公里，", "很宽。", "完了。")
    ]
    silences = [step.before_s for step in steps(lines, Config()) if step.line >= 0]
    assert silences[1:] == [Config().pauses.clause, Config().pauses.sentence]
