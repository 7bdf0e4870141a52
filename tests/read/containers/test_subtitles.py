"""Subtitles are read as the words alone: no times, tags, sounds, second language, no line shown twice."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest

from briefing.errors import SourceError
from briefing.nouns import Role
from briefing.read import read


def given(text):
    return read("-", io.BytesIO(text if isinstance(text, bytes) else text.encode()))


def srt(*cues):
    """SubRip of ``cues``: (start, end, text), times in seconds."""
    return "\n".join(
        f"{number}\n{clock(start)} --> {clock(end)}\n{text}\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


def clock(time_s):
    whole = round(time_s * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"


@dataclass(frozen=True)
class Case:
    """Subtitles, and what should come."""

    text: str | bytes
    paragraphs: list[str]
    title: str = ""
    author: str = ""
    listed: list[str] = field(default_factory=list)
    """What was left out or put in, as it is listed, in order."""


CASES = {
    "sentences over two captions": Case(
        srt((1, 3, "大家好，"), (3, 5.5, "欢迎收听今天的节目。")),
        ["大家好，欢迎收听今天的节目。"],
    ),
    "a sentence broken in the middle of a word": Case(
        srt((1, 3, "今年春天，黄河两岸的居"), (3, 5, "民等来了一座新\n桥。长两公里。"), (5, 6, "很宽。")),
        ["今年春天，黄河两岸的居民等来了一座新桥。长两公里。很宽。"],
    ),
    "a pause is a paragraph": Case(
        srt((1, 3, "桥通车了。"), (3.5, 5, "人很多。"), (8, 10, "再说天气。")),
        ["桥通车了。人很多。", "再说天气。"],
    ),
    "no punctuation at all": Case(
        srt(
            (1, 3, "大家好"),
            (3, 5, "今天我们来说一说黄河"),
            (5, 7, "它有多长呢"),
            (8, 9, "五千四百六十四公里"),
            (13, 15, "再说长江"),
            (15, 17, "你知道它多长吗？"),
            (17, 18, "六千三"),
        ),
        [
            "大家好，今天我们来说一说黄河，它有多长呢。五千四百六十四公里。",
            "再说长江，你知道它多长吗？六千三。",
        ],
        listed=["6 places => ，。"],
    ),
    "spaces in place of commas, two lines": Case(
        srt(
            (1, 3, "你好　我是记者"),
            (3, 5, "我在河边\n这里 风很大"),
            (5, 6, "买了 iPhone 15 手机"),
            (6, 7, "OK"),
        ),
        ["你好，我是记者，我在河边，这里，风很大，买了 iPhone 15 手机，OK。"],
        listed=["7 places => ，。"],
    ),
    "English words stand apart": Case(
        srt((1, 2, "我们用"), (2, 3, "Visual\nStudio"), (3, 4, "Code"), (4, 5, "写程序，很快。")),
        ["我们用Visual Studio Code写程序，很快。"],
    ),
    "tags, places and colours": Case(
        srt(
            (1, 2, "{\\an8}<i>河边的柳树</i>"),
            (2, 3, '<font color="#ffff00">发芽了，</font>'),
            (3, 4, "<b>很</b>绿。{\\pos(10,20)}\\N<哈哈>不是标签，a<b也不是。"),
        )
        .replace("\n", "\r\n")
        .encode("utf-8-sig"),
        ["河边的柳树发芽了，很绿。<哈哈>不是标签，a<b也不是。"],
    ),
    "WebVTT with all that it has": Case(
        "WEBVTT - 第三集\nKind: captions\nLanguage: zh-CN\n\n"
        "NOTE 校对：小李\n还没有完\n\nSTYLE\n::cue { color: red }"
        "\n\nREGION\nid:r1\n\nintro\n00:01.000 --> 00:03.000 align:start position:0%\n"
        "<v.loud 张三>大家好，我是<c.yellow>张三</c>。</v>\n\n"
        "2\n00:03.000 --> 00:05.000 line:0\n<v 李四>你好&nbsp;&amp; 欢迎。\n\n"
        "3\n00:05.000 --> 00:07.000\n<v 李四>今天<00:00:06.000>说说<lang en>GDP</lang>，"
        "<ruby>亳<rt>bó</rt></ruby>州的。\n\n"
        "4\n00:07.000 --> 00:08.000\n<v 张三>好。</v><v 李四>开始吧。</v>\n",
        [
            "张三：大家好，我是张三。",
            "李四：你好 & 欢迎。今天说说GDP，亳州的。",
            "张三：好。",
            "李四：开始吧。",
        ],
        listed=["第三集", "校对：小李 还没有完", "bó"],
    ),
    "captions that roll, as YouTube's do": Case(
        "WEBVTT\nKind: captions\nLanguage: zh\n\n"
        "00:00:00.000 --> 00:00:02.000 align:start position:0%\n \n大家<00:00:00.500><c>好</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start position:0%\n大家好\n \n\n"
        "00:00:02.010 --> 00:00:04.000 align:start position:0%\n大家好\n今天<00:00:03.000><c>说黄河</c>\n\n"
        "00:00:04.000 --> 00:00:04.010 align:start position:0%\n今天说黄河\n \n\n"
        "00:00:04.010 --> 00:00:06.000 align:start position:0%\n今天说黄河\n它<00:00:05.000><c>很长</c>\n",
        ["大家好，今天说黄河，它很长。"],
        listed=["4 lines shown again", "3 places => ，。"],
    ),
    "captions that grow": Case(
        srt(
            (1, 2, "今天"),
            (2, 3, "今天天气"),
            (3, 4, "今天天气很好。"),
            (4, 5, "我们"),
            (5, 6, "我们出门，"),
            (6, 7, "去河边。"),
        ),
        ["今天天气很好。我们出门，去河边。"],
        listed=["3 lines shown again"],
    ),
    "what is said twice": Case(
        srt((1, 2, "对，"), (2, 3, "对，"), (3, 5, "就是这样，我说过了。"), (5, 6, "好。")),
        ["对，对，就是这样，我说过了。好。"],
    ),
    "two languages in a caption": Case(
        srt(
            (1, 2, "大家好，\nHello, everyone."),
            (2, 4, "欢迎收听 BBC 的节目。\nWelcome to the BBC."),
            (4, 5, "OK。\nOK."),
        ),
        ["大家好，欢迎收听 BBC 的节目。OK。OK."],
        listed=["Hello, everyone.", "Welcome to the BBC."],
    ),
    "two languages in captions of one time": Case(
        srt((1, 2, "河水涨了。"), (2, 4, "大家别怕。"), (1, 2, "水が増えた。"), (2, 4, "怖がらないで。")),
        ["河水涨了。大家别怕。"],
        listed=["水が増えた。", "怖がらないで。"],
    ),
    "one line of English in a Chinese film": Case(
        srt((1, 2, "他说：\nTo be or not to be."), (2, 4, "这是那句话。"), (4, 5, "大家都知道，\n对吧？")),
        ["他说：To be or not to be.这是那句话。大家都知道，对吧？"],
    ),
    "sounds and music": Case(
        srt(
            (1, 2, "[音乐]"),
            (2, 3, "（笑声）谢谢大家。"),
            (3, 4, "【掌声】"),
            (4, 5, "[APPLAUSE]"),
            (5, 6, "♪♪♪"),
            (6, 7, "♪ 河边的柳树 ♪"),
            (7, 8, "我说（大声）的是（笑）国内生产总值(GDP)。"),
            (8, 9, "[北京，1937年]"),
        ),
        ["谢谢大家。", "河边的柳树我说（大声）的是（笑）国内生产总值(GDP)。[北京，1937年]"],
        listed=["[音乐]", "（笑声）", "【掌声】", "[APPLAUSE]", "♪♪♪"],
    ),
    "two people in a caption": Case(
        srt(
            (1, 2, "- 你是谁？\n- 我是记者。"),
            (2, 3, "－ 哦，\n－ 坐吧。"),
            (3, 4, "张三：我问你一件事。"),
            (4, 5, "好。"),
        ),
        ["你是谁？", "我是记者。", "哦，", "坐吧。", "张三：我问你一件事。好。"],
        listed=["4 dashes"],
    ),
    "captions out of order": Case(
        srt((5, 6, "两岸很高兴。"), (1, 3, "桥通了，"), (3, 5, "今天上午。")),
        ["桥通了，今天上午。两岸很高兴。"],
    ),
    "a blank line inside, none between, an arrow of another kind": Case(
        "1\n00:00:01,000 --> 00:00:03,000\n桥通了，\n\n今天上午。\n2\n"
        "00:00:03.000 -> 00:00:05.000\n人很多，\n"
        "2026\n年的事。\n\n\n3\n00:00:05,000 --> 00:00:06,000\n\n4\n00:00:06,000 --> 00:00:07,000\n高兴。",
        ["桥通了，今天上午。人很多，2026年的事。高兴。"],
    ),
    "GBK, old characters": Case(
        srt((1, 2, "橫跨黃河的新橋，"), (2, 4, "今天正式通車。")).encode("gbk"),
        ["橫跨黃河的新橋，今天正式通車。"],
    ),
    "YouTube's own format": Case(
        "0:00:01.000,0:00:03.000\n大家好，\n\n0:00:03.000,0:00:05.500\n欢迎收听。\n",
        ["大家好，欢迎收听。"],
    ),
    "a song with its chorus": Case(
        "[ti:河边]\n[ar:小河合唱团]\n[al:春天]\n[by:某人]\n[offset:500]\n[00:01.00]河边的柳树发芽了\n"
        "[00:05.20][00:40.00]我在等你回来\n[00:09.00]\n[00:20.50]风<00:21.00>吹<00:22.00>过来\n[00:24.00]我听见了",
        ["河边的柳树发芽了，我在等你回来。", "风吹过来，我听见了。", "我在等你回来。"],
        title="河边",
        author="小河合唱团",
        listed=["al: 春天", "by: 某人", "5 places => ，。"],
    ),
    "a song in two languages": Case(
        "[ti:River]\n[00:01.00]The river is wide\n[00:01.00]这条河很宽\n"
        "[00:04.00]I wait for you\n[00:04.00]我等着你\n",
        ["这条河很宽，我等着你。"],
        title="River",
        listed=["The river is wide", "I wait for you", "2 places => ，。"],
    ),
}


def listed(article):
    """What the changes of ``article`` say, shortly."""
    return [
        change.before if not change.after else f"{change.where} => {change.after}"
        for change in article.changes
    ]


@pytest.mark.parametrize("kind", CASES)
def test_the_words_alone_are_read(kind):
    case = CASES[kind]
    article = given(case.text)
    assert [block.text for block in article.blocks] == case.paragraphs
    assert {block.role for block in article.blocks} == {Role.BODY}
    assert (article.title, article.author) == (case.title, case.author)
    assert listed(article) == case.listed


HAN = re.compile(r"[㐀-鿿]")


@pytest.mark.parametrize("kind", [kind for kind, case in CASES.items() if isinstance(case.text, str)])
def test_each_character_is_spoken_or_listed(kind):
    article = given(CASES[kind].text)
    told = HAN.findall("".join([article.title, article.author, *(block.text for block in article.blocks)]))
    told += HAN.findall("".join(change.before for change in article.changes))
    text = re.sub("<v[^>]*>", "", CASES[kind].text)  # a name is said where another begins to speak
    written = Counter(HAN.findall(text))
    assert set(told) == set(HAN.findall(CASES[kind].text))
    assert Counter(told) >= written or "again" in str(article.changes)


@pytest.mark.parametrize("name", ["cues.srt", "cues.vtt", "cues.lrc", "cues.sbv", "cues.txt", "cues"])
def test_they_are_known_by_name_or_by_look(tmp_path, name):
    (tmp_path / name).write_text(CASES["sentences over two captions"].text, encoding="utf-8")
    assert read(str(tmp_path / name)).blocks[0].text == "大家好，欢迎收听今天的节目。"


def test_lyrics_without_fractions_are_read_where_the_name_says_so(tmp_path):
    (tmp_path / "a.lrc").write_text("[00:01]河边的柳树\n[00:05]发芽了\n", encoding="utf-8")
    assert read(str(tmp_path / "a.lrc")).blocks[0].text == "河边的柳树，发芽了。"


def test_what_has_no_times_is_not_read_as_subtitles(tmp_path):
    (tmp_path / "a.srt").write_text("河边的柳树发芽了。", encoding="utf-8")
    with pytest.raises(SourceError, match="no line with a time"):
        read(str(tmp_path / "a.srt"))


def test_subtitles_under_the_name_of_another_format_are_named(tmp_path):
    (tmp_path / "a.md").write_text(srt((1, 2, "大家好，"), (2, 3, "欢迎。")), encoding="utf-8")
    with pytest.raises(SourceError, match="is subtitles"):
        read(str(tmp_path / "a.md"))


def test_a_long_talk_has_paragraphs():
    said = srt(*((n, n + 1, f"第{n}句话说完了，再说一句。") for n in range(100)))
    lengths = [len(block.text) for block in given(said).blocks]
    assert sum(lengths) == sum(len(f"第{n}句话说完了，再说一句。") for n in range(100))
    assert max(lengths) < 330


HOSTILE = {
    "many captions": srt(
        *((n, n + 1, f"<i>第{n}句话没有标点好不好</i> {{\\an8}}[音乐") for n in range(4000))
    ),
    "one of a million notes": srt((1, 2, "♪" * 300_000 + "好")),
    "readings that do not end": srt((1, 2, "好" + "<rt>" * 100_000)),
    "tags that do not end": srt((1, 2, "好" + "<v " * 100_000), (2, 3, "{\\" * 100_000), (3, 4, "好" * 99)),
    "breaks": srt((1, 2, "好" + "\\N" * 100_000 + "(")),
    "brackets": srt((1, 2, "好" + "[" * 100_000 + "（" * 100_000)),
    "closing marks": srt((1, 2, "好" + "”" * 100_000 + "好")),
    "times without end": srt((1, 2, "好"), *((n, n + 1, "") for n in range(4000))),
    "a chorus of a hundred thousand": f"[00:01.00]好\n{'[00:02.00]' * 100_000}{'好' * 100_000}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_would_take_for_ever_is_read_in_a_moment(kind):
    start = time.process_time()
    assert "好" in "".join(
        block.text for block in read("-", io.BytesIO(HOSTILE[kind].encode()), any_language=True).blocks
    )
    assert time.process_time() - start < 4
