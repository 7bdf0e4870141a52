"""A paragraph sinks in level and pitch, sentence by sentence, and the next begins anew."""

from itertools import pairwise

import numpy as np
import pytest

from briefing.manner import MANNERS
from briefing.mix.delivery import WHOLE_FALL_DB, Delivery, deliveries
from briefing.mix.takes import spoken
from briefing.nouns import Line, Mark, Role, Segment, Take, Utterance, Voice
from briefing.sound.loudness import loudness

VOICE = Voice("narrator", "probe", "0", "zh-CN", "female", "")


def line(text="大桥通车了。", role=Role.BODY, ends_paragraph=False):
    return Line(Segment(text, role), Utterance(text, text, (), ()), VOICE, 1, ends_paragraph=ends_paragraph)


def paragraph(sentences, **rest):
    return [line(ends_paragraph=i == sentences - 1, **rest) for i in range(sentences)]


@pytest.mark.parametrize("sentences", [2, 3, 5, 8, 11])
def test_from_sentence_to_sentence_level_and_pitch_sink_a_little(sentences):
    found = list(deliveries(paragraph(sentences)))
    falls = [before.level_db - after.level_db for before, after in pairwise(found)]
    assert all(0.2 <= fall <= 0.6 for fall in falls)
    assert all(before.semitones > after.semitones for before, after in pairwise(found))


def test_each_paragraph_begins_where_the_last_one_began():
    found = list(deliveries([*paragraph(4), *paragraph(2), *paragraph(6)]))
    assert found[0] == found[4] == found[6] == Delivery()


def test_however_long_a_paragraph_is_its_end_is_heard():
    assert min(each.level_db for each in deliveries(paragraph(60))) == -WHOLE_FALL_DB


def test_where_a_sentence_was_divided_it_goes_on_half_a_step_lower():
    whole = list(deliveries([line(), line(ends_paragraph=True)]))
    divided = list(deliveries([line("大桥通车了，"), line(ends_paragraph=True)]))
    assert divided[1].level_db == pytest.approx(whole[1].level_db / 2)


@pytest.mark.parametrize("role", MANNERS)
def test_each_role_has_a_level_of_its_own(role):
    assert next(deliveries([line(role=role)])).level_db == MANNERS[role].level_db


def test_the_delivery_of_a_paragraph_is_a_function_of_that_paragraph_alone():
    before = list(deliveries([*paragraph(3), *paragraph(4)]))
    assert before[3:] == list(deliveries([*paragraph(7), *paragraph(4)]))[7:]


def test_nothing_to_deliver_is_nothing():
    assert list(deliveries([])) == []


def tone(hertz=220.0, seconds=1.0, rate=24_000):
    wave = 0.1 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)
    return Take(wave.astype(np.float32), rate, (Mark(0.25, 0.75, 0, 1),))


def played(delivery):
    found = spoken(tone(), delivery, 1)
    samples = np.array(found.audio.get_array_of_samples(), np.float32) / 32_768
    return found, samples[found.first : found.last]


def test_a_take_is_played_as_loud_as_its_place_asks():
    levels = [loudness(played(Delivery(level_db))[1], 44_100).integrated_lufs for level_db in (0.0, -1.5)]
    assert levels[0] - levels[1] == pytest.approx(1.5, abs=0.1)


@pytest.mark.parametrize("semitones", [0.0, -0.3, -0.72])
def test_it_sounds_lower_by_so_much_and_its_marks_go_with_it(semitones):
    found, samples = played(Delivery(0.0, semitones))
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 1 << 19))
    hertz = spectrum.argmax() * 44_100 / (1 << 19)
    assert 12 * np.log2(hertz / 220) == pytest.approx(semitones, abs=0.02)
    stretch = 2 ** (-semitones / 12)
    first_s = found.first / 44_100
    assert len(samples) / 44_100 == pytest.approx(stretch, abs=0.01)
    assert found.marks[0].start_s - first_s == pytest.approx(0.25 * stretch, abs=0.005)
    assert found.marks[0].end_s - first_s == pytest.approx(0.75 * stretch, abs=0.005)
