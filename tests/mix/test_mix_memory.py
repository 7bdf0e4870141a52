"""However long the programme, the memory is the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_programme():
    def peak_mib(minutes):
        command = [sys.executable, "-m", "bench.mix", "--json", str(minutes)]
        found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return json.loads(found.stdout)["peak_mib"]

    assert peak_mib(12) - peak_mib(3) < 12  # nine minutes more are 48 MB as samples, 95 as floats
