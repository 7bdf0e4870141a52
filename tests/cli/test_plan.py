"""A plan: what it may say, and how a mistake in it is told."""

import re
import tomllib
from pathlib import Path

import pytest

from briefing.newsroom.plan import Tables

ROOT = Path(__file__).parents[2]
FEED = '[[source]]\nfeed = "https://example.org/rss.xml"\n'


def test_the_plan_of_the_documentation_is_one_and_shows_each_key():
    (text,) = re.findall(
        r"^```toml\n(.*?)^```", (ROOT / "docs/unattended.md").read_text(), flags=re.MULTILINE | re.DOTALL
    )
    written = tomllib.loads(text)
    tables = Tables.model_validate(written)
    assert written.keys() == Tables.model_fields.keys()
    for name in ("make", "publish", "keep", "fetch", "after"):
        fields = type(getattr(tables, name)).model_fields
        assert {field.alias or key for key, field in fields.items()} - {"at"} <= written[name].keys() - {"at"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "[source]: Field required"),
        ("[[source]]\n", "[source 1]: name one of folder, feed and address"),
        (f'{FEED}[[source]]\nfolder = "in"\nfeed = "http://a/"\n', "[source 2]: name one of"),
        (f'{FEED}[[source]]\nfeeds = "http://a/"\n', "[source 2] feeds: unknown key; did you mean feed?"),
        (
            '[[source]]\nfeed = "example.org/rss"\n',
            "[source 1] feed: write it like 'https://example.org/rss.xml'",
        ),
        ('[[source]]\nfeed = "http://a/"\nmatch = "*"\n', "match goes with folder"),
        (f'{FEED}[make]\nas = "films"\n', "[make] as: Input should be 'episodes' or 'bulletin', not 'films'"),
        (f'{FEED}[make]\nat = "25:00"\n', "[make] at: write it like '05:30', not '25:00'"),
        (f"{FEED}[make]\nmost = 0\n", "[make] most: Input should be greater than or equal to 1"),
        (f"{FEED}[make]\nas_ = 1\n", "[make] as_: unknown key; did you mean as?"),
        (f'{FEED}[fetch]\nhosts = ["http://a/"]\n', "[fetch] hosts: http://a/ is no host"),
        (f'{FEED}[after]\ncommand = "\'"\n', "[after] command: No closing quotation"),
        (f"{FEED}[publsh]\n", "[publsh]: unknown key; did you mean publish?"),
        (f'{FEED}[make]\nsettings = "away.toml"\n', "away.toml: cannot be read"),
        ("[[source]\n", "not valid TOML: "),
    ],
)
def test_a_mistake_is_told_by_file_table_and_key(desk, text, complaint):
    desk.write("plan.toml", text)
    done = desk.run("run", "plan.toml")
    assert done.code == 2
    assert complaint in done.err
    assert re.match(
        r"briefing: plan.toml(:\d+)?: " if "away" not in complaint else "briefing: away.toml: ", done.err
    )
    assert sorted(path.name for path in desk.folder.iterdir()) == ["briefing.toml", "plan.toml"]


def test_once_and_watch_do_not_go_together(desk):
    desk.write("plan.toml", FEED)
    assert desk.run("run", "plan.toml", "--once", "--watch").code == 2
