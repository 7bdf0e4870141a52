"""The readings of an utterance, over the characters that the reader sees."""

from __future__ import annotations

from dataclasses import replace

from briefing.nouns import Pin, Utterance
from briefing.zh.pinyin import joined, marked
from briefing.zh.sandhi import surface


def ruby(utterance: Utterance) -> tuple[Pin, ...]:
    """The pinyin of ``utterance`` over its display text: for each Han character, or number written out, one.

    The tones are a dictionary's.

    What was said without pinyin (Latin letters) has none, nor has a number that was partly said so.
    """
    over: list[tuple[int, int, list[int]]] = []
    spans = sorted(
        (span, index) for index, span in enumerate(utterance.spans) if utterance.spoken[index].isalnum()
    )
    for (start, end), index in spans:
        if start == end:
            continue
        if over and start < over[-1][1]:
            first, last, spoken = over.pop()
            spoken.append(index)
            over.append((first, max(last, end), spoken))
        else:
            over.append((start, end, [index]))
    pins = []
    for start, end, spoken in over:
        said = [utterance.readings[index] for index in sorted(spoken)]
        if all(said):
            pins.append(Pin(start, end, " ".join(map(marked, said))))
    return tuple(pins)


def ruby_by_word(utterance: Utterance) -> tuple[Pin, ...]:
    """The pinyin of ``utterance`` as it is said, word by word as people write it: 一个 yí gè, 通车 tōngchē.

    Third tones stay as a dictionary has them: how they change hangs on how the engine groups them.
    """
    word_at = {
        utterance.spans[at]: word for word in utterance.words for at in range(*word) if utterance.readings[at]
    }
    words: list[tuple[tuple[int, int] | None, list[Pin]]] = []
    for pin in ruby(replace(utterance, readings=surface(utterance))):
        word = word_at.get((pin.start, pin.end)) if pin.end == pin.start + 1 else None
        if words and word is not None and words[-1][0] == word and words[-1][1][-1].end == pin.start:
            words[-1][1].append(pin)
        else:
            words.append((word, [pin]))
    return tuple(Pin(pins[0].start, pins[-1].end, joined(pin.said for pin in pins)) for _, pins in words)
