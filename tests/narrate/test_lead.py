"""The first paragraphs of a story: how far a lead goes, and where it may end."""

from briefing.config import Pauses
from briefing.narrate import narrate
from briefing.narrate.duration import seconds
from briefing.narrate.lead import LEAD_S, lead
from briefing.nouns import Article, Block, Reference, Role

SENTENCE = "横跨黄河的新桥今天正式通车了。"  # about 4 s
PARAGRAPH = SENTENCE * 3  # 12 s


def sections(*blocks):
    made = [block if isinstance(block, Block) else Block(Role.BODY, block) for block in blocks]
    return narrate(Article("黄河大桥通车", tuple(made), "")).sections


def led(*blocks):
    kept, left = lead(sections(*blocks), Pauses())
    return ["".join(each.text for each in p) for s in kept for p in s.paragraphs], left


def test_whole_paragraphs_up_to_about_forty_seconds():
    kept, left = led(*[PARAGRAPH] * 10)
    assert kept == [PARAGRAPH] * 3
    assert "".join(each.text for each in left) == PARAGRAPH * 7


def test_a_short_story_stays_whole_with_its_list():
    items = [Block(Role.ITEM, "双向六车道。"), Block(Role.ITEM, "全长两公里。")]
    assert led(PARAGRAPH, *items) == ([PARAGRAPH, "双向六车道。", "全长两公里。"], ())
    assert led(*[PARAGRAPH] * 4) == ([PARAGRAPH] * 4, ()), "hardly longer than a lead"


def test_of_a_long_paragraph_the_first_sentences():
    kept, _ = led(SENTENCE * 40)
    assert kept[0].endswith("。")
    assert 5 <= kept[0].count("。") <= 11


def test_after_a_short_first_paragraph_it_goes_on_into_a_long_one():
    kept, left = led(SENTENCE, SENTENCE * 40)
    assert kept[0] == SENTENCE
    assert 5 <= kept[1].count("。") <= 11
    assert left


def test_it_never_ends_within_a_quotation():
    speech = f"他说：“{SENTENCE * 12}这就是我们盼的。”"
    kept, _ = led(PARAGRAPH, speech, PARAGRAPH)
    assert kept == [PARAGRAPH]
    kept, left = led(speech, PARAGRAPH, PARAGRAPH)
    assert kept == [speech], "one that begins the story is told to its end"
    assert left


def test_nor_within_a_quotation_of_several_paragraphs():
    block = Block(Role.QUOTATION, SENTENCE * 2)
    kept, _ = led(PARAGRAPH, PARAGRAPH, *[block] * 8, PARAGRAPH)
    assert kept == [PARAGRAPH, PARAGRAPH]
    kept, _ = led(PARAGRAPH, f"“{PARAGRAPH}", f"{PARAGRAPH}", f"{PARAGRAPH}”", PARAGRAPH)
    assert kept == [PARAGRAPH]


def test_nor_before_what_a_colon_promises():
    kept, _ = led(PARAGRAPH, PARAGRAPH, "新桥有三个特点：", *[PARAGRAPH * 3] * 3)
    assert kept == [PARAGRAPH, PARAGRAPH]


def test_notes_and_what_follows_a_table_are_left_out_with_the_marks_that_refer_to_them():
    noted = Block(Role.BODY, PARAGRAPH, references=(Reference(5, "1"),))
    note = Block(Role.FOOTNOTE, "不含引桥。", label="1")
    kept, left = lead(sections(noted, *[PARAGRAPH] * 9, note), Pauses())
    assert not [mark for section in kept for each in section.segments() for mark in each.references]
    assert left[-1].text == "不含引桥。"


def test_nothing_is_lost_between_what_is_kept_and_what_is_left_out():
    whole = sections(
        PARAGRAPH, Block(Role.HEADING, "两岸", 2), PARAGRAPH, Block(Role.ITEM, "桥。"), PARAGRAPH * 3
    )
    kept, left = lead(whole, Pauses())
    texts = [each.text for s in kept for each in s.segments()] + [each.text for each in left]
    assert sorted(texts) == sorted(each.text for s in whole for each in s.segments())
    assert seconds(kept, Pauses()) < LEAD_S + 5
