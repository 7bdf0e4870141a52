"""A clock on which sleeping takes no time, so that hours of waits pass in seconds."""

from threading import Lock


class NoWait:
    """Put in place of the real one: ``edge.PACE = Pace(NoWait())``."""

    def __init__(self):
        self._now = 1000.0
        self._lock = Lock()
        self.slept_s = 0.0

    def now(self):
        with self._lock:
            return self._now

    def sleep(self, seconds):
        with self._lock:
            self._now += seconds
            self.slept_s += seconds
