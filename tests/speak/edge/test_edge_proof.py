"""An answer is proven by order and time, never by its wording; and its times become marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_sound import Word, speech

from briefing.nouns import Utterance
from briefing.sound.mp3 import BrokenAudioError, decode
from briefing.speak.edge.marks import Boundary, UnspokenError
from briefing.speak.edge.marks import marks as laid_along
from briefing.speak.edge.proof import Answer, UnprovenError, proven
from briefing.speak.gate import is_spoken


def boundaries(*texts, each_s=0.2, pause_s=0.0):
    """A word for each text, ``each_s`` a character."""
    found, at_s = [], 0.1
    for text in texts:
        found.append(Boundary(at_s, at_s + each_s * max(len(text), 1), text))
        at_s = found[-1].end_s + pause_s
    return found


def marks(told, words, rate=1.0, *, sounds=True):
    """Marks of an answer in which the time between two words is all sound, or all silence."""
    return laid_along(told, words, rate, lambda start_s, end_s: (end_s - start_s) * sounds)


def covered(told, found):
    return "|".join(told[mark.start : mark.end] for mark in found)


@pytest.mark.parametrize(
    ("told", "words", "expected"),
    [
        ("新桥通车。", ("新桥", "通车"), "新|桥|通|车"),
        ("用AI写，很快。", ("用", "AI", "写", "很", "快"), "用|AI|写|很|快"),
        # Numbers and currency come back rewritten.
        ("全长二点四公里。", ("全长", "2.4", "公里"), "全|长|二|点|四|公|里"),
        ("涨了百分之五。", ("涨", "了", "5%......"), "涨|了|百|分|之|五"),
        ("花了一千二百元，走了。", ("花了", "¥1200", "走了"), "花|了|一|千|二|百|元|走|了"),
        ("二零二六年十一月", ("2026年", "11月"), "二|零|二|六|年|十|一|月"),
        # Capitals, full-width forms, and signs that are named do not matter.
        ("GDP上升", ("ｇｄｐ", "上升"), "GDP|上|升"),
        ("甲&乙丙丁", ("甲", "和", "乙", "丙丁"), "甲|乙|丙|丁"),
        # The same word again and again.
        ("好好好好", ("好好", "好好"), "好|好|好|好"),
    ],
)
def test_words_become_marks_however_they_are_written(told, words, expected):
    found = marks(told, boundaries(*words), 1.0)
    assert covered(told, found) == expected
    assert all(before.start_s <= after.start_s for before, after in pairwise(found))
    assert all(mark.end_s > mark.start_s for mark in found)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("新桥今天通车。", ("新桥", "今天")),
        ("新桥今天通车。", ("今天", "通车")),
        ("新桥今天通车。", ("新桥", "通车")),
        ("好好好好", ("好好",)),
        ("花了一千二百元，走了。", ("花了", "¥1200")),
        ("全长一百二十三公里", ("全长", "12345")),
        ("新桥今天通车。", ("别的", "话在", "这里")),
        ("新桥今天通车。", ("通车", "今天", "新桥")),
        ("他在二零二六", ("他", "在")),
        ("新桥通车。", ("新桥", "通车", "新桥", "通车")),
        ("新桥通车。", ("新桥", "马上", "通车")),
    ],
)
def test_words_that_leave_something_out_are_no_proof(told, words):
    with pytest.raises(UnspokenError):
        marks(told, boundaries(*words), 1.0)


def test_a_word_without_a_boundary_counts_where_there_was_time_to_say_it():
    told, words = "新桥今天通车。", boundaries("新桥", "通车", pause_s=0.5)
    found = marks(told, words, 1.0)
    assert covered(told, found) == "新|桥|今|天|通|车"
    with pytest.raises(UnspokenError, match="'今天' was not said"):
        marks(told, words, sounds=False)


def test_a_pause_is_no_time_to_say_a_word(whole):
    """The word after a comma left out, of the audio as well: the pause there proves nothing."""
    told = "新桥，今天通车。"
    audio, words = speech("新桥，，，通车。", rewritten=False)
    with pytest.raises(UnprovenError, match="'今天' was not said"):
        proof(Answer(audio, tuple(Boundary(*word) for word in words), True), told)
    audio, words = speech(told, rewritten=False)
    untold = tuple(Boundary(*word) for word in words if word.text != "今天")
    assert covered(told, proof(Answer(audio, untold, True), told).marks) == "新|桥|今|天|通|车"


def test_a_rewritten_run_has_to_last_as_long_as_speech():
    quick = [*boundaries("花了"), Boundary(0.5, 0.6, "¥1200")]
    with pytest.raises(UnspokenError, match="'一千二百元' was not said"):
        marks("花了一千二百元", quick, 1.0)


text = st.text(st.sampled_from("新桥今天正式通车一二三点AIbc，。“”！ "), min_size=1, max_size=40)


@given(text.filter(lambda told: any(map(is_spoken, told))), st.integers(1, 3))
def test_law_every_letter_digit_and_character_gets_a_mark_in_order(told, size):
    runs = [told[at : at + size] for at in range(0, len(told), size)]
    found = marks(told, boundaries(*runs), 1.0)
    places = [place for mark in found for place in range(mark.start, mark.end) if is_spoken(told[place])]
    assert places == [place for place, char in enumerate(told) if is_spoken(char)]


@given(st.data())
def test_law_a_text_cut_anywhere_is_no_proof(data):
    told = data.draw(st.text(st.sampled_from("新桥今天正式通车人民江河"), min_size=2, max_size=30))
    kept = data.draw(st.integers(0, len(told) - 1))
    with pytest.raises(UnspokenError):
        marks(told, boundaries(*told[:kept]), 1.0)


# --- the audio ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole():
    audio, words = speech("新桥今天通车。", rewritten=False)
    return Answer(audio, tuple(Boundary(*word) for word in words), True)


def proof(answer, told="新桥今天通车。"):
    spans = tuple((at, at + 1) for at in range(len(told)))
    return proven(answer, told, Utterance(told, told, spans, ("",) * len(told)), 1.0)


def test_a_whole_answer_is_a_take(whole):
    take = proof(whole)
    assert covered("新桥今天通车。", take.marks) == "新|桥|今|天|通|车"


def test_an_answer_without_its_end_is_none(whole):
    with pytest.raises(UnprovenError, match="broke off"):
        proof(Answer(whole.audio, whole.boundaries, False))


@pytest.mark.parametrize("cut", range(1, 12))
def test_audio_cut_at_any_byte_of_a_frame_is_damaged(whole, cut):
    with pytest.raises(UnprovenError, match="damaged: stops in the middle of a frame"):
        proof(Answer(whole.audio[: -13 * cut], whole.boundaries, True))


def test_audio_that_ends_before_its_last_word_is_no_proof(whole):
    end_s = whole.boundaries[-1].end_s
    delay_s = 1105 / 24_000
    for lost_s in (0.1, 0.3, 1.0):
        frames = int((end_s + delay_s - lost_s) / 0.024)
        with pytest.raises(UnprovenError, match="of audio for words until"):
            proof(Answer(whole.audio[: frames * 144], whole.boundaries, True))


@pytest.mark.parametrize("times", [(-1.0, 0.5), (0.5, 0.2), (float("nan"), 1.0), (0.0, float("inf"))])
def test_boundaries_out_of_time_are_no_proof(whole, times):
    with pytest.raises(UnprovenError, match="out of time"):
        proof(Answer(whole.audio, (*whole.boundaries, Boundary(*times, "桥")), True))


@pytest.mark.parametrize("at", [0, 10, 144, 1000])
def test_noise_anywhere_in_the_audio_is_found(whole, at):
    with pytest.raises(BrokenAudioError, match="no MP3 at byte"):
        decode(whole.audio[: at // 144 * 144] + b"\x00noise\x00" * 30 + whole.audio[at // 144 * 144 :])


def test_tags_around_the_audio_are_no_noise(whole):
    plain, _ = decode(whole.audio)
    tagged, _ = decode(b"ID3\x04\x00\x00\x00\x00\x00\x05title" + whole.audio + b"TAG".ljust(128, b"\0"))
    assert (plain == tagged).all()


def test_words_of_the_local_service_are_where_their_sound_is():
    audio, words = speech("八，八。")
    samples, rate_hz = decode(audio)
    assert words[0] == Word(pytest.approx(0.1), words[0].end_s, "8")
    for word in words:
        before = samples[: int(word.start_s * rate_hz) - 480][-1000:]
        assert abs(before).max() < 0.02
