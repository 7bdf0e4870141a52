"""Formulas of an HTML tree as text: ``$E=mc^2$`` in place of what MathJax, KaTeX or a site made of it.

Each way keeps the TeX somewhere: in an annotation of MathML, a script, an attribute, the words for a picture.
A formula in MathML alone is written anew (``mathml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_plus

from lxml import etree
from lxml.html import HtmlElement

from briefing.formula import formula, is_apart
from briefing.nouns import Change
from briefing.read.mathml import tex_of

MARK: Final = "data-briefing-formula"
"""The attribute of what a formula is set out in."""
_TEX: Final = ("data-tex", "data-latex", "data-formula")
"""Attributes in which sites keep TeX: Zhihu, MathJax 4, editors of public accounts."""
_UNIT: Final = re.compile(
    r"(?:^|\s)(?:katex(?:-display|--inline|--display)?|mwe-math-element|ztext-math"
    r"|MathJax(?:_\w+)?|mjx-chtml|MJXc-display)(?:\s|$)"
)
"""Classes of what KaTeX, MediaWiki, Zhihu and MathJax set around a formula."""
_APART: Final = re.compile(r"display|(?<!inline-)block", re.IGNORECASE)
_LAST_ROW: Final = re.compile(r"(?:\s|\\\\)+$")
"""By an empty row at its end Zhihu sets a formula apart."""
_PICTURE: Final = re.compile(r"(?i)(?<![a-z])(?:math|tex|latex|equation|formula|mwe)s?(?![a-z])")
_ADDRESS: Final = re.compile(r"[?&](?:tex|formula|chl)=([^&]+)|(?:codecogs|latex)[^?]*\?([^&]+)")
"""Where the address of a picture of a formula holds its TeX: Zhihu, Jianshu, Google's charts, CodeCogs."""
_TEX_SIGN: Final = re.compile(r"[\\^_={}]")
_SHORT: Final = re.compile(r"[A-Za-z\d+\-*/()<>,.']{1,12}")
_SET_OFF: Final = re.compile(r"\s*(?:\$\$?|\\[(\[])(?P<tex>[^$]+?)(?:\$\$?|\\[)\]])\s*")
"""TeX between the signs that set it off from text, which some leave in the words for its picture."""
_BESIDE: Final = 3
"""How many elements behind what MathJax 2 made of a formula its script may stand."""
_MARKS: Final = re.compile(r"\s*[。，；：、！？,.;:]*")
"""What goes on behind a formula that is set apart."""
_KEPT: Final = frozenset(("pre", "code", "textarea", "style"))
"""Elements whose text is shown as it is written."""


def set_out(tree: HtmlElement) -> list[Change]:
    """Puts the formulas of ``tree`` in place of their renderings, each in an element with ``MARK``.

    The pictures of formulas whose TeX is not to be had are listed.
    """
    lost: list[Change] = []
    walker = etree.iterwalk(tree, events=("start",))
    units: list[tuple[HtmlElement, str]] = []
    for _, element in walker:
        if element.tag in _KEPT:
            walker.skip_subtree()
        elif (tex := _tex(element)) is not None:
            units.append((element, tex))
            walker.skip_subtree()
        elif element.tag == "img" and _is_picture(element):
            lost.append(Change("formula", element.get("alt") or "picture", "", f"line {element.sourceline}"))
    for element, tex in units:
        _replace(element, tex)
    return lost


def _tex(element: HtmlElement) -> str | None:
    """The TeX that ``element`` shows; empty where an element beside it holds it, None where it shows none."""
    named = element.get("class") or ""
    if element.tag == "img":
        return (_of_picture(element) or None) if _is_picture(element) else None
    if element.tag == "script":
        return (element.text or None) if _is_script(element) else None
    held: str = next(filter(None, map(element.get, _TEX)), "")
    if held:
        return held
    if element.tag not in ("math", "mjx-container") and not _UNIT.search(named):
        return None
    return "" if any(map(_is_script, _behind(element))) else _inside(element) or None


def _inside(element: HtmlElement) -> str:
    """The TeX in ``element`` or in what it holds, from the surest place; empty where there is none."""
    return next(filter(None, _places(element)), "").strip()


