"""From takes to the programme: ``mix`` makes it, ``check_chimes`` and ``check_bed`` ask whether it can.

``takes`` readies each take, ``timeline`` says what follows what, ``chimes`` are the sounds between,
``programme`` joins them and keeps the time, ``bed`` lays music under them, ``master`` levels them, ``encode``
writes the files, and ``measure`` says what a listener gets.
"""

from briefing.mix.bed import check as check_bed
from briefing.mix.chimes import check as check_chimes
from briefing.mix.programme import mix

__all__ = ["check_bed", "check_chimes", "mix"]
