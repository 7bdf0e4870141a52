"""What is to be looked at of an episode that was listened to: the ear's word and the measures', together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefing.check import bounds, habits
from briefing.check.compared import Trouble, instead, troubles
from briefing.check.findings import Finding, Kind
from briefing.check.heard import Syllable
from briefing.check.listening import Sounded
from briefing.zh.pinyin import marked

_NEAR: Final = 12
"""Segments on each side among which one is looked for whose sound this may be."""
_WHY: Final = {
    Kind.OTHER_TEXT: "another text is heard",
    Kind.DROPPED: "not heard",
    Kind.DOUBLED: "heard twice",
    Kind.ADDED: "heard, and not in the script",
    Kind.SYLLABLE: "heard as another sound",
    Kind.CUT: "its {edge} syllable is not heard",
}
_TEXTS: Final = frozenset({Kind.OTHER_TEXT, Kind.EXCHANGED})


def judged(found: Iterable[Sounded], longest_pause_s: float) -> Iterator[Finding]:
    """Every finding of the segments and what is between them, in no order.

    ``longest_pause_s`` is the longest silence that the show's settings put between two segments.
    """
    all_sounded = sorted(found, key=lambda each: each.from_s)
    # By name, whatever the pace, which roles and persons change.
    by_voice: dict[str, list[Sounded]] = defaultdict(list)
    for each in all_sounded:
        by_voice[each.part.line.voice.name].append(each)
    whole = bounds.Usual.of([each.measured for each in all_sounded], [])
    usual = {
        voice: replace(
            bounds.Usual.of([each.measured for each in theirs], _paces(theirs)), level_db=whole.level_db
        )
        for voice, theirs in by_voice.items()
    }
    for index, each in enumerate(all_sounded):
        near = all_sounded[max(0, index - _NEAR) : index + _NEAR + 1]
        others = {i: other.compared.said for i, other in enumerate(near, 1) if other is not each}
        yield from segment(each, usual[each.part.line.voice.name], others, near)
    yield from _between(all_sounded, longest_pause_s)


def by_ear(each: Sounded) -> tuple[Trouble, ...]:
    """What is wrong with a segment by what was heard of it alone."""
    return troubles(each.compared, each.likely, _doubtful(each), habits.of(each.part.line.voice.name))


def segment(
    each: Sounded, usual: bounds.Usual, others: Mapping[int, Sequence[Syllable]], near: Sequence[Sounded]
) -> Iterator[Finding]:
    """What is to be looked at of one segment."""
    told = [_edge(each, trouble) for trouble in by_ear(each)]
    if told and told[0].kind is Kind.OTHER_TEXT and (other := instead(each.compared.heard, others)):
        told = [replace(told[0], kind=Kind.EXCHANGED, score=1.0, other=near[other - 1].part.line.number)]
    kinds = {trouble.kind for trouble in told}
    for trouble in told:
        if trouble.kind is not Kind.SYLLABLE or trouble.score >= bounds.SYLLABLE:
            yield _finding(each, trouble)
    if each.measured.silent:
        return
    sounds_s = each.from_s + each.measured.start_s
    off_s = sounds_s - each.part.cue.start_s
    if abs(off_s) > bounds.CUE_S and not kinds:
        why = f"it sounds {abs(off_s):.2f} s {'later' if off_s > 0 else 'earlier'} than the transcript says"
        cue = each.part.cue
        yield Finding(each.part.line.number, cue.start_s, sounds_s, Kind.CUE, 0.5, "", "", why, cue.text)
    for one in bounds.beyond(each.measured, _syllables(each), usual, each.part.line.voice.rate):
        hidden = one.kind in kinds or (kinds & _TEXTS and one.kind is Kind.PACE)
        if not hidden:
            at_s = each.from_s + one.at_s
            yield Finding(
                each.part.line.number, at_s, at_s, one.kind, one.score, "", "", one.why, each.part.cue.text
            )


def _paces(all_sounded: Iterable[Sounded]) -> list[float]:
    found = (
        bounds.pace_of(each.measured, _syllables(each), each.part.line.voice.rate) for each in all_sounded
    )
    return [pace for pace in found if pace is not None]


def _syllables(each: Sounded) -> int:
    return 0 if any(one.latin for one in each.compared.said) else len(each.compared.said)


def _doubtful(each: Sounded) -> frozenset[int]:
    places = {why.at for why in each.part.line.utterance.why if why.doubtful}
    return frozenset(index for index, one in enumerate(each.compared.said) if one.at in places)


def _edge(each: Sounded, trouble: Trouble) -> Trouble:
    """The trouble, as a syllable cut where the first or the last alone was not heard at all."""
    last = len(each.compared.said) - 1
    if trouble.kind is not Kind.SYLLABLE or trouble.heard or trouble.first not in {0, last}:
        return trouble
    return replace(trouble, kind=Kind.CUT, score=max(trouble.score, bounds.SYLLABLE))


def _finding(each: Sounded, trouble: Trouble) -> Finding:
    utterance, said = each.part.line.utterance, each.compared.said[trouble.first : trouble.last + 1]
    words = utterance.spoken[said[0].at : said[-1].at + 1] if said else ""
    why = _WHY.get(trouble.kind, f"the sound is that of segment {trouble.other}")
    why = why.format(edge="first" if trouble.first == 0 else "last")
    if len(said) == 1 and utterance.readings and utterance.readings[said[0].at]:
        words = f"{words} {marked(utterance.readings[said[0].at])}"
    cue = each.part.cue
    start_s, end_s = (
        (each.from_s + trouble.start_s, each.from_s + trouble.end_s)
        if trouble.end_s
        else (cue.start_s, cue.end_s)
    )
    return Finding(
        each.part.line.number,
        max(0.0, start_s),
        end_s,
        trouble.kind,
        trouble.score,
        words,
        trouble.heard,
        why,
        cue.text,
    )


def _between(all_sounded: Sequence[Sounded], longest_pause_s: float) -> Iterator[Finding]:
    """Silences between two segments that are longer than any pause of the show."""
    for before, after in pairwise(each for each in all_sounded if not each.measured.silent):
        end_s = before.from_s + before.measured.end_s
        gap_s = after.from_s + after.measured.start_s - end_s
        pause = before.part.line.segment.pause_s
        allowed_s = bounds.BETWEEN_MORE_S + max(longest_pause_s, pause or 0.0)
        if gap_s > allowed_s:
            why = f"{gap_s:.1f} s until the next segment"
            yield Finding(
                before.part.line.number,
                end_s,
                end_s + gap_s,
                Kind.SILENCE,
                0.5,
                "",
                "",
                why,
                before.part.cue.text,
            )
