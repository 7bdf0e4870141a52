"""How a syllable sounds to an ear that knows no words: does it hiss, is its vowel open, is it at the front.

Rough values from 0 to 1 of the phonetics of Mandarin (Lee and Zee, Journal of the IPA 33, 2003): sibilants
have their energy above 3.5 kHz, open vowels a high first formant, front vowels a high second one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing.zh.pinyin import INITIALS

HISS: Final = {
    **{"zh": 0.7, "ch": 0.8, "sh": 0.8, "z": 0.9, "c": 1.0, "s": 1.0, "j": 0.8, "q": 0.9, "x": 0.9},
    **{"f": 0.5, "t": 0.4, "k": 0.3, "h": 0.3, "p": 0.3},
}
"""By initial; the others do not."""

APICAL: Final = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})
"""Initials after which ``i`` is no front vowel."""


class Sound(NamedTuple):
    """What to expect of one syllable."""

    hiss: float
    """Of its beginning."""
    open: float
    """Of its vowel: 0 for i and u, 1 for a."""
    front: float
    """Likewise: 0 for u, 1 for i."""


VOWELS: Final = (
    # finals, open, front
    ("i ", 0.0, 1.0),
    ("v in ing vn", 0.1, 0.9),
    ("ie ve ian van ei ui uei", 0.55, 0.75),
    ("a ia ua ai uai ao iao an uan ang iang uang", 1.0, 0.45),
    ("u", 0.1, 0.05),
    ("ong iong", 0.25, 0.05),
    ("o uo ou iu iou", 0.5, 0.05),
    ("e er en un uen eng ueng", 0.5, 0.4),
)
_VOWELS: Final = {final: tuple(values) for finals, *values in VOWELS for final in finals.split()}


def sound(reading: str) -> Sound | None:
    """How ``reading`` (``zhong1``) sounds; None where it is no syllable."""
    syllable = reading.rstrip("12345")
    initial = next((initial for initial in INITIALS if syllable.startswith(initial)), "")
    final = syllable[len(initial) :]
    if final.startswith("u") and initial in {"j", "q", "x", "y"}:
        final = "v" + final[1:]
    if initial == "y" and final in {"an", "e"}:
        final = "i" + final
    if final == "i" and initial in APICAL:
        return Sound(HISS.get(initial, 0.0), 0.3, 0.5)
    if final not in _VOWELS:
        return None
    return Sound(HISS.get(initial, 0.0), *_VOWELS[final])
