"""What the program loads before it does anything: it starts often, and mostly to change one sentence."""

import subprocess
import sys

NOT_YET = ("briefing.read.html", "briefing.read.containers.pdf", "briefing.clean.rules")


def test_an_episode_is_made_again_without_loading_what_reads_and_cleans_articles():
    code = "import sys, briefing.conductor.produce; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "briefing.conductor.produce" in loaded.split()
    assert not {*NOT_YET} & {*loaded.split()}
