"""A web page read as an article."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Article, Block, Change, Face, Role
from briefing.read import about
from briefing.read.boilerplate import body_length, is_boilerplate
from briefing.read.captions import captions
from briefing.read.doubts import of_page
from briefing.read.endnotes import with_endnotes
from briefing.read.footnotes import footnote
from briefing.read.hidden import text_of
from briefing.read.language import CHINESE
from briefing.read.lists import outermost_first
from briefing.read.notices import kept_back, refuse_notice
from briefing.read.pictures import Found, due, of_article, pictures
from briefing.read.select import is_links, is_prose
from briefing.read.stanzas import groups
from briefing.read.tables import data_tables, rows
from briefing.read.tree import Element, Run, parse, same
from briefing.read.unfold import unfolded
from briefing.stanza import stanza
from briefing.zh.characters import COMMON_HAN
from briefing.zh.punctuation import CLOSING_A_SENTENCE

_SUBHEADING: Final = 30
"""A paragraph wholly in bold and no longer than this is a heading: news sites seldom use ``<h2>``."""
_WIDEST_ITEM: Final = 4
"""A list item of more paragraphs than this is the page's layout."""
_FINAL = re.compile(
    rf"[。！？!?；;…：:，,、][{CLOSING_A_SENTENCE}]?$|^[（(—]|^\d+$|^(本报|本報|作者|来源|來源|责任|責任|编辑|編輯|点评|图为|圖為)|[/／]|记者|記者|[摄攝][）)]?$"
)
"""What a heading does not look like: a sentence, a credit, a caption."""
_WIDE = re.compile(rf"[{COMMON_HAN}]|[^\W\d_]+")
"""A character, or a word."""
_SENTENCE: Final = 15
"""Characters of a line that says something, though it ends in no full stop; words of menus are shorter."""
_VERSES: Final = 4
_VERSE: Final = 5
"""So many lines of so many characters are a poem or a diary."""
_PLACES: Final = frozenset(("article", "main"))
"""Elements for an article: shorter lines than verses are a text in them, such as a recipe."""
_WORDS: Final = 2
"""Chinese characters of such a line."""
_SHOWN: Final = 60
"""How many characters of what was left out are listed."""
_LINE: Final = re.compile(r"line \d+(, )?")


def read_html(text: str, base: str = "", *, beside: bool = False, held: Container[str] = ()) -> Article:
    """The article of a page, its source and script still to be filled in. Links are absolute from ``base``.

    So are the addresses of its pictures, but where they lie ``beside`` it; those that are ``held`` came with
    it in one file. Raises SourceError where there is no article to be found.
    """
    tree, controls = parse(text)
    page = unfolded(tree, base)
    runs, numbers, title = page.runs, page.numbers, page.title
    texts = {
        number: run.text for number, run in enumerate(runs) if not (is_links(run) or same(run.text, title))
    }
    refuse_notice(title, [texts[number] for number in numbers if number in texts], texts.values())
    if not runs:
        raise SourceError("the page holds no text")
    if not numbers or not _is_text(runs, numbers, title):
        raise SourceError("no article was found on the page", fix="save its text as .txt or .md")
    first = next((number for number in numbers if is_prose(runs[number])), min(numbers))
    kept = [number for number in numbers if not runs[number].note and not same(runs[number].text, title)]
    for number in captions(runs, kept):
        runs[number].role = Role.CAPTION
    shown_from = about.base(tree, base) if base and not beside else ""
    found = of_article(pictures(page.tree, runs, shown_from, held=held), runs, kept, title)
    blocks = compose(runs, kept, title, found)
    told = {*numbers, *noted(runs, kept)}
    left_out = [*_left_out(runs, told, title), *tails(runs, told)]
    return Article(
        title=title,
        blocks=tuple(blocks),
        source="",
        date=about.published(tree, runs, first),
        author=about.author(tree, runs, first),
        publisher=about.publisher(tree, runs, first),
        address="" if base else about.address(tree),
        changes=(*controls, *page.left_out, *left_out),
        doubts=(*of_page(page), *_kept_back(runs)),
    )


def compose(
    runs: Sequence[Run],
    kept: Sequence[int],
    title: str,
    found: Iterable[Found] = (),
    *,
    bold_headings: bool = True,
    tails: bool = True,
) -> list[Block]:
    """Blocks of the runs ``kept``, in order: tables as rows, footnotes after what refers to them; among them
    the pictures ``found``.

    ``bold_headings``: whether a short paragraph wholly in bold is a heading; ``tails``: whether what a site
    puts at the end of a paragraph is cut.
    """

    def length(run: Run) -> int:
        return body_length(run.text) if tails else len(run.text)

    notes: dict[str, list[Run]] = {}
    cells: dict[Element, list[Run]] = {}
    chosen = [runs[number] for number in kept]
    wide = Counter(run.item for run in chosen if run.item is not None)
    for run in runs:
        if run.note:
            notes.setdefault(run.note, []).append(run)
    for run in chosen:
        run.references = tuple(reference for reference in run.references if reference.label in notes)
    tables = data_tables(chosen)
    for run, table in zip(chosen, tables, strict=True):
        if table is not None:
            cells.setdefault(table, []).append(run)
    blocks: list[Block] = []
    said = {title, *(run.text for run in chosen if not run.picture)}
    waiting = deque(found)
    for group in groups(chosen, kept, tables):
        lines, table = [chosen[at] for at in group], tables[group.start]
        blocks += due(waiting, kept[group.start])
        if table is not None:
            blocks += rows(table, cells.pop(table)) if table in cells else []
        elif len(lines) > 1:
            blocks.append(stanza(_block(line, length(line), bold_headings=False) for line in lines))
        elif not (lines[0].picture and any(lines[0].text in text for text in said)):
            run = lines[0]
            in_list = wide[run.item] <= _WIDEST_ITEM
            blocks.append(_block(run, length(run), in_list=in_list, bold_headings=bold_headings))
        said.update(line.text for line in lines)
        for reference in (each for line in lines for each in line.references):
            blocks += footnote(notes.pop(reference.label, ()))
    return with_endnotes(outermost_first([*blocks, *due(waiting, len(runs))]))


