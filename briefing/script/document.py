r"""``script.md``: the written form of a Script, made to be edited by a person.

    ---
    script: 2
    title: 黄河大桥通车
    ---
    # 黄河大桥通车

    横跨黄河的新桥今天正式通车。
    “盼了十年。”住在{乐亭|lào tíng}的王先生说。 {voice=yunjian pause=0.8}

    > 长桥卧波，\
    > 未云何龙？

    - 双向[六车道](https://example.org/lanes)[^1]

    [^1]: 不含引桥。

    1. 先买票

      - 也可以扫码

    本报记者 李明 {role=credit}

One segment a line, never re-flowed; a blank line ends a paragraph. ``#`` is the title and opens a section of
level 1, ``##`` to ``######`` are headings and open one of their depth. ``> `` marks a quotation and ``- `` an
item of a list, on each of its lines; ``3. `` is the first line of item 3, and two spaces before either mark
set it inside the item before. Between two lines of three or more backticks stands code, one segment with all
its lines to the letter. ``**``, ``*`` and a backtick set off what is strong, emphasised, code.
``![alt](address "caption")`` is a picture, a segment that is only shown; other captions of it follow in its
paragraph. A row of a table is ``| 城市 | 人口 |``, its headings the row above ``| --- | --- |``. ``[^1]``
refers to a note, whose first line begins ``[^1]: ``. A backslash at the end of a line breaks it: a line of
verse. Any other role is an attribute, and an attribute has the last word. A backslash in front makes any of
these marks ordinary text (``3\. ``); in ``script: 1`` numbers always are. Segments are numbered from 1,
headings included, in the order of their lines, so that the number of one can be counted in the file.

What can be written: texts without line breaks, not blank, without white space at their ends (so too what is
said of a picture, though its words may be empty), or of code any not blank and without carriage returns; no
break after a heading, code, a picture, a row of cells; a section without a heading only as the first, at
level 1, and not empty; no empty paragraph. Of such scripts ``parse(format_script(s)) == s``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefing.cells import TAB, TABULAR, is_cells
from briefing.errors import UsageError
from briefing.files import SCRIPT
from briefing.nouns import Role, Script, Section, Segment
from briefing.script.attributes import (
    attributes_of,
    check_attributes,
    format_attributes,
    parse_attributes,
    split_attributes,
)
from briefing.script.breaks import split_break, with_break
from briefing.script.conflict import is_marker, refuse_conflict, without_markers
from briefing.script.fences import entries, fenced
from briefing.script.frontmatter import FLAT, VERSION, end_of, format_front_matter, parse_front_matter
from briefing.script.inline import Inline, format_inline, parse_inline
from briefing.script.notes import no_note, note, split_note
from briefing.script.pictures import format_picture, is_picture, parse_picture
from briefing.script.tables import dashes, format_row, is_dashes, is_row, parse_row

_BOM: Final = "\ufeff"
_HEADING: Final = re.compile(r"(#{1,6})(?:\s+(.*))?", re.DOTALL)
_MARKED: Final = re.compile(r"([>-])\s+(.*)", re.DOTALL)
_NUMBERED: Final = re.compile(r"([0-9]{1,9})\.\s+(.*)", re.DOTALL)
_DEPTH: Final = "  "
"""Before an item, for each item that it stands inside."""
_MARKS: Final = {Role.QUOTATION: ">", Role.ITEM: "-"}
_ROLES: Final = {mark: role for role, mark in _MARKS.items()}


def is_script(text: str) -> bool:
    """Whether ``text`` is a script, of any version: its front matter says ``script:`` and a number."""
    lines = without_markers(text.removeprefix(_BOM).split("\n"))
    return any(re.fullmatch(r"\s*script\s*:\s*\d+\s*", line) for line in lines[1 : end_of(lines)])


def parse(text: str, where: str = SCRIPT.name) -> Script:
    """The Script that ``text`` writes. A byte order mark and CRLF line ends are accepted.

    Raises UsageError, at ``where:LINE``, for the first thing that cannot be understood.
    """
    lines = text.removeprefix(_BOM).split("\n")
    refuse_conflict(lines, where)
    end = end_of(lines)
    if not end:
        fix = f"begin with a line ---, then script: {VERSION} and title: …, then another ---"
        raise UsageError("no front matter", where=f"{where}:1", fix=fix)
    version, front = parse_front_matter(lines[1:end], where)

    sections: list[Section] = []
    paragraph: list[Segment] = []

    def close_paragraph() -> None:
        if paragraph:
            if not sections:
                sections.append(Section(None, 1, ()))
            closed = (*sections[-1].paragraphs, tuple(paragraph))
            sections[-1] = replace(sections[-1], paragraphs=closed)
            paragraph.clear()

    for index, line, code in _entries(lines, version, where):
        if index <= end:
            continue
        at = f"{where}:{index + 1}"
        if code is not None:
            paragraph.append(_parse_code(line, code, at))
            continue
        if not line.strip():
            close_paragraph()
            continue
        if version != FLAT and is_dashes(line):
            paragraph[-1:] = [_headings(paragraph, at)]
            continue
        if version != FLAT and (picture := parse_picture(line, at)) is not None:
            paragraph.append(picture)
            continue
        level, segment = _parse_line(line, at, flat=version == FLAT)
        if level:
            close_paragraph()
            sections.append(Section(segment, level, ()))
        else:
            paragraph.append(segment)
    close_paragraph()
    return replace(front, sections=tuple(sections))


def format_script(script: Script) -> str:
    """``script`` as ``parse`` reads it: LF line ends, one at the end."""
    groups: list[list[str]] = []
    for section in script.sections:
        if section.heading is not None:
            groups.append([_format_heading(section.heading, section.level)])
        groups += [[_format_segment(segment) for segment in paragraph] for paragraph in section.paragraphs]
    body = "\n\n".join("\n".join(group) for group in groups)
    return "\n".join([*format_front_matter(script), body]).rstrip("\n") + "\n"


def with_attribute(text: str, number: int, **attributes: str) -> str:
    """``text`` with ``attributes`` set on segment ``number``, and every byte of the other lines as it was.

    ``with_attribute(text, 3, voice="yunjian", speed="1.1")`` replaces the same attributes and keeps others.
    Raises UsageError for a segment that is not there and for an attribute that ``parse`` would refuse.
    """
    lines = text.split("\n")
    places = list(_segment_lines(lines))
    if not 1 <= number <= len(places):
        raise UsageError(f"there is no segment {number}", fix=f"segments are numbered 1 to {len(places)}")
    check_attributes(attributes, f"segment {number}")
    place = places[number - 1]
    line, breaks = split_break(lines[place])
    words, inside = split_attributes(line)
    present = {} if inside is None else parse_attributes(inside, f"segment {number}")
    ending = "\r" if lines[place].endswith("\r") else ""
    lines[place] = with_break(words + format_attributes(present | attributes), breaks) + ending
    return "\n".join(lines)


def with_title(text: str, title: str) -> str:
    """``text`` with ``title`` as the words of its first heading, if that is of level 1; attributes stay."""
    lines = text.split("\n")
    for place in _segment_lines(lines):
        heading = _HEADING.fullmatch(lines[place].strip())
        if heading is not None:
            _, inside = split_attributes(lines[place])
            if len(heading[1]) == 1:
                words = _format_heading(Segment(title, Role.TITLE), 1)
                lines[place] = words if inside is None else f"{words} {{{inside}}}"
            break
    return "\n".join(lines)


def _segment_lines(lines: list[str]) -> Iterator[int]:
    """The index of each line that holds a segment; of code that of its first fence."""
    lines = [lines[0].removeprefix(_BOM), *lines[1:]]
    end = end_of(lines)
    version, _ = parse_front_matter(lines[1:end], SCRIPT.name)
    return (
        i
        for i, line, code in _entries(lines, version)
        if i > end and (code or (line.strip() and (version == FLAT or not is_dashes(line))))
    )


def _entries(lines: list[str], version: str, where: str = "") -> Iterator[tuple[int, str, str | None]]:
    """See ``entries``; in version 1 no line is a fence."""
    if version == FLAT:
        return ((index, line, None) for index, line in enumerate(lines))
    return entries(lines, where)


def _headings(paragraph: Sequence[Segment], where: str) -> Segment:
    """The last row of ``paragraph`` as the headings of a table, since a line of dashes follows."""
    if not paragraph or paragraph[-1].role is not Role.ROW:
        fix = "write | 城市 | 人口 | above it, or \\ in front of it"
        raise UsageError("no row of headings stands above the dashes", where=where, fix=fix)
    return replace(paragraph[-1], role=Role.HEADER)


def _parse_code(line: str, code: str, where: str) -> Segment:
    """The segment of a block of ``code``, with the attributes behind its fence, on ``line``."""
    _, inside = split_attributes(line)
    attributes = {} if inside is None else parse_attributes(inside, where)
    if "role" in attributes or not code.strip():
        what = "a block of code has another role" if code.strip() else "a block of code without code"
        raise UsageError(what, where=where, fix="take the role out, or the block")
    return _with(Segment(code, Role.CODE), attributes)


def _with(segment: Segment, attributes: Mapping[str, str]) -> Segment:
    """``segment`` with its ``attributes``."""
    speed, pause_s = attributes.get("speed"), attributes.get("pause")
    return replace(
        segment,
        role=Role(attributes.get("role", segment.role)),
        voice=attributes.get("voice", ""),
        speed=None if speed is None else float(speed),
        pause_s=None if pause_s is None else float(pause_s),
    )


def _parse_line(line: str, where: str, *, flat: bool) -> tuple[int, Segment]:
    """The level of the heading on ``line``, 0 where it is none, and its segment; ``flat`` as in version 1."""
    whole, breaks = (line.strip(), False) if flat else split_break(line.strip())
    words, inside = split_attributes(whole)
    attributes = {} if inside is None else parse_attributes(inside, where)
    if not flat and is_row(words):
        row = parse_row(words, where)
        if not row.text.strip():
            raise UsageError("a row without words", where=where, fix="fill a cell, or take the line out")
        return 0, _with(row, attributes)
    level, role, number, label = 0, Role.BODY, None, ""
    if heading := _HEADING.fullmatch(words):
        level, words = len(heading[1]), heading[2] or ""
        role = _heading_role(level)
    elif marked := _MARKED.fullmatch(words):
        role, words = _ROLES[marked[1]], marked[2]
    elif not flat and (numbered := _NUMBERED.fullmatch(words)):
        role, number, words = Role.ITEM, int(numbered[1]), numbered[2]
    elif not flat and (noted := split_note(words)):
        role, (label, words) = Role.FOOTNOTE, noted
    inline = parse_inline(words, where, flat=flat)
    if not inline.text:
        what = "a heading without words" if level else "attributes without a text before them"
        raise UsageError(what, where=where, fix="write the words, or take the line out")
    segment = _with(_of(inline, role), attributes)
    if segment.role in TABULAR:  # a tab would part cells
        segment = replace(segment, text=segment.text.replace(TAB, " "))
    if not level and not is_cells(segment):
        segment = replace(segment, breaks=breaks)
    if segment.role is Role.ITEM and not level:
        return 0, replace(segment, level=0 if flat else _depth(line), number=number)
    return level, replace(segment, label=label) if segment.role is Role.FOOTNOTE else segment


def _depth(line: str) -> int:
    """How many items the item on ``line`` stands inside."""
    return (len(line) - len(line.lstrip(" "))) // len(_DEPTH)


def _of(inline: Inline, role: Role) -> Segment:
    return Segment(
        inline.text, role, inline.links, inline.pins, styles=inline.styles, references=inline.references
    )


def _inline(segment: Segment) -> Inline:
    return Inline(segment.text, segment.links, segment.pins, segment.styles, segment.references)


def _heading_role(level: int) -> Role:
    return Role.TITLE if level == 1 else Role.HEADING


def _format_heading(segment: Segment, level: int) -> str:
    words = format_inline(_inline(segment))
    return f"{'#' * level} {words}" + format_attributes(attributes_of(segment, _heading_role(level)))


def _format_segment(segment: Segment) -> str:
    if segment.role is Role.CODE:
        return fenced(segment.text, format_attributes(attributes_of(segment, Role.CODE)))
    if segment.picture is not None:
        return format_picture(segment.picture)
    if is_cells(segment):
        attributes = format_attributes(attributes_of(segment, segment.role))
        rule = "\n" + dashes(segment) if segment.role is Role.HEADER else ""
        return format_row(segment) + attributes + rule
    return with_break(_format_line(segment), segment.breaks)


def _format_line(segment: Segment) -> str:
    """A ``segment`` that is one line of text."""
    words = format_inline(_inline(segment))
    if mark := _MARKS.get(segment.role):
        mark = mark if segment.number is None else f"{segment.number}."
        attributes = format_attributes(attributes_of(segment, segment.role))
        return f"{_DEPTH * segment.level}{mark} {words}{attributes}"
    if segment.label:
        return note(segment.label, words) + format_attributes(attributes_of(segment, Role.FOOTNOTE))
    words = no_note(words)
    if _NUMBERED.fullmatch(words):
        words = words.replace(".", "\\.", 1)
    if (
        is_picture(words)
        or is_row(words)
        or _HEADING.fullmatch(words)
        or _MARKED.fullmatch(words)
        or is_marker(words)
    ):
        words = "\\" + words
    return words + format_attributes(attributes_of(segment, Role.BODY))
