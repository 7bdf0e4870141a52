"""An article as ugly as they come is read as it was meant."""

from pathlib import Path

import pytest

from briefing.clean import clean
from briefing.nouns import Article, Block, Role

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "ugly.txt"
MARKED = {"去看⟨…⟩”，寫完就跑到": "去看海”，寫完就跑到"}


@pytest.fixture(scope="module")
def ugly():
    title, *lines = EXAMPLE.read_text("utf-8").splitlines()
    return Article(title, tuple(Block(Role.BODY, line) for line in lines), "ugly.txt")


@pytest.fixture(scope="module")
def cleaned(ugly):
    return clean(ugly)


def lines(article):
    return [article.title, *(block.text for block in article.blocks)]


def test_the_example_is_what_the_damage_makes_of_the_meant_text(forward, glosses):
    meant = (HERE / "ugly_meant.txt").read_text("utf-8")
    page = meant.replace("來得更勤。”\n", f"來得更勤。”{forward.TAG} ")
    assert forward.damaged(page, glosses) == EXAMPLE.read_text("utf-8")


def test_the_golden_text_comes_out(cleaned):
    assert lines(cleaned) == (HERE / "ugly_cleaned.txt").read_text("utf-8").splitlines()


def test_it_is_what_was_meant_but_for_a_character_that_is_shown_as_damaged(cleaned):
    meant = (HERE / "ugly_meant.txt").read_text("utf-8").splitlines()
    text = "\n".join(lines(cleaned))
    for shown, said in MARKED.items():
        assert text.count(shown) == 1
        text = text.replace(shown, said)
    assert text.splitlines() == meant


def test_every_alteration_is_told_with_its_place(ugly, cleaned):
    damage = [(change.before, change.after) for change in cleaned.changes if change.kind == "damage"]
    assert damage == [
        ("?!保瑢?xiě)", "⟨…⟩”，寫"),
        ("?!伴_", "。“開"),
        ("?!?", "。”<"),
        ("?qū)⒀永m", "將延續"),
        ("?!敝灰?hái)", "。”只要還"),
    ]
    first = cleaned.changes[0]
    block = int(first.where.split("block ")[1].split(",")[0])
    start = int(first.where.rsplit(" ", 1)[1]) - 1
    assert ugly.blocks[block - 1].text.startswith(first.before, start)


def test_the_byline_is_spoken_and_the_editor_is_not(cleaned):
    assert [block.role for block in cleaned.blocks[-3:]] == [Role.CREDIT, Role.CREDIT, Role.DATA]
    assert cleaned.author == "周樹清、吳曼、何雨晴、鄭子安"
    assert cleaned.script == "hant"


def test_cleaning_again_alters_nothing(cleaned):
    assert clean(cleaned) == cleaned
