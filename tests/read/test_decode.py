"""Bytes of any encoding come out as the text that was written, whatever they say of themselves."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.read.decode import decode, plausibility

HANS = "横跨黄河的新桥今天正式通车。全长2.4公里，双向六车道，两岸居民盼了十年，终于盼到了。"
HANT = "橫跨黃河的新橋今天正式通車。全長2.4公里，雙向六車道，兩岸居民盼了十年，終於盼到了。"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [HANS, HANT, HANS[:20], HANT[:20]])
def test_each_encoding_is_recognised_without_a_declaration(encoding, text):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [HANT, HANT[:20], HANT[14:]])
def test_big5_is_recognised_without_a_declaration(text):
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize(
    "declared", ["", "utf-8", "gb2312", "big5", "utf-16", "shift_jis", "nonsense", "hex"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_a_page_that_lies_about_its_encoding_is_read_rightly(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>{HANT}</p></body></html>'
    assert decode(page.encode(encoding), [declared]).text == page


def test_traditional_characters_in_gbk_are_not_taken_for_big5():
    assert decode(HANT.encode("gbk")).text == HANT


@pytest.mark.parametrize("text", ["Plain English, no more.", "第1章\n", "a"])
def test_ascii_and_short_texts_are_read(text):
    assert decode(text.encode()).text == text


def test_a_few_broken_bytes_are_marked_and_listed():
    data = HANS[:10].encode() + b"\xff" + HANS[10:].encode() + b"\xe6\xa8"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text == HANS[:10] + "\ufffd" + HANS[10:] + "\ufffd"
    assert [(change.kind, change.before, change.where) for change in decoded.changes] == [
        ("encoding", "FF", "byte 30"),
        ("encoding", "E6 A8", f"byte {len(data) - 2}"),
    ]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (bytes(range(256)) * 4, "is not text"),
        (b"\0" * 100, "NUL"),
        (b"text with \0 in it, but no UTF-16 at all.", "NUL"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, complaint):
    with pytest.raises(SourceError, match=complaint):
        decode(data)


def test_mojibake_is_less_plausible_than_what_was_written():
    assert plausibility(HANS) > plausibility(HANS.encode().decode("gb18030", "replace"))
    assert plausibility(HANT) > plausibility(HANT.encode("big5").decode("gb18030", "replace"))


@given(st.text(st.sampled_from(HANS + HANT), min_size=30, max_size=200))
def test_any_run_of_common_characters_survives_gb18030(text):
    assert decode(text.encode("gb18030")).text == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_utf8_with_a_mark_is_always_utf8(text):
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
