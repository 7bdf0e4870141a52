"""Runs of damaged text: put right where there is one clear reading, else shown as ⟨…⟩ and never spoken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from briefing.clean.edits import Edit, edit_text, edit_texts
from briefing.clean.glosses import SYLLABLE, count_syllables, find_glosses
from briefing.clean.likelihood import Likelihood, words
from briefing.clean.slide import Reading, read_run
from briefing.nouns import Article
from briefing.zh.characters import is_basic_han
from briefing.zh.hanzi import detect

MARK: Final = "⟨…⟩"
CLEAR: Final = 0.5
"""By how much (natural logarithm) the best reading of a run must be likelier than the next."""

CLEARER: Final = 8.0
"""Likewise where what vanished, or was named by no gloss, is nowhere else in the article."""

_PROOF: Final = re.compile(rf"\?(?P<pinyin>{SYLLABLE})\)")
"""A gloss whose opening bracket was lost. Nobody writes that: an article without one is left alone."""
_START: Final = re.compile(rf"\?(?:!|{SYLLABLE}\))")
_SLID: Final = rf"(?:(?<=\?){SYLLABLE}\)|[^\x00-\x7f]|!|\?)*(?:[@-~](?![A-Za-z]))?"
_STRETCH: Final = re.compile(rf"\?{_SLID}")
"""What may have been read one byte off: from a ``?`` to the first ASCII character that is no lost bracket."""
_NEXT_STRETCH: Final = re.compile(rf"\({SYLLABLE}\){_SLID}")
"""What may be read one byte off after that, where the gloss belongs to a character that is itself read so."""
_PART: Final = re.compile(
    rf"(?P<sure>(?<=\?){SYLLABLE}\)|(?<=[^\x00-\x7f])[@-~]|[@-~](?=\({SYLLABLE}\))|\?)|(?P<gloss>\({SYLLABLE}\))|."
)
_GLOSS: Final = re.compile(rf"\({SYLLABLE}\)")
_STILL_SLID: Final = re.compile(rf"[^\x00-\x7f]*[@-~]\({SYLLABLE}\)")
"""A Latin letter with a gloss is the second byte of a character: what is before it is read one byte off."""
_IN_A_ROW: Final = re.compile(f"(?<={MARK})(?:{MARK})+")
_OPEN: Final = re.compile("\0+")
_STOP_TWICE: Final = re.compile("。”?[，、；：。]")
_QUOTE: Final = re.compile("[“”]")
_LOST: Final = re.compile("\ufffd+")
_TAG_AFTER: Final = re.compile(r"(?:br|p|span|div|strong|img|a|font)\b[^<>]*>")
_DIGITS: Final = re.compile(r"[0-9][0-9.,]*%?")
_BEYOND: Final = 6
"""Characters after a run that are judged with it: a reading that ends too early makes them unlikely."""
_WORDS: Final = 1.0
"""Weight of the words of the dictionary beside the characters of the article."""
_AS_IT_IS: Final = -8.0
"""Log-probability of a ``?!`` that was meant."""
_UNFIT: Final = -4.0
"""Log-probability of a quotation mark that does not fit those before it."""
_ODD: Final = 6
"""Characters that a reading has at least for each that is neither the article's nor common."""
_POOR: Final = -9.0
"""Log-probability of a character in text without words."""
_STRANGER: Final = -3.0
"""Log-probability of a character that makes no word with its neighbours."""
_SENTENCE: Final = 6
"""Characters; a quotation that is shorter is a name, and has no full stop of its own."""


def mend_damage(article: Article) -> Article:
    """``article`` with its damaged runs put right or marked.

    Without the proof of this damage, a pinyin gloss that lost its bracket to a ``?``, all is left alone,
    but for replacement characters (U+FFFD), which are marked.
    """
    texts = [article.title, *(block.text for block in article.blocks)]
    if any(_proven(text) for text in texts):
        sound = "\n".join(_without_glosses(_STRETCH.sub("\n", text)) for text in texts)
        likelihood = Likelihood(sound, detect("\n".join(texts)), _glossed(texts))
        article = edit_texts(article, lambda text: _mend(text, likelihood))
    return edit_texts(article, _find_lost)


def _proven(text: str) -> bool:
    return any(count_syllables(match["pinyin"]) == 1 for match in _PROOF.finditer(text))


def _glossed(texts: Sequence[str]) -> frozenset[str]:
    """The characters that have a gloss wherever they stand in what is not damaged."""
    sound = "\n".join(_STRETCH.sub("\n", text) for text in texts)
    with_gloss = Counter(sound[edit.start - 1] for edit in find_glosses(sound))
    total = Counter(sound)
    return frozenset(char for char, count in with_gloss.items() if count == total[char])


def find_marks_in_a_row(text: str) -> Iterator[Edit]:
    """Marks of damage right after another one, to be left out: what stood between them was a tag."""
    for match in _IN_A_ROW.finditer(text):
        yield Edit(match.start(), match.end(), "", "damage")


def _find_lost(text: str) -> Iterator[Edit]:
    for match in _LOST.finditer(text):
        yield Edit(match.start(), match.end(), MARK, "damage")


def _mend(text: str, likelihood: Likelihood) -> Iterator[Edit]:
    """The edits that put right or mark each run of ``text``."""
    mended = ""
    done = 0
    while (start := _START.search(text, done)) is not None:
        mended += _without_glosses(text[done : start.start()])
        done = start.end()
        reading = _best(text, start, mended or "\n", likelihood) or _unreadable(text, start, likelihood)
        if reading is None:
            mended += start[0]
        else:
            mended += reading.text
            done = reading.end
            yield Edit(start.start(), reading.end, reading.text, "damage")


