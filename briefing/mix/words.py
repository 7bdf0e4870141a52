"""From the marks of a take, which time what is *spoken*, to words that time what is *shown*."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.nouns import Mark, Utterance, Word


def words(
    utterance: Utterance, marks: Sequence[Mark], offset_s: float, start_s: float, end_s: float
) -> tuple[Word, ...]:
    """The words of a cue from ``start_s`` to ``end_s``, in order and apart, both in text and in time.

    ``offset_s`` is second 0 of the take, in seconds of the programme. The marks of the characters of a word
    become one, and so do marks whose display spans overlap (the 二, 点 and 四 that 2.4 is read as), and those
    that lead back in the text (the 元 of ¥12). The first word begins with the first sound, and the last ends
    with the last: engines set the edges a little inside.
    """
    first_of = {at: start for start, end in utterance.words for at in range(start, end)}
    word_of_last: int | None = None
    found: list[Word] = []
    for mark in marks:
        same = word_of_last is not None and first_of.get(mark.start) == word_of_last
        word_of_last = first_of.get(mark.end - 1)
        spans = [span for span in utterance.spans[mark.start : mark.end] if span[0] < span[1]]
        begin = min(max(mark.start_s + offset_s, found[-1].end_s if found else start_s), end_s)
        finish = min(max(mark.end_s + offset_s, begin), end_s)
        if not spans:
            if found:
                found.append(_joined(found.pop(), finish))
            continue
        word = Word(begin, finish, min(start for start, _ in spans), max(end for _, end in spans))
        while found and (same or word.start < found[-1].end):
            same = False
            earlier = found.pop()
            word = Word(
                earlier.start_s, word.end_s, min(earlier.start, word.start), max(earlier.end, word.end)
            )
        found.append(word)
    if found:
        found[0] = Word(start_s, found[0].end_s, found[0].start, found[0].end)
        found[-1] = _joined(found[-1], end_s)
    return tuple(found)


def _joined(word: Word, end_s: float) -> Word:
    """``word``, sounding until ``end_s``."""
    return Word(word.start_s, end_s, word.start, word.end)
