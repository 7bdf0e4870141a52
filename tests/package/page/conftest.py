"""A strict reader of HTML; and the page of an episode in a real browser."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from tests.package.page.in_chromium import ARTICLE, SETTINGS

VOID = frozenset({"meta", "link", "input", "img", "br", "hr"})


class Tree(HTMLParser):
    """Every element of a page, by its start tag. Fails on a tag that is not closed where it was opened."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), attrs
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self._open), data))

    def all(self, *tags):
        """The attributes of every element of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def text_in(self, tag):
        """All text inside elements of this name."""
        return "".join(text for path, text in self.texts if tag in path)


@pytest.fixture
def read_html():
    return Tree


@pytest.fixture(scope="session")
def episode(tmp_path_factory):
    """The address of the page of an episode made from an article full of attacks."""
    folder = tmp_path_factory.mktemp("episode")
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "briefing.toml").write_text(SETTINGS + f'[cache]\nfolder = "{folder / "takes"}"\n', "utf-8")
    command = [sys.executable, "-m", "briefing", "make", "article.md", "--config", "briefing.toml", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    [found] = folder.glob("out/*/index.html")
    return found


@pytest.fixture
def show(chromium, episode):
    """Opens the page, with settings and at a width; whatever it complains of fails the test."""
    complaints = []
    contexts = []

    def opened(
        width=1024,
        height=768,
        *,
        at="",
        file=episode,
        script=True,
        motion="reduce",
        **settings,
    ):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, reduced_motion=motion
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        if settings:
            kept = json.dumps(json.dumps(settings))
            page.add_init_script(f"localStorage.setItem('briefing:settings', {kept})")
        page.goto(file.as_uri() + at)
        if script:
            page.wait_for_selector("#bar:visible")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
