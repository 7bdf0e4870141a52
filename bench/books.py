"""Whether every letter of a book is read or listed: EPUB files against a plain reading of their documents.

    python bench/books.py BOOK.epub ...

A letter is one of any script; what stands in for drawings, films and forms is none. ``listed``: of what is
left out, without spaces; ``lost``: letters of the documents that are neither read nor listed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from html import unescape
from pathlib import Path

from briefing.errors import SourceError
from briefing.nouns import Article
from briefing.read import read
from briefing.read.containers.archive import Archive
from briefing.read.containers.epub.package import package_of
from briefing.read.decode import decode

UNSEEN = "style|script|rt|rp|svg|math|audio|video|canvas|object|iframe|select|button|textarea"
COUNTED = re.compile(r"(\d+) characters$")


def words(page: str) -> str:
    """What stands in the body of ``page``, without tags."""
    body = re.split("(?i)<body", page, maxsplit=1)[-1]
    body = re.sub(rf"(?is)<({UNSEEN}|[a-z]+:switch)\b.*?</\1>|<!--.*?-->", "", body)
    return unescape(re.sub(r"^[^>]*>|<[^>]+>", "", body))


def letters(text: str) -> Counter[str]:
    """The letters of ``text``, how often each."""
    return Counter(character for character in text if character.isalpha())


def written(path: Path) -> Counter[str]:
    """The letters of all documents of the book at ``path``."""
    archive = Archive(path.read_bytes())
    names = {archive.named(item.name) for item in package_of(archive).spine if not item.is_picture} - {""}
    return letters("".join(words(decode(archive.read(name)).text) for name in names if archive.read(name)))


def told(article: Article) -> tuple[Counter[str], Counter[str], int]:
    """The letters of ``article`` that are read, those listed, and how many are listed by number alone."""
    read_ = letters("".join([article.title, article.author, *(block.text for block in article.blocks)]))
    counted = [COUNTED.search(change.where) for change in article.changes]
    listed = Counter[str]()
    for change, found in zip(article.changes, counted, strict=True):
        listed += letters("" if found else change.before)
    return read_, listed, sum(int(found[1]) for found in counted if found)


def main() -> None:
    """Prints a line for each book."""
    for path in map(Path, sys.argv[1:]):
        try:
            said, listed, number = told(read(str(path), any_language=True))
            whole = written(path)
        except SourceError as error:
            print(f"{path.name}: {error.what}")
            continue
        lost = max(0, (whole - said - listed).total() - number)
        print(f"{path.name}: {whole.total()} letters, {said.total()} read, {number} listed, {lost} lost")


if __name__ == "__main__":
    main()
