"""Whatever is written is said or reported: every character there is, and the commonest English words."""

import sys
import unicodedata
from pathlib import Path

import pytest

from briefing.pronounce.signs.symbols import must_be_heard
from briefing.pronounce.writing import pronounce
from briefing.speak.kokoro.phonemes import phonemes
from briefing.speak.kokoro.weights import vocabulary
from briefing.zh.characters import is_han, is_latin

WORDS = [
    word
    for word in (Path(__file__).parent / "english_words.txt").read_text(encoding="utf-8").splitlines()
    if not word.startswith("#")
]
PRINTABLE = [
    char
    for char in map(chr, [*range(32, 0x10000), *range(0x10000, sys.maxunicode, 97)])
    if unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")
]
BATCH = 30


def check(text):
    """What is said of ``text``, after a check that an engine can say all of it and none of it is lost."""
    utterance = pronounce(text)
    covered = {at for start, end in utterance.spans for at in range(start, end)}
    left_out = {
        at
        for change in utterance.omitted
        for start in [int(change.where.rpartition(" ")[2]) - 1]
        for at in range(start, start + len(change.before))
    }
    lost = [char for at, char in enumerate(text) if must_be_heard(char) and at not in covered | left_out]
    assert not lost
    latin = [text[at] for at in left_out if unicodedata.name(text[at], "").startswith("LATIN ")]
    assert not [char for char in latin if char.isalpha()]
    said = phonemes(utterance.spoken, utterance.readings, utterance.words)
    assert set(said.symbols) <= vocabulary().keys()
    marked = {at for (start, end), (first, last) in said.spans if first < last for at in range(start, end)}
    unmarked = [
        char
        for at, char in enumerate(utterance.spoken)
        if (is_han(char) or is_latin(char) or char.isdigit()) and at not in marked
    ]
    assert not unmarked
    return utterance, said


def check_all(chars):
    for first in range(0, len(chars), BATCH):
        check("".join(f"甲{char}乙" for char in chars[first : first + BATCH]))


def test_signs_letters_and_characters_are_said_or_reported():
    check_all([char for char in PRINTABLE if char < "\u3400" or "\uf900" <= char <= "\uffff"][::5])
    check_all(PRINTABLE[::200])


@pytest.mark.slow
def test_every_character_at_all_is_said_or_reported():
    check_all(PRINTABLE)


def check_words(words):
    """Each word between Chinese ones, many to a text: ``check`` finds a single letter that has no symbol."""
    for first in range(0, len(words), BATCH):
        utterance, _ = check("，".join(f"他说{word}了" for word in words[first : first + BATCH]))
        assert not utterance.omitted


def test_common_english_words_are_said():
    check_words(WORDS[::8])


@pytest.mark.slow
def test_the_commonest_english_words_are_said():
    check_words(WORDS)


@pytest.mark.slow
def test_english_words_in_capitals_are_said():
    check_words([form for word in WORDS for form in (word.upper(), word.capitalize())])


@pytest.mark.parametrize(
    ("foreign", "name"),
    [
        ("ありがとう", "日文"),
        ("食べ物のこと", "食日文"),
        ("안녕하세요 여러분", "韩文"),
        ("สวัสดี", "泰文"),
        ("שלום", "希伯来文"),
        ("السلام عليكم", "阿拉伯文"),
        ("Ελλάδα", "希腊文"),
    ],
)
def test_a_word_in_another_script_is_said_by_the_name_of_its_script_and_reported(foreign, name):
    utterance, _ = check(f"他说{foreign}就走了")
    assert utterance.spoken == f"他说{name}就走了"
    assert [change.kind for change in utterance.omitted] == ["foreign"]


def test_a_cyrillic_word_is_said_in_latin_letters():
    utterance, _ = check("外长Щербаков称")
    assert utterance.spoken == "外长Shcherbakov称"
    assert utterance.omitted == ()


def test_greek_letters_are_said_by_name():
    assert pronounce("α粒子").spoken == "阿尔法粒子"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("A股", "A股"),
        ("T恤", "T恤"),
        ("5G", "五G"),
        ("3D", "三D"),
        ("4S店", "四S店"),
        ("PM2.5", "PM二点五"),
        ("Wi-Fi", "Wi Fi"),
        ("iOS 18", "iOS十八"),
        ("U盘", "U盘"),
        ("e-mail", "e mail"),
        ("C++", "C加加"),
        ("C#", "C sharp"),
        ("AT&T", "AT and T"),
        ("R&D", "R and D"),
        ("5G+AI", "五G加AI"),
        ("A/B测试", "A B测试"),
        ("J.K.罗琳", "JK罗琳"),
        ("Mr. Bean", "Mister Bean"),
        ("John F. Kennedy与J.Crew", "John F Kennedy与J Crew"),
        ("湖人vs.勇士", "湖人vs勇士"),
        ("Vol.3、X.com", "Vol三、X点com"),
        ("I said no. 他说好", "I said no。他说好"),
        ("o3-mini、7-Eleven", "o三mini、七Eleven"),
        ("β-胡萝卜素、HTTP/2", "贝塔胡萝卜素、HTTP二"),
        ("/etc/hosts", "etc、hosts"),
    ],
)
def test_mixed_tokens_are_said_as_people_say_them(written, spoken):
    assert check(written)[0].spoken == spoken


@pytest.mark.parametrize(
    ("written", "symbols"),
    [
        ("HUAWEI", "hjˈuəwˌA"),
        ("NASA", "nˈæsə"),
        ("GDP", "ʤˈi dˈi pˈi"),
        ("UNHCR", "jˈu ˈɛn ˈAʧ sˈi ˈɑɹ"),
        ("iPhone", "ˈI fˈOn"),
        ("yyds", "wˈI wˈI dˈi ˈɛs"),
        ("IoT", "ˈI ˈO tˈi"),
        ("UP主", "ˈʌp ꭧu↓"),
        ("ChatGPT", "ʧˈæt ʤˈi pˈi tˈi"),
        ("UNCTAD", "ˈʌŋktˌæd"),
        ("OPPO", "ˈɑpO"),
        ("HOLD住", "hˈOld ꭧu↘"),
        ("PaaS", "pˈæs"),
        ("REITs", "ɹˈits"),
        ("vlog", "vlˈɑɡ"),
        ("Vlog", "vlˈɑɡ"),
        ("PPI", "pˈi pˈi ˈI"),
        ("LED", "ˈɛl ˈi dˈi"),
    ],
)
def test_names_in_capitals_are_words_or_letters(written, symbols):
    assert check(written)[1].symbols == symbols


@pytest.mark.parametrize("dot", "·•・‧")
def test_the_parts_of_a_foreign_name_have_a_breath_between_and_nothing_is_lost(dot):
    utterance, said = check(f"唐纳德{dot}特朗普")
    assert utterance.spoken == "唐纳德·特朗普"
    assert said.symbols.count(",") == 1
