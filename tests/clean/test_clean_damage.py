"""Damaged runs are put right where that is certain, else shown as such; sound text is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.clean import clean
from briefing.clean.damage import MARK, mend_damage
from briefing.nouns import Article, Block, Role

GLOSSES = {"國": "guó", "網": "wǎng", "續": "xù", "驅": "qū", "習": "xí"}
AROUND = "山西的新聞網參加全國會議，山西網絡繼續建設。太原市公安局在太原市開會，公安局作為代表參加。"


@pytest.mark.parametrize(
    ("meant", "read"),
    [
        ("。”作為參加全國網", "?!弊鳛閰⒓尤珖?guó)網(wǎng)"),
        ("或將延續", "或?qū)⒀永m(xù)"),
        ("。”山西新聞網副", "?!鄙轿餍侣劸W(wǎng)副"),
        ("可靠。”太原市公安局網", "可靠?!碧泄簿志W(wǎng)"),
    ],
)
def test_the_model_of_the_damage_makes_the_runs_that_were_seen(forward, meant, read):
    assert forward.damaged(meant, GLOSSES) == read


def mended(forward, text, around=AROUND):
    page = "\n".join([around, text])
    blocks = tuple(Block(Role.BODY, line) for line in forward.damaged(page, GLOSSES).splitlines())
    return mend_damage(Article("", blocks, "")).blocks[1].text


@pytest.mark.parametrize(
    "sentence",
    [
        "他說：“全省都很可靠。”作為參加全國會議的代表，他來了。",
        "他說：“我們都很高興。”太原市公安局網絡建設好了。",
        "他說：“我們都很高興。”山西新聞網的代表說。",
        "會議或將延續到明年。",
    ],
)
def test_a_run_is_put_right(forward, glosses, sentence):
    proof = AROUND + "這次會議或將延續。"
    got = mended(forward, sentence, proof)
    for char, pinyin in GLOSSES.items():
        got = got.replace(f"{char}({pinyin})", char)
    assert got.replace(",", "，").replace(":", "：") == sentence


def test_a_run_without_a_clear_reading_is_shown_as_damaged():
    text = "他去了?jiān)，又回來。"
    (block,) = mend_damage(Article("", (Block(Role.BODY, text),), "")).blocks
    assert block.text == f"他去了{MARK}，又回來。"


def test_replacement_characters_are_shown_as_damage():
    article = mend_damage(Article("題\ufffd\ufffd目", (Block(Role.BODY, "好\ufffd。"),), ""))
    assert (article.title, article.blocks[0].text) == ("題⟨…⟩目", "好⟨…⟩。")
    assert [change.kind for change in article.changes] == ["damage", "damage"]


def test_a_title_is_mended_too(forward):
    title = forward.damaged("會議或將延續", GLOSSES)
    assert mend_damage(Article(title, (Block(Role.BODY, AROUND),), "")).title == "會議或將延續(xù)"


def test_sound_sentences_beside_a_damaged_one_survive_to_the_letter():
    sound = "真的?!他說好。真的？！what?(yes)她問：“是嗎?!”他說是。"
    article = Article("", (Block(Role.BODY, sound), Block(Role.BODY, "會議或?qū)⒀永m(xù)")), "")
    assert mend_damage(article).blocks[0].text == sound


SOUND = st.lists(
    st.sampled_from(
        [
            "真的？！",
            "真的?!",
            "是嗎?",
            "what?(yes)",
            "Really?!",
            "書(shū)",
            "他說：“好。”",
            "他说：“好。”",
            "a?b)c",
            "重要?(zhòng)",
            "國家",
            "国家",
            "（？）",
            "5?!",
            "。”作為參加全國",
            "為什麼?",
            "弊鳛閰⒓",
            *"?!,\n",
        ]
    ),
    max_size=12,
).map("".join)


@given(SOUND)
def test_text_without_damage_is_never_changed(text):
    article = Article(text, (Block(Role.BODY, text),), "")
    assert mend_damage(article) is article


@settings(max_examples=20)
@given(SOUND)
def test_what_precedes_a_run_in_its_block_is_never_changed(text):
    text = text.replace("?!", "").replace("?", "")
    article = Article("", (Block(Role.BODY, f"{text}，會議或?qū)⒀永m(xù)"),), "")
    assert mend_damage(article).blocks[0].text.startswith(f"{text}，會議或")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("他說：“新的方法很重要。”物理學家都說對。", "他說：“新的方法很重要。”物理學家都說對。"),
        ("會議決定，“大家都很高興。”", "會議決定，“大家都很高興。”"),
    ],
)
def test_a_run_of_words_that_the_article_has_nowhere_else_is_put_right(forward, sentence, shown):
    glosses = {**GLOSSES, "學": "xué", "對": "duì"}
    page = forward.damaged("\n".join([AROUND, "這次會議或將延續。", sentence]), glosses)
    article = clean(Article("", tuple(Block(Role.BODY, line) for line in page.splitlines()), ""))
    assert article.blocks[2].text == shown


def test_a_number_that_lost_its_first_digit_is_not_said():
    blocks = (Block(Role.BODY, "會議或?qū)⒀永m(xù),他說：“我們都很可靠?!?996年。"),)
    assert mend_damage(Article("", blocks, "")).blocks[0].text.endswith(f"可靠。”{MARK}年。")
