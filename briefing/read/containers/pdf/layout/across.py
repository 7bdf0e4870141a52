"""What stands across columns in the middle of a page: whether the text goes past it, or begins again below.

A figure may be set into running columns: then each column is read to its end, past the figure. Or the columns
above it are read first, as under a headline. Which it is, is seen from how the columns end and begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.read.containers.pdf.layout.spans import Span, rows
from briefing.read.containers.pdf.sheet import OBJECT

CAPTION: Final = re.compile(
    r"[续續]?(图|圖|表|照片|Fig(ure)?\.?|Tab(le)?\.?)\s*[A-Z]?[-–.．\d一二三四五六七八九十]+", re.IGNORECASE
)
"""How a caption begins."""
ENDS: Final = re.compile(r"""[。！？!?…；;：:.][”’」』）)》"'\]]*$""")
"""How a paragraph ends, and few of its lines."""
_SMALL: Final = 0.95
"""Of the text's size: a caption."""
_INDENT: Final = 0.9
"""Of the type's size that the first line of a paragraph is set in, at the least."""
_FULL: Final = 1.6
"""Of the type's size that a full line may end before its column does."""


def is_set_in(band: Sequence[Span], size: float) -> bool:
    """Whether ``band`` is no more than a table, a picture's caption, or both; ``size``: of the text."""
    lines = rows(band)
    return all(
        CAPTION.match("".join(span.text for span in line))
        or line[0].text == OBJECT
        or line[0].size <= _SMALL * size
        for line in lines
    )


def goes_past(above: Sequence[Sequence[Span]], below: Sequence[Sequence[Span]]) -> bool:
    """Whether columns go on below what stands between them.

    ``above`` and ``below`` are the left and the right column there.
    """
    (left, right), (further_left, further_right) = above, below
    past = (_fits(left, further_left) + _fits(further_left, right) + _fits(right, further_right)) / 3
    anew = (_fits(left, right) + _fits(right, further_left) + _fits(further_left, further_right)) / 3
    return past >= anew


def _fits(column: Sequence[Span], after: Sequence[Span]) -> int:
    """1 if ``after`` may go on where ``column`` ends, -1 if it cannot, 0 if either may be."""
    if not column or not after:
        return 0
    last, first = rows(column)[-1], rows(after)[0]
    right = max(span.box.x1 for span in column)
    left = min(span.box.x0 for span in after)
    full = right - last[-1].box.x1 <= _FULL * last[-1].size
    begins = first[0].box.x0 - left > _INDENT * first[0].size
    ends = ENDS.search(last[-1].text) is not None
    if full and ends:
        return 0
    return 1 if full is not begins else -1
