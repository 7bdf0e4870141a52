"""The rules of cleaning, in their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from briefing.clean.boilerplate import remove_boilerplate
from briefing.clean.captions import mark_captions
from briefing.clean.characters import (
    find_invisible,
    find_parentheses,
    find_spaces,
    find_uncomposed,
    find_wide,
    find_widths,
)
from briefing.clean.credits import mark_credits
from briefing.clean.damage import find_marks_in_a_row, mend_damage
from briefing.clean.edits import Finder, edit_texts
from briefing.clean.formulas import mark_formulas
from briefing.clean.glosses import remove_glosses
from briefing.clean.layout import remove_empty, remove_repeats
from briefing.clean.mojibake import find_mojibake
from briefing.clean.residue import remove_residue
from briefing.nouns import Article


def _everywhere(find: Finder) -> Callable[[Article], Article]:
    return partial(edit_texts, find=find)


RULES: Final[tuple[Callable[[Article], Article], ...]] = (
    _everywhere(find_mojibake),  # before what is invisible goes, which is part of the bytes
    _everywhere(find_invisible),
    _everywhere(find_uncomposed),
    mend_damage,  # before the glosses go, which tell what was lost; before tags, whose < it gives back
    _everywhere(find_wide),
    mark_formulas,  # before what looks for pages and Chinese in them
    remove_residue,
    _everywhere(find_marks_in_a_row),
    _everywhere(find_spaces),
    remove_glosses,
    _everywhere(find_parentheses),
    _everywhere(find_widths),
    remove_empty,
    mark_credits,  # before boilerplate, which would take a date for one
    mark_captions,
    remove_boilerplate,
    remove_repeats,
)
