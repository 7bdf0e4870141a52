"""The example that the demo speaks is a script as one would wish it."""

from pathlib import Path

from briefing.clean import clean
from briefing.config import load
from briefing.narrate import narrate
from briefing.narrate.length import LENGTH, running_weight
from briefing.nouns import Role
from briefing.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_bridge_has_a_title_two_headings_a_byline_and_an_editor():
    script = narrate(clean(read(str(EXAMPLES / "bridge.txt"))))
    assert [section.level for section in script.sections] == [1, 2, 2]
    roles = [segment.role for segment in script.segments()]
    assert (roles.count(Role.CREDIT), roles.count(Role.DATA)) == (1, 1)
    assert all(running_weight(segment.text)[-1] <= LENGTH.most for segment in script.segments())


def test_the_settings_are_good():
    assert load(EXAMPLES / "briefing.toml").show.title