def _best(text: str, start: re.Match[str], before: str, likelihood: Likelihood) -> Reading | None:
    """The one clear reading of the run at ``start``; None where there is none, or the text is right."""
    found = read_run(text, start.start(), before[-1], likelihood)
    if not found:
        return None
    beyond = max(reading.end for reading in found)
    beyond += len(text[beyond : beyond + 4 * _BEYOND])
    if not _PROOF.match(start[0]):
        found.append(Reading("", 0, _AS_IT_IS))
    ranked: dict[str, tuple[float, Reading]] = {}
    for reading in found:
        if _STOP_TWICE.search(reading.text) or (reading.end and _STILL_SLID.match(text, reading.end)):
            continue
        rest = _without_glosses(before[-1] + reading.text + text[reading.end or start.end() : beyond])
        score = reading.score + likelihood.text(rest[len(reading.text) :])
        score += _UNFIT * _unfit_quotes(before, reading.text, text[reading.end :])
        score += _STRANGER * likelihood.strangers(rest[: len(reading.text) + 2])
        score += _WORDS * words(before[-2:-1] + rest)
        if rest not in ranked or ranked[rest][0] < score:
            ranked[rest] = (score, reading)
    if not ranked:
        return None
    (best, reading), *others = sorted(ranked.values(), key=lambda pair: -pair[0])
    rivals = [other for score, other in others if best - score < (CLEAR if reading.sure else CLEARER)]
    agreed = replace(reading, text=_agreed(reading.text, rivals))
    return _with_swallowed(agreed, text) if _is_credible(agreed, before, likelihood) else None


def _agreed(text: str, rivals: Sequence[Reading]) -> str:
    """``text`` with a mark for what not all ``rivals`` have; nothing where that is half of it or more."""
    kept = set(range(len(text)))
    for rival in rivals:
        alike = SequenceMatcher(None, text, rival.text, autojunk=False).get_matching_blocks()
        kept &= {place for block in alike for place in range(block.a, block.a + block.size)}
    if len(text) >= 2 * len(kept):
        return ""
    return _OPEN.sub(MARK, "".join(char if place in kept else "\0" for place, char in enumerate(text)))


def _with_swallowed(reading: Reading, text: str) -> Reading:
    """``reading`` with what the last ``?`` took along: the ``<`` of a tag, or a digit, which is lost.

    Of a number without its first digit nothing is left to be said.
    """
    if text[reading.end - 1] != "?":
        return reading
    if _TAG_AFTER.match(text, reading.end):
        return replace(reading, text=reading.text + "<")
    if number := _DIGITS.match(text, reading.end):
        return replace(reading, text=reading.text + MARK, end=number.end())
    return reading


def _is_credible(reading: Reading, before: str, likelihood: Likelihood) -> bool:
    """Whether ``reading`` is Chinese, and not merely the best of what cannot be read."""
    text = reading.text.replace(MARK, "")
    odd = [char for char in text if not likelihood.knows(char)]
    if not odd:
        return bool(text)
    context = before[-1] + text
    fair = len(odd) <= len(text) / _ODD and words(context) > _POOR * len(context)
    return fair and is_basic_han("".join(odd))


def _unreadable(text: str, start: re.Match[str], likelihood: Likelihood) -> Reading | None:
    """A mark over the run at ``start``, as far as there are signs of damage; None where there are none.

    A sign is a lost bracket, a letter that was a trail byte, or a character too odd to be meant.
    """
    end = 0
    stretch = _STRETCH.match(text, start.start())
    while stretch is not None:
        parts = _PART.finditer(text, max(stretch.start(), start.start() + 1), stretch.end())
        signs = [part.end() for part in parts if _is_sign(part, likelihood)]
        if not signs and stretch.start() != start.start():
            break
        end = max([end, *signs])
        if end and (orphan := _GLOSS.match(text, end)):
            end = orphan.end()
        stretch = _NEXT_STRETCH.match(text, stretch.end())
    return Reading(MARK, end, 0.0) if end else None


def _is_sign(part: re.Match[str], likelihood: Likelihood) -> bool:
    return bool(part["sure"]) or (
        not part[0].isascii() and part["gloss"] is None and not likelihood.knows(part[0])
    )


def _unfit_quotes(before: str, text: str, after: str) -> int:
    """How many quotation marks of ``text`` do not fit those around it, or end a sentence of a word or two."""
    opened = before.rfind("“") if before.rfind("“") > before.rfind("”") else None
    unfit = abs(text.count("‘") - text.count("’")) if "’" not in after and "‘" not in before else 0
    for index, char in enumerate(text, len(before)):
        if char == "“":
            unfit += opened is not None
            opened = index
        elif char == "”":
            ends_sentence = text[: index - len(before)].endswith("。")
            unfit += opened is None or (ends_sentence and index - opened < _SENTENCE)
            opened = None
    sound = after[: after.find("?")] if "?" in after else after
    following = _QUOTE.search(sound)
    if following is not None:
        return unfit + ((opened is None) == (following[0] == "”"))
    return unfit + (opened is not None and not after)


def _without_glosses(text: str) -> str:
    return edit_text(text, list(find_glosses(text)))
