"""Latin letters with signs among them: initials, abbreviations, languages of computers."""

from __future__ import annotations

from typing import Final

from briefing.narrate.numbers.rule import rule

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
    "Feat": "featuring",
    "feat": "featuring",
    "etc": "et cetera",
    "approx": "approximately",
}
"""Abbreviation, with its point or without: the word."""

_ALONE: Final = r"(?<![A-Za-z])"

RULES = (
    rule(
        r"(?:[A-Za-z]\.){1,7}[A-Za-z](?![A-Za-z])\.?",
        lambda found: f" {found[0].replace('.', '').upper()} ",
        "J.K.罗琳和U.S.",
        "JK罗琳和US",
        before=r"(?<![A-Za-z.])",
    ),
    rule(r"Ph\.\s?D(?![A-Za-z])\.?", lambda _: " PhD ", "Ph.D.", "PhD", before=_ALONE),
    rule(
        rf"({'|'.join(ABBREVIATIONS)})(?:\.|(?![A-Za-z]))",
        lambda found: f" {ABBREVIATIONS[found[1]]} ",
        "Mr. Bean",
        "MisterBean",
        before=r"(?<![A-Za-z/])",
    ),
    rule(r"([CFJ])#(?![A-Za-z\d])", lambda found: f" {found[1]} sharp ", "C#", "Csharp", before=_ALONE),
    rule(r"\.NET(?![A-Za-z])", lambda _: " dot net ", ".NET", "dotnet", before=r"(?<![A-Za-z\d])"),
)
