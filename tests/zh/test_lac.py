"""The tagger divides a sentence, says what its words do in it, and runs in one thread."""

import threading

import pytest

from briefing.errors import BriefingError
from briefing.zh import lac


@pytest.mark.parametrize("text", ["", "两国为深化合作签署协议。", "A股 涨了\n", "😀𠀀\ud800"])
def test_the_words_joined_are_the_text(text):
    assert "".join(word for word, _ in lac.tagged(text)) == text


def test_a_function_word_is_parted_from_its_neighbour():
    assert ("两国", "n") in lac.tagged("两国为深化合作签署协议")


def test_a_person_is_told():
    assert ("陈校长", lac.PERSON) in lac.tagged("陈校长说，今天不上课")


def test_traditional_script_is_known():
    assert ("學生", "n") in lac.tagged("這位學生會說漢語")


def test_it_starts_no_thread():
    before = threading.active_count()
    lac.tagged("今天天气很好")
    assert threading.active_count() == before


def test_files_that_are_not_the_published_ones_are_refused(monkeypatch):
    monkeypatch.setitem(lac.SHA256, "word.dic", "0" * 64)
    lac._model.cache_clear()
    with pytest.raises(BriefingError, match=r"word\.dic is missing or damaged"):
        lac.tagged("你好")
    monkeypatch.undo()
    lac._model.cache_clear()
