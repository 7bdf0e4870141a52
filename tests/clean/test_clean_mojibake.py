"""Text decoded with the wrong code comes back; text that was not is left to the letter."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean import clean
from briefing.clean.edits import edit_text
from briefing.clean.mojibake import find_mojibake
from briefing.nouns import Article, Block, Role
from briefing.zh.hanzi import to_hans, to_hant

SIMPLIFIED = "北京是中华人民共和国的首都，“很大”。GDP增长3.5%，国务院总理出席会议。"
TRADITIONAL = "北京是中華人民共和國的首都，「很大」。國務院總理出席會議。"
SENTENCES = (Path(__file__).parents[2] / "bench" / "sentences.txt").read_text(encoding="utf-8").splitlines()


def mended(text):
    return edit_text(text, list(find_mojibake(text)))


def windows(data):
    """As browsers decode Windows-1252: what it has no character for is a control character."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


WRONG = {
    "utf-8 as latin-1": lambda text: text.encode().decode("latin-1"),
    "utf-8 as windows-1252": lambda text: windows(text.encode()),
    "utf-8 as gb18030": lambda text: text.encode().decode("gb18030", errors="replace"),
    "gbk as latin-1": lambda text: text.encode("gb18030").decode("latin-1"),
    "gbk as windows-1252": lambda text: windows(text.encode("gb18030")),
    "utf-8 as latin-1, twice": lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
    "utf-8 as latin-1, then as gb18030": (
        lambda text: text.encode().decode("latin-1").encode().decode("gb18030", errors="replace")
    ),
}


@pytest.mark.parametrize("way", WRONG)
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
def test_what_was_decoded_wrongly_comes_back(way, text):
    assert mended(WRONG[way](text)) == text


@pytest.mark.parametrize("way", WRONG)
def test_news_sentences_come_back(way):
    right = sum(mended(WRONG[way](sentence)) == sentence for sentence in SENTENCES)
    assert right >= 0.95 * len(SENTENCES)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("鍖椾含", "北京"),
        ("ä¸\xadå›½", "中国"),
        ("ä¸å›½", "中国"),
        ("ÖÐ¹ú", "中国"),
        ("今天在鍖椾含开会", "今天在北京开会"),
        ("Ã©tÃ©", "été"),
        ("锟斤拷锟斤拷", "⟨…⟩"),
        ("天气锟斤拷很好", "天气⟨…⟩很好"),
        ("ï¿½ï¿½", "⟨…⟩"),
    ],
)
def test_the_usual_sights_are_put_right_or_marked(shown, meant):
    assert mended(shown) == meant


def test_a_character_whose_byte_is_gone_is_inferred_or_marked_and_the_rest_comes_back():
    lossy = SIMPLIFIED.encode().decode("gbk", errors="replace")
    assert "\ufffd" in lossy
    got = mended(lossy)
    assert len(got.replace("⟨…⟩", "某")) == len(SIMPLIFIED)
    assert sum(a == b for a, b in zip(got, SIMPLIFIED, strict=False)) >= 0.9 * len(SIMPLIFIED)


BIG5 = {
    "big5 as latin-1": lambda text: text.encode("big5hkscs").decode("latin-1"),
    "big5 as windows-1252": lambda text: windows(text.encode("big5hkscs")),
    "big5 as gbk, as browsers read it": lambda text: text.encode("big5hkscs").decode("gb18030"),
}


@pytest.mark.parametrize("way", BIG5)
def test_big5_comes_back(way):
    assert mended(BIG5[way](TRADITIONAL)) == TRADITIONAL
    news = [sentence for sentence in map(to_hant, SENTENCES) if sentence]
    right = sum(mended(BIG5[way](sentence)) == sentence for sentence in news)
    assert right >= 0.95 * len(news)


@pytest.mark.parametrize(
    ("written", "shown", "text"),
    [
        ("big5hkscs", "gbk", TRADITIONAL),
        ("gb18030", "big5hkscs", SIMPLIFIED),
        ("gb18030", "big5hkscs", TRADITIONAL),
        ("utf-8", "big5hkscs", SIMPLIFIED),
    ],
)
def test_what_lost_bytes_between_big5_and_other_codes_is_put_right_or_marked(written, shown, text):
    got = mended(text.encode(written).decode(shown, errors="replace"))
    assert "⟨…⟩" in got or got == text
    assert all(char in text for char in got.replace("⟨…⟩", ""))


