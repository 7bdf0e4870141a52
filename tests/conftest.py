"""What all tests share."""

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.cli import ONE_THREAD

# As the command line does, before NumPy is loaded: two workers on two cores wait for each other's threads.
os.environ.setdefault(ONE_THREAD, "1")
# A background job is born deaf to Ctrl-C, and so would be the programs that the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):  # and one under nohup to the end of its terminal
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# The power does not fail here: to wait for the disk is a sixth of the time of what makes episodes.
os.fsync = lambda descriptor: None


# Laws are judged by their outcome, not by how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.fixture(scope="session")
def chromium():
    """Debian's browser, driven by Playwright, which starts once in a process: it refuses a second start."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def signals_as_they_were():
    """A test that runs a command in this process does not leave its way with signals behind."""
    kinds = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGINT))
    before = {kind: signal.getsignal(kind) for kind in kinds}
    hook = sys.unraisablehook
    yield
    sys.unraisablehook = hook
    for kind, handler in before.items():
        signal.signal(kind, handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Under ``make judge`` a skipped test is a failed one: it is run where every judge is at hand."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped where a skip is a failure: {report.longrepr}"
    return report
