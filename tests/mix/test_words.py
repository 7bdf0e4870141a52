"""From what is spoken to what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.mix.words import words
from briefing.nouns import Mark, Utterance


def utterance(text, spoken, spans, words_of=()):
    return Utterance(text, spoken, tuple(spans), ("",) * len(spoken), words=words_of)


def evenly(count):
    return [Mark(float(i), float(i + 1), i, i + 1) for i in range(count)]


def shown(said, marks):
    return [
        (said.text[word.start : word.end], word.start_s, word.end_s)
        for word in words(said, marks, 0.0, 0.0, float(len(said.spoken)))
    ]


def test_a_character_that_stands_alone_is_a_word():
    said = utterance("你好", "你好", [(0, 1), (1, 2)], ((0, 1), (1, 2)))
    assert shown(said, evenly(2)) == [("你", 0, 1), ("好", 1, 2)]


def test_the_characters_of_a_word_are_one_however_many_marks_time_them():
    said = utterance("大桥通车了", "大桥通车了", [(i, i + 1) for i in range(5)], ((0, 2), (2, 4), (4, 5)))
    assert shown(said, evenly(5)) == [("大桥", 0, 2), ("通车", 2, 4), ("了", 4, 5)]


def test_a_word_that_a_link_or_a_number_reaches_into_is_joined_to_it():
    said = utterance("2年级", "二年级", [(0, 1), (1, 2), (2, 3)], ((0, 3),))
    assert shown(said, evenly(3)) == [("2年级", 0, 3)]


def test_a_number_is_one_word_however_many_characters_it_is_read_as():
    said = utterance("长2.4米", "长二点四米", [(0, 1), (1, 4), (1, 4), (1, 4), (4, 5)])
    assert shown(said, evenly(5)) == [("长", 0, 1), ("2.4", 1, 4), ("米", 4, 5)]


def test_a_unit_said_after_its_number_joins_it():
    said = utterance("花¥12了", "花十二元了", [(0, 1), (2, 4), (2, 4), (1, 2), (4, 5)])
    assert shown(said, evenly(5)) == [("花", 0, 1), ("¥12", 1, 4), ("了", 4, 5)]


def test_a_mark_may_cover_several_characters():
    said = utterance("你好吗", "你好吗", [(0, 1), (1, 2), (2, 3)])
    assert shown(said, [Mark(0, 2, 0, 2), Mark(2, 3, 2, 3)]) == [("你好", 0, 2), ("吗", 2, 3)]


def test_what_is_said_but_not_written_sounds_with_the_word_before():
    said = utterance("5人", "五个人", [(0, 1), (1, 1), (1, 2)])
    assert shown(said, evenly(3)) == [("5", 0, 2), ("人", 2, 3)]


def test_punctuation_gets_no_word():
    said = utterance("好，走", "好，走", [(0, 1), (1, 2), (2, 3)])
    assert shown(said, [Mark(0, 1, 0, 1), Mark(2, 3, 2, 3)]) == [("好", 0, 1), ("走", 2, 3)]


times = st.floats(-1, 12, allow_nan=False)


@given(
    st.lists(st.tuples(times, times, st.integers(0, 9), st.integers(0, 9)), max_size=12),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=10, max_size=10),
)
def test_words_are_apart_in_time_and_text_and_inside_the_cue_whatever_the_marks(marks, spans):
    said = utterance("一二三四五六七八九十", "一二三四五六七八九十", [tuple(sorted(span)) for span in spans])
    given_marks = [Mark(*sorted((a, b)), *sorted((i, j))) for a, b, i, j in marks]
    found = words(said, given_marks, 0.5, 1.0, 9.0)
    edges = [edge for word in found for edge in (word.start_s, word.end_s)]
    assert edges == sorted(edges)
    assert all(1.0 <= edge <= 9.0 for edge in edges)
    cuts = [cut for word in found for cut in (word.start, word.end)]
    assert cuts == sorted(cuts)
    assert all(word.start < word.end for word in found)
