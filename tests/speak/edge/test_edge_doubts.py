"""A service that errs twice alike is not believed, unless it only times its words a little badly."""

import re

import pytest
from local_sound import speech
from wrong_sound import WRONG

from briefing.errors import TakeError
from briefing.pronounce.writing import pronounce
from briefing.speak.edge.doubts import doubt
from briefing.speak.edge.listening import fit
from briefing.speak.edge.marks import Boundary
from briefing.speak.edge.proof import Answer, proven
from briefing.speak.edge.spectrum import spectrum
from briefing.speak.edge.syllables import sound

TEXTS = ("孩子们在桥上放起了风筝，两岸的老人都来看。", "明年春天，桥上的步行道和观景台也会对外开放。")

WHY = {
    "silen|a clause": "nothing sounds for|too little sounds",
    "-60 dB": "nothing sounds for|too little sounds|is silent",
    "the audio twice$|5 s of other talk": "speech lies outside the words",
    "squeezed|half twice|again and again": "comes again at|does not go with the syllables|noise or tone",
    "noise|tone|chord|square|sines|current": "a (noise|tone|noise or tone) sounds|lies outside|comes again",
    "other text|reversed|exchanged|shuffled|drawn out|strings": "does not go|again at|a tone|nothing sounds",
    "clicks": "too little sounds|noise|comes again",
}
"""What is said of each kind, by a part of its name; the first that fits counts."""


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_sound_is_refused_as_often_as_it_comes_and_never_kept(studio, service, kind):
    service.next_fault = lambda: kind
    text = "".join(TEXTS)
    with pytest.raises(TakeError) as caught:
        studio.record(text)
    why = next(why for part, why in WHY.items() if re.search(part, kind))
    assert re.search(why, caught.value.what)
    assert "--fallback VOICE" in caught.value.fix
    assert service.said() == [text] * 8
    assert studio.cache.size()[0] == 0


@pytest.mark.parametrize("text", ["你好。", "新桥通车", "两岸的期待。", "八，八。"])
@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in WRONG
        if re.search("silence in the (fir|sec)|half at|audio twice$|^(white|pink)|^a tone( as|$)", kind)
    ],
)
def test_the_gross_kinds_are_refused_in_the_shortest_texts_as_well(studio, service, kind, text):
    service.next_fault = lambda: kind
    with pytest.raises(TakeError):
        studio.record(text)
    assert studio.cache.size()[0] == 0


def test_a_service_that_times_its_words_a_little_late_is_believed_the_second_time_and_it_is_noted(
    studio, service
):
    service.faults.extend(["boundaries late"] * 2)
    (take,) = studio.record(TEXTS[0])
    assert service.said() == [TEXTS[0]] * 2
    assert take.doubt in studio.whys
    (again,) = studio.record(TEXTS[0])
    assert again.doubt == take.doubt
    assert service.said() == [TEXTS[0]] * 2


def test_a_sound_answer_after_a_doubted_one_is_not_noted(studio, service):
    service.faults.append("boundaries late")
    (take,) = studio.record(TEXTS[0])
    assert take.doubt == ""


@pytest.mark.parametrize(
    "fault", ["boundaries far too late", "a piece of audio lost", "a piece of audio twice"]
)
def test_what_a_little_bad_timing_does_not_explain_is_not_believed(studio, service, fault):
    service.next_fault = lambda: fault
    with pytest.raises(TakeError):
        studio.record(TEXTS[1])
    assert studio.cache.size()[0] == 0


SOUND = (
    "横跨黄河的新桥今天正式通车。",
    "全长二点四公里，双向六车道，投资十二点五亿元。",
    "“盼了十年，终于盼到了。”住在乐亭的王先生说。",
    "谢谢，谢谢，谢谢大家。",
    "是是非非，非非是是。",
    "公司叫ABC，它做AI芯片。",
    "啊！哦，嗯。",
    "好。",
    "妈妈骂马吗？",
    "四是四，十是十，十四是十四，四十是四十。",
)


def heard(text, rate):
    utterance = pronounce(text)
    audio, words = speech(utterance.spoken, rate, rewritten=False)
    answer = Answer(audio, tuple(Boundary(*word) for word in words), True)
    return proven(answer, utterance.spoken, utterance, rate), utterance.readings


@pytest.mark.parametrize("rate", [0.5, 0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("text", SOUND)
def test_sound_answers_are_believed_at_once(text, rate):
    assert doubt(*heard(text, rate)) is None


def test_a_fit_is_high_for_the_text_and_low_for_another():
    take, readings = heard(TEXTS[0], 1.0)
    seen = spectrum(take.samples, take.rate_hz)
    assert fit(seen, take.marks, readings).whole > 1
    assert fit(seen, take.marks, readings[7:] + readings[:7]).whole < 0.6


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("shi4", (0.8, 0.3, 0.5)),
        ("xi1", (0.9, 0.0, 1.0)),
        ("ju2", (0.8, 0.1, 0.9)),
        ("yu2", (0.0, 0.1, 0.9)),
        ("lv4", (0.0, 0.1, 0.9)),
        ("yan2", (0.0, 0.55, 0.75)),
        ("yuan2", (0.0, 0.55, 0.75)),
        ("wang2", (0.0, 1.0, 0.45)),
        ("er2", (0.0, 0.5, 0.4)),
        ("GDP", None),
        ("", None),
    ],
)
def test_a_syllable_is_expected_to_sound_as_it_is_said(reading, expected):
    assert sound(reading) == expected


def test_every_syllable_of_mandarin_is_known_but_one_without_a_vowel():
    from briefing.speak.edge.told import homophones

    assert [reading for reading in homophones() if sound(reading) is None] == ["n2"]
