"""The command of ``[after]``: a program of the producer's, told where the report is."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from briefing.errors import BriefingError
from briefing.newsroom.plan import Plan

TIME_S: Final = 600.0
"""After which it is ended: the next run would wait for it."""


def run_after(plan: Plan, report: Path | None) -> None:
    """Runs the plan's command in the plan's folder, with the whole path of ``report`` as its last argument.

    No shell reads it, and what it prints goes to standard error. Raises BriefingError where it fails.
    """
    words = shlex.split(plan.tables.after.command)
    if not words or report is None:
        return
    failed = "[after] command {}"
    sys.stderr.flush()
    try:
        done = subprocess.run(
            [*words, str(report.resolve())],
            cwd=plan.folder,
            stdin=subprocess.DEVNULL,
            stdout=sys.__stderr__,
            timeout=TIME_S,
            check=False,
        )
    except OSError as error:
        raise BriefingError(failed.format(f"cannot be run: {error.strerror}"), where=words[0]) from None
    except subprocess.TimeoutExpired:
        raise BriefingError(failed.format(f"did not end within {TIME_S:g} seconds"), where=words[0]) from None
    if done.returncode:
        raise BriefingError(failed.format(f"ended with {done.returncode}"), where=words[0])
