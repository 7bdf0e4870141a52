"""The readings that were spoken, over the characters that the reader sees."""

from __future__ import annotations

from briefing.nouns import Pin, Utterance
from briefing.zh.pinyin import marked


def ruby(utterance: Utterance) -> tuple[Pin, ...]:
    """The pinyin of ``utterance`` over its display text: for each Han character, or number written out, one.

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
