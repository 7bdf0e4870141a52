"""``briefing explain`` shows how a text will be said."""

import json
import time

import pytest
from click.testing import CliRunner

from briefing.cli.columns import columns
from briefing.cli.explain import command
from briefing.errors import ToLookAt, UsageError


def explain(*args, stdin=None):
    outcome = CliRunner().invoke(command, args, input=stdin, catch_exceptions=False)
    return outcome.output


def test_a_reading_points_at_the_character_it_stems_from():
    line = json.loads(explain("--json", "重庆有30人"))
    assert line["text"] == "重庆有30人"
    assert line["spoken"] == "重庆有三十人"
    assert line["readings"] == [
        [0, "重", "chong2"],
        [1, "庆", "qing4"],
        [2, "有", "you3"],
        [3, "三", "san1"],
        [3, "十", "shi2"],
        [5, "人", "ren2"],
    ]


def test_each_line_of_standard_input_is_one_object():
    lines = explain("--json", "-", stdin="一行\n\n二行\n").splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["一行", "二行"]


def test_people_see_tone_marks_and_what_is_left_out():
    shown = explain("绿色👍")
    assert shown.startswith("lǜ sè\n绿 色")
    assert "👍 (emoji, character 3)" in shown


def test_an_emoji_of_several_is_not_taken_apart():
    assert explain("好👨\u200d👩\u200d👧！").splitlines()[1] == "好   👨\u200d👩\u200d👧 ！"


def test_a_pin_in_the_text_is_followed():
    assert json.loads(explain("--json", "{单田芳|dān tián fāng}"))["readings"][0] == [0, "单", "dan1"]


def test_braces_that_are_no_pin_are_ordinary_text():
    assert json.loads(explain("--json", "{你好}"))["text"] == "{你好}"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("在｛重庆｜chóng qìng｝", "｛重庆｜chóng qìng｝ is no pin"),
        ("在｛重庆|chóng qìng}", "｛重庆|chóng qìng} is no pin"),
        ("在{重庆｜chóng qìng}", "{重庆｜chóng qìng} is no pin"),
        ("在{重庆|chóng qìng｝", "{重庆|chóng qìng｝ is no pin"),
        ("在{重庆|chóng qìng", "a { is never closed"),
        ("在｛重庆｜chóng qìng", "a ｛ is never closed"),
        ("在{重庆", "a { is never closed"),
        ("好。 {voice=yunjian", "a { is never closed"),
        ("在{|chóng}", "shows nothing"),
    ],
)
def test_a_pin_that_is_none_is_told_with_its_line_and_not_spoken(line, complaint):
    with pytest.raises(UsageError) as caught:
        explain("-", stdin=f"一行\n\n{line}\n")
    assert caught.value.where == "line 3"
    assert complaint in caught.value.what
    assert caught.value.fix


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("｛你好｝", "｛你好｝"),
        (r"\{你好", "{你好"),
        (r"\｛甲｜乙｝", "｛甲｜乙｝"),
        ("甲|乙", "甲|乙"),
        (r"C:\新闻", r"C:\新闻"),
    ],
)
def test_a_brace_can_be_written_as_ordinary_text(line, text):
    assert json.loads(explain("--json", line))["text"] == text


def test_a_reading_stands_over_its_character_whatever_the_width():
    lines = explain("重庆有3000人").splitlines()
    assert lines[0] == "chóng* qìng yǒu sān qiān rén"
    assert lines[1] == "重     庆   有  3000     人"
    assert "  3000 → 三千" in lines


def test_what_was_chosen_says_so_without_colour(monkeypatch):
    shown = explain("重庆是重点")
    assert "重 chóng* not zhòng, 99% sure" in shown
    assert "点" not in "".join(shown.splitlines()[2:])


def test_doubtful_readings_are_marked_and_listed_with_the_runner_up():
    line = json.loads(explain("--json", "他长得像谁"))
    assert line["doubtful"]
    assert all(line["text"][at] in "长得" for at in line["doubtful"])
    assert "? or " in explain("他长得像谁")


def test_whoever_asks_sees_the_doubtful_lines_alone_and_an_exit_code_of_3():
    outcome = CliRunner().invoke(command, ["--doubtful", "-"], input="天气很好\n他长得像谁\n")
    assert isinstance(outcome.exception, ToLookAt)
    assert "长" in outcome.output
    assert "天" not in outcome.output


def test_no_doubt_is_no_matter():
    outcome = CliRunner().invoke(command, ["--doubtful", "天气很好"])
    assert (outcome.exit_code, outcome.output) == (0, "")


def test_a_fixed_reading_is_marked_as_fixed_and_never_doubtful():
    assert "dān!" in explain("{单|dān}位")
    assert json.loads(explain("--json", "他{长|zhǎng}{得|de}像谁"))["doubtful"] == []
    assert explain("{单田芳|shàn tián fāng}").startswith("shàn! tián! fāng!\n")


def test_a_wrong_reading_says_in_which_line():
    with pytest.raises(UsageError, match=r"line 3, character 2: .*\(did you mean qiáo\?"):
        explain("-", stdin="新桥\n\n新{桥|qaio2}\n")


@pytest.mark.parametrize("width", [1, 20, 40])
def test_rows_keep_to_the_terminal(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = explain("重庆银行行长说了3000句话，他长得很像单田芳").splitlines()
    shown = [line for line in lines if not line.startswith("  ")]
    assert all(columns(line) <= max(width, len("sān qiān")) for line in shown)


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_left_out_where_it_is_not_wanted(no_color, coloured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", no_color)
    outcome = CliRunner().invoke(command, ["重庆"], color=True, catch_exceptions=False)
    assert ("\x1b[" in outcome.output) is coloured


def test_nothing_in_a_text_steers_the_terminal():
    assert "\x1b" not in explain("a\x1b[31mb")
    assert "\u202e" not in explain("他\u202e说")


def test_a_repaired_run_is_shown():
    assert "repaired 锟斤拷 → ⟨…⟩" in explain("天气锟斤拷很好，大家都去了公园散步")


def test_a_number_without_end_is_shown_at_once():
    def seconds(digits):
        started = time.process_time()
        explain("-", stdin="1" * digits)
        return time.process_time() - started

    seconds(1_000)  # loads what is loaded once
    assert seconds(160_000) < 8 * seconds(40_000)  # four times; where each digit copied those before it, 16


def test_a_text_without_end_is_refused():
    with pytest.raises(UsageError, match="longer than 1,000,000 characters"):
        explain("-", stdin="一" * 1_000_001)
