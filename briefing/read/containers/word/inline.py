"""What stands in the paragraphs of one part of a Word file: text, pictures, marks; and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from typing import Final, NamedTuple

from briefing.read.containers.word.blocks import BREAK, Page, Piece
from briefing.read.containers.word.drawings import Art, Box, Picture, chosen, drawn
from briefing.read.containers.word.fields import Field, equation, fields_of, form, ruby
from briefing.read.containers.word.formulae import formula, text_of
from briefing.read.containers.word.names import Element, attribute, child, is_on, name, setting
from briefing.read.containers.word.numbering import Numbering
from briefing.read.containers.word.parts import Relation
from briefing.read.containers.word.styles import PLAIN, Look, Styles
from briefing.read.containers.word.symbols import legible, symbol

SKIPPED: Final = frozenset((
    "w:pPr", "w:rPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr",
    "w:rubyPr", "w:instrText", "w:delInstrText", "w:footnoteRef", "w:endnoteRef", "w:annotationRef",
    "w:separator", "w:continuationSeparator", "w:moveFrom", "w:customXmlPr", "w:smartTagPr",
))  # fmt: skip
"""What is no text. Whatever is not known is gone through, so that no text in it is lost."""
_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_NOTES: Final = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_ON: Final = frozenset(("1", "true", "on"))
_CONTENTS: Final = "Table of Contents"
"""Word's name for one, whatever its language."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all parts of a file share."""

    styles: Styles
    numbering: Numbering
    mark: Callable[[str, str, str], str]
    """The HTML of the mark of a note, by its kind, its id and what is written for it, if anything is."""
    words: Callable[[str, str], str]
    """What a part of the file says, such as a chart, by its kind and name."""
    page: Callable[[str], Page | None]
    """The page in HTML that a part is; None for one of another kind."""


class Line(NamedTuple):
    """What one paragraph holds."""

    pieces: list[Piece]
    lost: dict[str, str]
    """What of it is left out, by the reason."""


@dataclass(slots=True, eq=False)
class _Open:
    """A field that stands open."""

    field: Field
    in_result: bool
    before: int
    """So many pieces stood before it."""


