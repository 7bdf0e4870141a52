"""What all tests share."""

import os
import signal
from collections.abc import Generator

import pytest

# A background job is born deaf to Ctrl-C, and so would be the programs that the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In ``.ci/run`` a skipped test is a failed one: there every judge is at hand."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("BRIEFING_CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped where a skip is a failure: {report.longrepr}"
    return report
