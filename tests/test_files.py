"""What an episode's files are called stands in one table, and nowhere else in the package."""

from __future__ import annotations

import ast
import re
from typing import Final

import pytest

from briefing import files
from briefing.files import ALL, Kind, of_kind
from briefing.publish.media import media_type
from briefing.publish.plan import PUBLIC
from tests.trees import PACKAGE, TREES

NAMES: Final = {file.name for file in ALL}
MEDIA_TYPES: Final = {file.media_type for file in ALL}
DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def spelled(tree):
    """The strings of a module, pieces of f-strings as well, without those that document."""
    notes = {
        node.value
        for parent in ast.walk(tree)
        if isinstance(parent, DOCUMENTED)
        for node in parent.body
        if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in notes and isinstance(node.value, str | bytes):
            yield node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def holds(text, words):
    """Which of ``words`` stand in ``text``, and not as the end of a longer one."""
    return {word for word in words if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)}


@pytest.mark.parametrize("module", [each for each in TREES if each != "files.py"])
def test_no_other_module_spells_the_name_or_the_media_type_of_a_file(module):
    # What is read comes from elsewhere, with media types of its own.
    words = NAMES if module.startswith("read/") else NAMES | MEDIA_TYPES
    texts = spelled(TREES[module])
    assert not {(word, text) for text in texts for word in holds(text, words)}


def test_the_search_finds_what_it_looks_for():
    module = ast.parse('''
"""Of episode.mp3."""
A = b"episode.mp3"
"""Again episode.mp3."""
B = f"{A}/cover.jpg#{A}"
C = "my-index.html"
"""No episode.epub."""
''')
    assert {word for text in spelled(module) for word in holds(text, NAMES)} == {"episode.mp3", "cover.jpg"}


def test_every_row_is_in_the_table_and_no_name_is_there_twice():
    rows = {value for value in vars(files).values() if isinstance(value, files.File)}
    assert rows == set(ALL)
    assert len(NAMES) == len(ALL)
    assert all(of_kind(kind) for kind in Kind)


def test_the_page_refers_to_files_of_the_table_only():
    page = (PACKAGE / "package" / "page" / "page.html").read_text(encoding="utf-8")
    referred = set(re.findall(r"""\b(?:src|href)="([^"#]+)["#]""", page))
    assert referred == {"episode.mp3", "cover.jpg"} <= NAMES


def test_the_script_and_the_manifest_stay_at_home_and_the_page_goes_out_as_another():
    assert {"script.md", "rundown.toml", "manifest.json", "index.html"} == NAMES - PUBLIC


def test_an_episode_is_none_without_its_sound_and_its_cover():
    assert {file.name for file in ALL if file.needed} == {"episode.mp3", "cover.jpg"}


@pytest.mark.parametrize(
    ("name", "served_as"),
    [
        ("episode-0123456789abcdef.mp3", "audio/mpeg"),
        ("episode-0123456789abcdef.opus", "audio/ogg; codecs=opus"),
        ("transcript-0123456789abcdef.json", "application/json"),
        ("chapters-0123456789abcdef.json", "application/json+chapters"),
        ("chapters.json", "application/json"),
        ("index.html", "text/html; charset=utf-8"),
        ("other.srt", "application/x-subrip; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("site.css", "text/css; charset=utf-8"),
        ("notes.unheard-of", "application/octet-stream"),
    ],
)
def test_a_published_file_is_served_as_what_it_is(name, served_as):
    assert media_type(name) == served_as
