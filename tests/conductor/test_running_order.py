"""What is said in an episode, in which order, by whom."""

import pytest

from briefing.conductor.cast import Cast
from briefing.conductor.running_order import date_said, fill, running_order
from briefing.config import Config, Show, Speech
from briefing.errors import SourceError
from briefing.nouns import Role, Script
from briefing.script.document import parse

BRIDGE = """---
script: 1
title: 黄河大桥通车
date: 2026-11-04
publisher: 河岸日报
---
# 黄河大桥通车

横跨黄河的新桥今天正式通车。
全长两公里多。

## 两岸的期待

“盼了十年，终于盼到了。” {speed=0.8}
责任编辑：李明 {role=data}
"""


def order(text=BRIDGE, *, voice="", engine="", **speech):
    config = Config(speech=Speech(**speech))
    return running_order(parse(text), config, Cast.of(config.speech, voice, engine))


def test_a_show_has_its_own_words_for_a_long_address_and_a_silenced_run_is_counted():
    text = f"---\nscript: 1\ntitle: 注\n---\n# 注\n\n见https://example.org/{'a' * 30}，走了{{（注三）|}}。\n"
    lines = order(text, link="节目单")
    assert "见节目单，走了。" in [line.utterance.spoken for line in lines.spoken]
    assert lines.unspoken == {"silenced": 1, "url": 1}


def test_the_show_speaks_first_and_last():
    lines = order().spoken
    assert "".join(line.segment.text for line in lines if line.number == 0) == (
        "每日简报。由AI合成语音播报。本期内容来自河岸日报。感谢收听。"
    )
    assert (lines[0].segment.role, lines[-1].segment.role) == (Role.NOTICE, Role.NOTICE)


def test_segments_keep_the_number_they_have_in_the_script():
    numbers = [line.number for line in order(intro="", outro="", notice="").spoken]
    assert numbers == [1, 2, 3, 4, 5]
    assert [line.number for line in order().silent] == [6]


def test_data_is_shown_and_not_said():
    found = order()
    assert all("责任编辑" not in line.segment.text for line in found.spoken)
    assert [line.segment.text for line in found.silent] == ["责任编辑：李明"]


def test_the_first_chapter_begins_with_the_programme_and_each_heading_opens_one():
    opened = [(line.number, line.chapter) for line in order().spoken if line.chapter]
    assert opened == [(0, "黄河大桥通车"), (4, "两岸的期待")]
    assert next(line.number for line in order(intro="", notice="").spoken if line.chapter) == 1


def test_the_last_line_spoken_ends_its_paragraph():
    ends = [line.number for line in order(intro="", outro="", notice="").spoken if line.ends_paragraph]
    assert ends == [1, 3, 4, 5]


def test_a_line_of_which_nothing_can_be_said_is_counted_not_spoken():
    found = order(BRIDGE + "\n🎉\n")
    assert [line.segment.text for line in found.silent][-1] == "🎉"
    assert found.unspoken == {"emoji": 1}
    assert {change.where for change in found.omitted} == {"segment 7"}


LISTING = """---
script: 2
---
# 装工具

```
pip install x
import x
```

3. 重启。
"""


def test_code_is_announced_in_the_words_of_the_show_and_counted():
    found = order(LISTING, intro="", outro="", notice="", code="此处有代码。")
    assert [line.utterance.text for line in found.spoken] == ["装工具", "此处有代码。", "3. 重启。"]
    assert [(c.kind, c.before, c.where) for c in found.omitted] == [("code", "pip install x", "segment 2")]


def test_code_is_passed_over_where_the_show_wants_no_word_for_it():
    found = order(LISTING, intro="", outro="", notice="", code="")
    assert [line.number for line in found.spoken] == [1, 3]
    assert found.unspoken == {"code": 1}


CAPTIONS = """---
script: 2
---
正文。

新桥夜景 {role=caption}

灯光师在调灯。 {role=caption}

两岸人口 {role=caption}
| 北岸 | 218万 |
"""


@pytest.mark.parametrize(
    ("captions", "spoken", "unsaid"),
    [
        ("sentences", [1, 3, 4, 5], ["segment 2"]),
        ("all", [1, 2, 3, 4, 5], []),
        ("none", [1, 4, 5], ["segment 2", "segment 3"]),
    ],
)
def test_a_caption_is_said_if_it_is_a_sentence_or_as_the_show_wants_and_of_a_table_always(
    captions, spoken, unsaid
):
    found = order(CAPTIONS, intro="", outro="", notice="", captions=captions)
    assert [line.number for line in found.spoken] == spoken
    assert [(change.kind, change.where) for change in found.omitted] == [
        ("caption", where) for where in unsaid
    ]


def test_a_number_is_said_before_its_item():
    assert order(LISTING, outro="").spoken[-1].utterance.spoken == "三、重启。"


def test_a_script_of_which_nothing_can_be_said_is_refused():
    with pytest.raises(SourceError, match="nothing in it can be spoken"):
        order("---\nscript: 1\ntitle: 无\n---\n🎉\n")


@pytest.mark.parametrize(
    ("template", "known", "filled"),
    [
        ("{show}。本期内容来自{source}。", {"publisher": "河岸日报"}, "早报。本期内容来自河岸日报。"),
        ("本期内容来自{source}。感谢收听。", {}, "感谢收听。"),
        ("本期内容来自{source}。", {}, ""),
        ("{date}，{title}。作者{author}！", {"date": "2026-11-04"}, "2026年11月4日，题。"),
        ("{date}。", {"date": "2026-11-04T08:30"}, "2026年11月4日。"),
        ("{date}。", {"date": "2026-11-03T23:30Z"}, "2026年11月4日。"),
        ("他说：“来自{source}。”再见。", {}, "再见。"),
        ("", {}, ""),
    ],
)
def test_a_sentence_that_names_something_unknown_goes(template, known, filled):
    assert fill(template, Script("题", (), **known), Show(title="早报")) == filled


def test_a_traditional_article_gets_a_traditional_intro_and_keeps_its_own_words():
    script = Script("黃河大橋", (), script="hant", publisher="山西新聞網")
    assert (
        fill("{show}。语音来自{source}。", script, Show(title="每日简报")) == "每日簡報。語音來自山西新聞網。"
    )


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-11-04", "2026年11月4日"),
        ("", ""),
        ("昨天", "昨天"),
    ],
)
def test_a_date_is_said_as_people_say_it(date, said):
    assert date_said(date) == said
