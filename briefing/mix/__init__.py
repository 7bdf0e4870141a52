"""From takes to the programme: ``mix`` makes it, ``check_chimes`` asks beforehand whether it can.

``takes`` readies each take, ``timeline`` says what follows what, ``chimes`` are the sounds between,
``programme`` joins them and keeps the time, ``master`` levels them, ``encode`` writes the files, and
``measure`` says what a listener gets.
"""

from briefing.mix.chimes import check as check_chimes
from briefing.mix.programme import mix

__all__ = ["check_chimes", "mix"]