def _places(element: HtmlElement) -> Iterator[str]:
    """What may be the TeX in ``element``, the surest first."""
    for annotation in element.iter("annotation"):
        if "tex" in (annotation.get("encoding") or "").lower():
            yield annotation.text or ""
    for each in element.iter("*"):
        yield (each.text or "") if _is_script(each) else next(filter(None, map(each.get, _TEX)), "")
    maths: list[etree._Element] = list(element.iter("math"))
    for math in maths:
        yield alt if _looks_tex(alt := math.get("alttext") or "") else ""
    for each in element.iter("*"):
        maths += _parsed(each.get("data-mathml") or "")
    yield from map(tex_of, maths)
    yield from map(_of_picture, element.iter("img"))


def _parsed(text: str) -> list[etree._Element]:
    """The element that ``text`` writes; none where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return [etree.fromstring(text.encode(), parser)]
    except etree.XMLSyntaxError:
        return []


def _looks_tex(words: str) -> bool:
    """Whether ``words`` for a formula are TeX: not ``equation 3`` nor 公式（三）."""
    return _TEX_SIGN.search(words) is not None or _SHORT.fullmatch(words) is not None


def _is_apart(element: HtmlElement, tex: str) -> bool:
    """Whether the formula of ``element`` is set apart from the text around it."""
    math = element if element.tag == "math" else element.find(".//math")
    image = element if element.tag == "img" else element.find(".//img")
    return (
        _APART.search(element.get("class") or "") is not None
        or "mode=display" in (element.get("type") or "")
        or element.get("display") in ("true", "block")
        or element.get("data-display") is not None
        or element.get("data-eeimg", element.get("eeimg")) == "2"
        or (math is not None and math.get("display") == "block")
        or (image is not None and _APART.search(image.get("class") or "") is not None)
        or tex.rstrip().endswith("\\\\")
    )


def _is_script(element: HtmlElement) -> bool:
    return element.tag == "script" and (element.get("type") or "").startswith("math/tex")


def _behind(element: HtmlElement) -> list[HtmlElement]:
    """The elements right behind ``element``, only formulas between."""
    found: list[HtmlElement] = []
    after = element.getnext()
    while after is not None and len(found) < _BESIDE and not (found and (found[-1].tail or "").strip()):
        found.append(after)
        after = after.getnext()
    return [] if (element.tail or "").strip() else found


def _is_picture(image: HtmlElement) -> bool:
    """Whether ``image`` shows a formula, by its names or address."""
    named = " ".join(filter(None, (image.get("class"), image.get("id"))))
    address = image.get("src") or image.get("data-src") or ""
    return bool(
        _PICTURE.search(named)
        or image.get("eeimg")
        or image.get("mathimg")
        or _ADDRESS.search(address)
        or _SET_OFF.fullmatch(image.get("alt") or "")
    )


def _of_picture(image: HtmlElement) -> str:
    """The TeX of the formula that ``image`` shows: its words, or else a part of its address."""
    alt = (image.get("alt") or "").strip()
    if set_off := _SET_OFF.fullmatch(alt):
        return set_off["tex"].strip()
    if _looks_tex(alt):
        return alt
    found = _ADDRESS.search(image.get("src") or image.get("data-src") or "")
    return unquote_plus(found[1] or found[2]) if found else ""


def _replace(element: HtmlElement, tex: str) -> None:
    """Puts the formula of ``tex`` in place of ``element``, one apart as a block; as code where it is none."""
    parent = element.getparent()
    if parent is None:
        return
    run, tail = formula(_LAST_ROW.sub("", tex), apart=_is_apart(element, tex)), element.tail or ""
    new = parent.makeelement("span" if run or not tex else "code", {MARK: ""} if run else {})
    new.text, new.sourceline = run or tex, element.sourceline
    if is_apart(run):
        block = parent.makeelement("div")
        block.sourceline = element.sourceline
        block.append(new)
        marks = _MARKS.match(tail)
        end = marks.end() if marks else 0
        new.tail, block.tail = tail[:end], tail[end:]
        parent.replace(element, block)
    else:
        new.tail = f" {tail}" if run and tail[:1].isdigit() else tail
        parent.replace(element, new)
