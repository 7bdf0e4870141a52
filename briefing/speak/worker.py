"""Processes that speak, each a booth of its own beside this process, and the time that a take may need there.

Each is a bare Python that is told over its standard input what to speak, and answers over its standard
output; what its libraries print goes to standard error. The program of this process is not run again in it,
as ``multiprocessing`` would do, so a script that makes an episode needs no main guard.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, BinaryIO, Final, TypeAlias

from briefing.errors import TakeError
from briefing.speak.booth import Booth, Failure, Order, Submit
from briefing.speak.cache import TakeCache
from briefing.speak.engine import engine_class
from briefing.speak.waiting import listener

LIMIT_S: Final = 90.0
"""Time for any take: a process starts, a model is loaded, a disk is slow."""
LIMIT_S_A_CHARACTER: Final = 3.0
"""Time for each spoken character. Kokoro takes 0.13 s (0.23 s of audio at a real-time factor of 0.55 on one
core of a small server), so that a computer twenty times slower has time enough."""
TOLD_AFTER_S: Final = 20.0
"""Time after which it is told that a take is still to come."""
TICK_S: Final = 1.0
"""How often the processes are looked at."""
REAPED_S: Final = 2.0
"""How long a process that was killed is waited for: where it hangs on a disk, not even that ends it."""

ENDED: Final[Failure] = (
    TakeError,
    "a process that spoke could not start or was ended from outside, perhaps for want of memory",
    "",
    "try --jobs 1",
)

_Handed: TypeAlias = "tuple[Order, Future[Failure | None]]"


def limit_s(order: Order) -> float:
    """How long its take may need, in seconds."""
    return LIMIT_S + LIMIT_S_A_CHARACTER * len(order.utterance.spoken)


@contextmanager
def process_booths(
    count: int, engine: str, settings: Mapping[str, Any], cache: TakeCache, *, early: bool = False
) -> Iterator[Submit]:
    """Hands orders to ``count`` processes, each with an engine of its own, started when it is needed.

    With ``early`` they start now. They are killed when the block is left, and end when this process does. One
    that needs longer than ``limit_s`` for a take is killed too, be it stopped or hung, and the take has
    failed; so has that of one which ends. The next order has a new process.
    """
    handed: SimpleQueue[_Handed | None] = SimpleQueue()
    workers = [_Worker((engine, settings, cache)) for _ in range(count)]
    over = threading.Event()
    # Daemons, since a process that even a kill does not end must not keep this one from ending.
    threads = [threading.Thread(target=worker.serve, args=(handed, early), daemon=True) for worker in workers]
    threads.append(threading.Thread(target=_watch, args=(workers, over), daemon=True))
    for thread in threads:
        thread.start()

    def submit(order: Order) -> Future[Failure | None]:
        future: Future[Failure | None] = Future()
        handed.put((order, future))
        return future

    try:
        yield submit
    finally:
        over.set()
        for _ in workers:
            handed.put(None)
        for worker in workers:
            worker.kill()
        for thread in threads:
            thread.join(REAPED_S)


def _watch(workers: list[_Worker], over: threading.Event) -> None:
    """Looks at the workers once a tick.

    A tick counts as two at most: while this process is stopped, or the computer asleep, no time passes.
    """
    before = time.monotonic()
    while not over.wait(TICK_S):
        now = time.monotonic()
        for worker in workers:
            worker.age(min(now - before, 2 * TICK_S))
        before = now


class _Worker:
    """One process, as seen from this side."""

    def __init__(self, opening: tuple[str, Mapping[str, Any], TakeCache]) -> None:
        """``opening`` is what its booth is made of."""
        self._opening = opening
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = False
        self._lock = threading.Lock()
        self._in_hand: _Handed | None = None
        self._waited_s = 0.0

    def serve(self, handed: SimpleQueue[_Handed | None], early: bool) -> None:
        """Has each order spoken that is handed to it, until there is none."""
        if hasattr(signal, "pthread_sigmask"):  # Ctrl-C reaches the whole group: not those started from here
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        if early:
            with contextlib.suppress(Exception):  # told when an order fails
                self._started()
        while (item := handed.get()) is not None:
            order, future = item
            if not future.set_running_or_notify_cancel():
                continue
            self._waited_s, self._in_hand = 0.0, item
            failure = self._spoken(order)
            self._in_hand = None
            with contextlib.suppress(InvalidStateError):  # it was given up, and has failed already
                future.set_result(failure)
        self._buried()

    def age(self, step_s: float) -> None:
        """Counts the time that its take needs: tells it when that is long, and gives up after the limit."""
        if (item := self._in_hand) is None:
            return
        order, future = item
        self._waited_s += step_s
        left_s = limit_s(order) - self._waited_s
        if left_s <= 0:
            with contextlib.suppress(InvalidStateError):
                future.set_result(_overdue(order))
            self._end()
        elif self._waited_s >= TOLD_AFTER_S:
            listener().tell(f"not spoken after {self._waited_s:.0f} s yet: {order.shown}", left_s)

    def kill(self) -> None:
        """Ends the process for good, even a stopped one."""
        self._killed = True
        self._end()

    def _end(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def _buried(self) -> None:
        """Ends the process, and lets go of what belongs to it."""
        self._end()
        process, self._process = self._process, None
        if process is not None:
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with contextlib.suppress(OSError):  # what was not sent is lost with it
                    pipe.close()

    def _spoken(self, order: Order) -> Failure | None:
        try:
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump(order, process.stdin)
            process.stdin.flush()
            failure: Failure | None = pickle.load(process.stdout)
        except Exception:  # a pipe that broke, or half an answer in it
            self._buried()
            return ENDED
        return failure

    def _started(self) -> subprocess.Popen[bytes]:
        """The process; its booth is being opened. Raises OSError where there can be none."""
        if self._process is not None:
            return self._process
        with self._lock:
            if self._killed:
                raise ProcessLookupError
            found = [path for path in sys.path if isinstance(path, str)]
            self._process = process = subprocess.Popen(
                [sys.executable, "-c", f"import sys; sys.path[:] = {found!a}; {_MAIN}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Ctrl-C, on Windows
            )
        assert process.stdin is not None
        pickle.dump(self._opening, process.stdin)
        return process


def _overdue(order: Order) -> Failure:
    return (
        TakeError,
        f"the process that speaks it is stopped, or hangs: no take after {limit_s(order):.0f} s",
        "",
        "run it again, what was spoken is kept; with --jobs 1 there is no limit",
    )


_MAIN: Final = f"from {__name__} import main; main()"


def main() -> None:
    """What the process does: fills the orders that come in, until the process that sends them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    engine, settings, cache = pickle.load(orders)
    booth = Booth(engine_class(engine)(settings), cache)
    inbox: SimpleQueue[Order] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders, inbox), daemon=True).start()
    while True:
        pickle.dump(booth.fill(inbox.get()), replies)
        replies.flush()


def _listen(orders: BinaryIO, inbox: SimpleQueue[Order]) -> None:
    """Passes on what comes in; ends this process as soon as the other end is let go of."""
    try:
        while True:
            inbox.put(pickle.load(orders))
    finally:
        os._exit(1)
