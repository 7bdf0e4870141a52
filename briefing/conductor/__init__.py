"""Runs the stages in order: the only part that knows all of them.

``produce`` and ``retake`` are what the command line calls. ``manuscript`` is what an episode is made from,
``cast`` who speaks, ``running_order`` what is said and how, ``recording`` its takes, ``build`` whether there
is anything to do, ``episode`` what comes of all that.
"""

from briefing.conductor.flags import Flags
from briefing.conductor.produce import check, produce, retake
from briefing.conductor.report import Reporter, Result
from briefing.speak.pool import Pool

__all__ = ["Flags", "Pool", "Reporter", "Result", "check", "produce", "retake"]
