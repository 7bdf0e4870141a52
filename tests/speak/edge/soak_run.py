"""Records segments from the local service in a process of its own, to be killed: ``test_edge_soak.py``."""

import sys
from itertools import islice, product
from pathlib import Path

from briefing.nouns import Line, Segment, Utterance
from briefing.speak import edge
from briefing.speak.cache import TakeCache
from briefing.speak.edge.pacing import Pace
from briefing.speak.studio import Recording
from briefing.speak.voices import find

SYLLABLES = "新桥今天通车江河人民"


def soak_lines(count):
    """As many short segments, all different."""
    lines = []
    for number, syllables in enumerate(islice(product(SYLLABLES, repeat=4), count), 1):
        text = f"{''.join(syllables)}。"
        spans = tuple((at, at + 1) for at in range(len(text)))
        lines.append(
            Line(Segment(text), Utterance(text, text, spans, ("",) * len(text)), find("edge-yunyang"), number)
        )
    return lines


def main():
    from local_service import pointed_at
    from no_wait import NoWait

    folder, count, wss_url, voice_list_url, trusted = sys.argv[1:]
    edge.PACE = Pace(NoWait())
    with pointed_at(wss_url, voice_list_url, Path(trusted)):
        settings = {"edge": {"receive_timeout_s": 2}}
        made = Recording(soak_lines(int(count)), TakeCache(Path(folder), 10**9), settings)
        made.record(on_take=lambda *take: None)


if __name__ == "__main__":
    main()
