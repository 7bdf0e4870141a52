"""The round trip of ``script.md`` loses nothing, whatever the text holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cells import joined
from briefing.errors import UsageError
from briefing.formula import formula
from briefing.nouns import (
    Face,
    Link,
    Picture,
    Pin,
    Reference,
    Role,
    Script,
    Section,
    Segment,
    Style,
    by_start,
)
from briefing.script.document import format_script, parse, with_attribute
from briefing.script.inline import Inline, format_inline, parse_inline

UNHURRIED = (HealthCheck.too_slow,)
"""What Hypothesis does not ask: whole scripts take long to draw on a busy machine."""
MARKS = r"*`^#>-\{}|[]()=:｛｝｜＝。“”汉a1 "
"""Dense in what the format itself uses."""
RUNS = (
    "$",
    "$x$",
    "$$",
    "| ",
    "![",
    "](",
    "!",
    '"',
    "<",
    ">",
    "```",
    "1. ",
    "  - ",
    "[^1]",
    "[^1]: ",
    "voice=",
    "｛voice＝",
    "<<<<<<< ",
    "||||||| ",
    "=======",
    ">>>>>>> ",
)
characters = st.one_of(
    st.sampled_from(MARKS), st.sampled_from(RUNS), st.characters(exclude_categories=["Cs"])
)


def texts(most):
    return st.lists(characters, max_size=most).map("".join)


lines = texts(30).map(lambda text: text.replace("\n", " ").replace("\r", " ").strip())
words = lines.filter(bool)
addresses = st.one_of(st.text(st.sampled_from("ab/():\\{}[]|汉 "), min_size=1, max_size=12), words)
names = st.text(st.sampled_from("abz-_.12晓"), min_size=1, max_size=8)
labels = st.text(st.sampled_from("1a*`①^(:"), min_size=1, max_size=3)


tex = st.lists(
    st.sampled_from(
        [*'ax1+|[](*`"#> ', r"\frac{a}{b}", r"\text{汉，}", r"\$", r"\\", r"\{", "^{2}", "[^1]", "]("]
    ),
    min_size=1,
    max_size=6,
).map("".join)
formulas = st.builds(formula, tex, apart=st.booleans()).filter(bool)


def outside(length, spans):
    """The places in a text of ``length`` that are not within any of ``spans``."""
    return [at for at in range(length + 1) if not any(span.start < at < span.end for span in spans)]


@st.composite
def references(draw, length, pins):
    """References in a text of ``length``, some at one place."""
    places = draw(st.lists(st.sampled_from(outside(length, pins)), max_size=3))
    return tuple(Reference(place, draw(labels)) for place in sorted(places))


@st.composite
def styles(draw, length, whole):
    """Styles over a text of ``length``: of each face apart, no edge within ``whole``, else anywhere."""
    places = outside(length, whole)
    found = []
    for face in (Face.STRONG, Face.EMPHASIS, Face.CODE):
        edges = sorted(draw(st.sets(st.sampled_from(places), max_size=6)))
        found += [Style(*edge, face) for edge in zip(edges[::2], edges[1::2], strict=False)]
    return tuple(found)


def set_out(text, found):
    """Those of the spans ``found`` that are formulas where they stand in ``text``."""
    spans = [Style(start, end, Face.FORMULA) for start, end in found]
    return [each for each in spans if not re.match(r"\d", text[each.end :])]


UNWRITTEN = {Role.CODE, Role.HEADER, Role.PICTURE}
"""Roles that no attribute names."""


@st.composite
def segments(draw):
    """A segment whose text is runs of words and formulas, some of them pinned, some linked, some both."""
    text, links, pins, runs = "", list[Link](), list[Pin](), list[tuple[int, int]]()
    for kind in draw(
        st.lists(st.sampled_from(["words", "pin", "link", "pinned link"]), min_size=1, max_size=5)
    ):
        start = len(text)
        text += draw(words)
        for run in draw(st.lists(formulas, max_size=2)):
            runs.append((len(text), len(text) + len(run)))
            text += run + draw(lines)
        if kind in ("pin", "pinned link"):
            pins.append(Pin(start, len(text), draw(words)))
        if kind == "pinned link":
            text += draw(lines)
        if kind in ("link", "pinned link"):
            links.append(Link(start, len(text), draw(addresses)))
    role = draw(st.sampled_from([role for role in Role if role not in UNWRITTEN]))
    if role is Role.ROW:
        text = text.replace("\t", " ")
    maths = set_out(text, runs)
    whole = [*pins, *maths]
    item = role is Role.ITEM
    return Segment(
        text,
        role,
        tuple(links),
        tuple(pins),
        voice=draw(st.one_of(st.just(""), names)),
        speed=draw(st.one_of(st.none(), st.floats(0.5, 2.0))),
        pause_s=draw(st.one_of(st.none(), st.floats(0.0, 30.0))),
        level=draw(st.integers(0, 3)) if item else 0,
        number=draw(st.one_of(st.none(), st.integers(0, 10**9 - 1))) if item else None,
        styles=tuple(sorted((*maths, *draw(styles(len(text), whole))), key=by_start)),
        label=draw(st.one_of(st.just(""), labels)) if role is Role.FOOTNOTE else "",
        references=draw(references(len(text), whole)),
        breaks=draw(st.booleans()),
    )


codes = st.lists(
    texts(12).map(lambda text: text.replace("\n", " ").replace("\r", " ")), min_size=1, max_size=4
)
listings = st.builds(
    Segment,
    codes.map("\n".join).filter(str.strip),
    st.just(Role.CODE),
    voice=st.one_of(st.just(""), names),
    pause_s=st.one_of(st.none(), st.floats(0.0, 30.0)),
)


pictures = st.builds(Picture, addresses.map(str.strip).filter(bool), lines, lines).map(
    lambda picture: Segment("", Role.PICTURE, picture=picture)
)


@st.composite
def rows(draw):
    """A row of two to four cells, one of them filled."""
    cell = segments().filter(lambda one: "\t" not in one.text)
    filled = [replace(draw(cell), role=Role.ROW, level=0, number=None, label="", breaks=False)]
    empty = st.sampled_from([Segment("", Role.ROW), *filled])
    parts = [*draw(st.lists(empty, max_size=2)), *filled, draw(empty)]
    return joined(parts, replace(filled[0], role=draw(st.sampled_from([Role.ROW, Role.HEADER]))))


paragraphs = st.lists(
    st.lists(st.one_of(segments(), listings, rows(), pictures), min_size=1, max_size=3).map(tuple), max_size=3
).map(tuple)
headless = st.builds(Section, st.none(), st.just(1), paragraphs.filter(bool))
headed = st.builds(
    Section,
    segments()
    .filter(lambda one: one.role is not Role.ITEM and not one.label)
    .map(lambda one: replace(one, breaks=False)),
    st.integers(1, 6),
    paragraphs,
)


@st.composite
def scripts(draw):
    opening = draw(st.lists(headless, max_size=1))
    return Script(
        title=draw(lines),
        sections=(*opening, *draw(st.lists(headed, max_size=3))),
        source=draw(lines),
        script=draw(st.sampled_from(["hans", "hant"])),
        date=draw(st.one_of(st.just(""), st.dates().map(str))),
        author=draw(lines),
        publisher=draw(lines),
        voice=draw(lines),
    )


@settings(max_examples=15, suppress_health_check=UNHURRIED)
@given(scripts())
def test_a_script_that_is_written_and_read_is_the_same(script):
    assert parse(format_script(script)) == script


@pytest.mark.slow
@settings(max_examples=1_500, suppress_health_check=UNHURRIED)
@given(scripts())
def test_many_scripts_that_are_written_and_read_are_the_same(script):
    assert parse(format_script(script)) == script


@given(st.lists(texts(20), max_size=6).map("\n".join), st.sampled_from("12"))
def test_an_edited_text_that_can_be_read_means_the_same_when_written_anew(body, version):
    try:
        script = parse(f"---\nscript: {version}\n---\n" + body)
    except UsageError as error:
        assert error.where.startswith("script.md:")
        return
    assert parse(format_script(script)) == script


spoken = scripts().filter(lambda script: any(segment.text for segment in script.segments()))


@settings(max_examples=10, suppress_health_check=UNHURRIED)
@given(spoken, st.data())
def test_a_retake_changes_one_segment_and_nothing_else(script, data):
    retaken(script, data)


@pytest.mark.slow
@settings(max_examples=400, suppress_health_check=UNHURRIED)
@given(spoken, st.data())
def test_many_retakes_change_one_segment_each_and_nothing_else(script, data):
    retaken(script, data)


def retaken(script, data):
    """Asserts what a retake of a segment of ``script``, which ``data`` draws, changes and what not."""
    before = list(script.segments())
    numbers = [number for number, segment in enumerate(before, 1) if segment.picture is None]
    number = data.draw(st.sampled_from(numbers))
    text = format_script(script)
    changed = with_attribute(text, number, voice="yunxi")
    after = list(parse(changed).segments())
    assert [
        old == new or (old.text, old.picture) == (new.text, new.picture)
        for old, new in zip(before, after, strict=True)
    ] == [True] * len(after)
    assert [new.voice for new in after[number - 1 : number]] == ["yunxi"]
    assert sum(old != new for old, new in zip(text.split("\n"), changed.split("\n"), strict=True)) <= 1


@given(segments())
def test_pins_links_styles_and_references_survive_a_line(segment):
    line = Inline(segment.text, segment.links, segment.pins, segment.styles, segment.references)
    assert parse_inline(format_inline(line)) == line


@given(texts(30))
def test_text_without_marks_stays_as_it_is_written(text):
    assert parse_inline(format_inline(Inline(text))) == Inline(text)
