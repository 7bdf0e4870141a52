"""The pictures of an HTML tree: which are the article's, where each stands among its runs, its address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin

from lxml import etree

from briefing.nouns import Block, Picture, Role
from briefing.read.elements import UNSEEN
from briefing.read.hidden import is_hidden
from briefing.read.others import is_named
from briefing.read.page import inside
from briefing.read.tree import Element, Run, same
from briefing.read.walk import MUTE, ORNAMENT

_SMALL_STYLE: Final = re.compile(
    r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*[1-3]?\d(?:\.\d+)?px", re.IGNORECASE
)
_LAZY: Final = (
    "data-original",
    "data-src",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-url",
)
"""Where pages keep the address of a picture until it comes into sight; the surest first."""
_SETS: Final = ("data-srcset", "srcset")
_WIDE: Final = 1600
"""Pixels: of the widths that a page offers, the smallest from here on."""
_CANDIDATE: Final = re.compile(
    r"\s*(?P<address>[^\s,]\S*[^\s,])(?:\s+(?P<size>\d+(?:\.\d+)?)(?P<unit>[wx]))?\s*(?:,|$)"
)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEMES: Final = frozenset(("http:", "https:", "data:", "file:", "cid:"))
_LEAST_DATA: Final = 300
"""Characters: a shorter ``data:`` keeps the place of a picture that comes later."""
_OFTEN: Final = 2
"""What stands on a page more often than this is an ornament."""
_REFUSED: Final = frozenset(("image/svg+xml", "image/avif", "image/jxl"))
"""Kinds in a ``<picture>`` that are not taken."""


class Sign(NamedTuple):
    """What tells that a picture shows nothing of the article; each row is tested by both its examples."""

    where: str
    """``address``, ``name`` (class and id) or ``alt``."""
    pattern: str
    example: str
    but: str
    """What it is not."""


def _word(words: str) -> str:
    """``words`` not inside a longer word."""
    return rf"(?i)(?<![a-z])(?:{words})s?(?![a-z])"


SIGNS: Final = (
    Sign("address", _word("avatar|userpic|headimg|gravatar"), "/static/avatar/12.png", "/aviation.png"),
    Sign("address", _word("logo|icon|favicon|sprite"), "/img/logo.png", "/silicon.jpg"),
    Sign("address", _word("emoji|emoticon|badge|btn|button"), "/emoji/1f600.png", "/buttonwood.jpg"),
    Sign("address", _word("(?:next|prev|previous|last|first)_?page"), "/img/next_page.jpg", "/page.jpg"),
    Sign("address", _word("qr|qrcode|qr_code|erweima"), "/i/qrcode_344.jpg", "/i/qrt.jpg"),
    Sign("address", _word("spacer|blank|pixel|beacon|tracker|transparent|1x1"), "/blank.gif", "/blanket.jpg"),
    Sign("name", _word("avatar|logo|icon|emoji|emoticon|smiley|qrcode|qr"), "author-avatar", "aviator"),
    Sign("name", _word("math|tex|latex|equation|formula|mwe"), "mwe-math-fallback-image-inline", "texture"),
    Sign("alt", "二维码|二維碼|扫码|掃碼|扫一扫|掃一掃", "关注公众号的二维码", "一维的码头"),
    Sign("alt", "头像|頭像|图标|圖標|台标|徽标|(?i:logo)", "作者头像", "街头的雕像"),
)  # fmt: skip
_SIGNS: Final = tuple((row.where, re.compile(row.pattern)) for row in SIGNS)


class Found(NamedTuple):
    """A picture on a page."""

    image: Element
    before: int
    """The number of the run that it stands before."""
    picture: Picture


def pictures(
    tree: Element, runs: Sequence[Run], base: str, *, titled: bool = False, held: Container[str] = ()
) -> list[Found]:
    """The pictures of ``tree`` that show something, in order.

    Their addresses are absolute from ``base`` where there is one; of several, one that is ``held`` counts.
    ``titled``: what is set as a title is the caption, as in Markdown; titles of pages say other things.
    """
    places = _places(tree)
    firsts = _firsts(tree, runs, places)
    found: list[Found] = []
    for image in _images(tree):
        address = _address(image, base, held)
        if not address or _is_ornament(image, address):
            continue
        alt, title = (" ".join((image.get(name) or "").split()) for name in ("alt", "title"))
        alt = "" if MUTE.fullmatch(alt) else alt
        picture = Picture(address, alt, title if titled and not same(title, alt) else "")
        found.append(Found(image, bisect_right(firsts, places[image, False]), picture))
    often = Counter(each.picture.address for each in found)
    once = (each for each, before in zip(found, [None, *found], strict=False) if not _is_again(each, before))
    return [each for each in once if often[each.picture.address] <= _OFTEN]


def _is_again(each: Found, before: Found | None) -> bool:
    """Whether ``each`` is the picture right before it, for browsers without scripts."""
    return before is not None and (each.before, each.picture.address) == (
        before.before,
        before.picture.address,
    )


def of_article(found: Iterable[Found], runs: Sequence[Run], kept: Collection[int], title: str) -> list[Found]:
    """Those of the pictures ``found`` that belong to the runs ``kept``.

    They do where the innermost element around them that holds any text holds text of the article, inside the
    element that holds all of that; above it only a figure between the headline and the text does.
    """
    chains = {n: frozenset(chain.from_iterable(inside(run))) for n, run in enumerate(runs) if run.places}
    own = [chains[number] for number in kept if number in chains]
    if not own:
        return []
    texts, article = frozenset().union(*chains.values()), frozenset().union(*own)
    whole = own[0].intersection(*own[1:])
    first, last = min(kept), max(kept)
    headline = next((n for n, run in enumerate(runs) if run.level and same(run.text, title)), first)

    def belongs(each: Found) -> bool:
        around = list(each.image.iterancestors())
        if any(is_named(element) for element in around if element not in article):
            return False
        holder = next((element for element in around if element in texts), None)
        among = first < each.before <= last or (holder is not None and holder.tag != "body")
        if among and holder in article and (holder not in whole or holder is _innermost(whole)):
            return True
        return headline < each.before <= first and any(element.tag == "figure" for element in around)

    return [each for each in found if belongs(each)]


def due(waiting: deque[Found], number: int) -> Iterator[Block]:
    """The pictures of ``waiting`` that stand before the run ``number``, which wait no longer."""
    while waiting and waiting[0].before <= number:
        yield Block(Role.PICTURE, "", picture=waiting.popleft().picture)


def _innermost(elements: Collection[Element]) -> Element:
    """The one of ``elements``, each inside another, that the others hold."""
    return max(elements, key=lambda element: sum(1 for _ in element.iterancestors()))


def _places(tree: Element) -> dict[tuple[Element, bool], int]:
    """Where the text of each element begins on the page, and (True) its tail."""
    walker = etree.iterwalk(tree, events=("start", "end", "comment"))
    places: dict[tuple[Element, bool], int] = {}
    for place, (event, element) in enumerate(walker):
        places[element, event != "start"] = place
    return places


def _firsts(tree: Element, runs: Sequence[Run], places: Mapping[tuple[Element, bool], int]) -> list[int]:
    """Where each of ``runs`` begins; one that stands in place of a picture right after that."""
    images = _images(tree)
    firsts, latest = list[int](), 0
    for run in runs:
        if run.picture:
            its_own = (image for image in images if " ".join((image.get("alt") or "").split()) == run.text)
            image = next(its_own, None)
            place = latest if image is None else places[image, False] + 1
        else:
            place = places[run.places[0] if run.places else (run.element, False)]
        latest = max(latest, place)
        firsts.append(latest)
    return firsts


def _images(tree: Element) -> Iterator[Element]:
    """The elements of ``tree`` that show a picture, in order."""
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        if element.tag in UNSEEN or is_hidden(element):
            walker.skip_subtree()
        elif element.tag == "img":
            yield element


def _is_ornament(image: Element, address: str) -> bool:
    """Whether a picture shows nothing of the article: by its size, its names, what stands in for it."""
    if any(ORNAMENT.fullmatch(image.get(side) or "") for side in ("width", "height")):
        return True
    told = {
        "address": "" if address.startswith("data:") else address,
        "name": f"{image.get('class') or ''} {image.get('id') or ''}",
        "alt": image.get("alt") or "",
    }
    small = _SMALL_STYLE.search(image.get("style") or "") is not None
    return small or any(pattern.search(told[where]) for where, pattern in _SIGNS)


def _address(image: Element, base: str, held: Container[str]) -> str:
    """Where ``image`` is to be had; empty where it says so nowhere.

    What is ``held`` goes first; on a page from a file, what lies beside that goes before what would have to
    be fetched.
    """
    offered = [_settled(address, base) for address in _offered(image)]
    offered = [address for address in offered if address]
    beside = (address for address in offered if not base and not _SCHEME.match(address))
    at_hand = (address for address in offered if address in held)
    return next(chain(at_hand, beside, offered), "")


def _offered(image: Element) -> Iterator[str]:
    """All addresses that ``image`` gives, the best first."""
    yield from (image.get(name) or "" for name in _LAZY)
    for holder in image.iterancestors("picture"):
        for source in holder.iter("source"):
            if (source.get("type") or "").lower() not in _REFUSED:
                yield from (_best(source.get(name) or "") for name in _SETS)
    yield from (_best(image.get(name) or "") for name in _SETS)
    yield image.get("src") or ""


def _best(candidates: str) -> str:
    """Of the addresses in a ``srcset`` (HTML, section 4.8.4.2.1) the smallest of those large enough."""
    sizes: list[tuple[float, str]] = []
    for found in _CANDIDATE.finditer(candidates):
        size = float(found["size"] or 1) * (1 if found["unit"] == "w" else _WIDE / 2)
        sizes.append((size, found["address"]))
    enough = [each for each in sizes if each[0] >= _WIDE]
    return min(enough)[1] if enough else max(sizes, default=(0, ""))[1]


def _settled(written: str, base: str) -> str:
    """The address ``written``, absolute from ``base``, or a path; empty where it leads to no picture."""
    address = re.sub(r"[\t\r\n]+", "", written).strip()
    if not address:
        return ""
    try:
        address = urljoin(base, address) if base and not address.startswith("data:") else address
    except ValueError:
        return ""
    scheme = _SCHEME.match(address)
    if scheme is None:
        path = unquote(address)
        return " ".join((path if path.isprintable() else address).split()).removeprefix("./")
    name = scheme[0].lower()
    if name not in _SCHEMES or (name == "data:" and len(address) < _LEAST_DATA):
        return ""
    return " ".join(address.split())
