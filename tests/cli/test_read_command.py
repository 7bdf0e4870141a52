"""``briefing read`` prints the article as Markdown or JSON, and says what it changed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from briefing.cli.changes import described, told
from briefing.cli.read import as_markdown, command, in_script
from briefing.nouns import Article, Block, Change, Link, Picture, Role

ARTICLE = Article(
    title="大橋通車",
    blocks=(
        Block(Role.BODY, "新橋由北岸集團承建。", links=(Link(3, 7, "https://example.org/a"),)),
        Block(Role.HEADING, "兩岸", 2),
        Block(Role.QUOTATION, "“盼了十年。”"),
        Block(Role.ITEM, "行人免費"),
        Block(Role.BODY, "# 不是標題"),
    ),
    source="-",
    script="hant",
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("大橋通車\n橫跨黃河的新橋今天正式通車，兩岸居民盼了十年。\n", encoding="utf-8")
    return path


def test_an_article_is_printed_as_markdown():
    assert as_markdown(ARTICLE) == (
        "# 大橋通車\n\n新橋由[北岸集團](https://example.org/a)承建。\n\n"
        "## 兩岸\n\n> “盼了十年。”\n\n- 行人免費\n\n\\# 不是標題"
    )


def test_a_picture_is_printed_with_its_address_and_not_with_its_bytes():
    shown = (Picture("我 桥.jpg", "桥", "夜"), Picture("data:image/png;base64,AAAA"))
    blocks = tuple(Block(Role.PICTURE, "", picture=picture) for picture in shown)
    assert as_markdown(Article("", blocks, "-")) == '![桥](<我 桥.jpg> "夜")\n\n![](<data:>)'


def test_lines_of_verse_are_printed_with_a_backslash_at_their_ends():
    blocks = (Block(Role.BODY, "床前\n明月"), Block(Role.QUOTATION, "疑是\n地上"))
    assert as_markdown(Article("", blocks, "-")) == "床前\\\n明月\n\n> 疑是\\\n> 地上"


def test_its_characters_are_converted_on_request():
    converted = in_script(ARTICLE, "hans")
    assert (converted.title, converted.blocks[1].text, converted.script) == ("大桥通车", "两岸", "hans")
    assert in_script(ARTICLE, "keep") == in_script(ARTICLE, "hant") == ARTICLE


def test_a_change_is_told_in_one_line():
    assert (
        described(Change("gloss", "(shū)", "", "block 3, character 15"))
        == "block 3, character 15: gloss: (shū) left out"
    )
    assert described(Change("encoding", "FF", "\ufffd", "byte 3")) == "byte 3: encoding: FF => \ufffd"


def test_what_matters_is_told_first_and_signs_are_summed_up():
    changes = [
        *(Change("punctuation", ",", "，", f"block {n}, character 7") for n in range(40)),
        Change("punctuation", ":", "：", "block 50, character 1"),
        Change("control", "\u00a0", " ", "block 2, character 1"),
        Change("control", "\u200b", "", "block 3, character 1"),
        Change("control", "\u3000\u3000", "", "title, character 1"),
        Change("gloss", "(shū)", "", "block 3, character 15"),
        Change("page", "— 4 —", "", "line 9"),
        Change("damage", "或?qū)⒀", "或將延續", "block 4, character 2"),
    ]
    assert list(told(changes)) == [
        "block 4, character 2: damage: 或?qū)⒀ => 或將延續",
        "line 9: page: — 4 — left out",
        "block 3, character 15: gloss: (shū) left out",
        "control: 3 in all: U+00A0 => U+0020 × 1; U+200B left out × 1; U+3000 × 2 left out × 1",
        "punctuation: 41 in all: , => ， × 40; : => ： × 1",
    ]


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("\u00a0", "U+00A0"),
        (" ", "U+0020"),
        ("\ue5e5图", "U+E5E5图"),
        ("一\u200b\u200b二", "一U+200B × 2二"),
        ("a b", "a b"),
    ],
)
def test_what_cannot_be_seen_is_named(before, shown):
    assert described(Change("control", before, "", "line 1")) == f"line 1: control: {shown} left out"


def test_the_command_prints_what_was_read(article):
    result = CliRunner().invoke(command, [str(article), "--script", "hans"])
    assert result.exit_code == 0, result.output
    assert result.stdout == "# 大桥通车\n\n横跨黄河的新桥今天正式通车，两岸居民盼了十年。\n"


def test_the_command_prints_json(article):
    printed = json.loads(CliRunner().invoke(command, [str(article), "--json"]).stdout)
    assert (printed["title"], printed["script"]) == ("大橋通車", "hant")
    assert printed["blocks"][0]["role"] == "body"


def test_changes_go_to_standard_error(article):
    article.write_bytes(article.read_bytes() + b"\xff")
    result = CliRunner().invoke(command, [str(article), "-v"])
    assert "encoding: FF" in result.stderr
    assert "encoding" not in result.stdout


def test_the_help_has_an_example():
    assert "briefing read article.html" in CliRunner().invoke(command, ["--help"]).output
