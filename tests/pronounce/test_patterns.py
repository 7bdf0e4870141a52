"""What a short text costs: a start of the program compiles no pattern that the text does not ask for."""

from briefing.pronounce.patterns import compiled
from briefing.pronounce.readings.model.features import Counts
from briefing.pronounce.readings.model.store import candidates, counts, packed
from briefing.pronounce.writing import pronounce


def test_a_text_without_numbers_and_signs_compiles_few_patterns():
    compiled.cache_clear()
    pronounce("你好")
    few = compiled.cache_info().currsize
    pronounce("2-1战胜，涨了3.5%")
    assert few < 20
    assert compiled.cache_info().currsize > 100


def test_counts_come_back_out_of_their_arrays():
    char, other = (char for char in ("长", "好") if char in candidates())
    mine, others = ([n + 1 for n in range(len(candidates()[one]))] for one in (char, other))
    written = Counts(
        {char: mine, other: others}, {f"{char}部<": mine}, {f"{other}10": others}, {char: [70_000, *mine[1:]]}
    )
    read = counts(packed(written))
    assert (dict(read.alone), dict(read.beside), dict(read.within)) == (
        written.alone,
        written.beside,
        written.within,
    )
    assert read.labelled[char] == [65_535, *mine[1:]]
    assert "无" not in read.alone
    assert len(read.alone) == 2
