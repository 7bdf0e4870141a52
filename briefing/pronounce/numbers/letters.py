"""Latin letters with signs among them: initials, abbreviations, languages of computers."""

from __future__ import annotations

from typing import Final

from briefing.pronounce.numbers.rule import rule

ABBREVIATIONS: Final = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Prof": "Professor",
    "Jr": "Junior",
    "Sr": "Senior",
    "Inc": "Incorporated",
    "Ltd": "Limited",
    "Corp": "Corporation",
    "Dept": "Department",
    "Univ": "University",
    "Ave": "Avenue",
    "Mt": "Mount",
    "etc": "et cetera",
    "approx": "approximately",
}
"""Abbreviation, with its point or without: the word."""

_TYPED: Final = (
    "aa ai ar awsl ceo cpi cro dau diy dna emba ep eq erp gps icu id ip ipo iq it koc kol kpi led mau "
    "mba nba oa odm oem ota otc roi seo ufo ui uv ux vip wto"
).replace(" ", "|")
"""Acronyms as they are typed in small letters, which would else be taken for English words: vip, it行业."""

_ALONE: Final = r"(?<![A-Za-z])"

RULES = (
    rule(
        id="numbers/letters/initials",
        before=r"(?<![A-Za-z.])",
        pattern=r"(?:[A-Za-z]\.){1,7}[A-Za-z](?![A-Za-z])\.?",
        say=lambda found: f" {found[0].replace('.', '').upper()} ",
        written="J.K.罗琳和U.S.",
        spoken="JK罗琳和US",
    ),
    rule(
        id="numbers/letters/doctorate",
        before=_ALONE,
        pattern=r"Ph\.\s?D(?![A-Za-z])\.?",
        say=lambda _: " PhD ",
        written="Ph.D.",
        spoken="PhD",
    ),
    rule(
        id="numbers/letters/abbreviation",
        before=r"(?<![A-Za-z/])",
        pattern=rf"({'|'.join(ABBREVIATIONS)})(?:\.|(?![A-Za-z]))",
        say=lambda found: f" {ABBREVIATIONS[found[1]]} ",
        written="Mr. Bean",
        spoken="MisterBean",
    ),
    rule(
        id="numbers/letters/acronym-in-small-letters",
        before=r"(?<![A-Za-z'’.@_-])(?<![A-Za-z][ ,])",
        pattern=rf"(?:{_TYPED})(?![A-Za-z'’.@_-]|[ ,]\s?[A-Za-z]|/(?!(?:{_TYPED})(?![A-Za-z]))[A-Za-z])",
        say=lambda found: found[0].upper(),
        written="it行业的vip，let it be",
        spoken="IT行业的VIP，letitbe",
    ),
    rule(
        id="numbers/letters/note-of-a-key",
        before=_ALONE,
        pattern=r"([A-Ga-g])([#♯♭])(?=\s?(?:[大小]调|自然|和[声弦]|旋律))|([A-G])(♯|♭|b(?=[大小]调))(?![A-Za-z])",
        say=lambda found: ("降" if (found[2] or found[4]) in "♭b" else "升") + (found[1] or found[3]),
        written="G#小调和Bb大调",
        spoken="升G小调和降B大调",
    ),
    rule(
        id="numbers/letters/sharp",
        before=_ALONE,
        pattern=r"([CFJ])#(?![A-Za-z\d])",
        say=lambda found: f" {found[1]} sharp ",
        written="C#",
        spoken="Csharp",
    ),
    rule(
        id="numbers/letters/dot-net",
        before=r"(?<![A-Za-z\d])",
        pattern=r"\.NET(?![A-Za-z])",
        say=lambda _: " dot net ",
        written=".NET",
        spoken="dotnet",
    ),
)
