"""A TOML file is understood as editors save it, and what is no TOML in it is told by line and name."""

from __future__ import annotations

import pytest

from briefing.config import load
from briefing.errors import UsageError
from briefing.tomlfile import line_of, parsed, text_of

SETTINGS = """[show]
title = "河边早报"

[cast.speakers]
"记者" = "yunjian"

[[source]]
folder = "a"
[[source]]
feed = "b"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_what_editors_save_is_understood(tmp_path, encoding):
    path = tmp_path / "briefing.toml"
    path.write_bytes(SETTINGS[: SETTINGS.index("[[")].replace("\n", "\r\n").encode(encoding))
    assert load(path).show.title == "河边早报"


def test_what_is_no_text_is_refused():
    with pytest.raises(UsageError, match=r"a\.toml: is neither UTF-8 nor GBK \(save it as UTF-8\)"):
        text_of(b"title = '\x81\xff'", "a.toml")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title = “早报”", '“ is no sign of TOML (write " for it)'),
        ("title = ‘早报’", "‘ is no sign of TOML (write ' for it)"),
        ('title ＝ "早报"', "＝ is no sign of TOML (write = for it)"),
        ("【show】", "【 is no sign of TOML (write [ for it)"),
        ('formats = ["mp3"， "m4a"]', "， is no sign of TOML (write , for it)"),
        ('title = "“早报”', "not valid TOML: "),
    ],
)
def test_a_sign_of_an_input_method_is_told_by_name_and_line(line, told):
    with pytest.raises(UsageError) as refused:
        parsed(f"# “早报”\n{line}\n", "b.toml")
    assert str(refused.value).startswith(f"b.toml:2: {told}")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("show", "title"), 2),
        (("show", "author"), 1),
        (("cast", "speakers", "记者"), 5),
        (("source", "0", "folder"), 8),
        (("source", "1", "feed"), 10),
        (("source", "1", "folder"), 9),
        (("speech", "voice"), 0),
    ],
)
def test_the_line_of_a_key_is_found_or_that_of_its_table(keys, line):
    assert line_of(SETTINGS, keys) == line
