"""Under whose name a segment is said, for a transcript."""

from briefing.nouns import Role, Script, Section, Segment
from briefing.speakers import named

LABELS = {"记者": "", "张先生": "yunjian"}


def script(*paragraphs, heading=None):
    return Script("", (Section(heading, 2, tuple(paragraphs)),))


def test_all_segments_under_a_label_bear_it_headings_counted():
    talk = script(
        (Segment("记者：好吗？"), Segment("还好吗？")),
        (Segment("张先生：好。", voice="yunjian"),),
        (Segment("图注。", Role.CAPTION),),
        (Segment("很好。", voice="yunjian"),),
        heading=Segment("访谈", Role.HEADING),
    )
    assert named(talk, LABELS) == {2: "记者", 3: "记者", 4: "张先生", 6: "张先生"}


def test_another_voice_stays_with_the_name_and_one_taken_away_is_the_narrators():
    talk = script((Segment("张先生：好。", voice="yunxi"),), (Segment("他笑了。"),))
    assert named(talk, LABELS) == {1: "张先生"}


def test_lines_of_verse_have_a_label_each():
    talk = script((Segment("记者：好吗？", breaks=True), Segment("张先生：好。", voice="yunjian")))
    assert named(talk, LABELS) == {1: "记者", 2: "张先生"}


def test_without_labels_nobody_is_named():
    assert named(script((Segment("记者：好吗？", voice="yunxi"),)), {}) == {}