class Inline:
    """The walk through the paragraphs of one part."""

    def __init__(
        self,
        root: Element,
        relations: Mapping[str, Relation],
        shared: Shared,
        box: Callable[[Box | Art], None],
    ) -> None:
        self._relations, self._shared, self._box = relations, shared, box
        self._fields = fields_of(root)
        self._open: list[_Open] = []
        self._links: list[str] = []
        self._reasons: list[str] = []
        self._line = Line([], {})
        self._gather: dict[str, Callable[[Element, Look], None]] = {
            "w:r": self._run,
            "w:t": self._text,
            "w:delText": self._text,
            "w:br": self._break,
            "w:cr": self._break,
            "w:sym": self._symbol,
            "w:ruby": self._ruby,
            "m:oMath": self._formula,
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._drawing,
            "w:fldChar": self._field,
            "w:fldSimple": self._simple_field,
            "w:hyperlink": self._hyperlink,
            "w:sdt": self._control,
            "w:del": self._deleted,
            "mc:AlternateContent": self._alternative,
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(SKIPPED, lambda _element, _look: None),
        }

    def line(self, paragraph: Element, look: Look) -> Line:
        """What ``paragraph`` holds, whose style looks like ``look``."""
        outer, self._line = self._line, Line([], {})  # a paragraph may hold a text box, and so others
        self._inside(paragraph, look)
        line, self._line = self._line, outer
        return line

    @contextmanager
    def because(self, reason: str) -> Iterator[None]:
        """Whatever is met meanwhile is left out for ``reason``, if that is not empty."""
        self._reasons.append(reason)
        yield
        self._reasons.pop()

    def _inside(self, element: Element | None, look: Look) -> None:
        for each in element if element is not None else ():
            self._gather.get(name(each), self._inside)(each, look)

    def _say(self, html: str, text: str, look: Look) -> None:
        """Adds a piece, or notes why it is left out."""
        if reason := self._reason(look):
            self._leave(reason, text)
        elif html:
            fields = (each.field.address for each in reversed(self._open))
            href = next((each for each in (*reversed(self._links), *fields) if each), "")
            self._line.pieces.append(Piece(html, text, look, href))

    def _reason(self, look: Look) -> str:
        """Why text that looks like ``look`` is left out here; empty where it is not."""
        if any(not each.in_result for each in self._open):
            return "field"
        if any(each.field.is_contents for each in self._open):
            return "contents"
        return next(filter(None, reversed(self._reasons)), "hidden" if look.hidden else "")

    def _leave(self, reason: str, text: str) -> None:
        self._line.lost[reason] = self._line.lost.get(reason, "") + text

    def _run(self, element: Element, look: Look) -> None:
        self._inside(element, self._shared.styles.dressed(look, child(element, "w:rPr")))

    def _text(self, element: Element, look: Look) -> None:
        text = legible(element.text or "", look.font)
        self._say(escape(text), text, look)

    def _sign(self, element: Element, look: Look) -> None:
        self._say(_SIGNS[name(element)], _SIGNS[name(element)], look)

    def _break(self, _element: Element, look: Look) -> None:
        if not self._reason(look):
            self._line.pieces.append(BREAK)

    def _symbol(self, element: Element, look: Look) -> None:
        code, font = attribute(element, "w:char"), attribute(element, "w:font")
        if sign := symbol(code, font):
            self._say(escape(sign), sign, look)
        else:
            self._leave("symbol", f"{font} {code}, ")

    def _note(self, element: Element, look: Look) -> None:
        """The mark of a note; one that is written by hand stands right behind it."""
        if self._reason(look):
            return
        own = ""
        if attribute(element, "w:customMarkFollows") in _ON:
            written = [each for each in element.itersiblings() if name(each) == "w:t"]
            own = "".join(each.text or "" for each in written)
            for each in written:
                each.text = ""
        html = self._shared.mark(_NOTES[name(element)], attribute(element, "w:id"), own.strip())
        self._say(html or escape(own), "" if html else own, PLAIN)

    def _pieces_of(self, element: Element | None, look: Look) -> list[Piece]:
        """What ``element`` holds, apart."""
        line, self._line = self._line, Line([], self._line.lost)
        self._inside(element, look)
        apart, self._line = self._line, line
        return apart.pieces

    def _ruby(self, element: Element, look: Look) -> None:
        """A reading set above its characters."""
        reading = "".join(piece.text for piece in self._pieces_of(child(element, "w:rt"), look))
        base = self._pieces_of(child(element, "w:rubyBase"), look)
        if base:
            html = ruby("".join(piece.html for piece in base), reading)
            text = "".join(piece.text for piece in base)
            self._line.pieces.append(replace(base[0], html=html, text=text))

    def _formula(self, element: Element, look: Look) -> None:
        tex = formula(element)
        if tex:
            self._say(escape(tex), tex, look)
        else:
            self._leave("formula", text_of(element))

    def _drawing(self, element: Element, _look: Look) -> None:
        for each in drawn(element, self._relations):
            if isinstance(each, Picture):
                self._say(each.html, "", PLAIN)
            elif isinstance(each, (Box, Art)):
                self._box(each)
            else:
                self._leave(each.kind, f"{self._shared.words(each.kind, each.text)} ")

    def _field(self, element: Element, look: Look) -> None:
        """Opens a field, comes to its result, or closes it."""
        field, kind = self._fields.get(element), attribute(element, "w:fldCharType")
        if field is None:
            return
        if kind == "begin":
            if (box := form(element)) and not field.separated:
                self._say(box, box, look)
            self._open.append(_Open(field, False, len(self._line.pieces)))
            return
        its = next((each for each in reversed(self._open) if each.field is field), None)
        if its is not None and kind == "separate":
            its.in_result = True
        elif its is not None:
            self._open.remove(its)
            if field.kind == "EQ" and len(self._line.pieces) <= its.before:
                self._equation(field.instruction, look)

    def _equation(self, instruction: str, look: Look) -> None:
        html = equation(instruction)
        if html is None:
            self._leave("formula", instruction)
        else:
            self._say(html, html, look)

    def _simple_field(self, element: Element, look: Look) -> None:
        its = _Open(Field(attribute(element, "w:instr"), True), True, 0)
        self._open.append(its)
        self._inside(element, look)
        self._open.remove(its)

    def _hyperlink(self, element: Element, look: Look) -> None:
        relation = self._relations.get(attribute(element, "r:id"))
        self._links.append(relation.target if relation and relation.external else "")
        self._inside(element, look)
        self._links.pop()

    def _control(self, element: Element, look: Look) -> None:
        with self.because(of_control(element)):
            self._inside(child(element, "w:sdtContent"), look)

    def _deleted(self, element: Element, look: Look) -> None:
        with self.because("revision"):
            self._inside(element, look)

    def _alternative(self, element: Element, look: Look) -> None:
        self._inside(chosen(element), look)


def of_control(element: Element) -> str:
    """Why what a content control holds is no text: a table of contents, or a place to be filled in."""
    properties = child(element, "w:sdtPr")
    if is_on(child(properties, "w:showingPlcHdr")):
        return "placeholder"
    return "contents" if setting(properties, "w:docPartObj", "w:docPartGallery") == _CONTENTS else ""