def _block(run: Run, length: int, *, in_list: bool = False, bold_headings: bool) -> Block:
    """The first ``length`` characters of ``run`` as a block."""
    if run.role is Role.CODE:
        return Block(Role.CODE, run.text)
    role, level = run.role, max(run.level, 2) if run.role is Role.HEADING else 0
    if role is Role.ITEM and not in_list:
        role = Role.BODY
    if (
        bold_headings
        and role is Role.BODY
        and run.strong
        and len(run.text) <= _SUBHEADING
        and not _FINAL.search(run.text)
    ):
        role, level = Role.HEADING, 2
    return Block(
        role,
        run.text[:length],
        run.depth if role is Role.ITEM else level,
        tuple(link for link in run.links if link.end <= length),
        tuple(pin for pin in run.pins if pin.end <= length),
        run.number if role is Role.ITEM else None,
        tuple(
            style
            for style in run.styles
            if style.end <= length and (role is not Role.HEADING or style.face is Face.FORMULA)
        ),
        references=tuple(reference for reference in run.references if reference.at <= length),
    )


def noted(runs: Sequence[Run], kept: Iterable[int]) -> set[int]:
    """Indices of the footnotes that the runs ``kept`` refer to."""
    wanted = {reference.label for number in kept for reference in runs[number].references}
    return {number for number, run in enumerate(runs) if run.note in wanted}


def _is_text(runs: Sequence[Run], numbers: Sequence[int], title: str) -> bool:
    """Whether the runs ``numbers`` are a text, be it one sentence or a poem, and not a menu's words."""
    lines = [
        len(_WIDE.findall(runs[number].text))
        for number in numbers
        if not (runs[number].linked or same(runs[number].text, title))
    ]
    return (
        any(is_prose(runs[number]) for number in numbers)
        or max(lines, default=0) >= _SENTENCE
        or (len(lines) >= _VERSES and median(lines) >= _VERSE)
        or sum(_is_line(runs[number], title) for number in numbers) >= _VERSES
        or any(table is not None for table in data_tables([runs[number] for number in numbers]))
    )


def _is_line(run: Run, title: str) -> bool:
    """Whether a short run is a line of a text by its place: one for articles, or beside the headline."""
    if run.linked or len(CHINESE.findall(run.text)) < _WORDS:
        return False
    if is_boilerplate(run.text) or same(run.text, title):
        return False
    for around in run.element.iterancestors():
        if around.tag in _PLACES:
            return True
        if any(same(text_of(headline), title) for headline in around.findall("h1")):
            return run.element.tag in ("p", "li")
    return False


def _kept_back(runs: Sequence[Run]) -> list[str]:
    """What to look at where the page says that it shows no more than the beginning."""
    said = kept_back(run.text for run in runs)
    return [f"the page may show only the beginning: it says {said[:_SHOWN]}"] if said else []


def _left_out(runs: Sequence[Run], kept: set[int], title: str) -> list[Change]:
    """What of the page's text is not in the article, with its line."""
    return [
        Change("boilerplate", run.text[:_SHOWN], "", f"line {run.line}")
        for number, run in enumerate(runs)
        if number not in kept and not run.picture and not same(run.text, title)
    ]


def opening(runs: Sequence[Run], kept: Sequence[int]) -> int | None:
    """The heading that is the title: the first ``#``, else one that opens the text, alone of its depth."""
    depths = Counter(runs[number].level for number in kept)
    first = next((number for number in kept if runs[number].level == 1), None)
    if first is None and kept and runs[kept[0]].level and depths[runs[kept[0]].level] == 1:
        first = kept[0]
    return first


def tails(runs: Sequence[Run], kept: Collection[int]) -> list[Change]:
    """What of the runs ``kept`` is cut from their ends, with its line."""
    return [
        Change("boilerplate", run.text[length:].strip()[:_SHOWN], "", f"line {run.line}")
        for number, run in enumerate(runs)
        if number in kept and (length := body_length(run.text)) < len(run.text)
    ]


def unplaced(changes: Iterable[Change]) -> list[Change]:
    """``changes`` of a page that was made of another format: its lines are those of no file."""
    return [replace(each, where=_LINE.sub("", each.where) or each.kind) for each in changes]
