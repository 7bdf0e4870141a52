"""Kokoro: readings become its symbols, every character gets a time, and what cannot be said is refused."""

from dataclasses import replace

import numpy as np
import pytest
from pypinyin import pinyin_dict
from pypinyin.contrib.tone_convert import to_tone3

from briefing.errors import TakeError
from briefing.nouns import Utterance, Voice
from briefing.speak.kokoro import FRAME, KokoroEngine, weights
from briefing.speak.kokoro.english import phonemes as english
from briefing.speak.kokoro.phonemes import phonemes, syllable
from briefing.zh.division import words_read

VOICE = Voice("xiaobei", "kokoro", "zf_xiaobei", "zh-CN", "female", "")


def utterance(spoken, readings):
    """An utterance whose readings are given one after another for its Han characters."""
    syllables = iter(readings.split())
    read = tuple(next(syllables) if "一" <= c <= "鿿" else "" for c in spoken)
    spans = tuple((i, i + 1) for i in range(len(spoken)))
    return Utterance(spoken, spoken, spans, read, words=tuple(words_read(spoken, read)))


@pytest.fixture(scope="module")
def engine():
    return KokoroEngine({})


@pytest.mark.parametrize(
    ("pinyin", "symbols"),
    [
        ("zhong4", "ꭧʊ↘ŋ"),
        ("guo2", "kwo↗"),
        ("lv4", "ly↘"),
        ("nve4", "nɥe↘"),
        ("xue2", "ɕɥe↗"),
        ("quan2", "ʨʰɥɛ↗n"),
        ("jun1", "ʨy→n"),
        ("yuan2", "ɥɛ↗n"),
        ("yi1", "i→"),
        ("you3", "jou↓"),
        ("yong4", "jʊ↘ŋ"),
        ("wen2", "wə↗n"),
        ("weng1", "wə→ŋ"),
        ("shi4", "ʂɨ↘"),
        ("er2", "ɚ↗"),
        ("de5", "tɤ"),
        ("ê1", "ɛ→"),
    ],
)
def test_a_syllable_becomes_the_symbols_the_voices_were_trained_with(pinyin, symbols):
    assert syllable(pinyin) == symbols


def test_every_syllable_of_every_character_can_be_said():
    syllables = {
        to_tone3(reading, neutral_tone_with_five=True).replace("ü", "v")
        for readings in pinyin_dict.pinyin_dict.values()
        for reading in readings.split(",")
    }
    assert len(syllables) > 1500
    known = weights.vocabulary().keys()
    assert [pinyin for pinyin in syllables if set(syllable(pinyin)) - known] == []


def test_words_are_parted_and_each_character_keeps_its_symbols():
    # A change here changes the sound of takes that are cached: raise FRONT_END with it.
    said = phonemes(
        "重庆，GDP涨了。", ("chong2", "qing4", "", "", "", "", "zhang3", "le5", ""), [(0, 2), (6, 7), (7, 8)]
    )
    assert said.symbols == "ꭧʰʊ↗ŋʨʰi↘ŋ, ʤˈi dˈi pˈi ꭧa↓ŋ lɤ."
    assert [said.symbols[a:b] for _, (a, b) in said.spans] == [
        "ꭧʰʊ↗ŋ",
        "ʨʰi↘ŋ",
        "ʤˈi dˈi pˈi",
        "ꭧa↓ŋ",
        "lɤ",
    ]


@pytest.mark.parametrize(
    ("word", "symbols"),
    [
        ("technology", "tɛknˈɑləʤi"),
        ("A", "ˈA"),
        ("NASA", "nˈæsə"),
        ("iPhone", "ˈI fˈOn"),
        ("ChatGPT", "ʧˈæt ʤˈi pˈi tˈi"),
        ("naïve", "nIˈiv"),
        ("Łódź", "lˈɑdz"),
        ("html", "ˈAʧ tˈi ˈɛm ˈɛl"),
    ],
)
def test_english_is_said_or_spelled(word, symbols):
    assert english(word) == symbols


def test_each_character_is_marked_where_it_sounds(engine):
    take = engine.speak(utterance("新桥通车了。", "xin1 qiao2 tong1 che1 le5"), VOICE)
    assert take.rate_hz == 24_000
    assert take.samples.size % FRAME == 0
    assert [(mark.start, mark.end) for mark in take.marks] == [(i, i + 1) for i in range(5)]
    assert all(a.end_s <= b.start_s for a, b in zip(take.marks, take.marks[1:], strict=False))
    loud = np.flatnonzero(np.abs(take.samples) > np.abs(take.samples).max() / 30) / take.rate_hz
    assert take.marks[0].start_s == pytest.approx(loud[0], abs=0.07)


def test_tones_reach_kokoro_as_they_are_said(engine):
    read, said = utterance("不对", "bu4 dui4"), replace(utterance("不对", "bu2 dui4"), pinned=(0, 1))
    assert np.array_equal(engine.speak(read, VOICE).samples, engine.speak(said, VOICE).samples)


def test_the_same_text_sounds_the_same_to_the_bit(engine):
    line = utterance("你好", "ni3 hao3")
    again = KokoroEngine({})
    assert np.array_equal(engine.speak(line, VOICE).samples, again.speak(line, VOICE).samples)


def test_a_symbol_the_model_lacks_is_refused_not_dropped(engine):
    with pytest.raises(TakeError, match="no symbol for ☃"):
        engine.speak(utterance("好☃", "hao3"), VOICE)


def test_a_text_too_long_for_the_model_is_refused(engine):
    with pytest.raises(TakeError, match="split the line"):
        engine.speak(utterance("上" * 200, "shang4 " * 200), VOICE)


def test_the_installed_weights_are_the_published_ones():
    assert weights.model_sha256(None) == weights.SHA256


def test_a_damaged_model_is_told_apart(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")
    broken = KokoroEngine({"model": str(tmp_path / "model.onnx")})
    with pytest.raises(TakeError, match="does not load"):
        broken.speak(utterance("好", "hao3"), VOICE)
    with pytest.raises(TakeError, match="cannot be read"):
        KokoroEngine({"model": str(tmp_path / "none.onnx")}).digest(VOICE)


def test_what_changes_the_sound_changes_the_digest(engine):
    other = Voice("yunxi", "kokoro", "zm_yunxi", "zh-CN", "male", "")
    assert engine.digest(VOICE) != engine.digest(other)
