"""How long a request is tried again: jittered exponential back-off over minutes, by tenacity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import tenacity

from briefing.errors import TakeError
from briefing.nouns import Take
from briefing.speak.edge.failures import FailedAttempt, Kind
from briefing.speak.edge.pacing import Pace
from briefing.speak.waiting import Listener

FIRST_WAIT_S: Final = 4.0
"""Most before the second attempt; twice as much before each further one. The wait is drawn below it."""

LONGEST_WAIT_S: Final = 120.0

UNPROVEN_ATTEMPTS: Final = 8
"""Answers that were not the whole text, before the text itself is thought to be the reason."""


def patiently(attempt: Callable[[], Take], patience_s: float, pace: Pace, listener: Listener) -> Take:
    """What ``attempt`` returns at last. Raises TakeError after ``patience_s`` seconds, or sooner.

    A refused attempt is followed by the rest that all requests share, others by a wait of their own.
    """
    began = pace.clock.now()
    failures: list[FailedAttempt] = []

    def wait(state: tenacity.RetryCallState) -> float:
        if failures[-1].kind is Kind.REFUSED:
            return 0.0
        most_s = min(FIRST_WAIT_S * 2 ** (state.attempt_number - 1), LONGEST_WAIT_S)
        return pace.random.uniform(most_s / 4, most_s)

    def hopeless(state: tenacity.RetryCallState) -> bool:
        spent_s = pace.clock.now() - began
        unproven = sum(failure.kind is Kind.UNPROVEN for failure in failures)
        if unproven >= UNPROVEN_ATTEMPTS:
            return True
        return spent_s + max(pace.rest_s(), state.upcoming_sleep) > patience_s

    def sleep(seconds: float) -> None:
        listener.wait(seconds, failures[-1].told, pace.clock.sleep)

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(FailedAttempt),
        wait=wait,
        stop=hopeless,
        sleep=sleep,
        reraise=True,
    )

    def once() -> Take:
        try:
            return attempt()
        except FailedAttempt as failure:
            failures.append(failure)
            raise

    try:
        return retrying(once)
    except FailedAttempt as failure:
        minutes = (pace.clock.now() - began) / 60
        tries = f"{len(failures)} attempts in {minutes:.0f} min" if len(failures) > 1 else "1 attempt"
        rest_s = pace.rest_s()
        again = f"run it again in {rest_s / 60:.0f} min" if rest_s > 60 else "run it again later"
        raise TakeError(
            f"{failure.told} ({tries})",
            fix=f"what is spoken is kept: {again}, or speak all of it with --fallback VOICE",
        ) from None
