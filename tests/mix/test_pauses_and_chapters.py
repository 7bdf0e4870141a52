"""The silence that a listener hears, and the places that a listener can jump to."""

from dataclasses import replace
from itertools import pairwise

import pytest

from briefing.config import Config
from briefing.mix.pauses import pause_after
from briefing.mix.timeline import steps
from briefing.nouns import Role


def gaps(result):
    """The silence between each cue and the next, heard in the decoded file."""
    cues = result.programme.cues
    edges = [result.sounding(cue.start_s - 0.05, cue.end_s + 0.05) for cue in cues]
    return [after[0] - before[1] for before, after in pairwise(edges)]


def test_the_silence_heard_after_a_line_is_its_pause(mixed, speech, line, quiet):
    takes = [speech(0.6), speech(0.6)]
    lines = [line(1, takes[0], ends_paragraph=False), line(2, takes[1])]
    pause_s = pause_after(*lines, Config().pauses)
    assert gaps(mixed(takes, quiet, lines)) == [pytest.approx(pause_s, abs=0.03)]


@pytest.mark.parametrize("pause_s", [1.5, 0.2])
def test_the_pause_that_a_person_wrote_is_heard_to_the_letter(mixed, speech, line, quiet, pause_s):
    takes = [speech(0.6), speech(0.6)]
    result = mixed(takes, quiet, [line(1, takes[0], pause_s=pause_s), line(2, takes[1])])
    assert gaps(result) == [pytest.approx(pause_s, abs=0.03)]


def test_a_pause_of_nothing_still_leaves_the_end_of_one_line_and_the_start_of_the_next(
    mixed, speech, line, quiet
):
    takes = [speech(0.6), speech(0.6)]
    result = mixed(takes, quiet, [line(1, takes[0], pause_s=0), line(2, takes[1])])
    assert gaps(result) == [pytest.approx(0.16, abs=0.03)]


def order(lines, **chimes):
    config = Config.model_validate({"chimes": chimes})
    return [(step.chime or str(step.line), step.chapter) for step in steps(lines, config)]


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
        ("opening", ""),
        ("0", ""),
        ("1", "题"),
        ("2", ""),
        ("section", "甲"),
        ("3", ""),
        ("4", ""),
        ("section", "乙"),
        ("5", ""),
        ("6", ""),
        ("7", ""),
        ("closing", ""),
    ]


def test_without_chimes_a_section_begins_with_its_heading(running_order):
    assert order(running_order, opening="none", section="none", closing="none") == [
        ("0", ""),
        ("1", "题"),
        ("2", ""),
        ("3", "甲"),
        ("4", ""),
        ("5", "乙"),
        ("6", ""),
        ("7", ""),
    ]


def test_around_a_chime_is_the_pause_of_sections_unless_a_person_wrote_one(running_order):
    around = [
        step for step in steps(running_order, Config()) if step.line in {3, 5} or step.chime == "section"
    ]
    section = Config().pauses.section
    assert [step.before_s for step in around] == [section, section, 2.0, section]


@pytest.mark.parametrize(
    ("level", "slot"), [(1, "section"), (2, "section"), (3, "subsection"), (6, "subsection")]
)
def test_a_part_of_a_chapter_has_the_smaller_sound(running_order, level, slot):
    running_order[3] = replace(running_order[3], level=level)
    assert order(running_order)[4] == (slot, "甲")
    assert order(running_order, subsection="none")[4] == ((slot, "甲") if slot == "section" else ("3", "甲"))


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
        assert speech_s - over_s == pytest.approx(Config().pauses.section, abs=0.06)


def test_lines_without_chapters_make_a_programme_without_chapters(mixed, speech, quiet):
    assert mixed([speech(0.5)], quiet).programme.chapters == ()