def test_bytes_that_windows_has_no_character_for_are_inferred_or_marked():
    shown = SIMPLIFIED.encode().decode("cp1252", errors="replace")
    assert "\ufffd" in shown
    assert mended(shown) == mended(shown.replace("\ufffd", "?"))
    assert all(char in SIMPLIFIED for char in mended(shown).replace("⟨…⟩", ""))


@pytest.mark.parametrize(("code", "cut"), [("utf-8", 1), ("utf-8", 2), ("gbk", 1)])
def test_a_last_character_that_was_cut_off_is_marked(code, cut):
    text = "北京是首都，国务院总理出席会议"
    assert mended(text.encode(code)[:-cut].decode("latin-1")) == text[:-1] + "⟨…⟩"


CLEAN = """
“Café”“Thé”，“José”“María”，“José…”，Caffè”“Beyoncé”
Größe Müller Straße façade naïve coöperate Ærøskøbing Þórður São Paulo Curaçao déjà vu garçon “voilà…” Æon ÉÈ
Tiếng Việt đã được viết bằng chữ Quốc ngữ, Nguyễn Ái Quốc, Đà Nẵng, Phở, Huế
他在café里说“Caffè…”，又说——“Beyoncé”。价格£5，温度25°C，½杯，×÷±，©®™
龘靐齉爩鱻麤，乂淼焱垚，喆叕燚犇骉，囧槑嘦勥巭
鍖是瓢的旧称，椾读作同，鐨与銆都是生僻字，浜与涓
锟是人名用字，斤斤计较，拷问，烫烫烫屯屯屯
中国”“美国——日本……“你好”，『書』「名」《》【】〔〕
吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。
歌手あいみょん演唱的《マリーゴールド》登上排行榜，となりのトトロ
觥籌交錯，饕餮盛宴，魑魅魍魎，耄耋之年，踽踽獨行，囹圄之災。
嗰啲嘢係咪佢哋攞咗去㗎？唔好咁啦，喺度瞓覺囉。
ÄÄÄÄ ÀÉÎÕÜ ÖZDEMİR
κόσμος Ελλάδα Привет мир ありがとう 안녕하세요 ไทย שלום
""".strip().splitlines()


@pytest.mark.parametrize("line", CLEAN)
def test_clean_text_of_any_language_is_left_alone(line):
    assert mended(line) == line


@pytest.mark.parametrize("script", [to_hans, to_hant])
def test_clean_news_is_left_alone(script):
    assert [sentence for sentence in map(script, SENTENCES) if mended(sentence) != sentence] == []


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
LETTERS = st.sampled_from([chr(c) for c in range(0xC0, 0x250) if unicodedata.category(chr(c))[0] == "L"])
WORDS = st.lists(st.tuples(st.text("bcdfghklmnprstvz", min_size=1), LETTERS), max_size=8)


@given(st.text(HAN, max_size=200))
def test_chinese_characters_rare_or_not_are_left_alone(text):
    assert mended(text) == text


@given(WORDS)
def test_words_with_single_accents_are_left_alone(parts):
    text = "".join(consonants + letter for consonants, letter in parts)
    assert mended(text) == text


@given(st.text(max_size=300))
def test_any_text_is_read_in_one_pass_without_error(text):
    edits = list(find_mojibake(text))
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)


def test_an_article_is_put_right_before_anything_invisible_goes():
    article = Article("", (Block(Role.BODY, SIMPLIFIED.encode().decode("latin-1")),), "")
    cleaned = clean(article)
    assert cleaned.blocks[0].text == SIMPLIFIED
    assert [change.kind for change in cleaned.changes] == ["damage"]


@pytest.mark.parametrize("text", ["”é", "他写道：“Caf”é。", "“n”ê"])
def test_latin_letters_do_not_become_those_of_another_alphabet(text):
    assert not list(find_mojibake(text))
