"""``briefing explain`` shows how a text will be said."""

import json

from click.testing import CliRunner

from briefing.cli.explain import command


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
    assert "lǜ sè" in shown
    assert "👍 (emoji, character 3)" in shown


def test_a_pin_in_the_text_is_followed():
    assert json.loads(explain("--json", "{单田芳|dān tián fāng}"))["readings"][0] == [0, "单", "dan1"]


def test_braces_that_are_no_pin_are_ordinary_text():
    assert json.loads(explain("--json", "{你好}"))["text"] == "{你好}"
