"""eSpeak NG is bound so that equal text gives equal samples, in any order, and English gives IPA."""

import pytest

from briefing.errors import TakeError
from briefing.speak import espeakng


def test_english_becomes_ipa_with_stress():
    assert espeakng.ipa("hello") == "həlˈoʊ"
    assert espeakng.ipa("Cats. Dogs.") == "kˈæts dˈɑːɡz"
    assert espeakng.ipa("") == ""


def test_a_tie_joins_the_letters_of_one_phoneme():
    assert espeakng.ipa("judge", tie="^") == "d^ʒˈʌd^ʒ"


def test_what_was_spoken_before_does_not_change_what_is_spoken_next():
    first, _, _ = espeakng.synthesise("ni3 hao3", "cmn-latn-pinyin", 225, 50)
    espeakng.synthesise("GDP zeng1 zhang3", "cmn-latn-pinyin", 300, 60)
    again, rate_hz, words = espeakng.synthesise("ni3 hao3", "cmn-latn-pinyin", 225, 50)
    assert first.tobytes() == again.tobytes()
    assert rate_hz == 22050
    assert [(word.start, word.length) for word in words] == [(0, 3), (4, 4)]


def test_an_unknown_voice_is_refused():
    with pytest.raises(TakeError, match="no voice 'klingon-x'"):
        espeakng.ipa("hello", "klingon-x")


def test_data_in_a_deep_folder_is_found(monkeypatch):
    # The library cuts long paths; in a deep virtual environment it would find nothing.
    espeakng._data_path.cache_clear()
    monkeypatch.setattr(espeakng, "_LONGEST_DATA_PATH", 10)
    try:
        assert espeakng._data_path() != str(espeakng.data_folder()).encode()
        assert espeakng.ipa("deep") == "dˈiːp"
    finally:
        espeakng._data_path.cache_clear()
