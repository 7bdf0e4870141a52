"""Adverbs and particles by their part of speech alone: 每天都上山 (dou1), 自信地笑 (de5), 画过一幅画 (guo5).

Where no use of ``functionwords`` fits, the tagger's word for it tells. It is asked only where the model of
``polyphones`` reads the character as another word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple


class Row(NamedTuple):
    """A character that is one word or another."""

    id: str
    char: str
    kind: str
    """Its part of speech, as LAC has them."""
    reading: str
    after: frozenset[str]
    """Parts of speech of the word before it; empty where that does not matter."""
    no_word: str
    """The word before it with which it is a noun: 多地."""
    unless: str
    """Characters that do not follow it."""
    example: str


_ANY: Final[frozenset[str]] = frozenset()
TABLE: Final = (
    Row("readings/particles/都", "都", "d", "dou1", _ANY, "", "督护尉御统指虞察", "他们每天都上山。"),
    Row("readings/particles/曾", "曾", "d", "ceng2", _ANY, "", "祖孙", "两人曾泛舟湖上。"),
    Row(
        "readings/particles/地",
        "地",
        "u",
        "de5",
        frozenset({"a", "ad", "an", "d", "vd"}),
        "多",
        "，。、图形下",
        "她自信地笑着。",
    ),
    Row(
        "readings/particles/过",
        "过",
        "u",
        "guo5",
        frozenset({"v"}),
        "",
        "，。、程站江河海",
        "他总共写过七个剧本。",
    ),
    Row(
        "readings/particles/得-degree",
        "得",
        "u",
        "de5",
        frozenset({"v", "a"}),
        "",
        "，。、克势票宜",
        "孩子跑得满头大汗。",
    ),
    Row(
        "readings/particles/得-must",
        "得",
        "v",
        "dei3",
        frozenset({"d", "w", "r"}),
        "",
        "，。、的到了过出奖分票胜失利益名罪知以第冠金银铜此不一二三四五六七八九十百千万几0123456789",
        "急不来，得等律师看完合同。",
    ),
)


def particles(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each character of the table that stands as a word by itself in ``words``: place, reading, row's id."""
    at = 0
    for (before, was), (word, kind), (follows, _) in zip(
        (("", ""), *words), words, (*words[1:], ("。", "w")), strict=False
    ):
        for row in TABLE:
            fits = (row.char, row.kind) == (word, kind) and follows[0] not in row.unless
            if fits and before != row.no_word and (not row.after or was in row.after):
                yield at, row.reading, row.id
        at += len(word)
