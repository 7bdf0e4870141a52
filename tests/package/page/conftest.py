"""A strict reader of HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

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
