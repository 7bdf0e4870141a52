"""Surnames that are read otherwise than the character mostly is, where the words around say it is a name.

任教授 is a professor Rén or somebody serving as (rèn) professor: a character that is a common word needs more
to be taken for a name than one that is not. Where a dictionary has two surnames of one character
(宁, 纪), the model of ``polyphones`` is left to choose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, NamedTuple

from briefing.pronounce.readings.callings import ADDRESS, OFFICE, ROLE, SPEAKS
from briefing.pronounce.readings.persons import LIKELY, as_any_other, denied, of_persons, sounds_given
from briefing.zh import division
from briefing.zh.characters import COMMON_HAN, is_han
from briefing.zh.surnames import OFTEN_A_WORD, READINGS, SELDOM_A_WORD

Tagged = Callable[[], Sequence[tuple[str, str]]]
"""Gives the words of the sentence at hand, with their parts of speech."""

_AFTER_NAMES: Final = ("和", "与", "等", "报道", "摄")
_YOUNG_OR_OLD: Final = re.compile(rf"(?<![{COMMON_HAN}])[小老]([任单查曾朴葛柏覃仇缪])(?={SPEAKS.pattern})")
"""小任 and 老单; not 小区, 小曲, 小解."""
_LIKELY_AFTER_A_WORD: Final = 3.5
_SOMEBODY: Final = re.compile(
    f"某(?:某|[甲乙丙丁])?(?=$|[^{COMMON_HAN}]|[某被因在与和将向对称说的犯涉供到于把从以也还就等及为])"
)
_TAKEN_ON: Final = frozenset(
    {"担任", "兼任", "历任", "就任", "继任", "升任", "调任", "出任", "留任", "连任", "责任"}
)
_CALLED: Final = re.compile("姓(?![名氏什甚])|氏(?:兄弟|姐妹|父子|家族|夫妇|集团|后人|宗祠)")
_SURNAMED: Final = re.compile("(?<![百同异复本外贵])姓$")
"""他姓盖; not 百姓过年. Searched up to the surname."""
_FAMILY: Final = re.compile("家[将军](?![事士火用])")
_VILLAGE: Final = re.compile("家[村庄屯堡湾沟寨坪坳岭营窑坡桥](?!办|长|重|严|子|级)")
_NO_VILLAGE: Final = frozenset("那都过应种么华乐盖")
"""Surnames that 家村 after them does not tell: 那家村办企业, 华家岭 (*huá*), 乐家湾 (*lè*)."""
_CALLED_BY: Final = frozenset("都应过那种")
"""Surnames that 姓 after them does not tell: 都姓王, 种姓制度."""
_ADDRESSED: Final = re.compile(ADDRESS)
_IN_OFFICE: Final = re.compile(f"{OFFICE}|总")
_TAKES_OFFICE: Final = re.compile("期间|以来|时|后|一职|职务|兼|之一|和|、|，|。|；|）|\\)|$")
_OPENING: Final = frozenset("和与跟对向给请由据被把让叫找为同问帮谢位姓，。；：！？、“‘（《 …")
"""What may stand right before a name whose first character is mostly a word; it may also open the text."""
_OPENING_OR_OF: Final = _OPENING | frozenset("的委长到了着是名")
"""Likewise, and 从小爱画画的区建新, 见到过惕生, 采访了曾广福."""
_NOT_GIVEN: Final = frozenset(
    "的了是在和与或及就都也还又再不没有对向把被从以为于到由给让使能会可将要应该已曾经正则却很最更太多少这那哪此其"
    "尔斯拉普茨他她它们我你您个些种次年月日号时分上下前后里外内间二三四五六七八九十百千万亿两几某说称表示认问答着过"
)
"""Characters that no given name begins or ends with, or hardly any."""


class _Name(NamedTuple):
    """A surname of the table where it stands, and what stands around it."""

    chunk: str
    at: int
    word: str
    """The word that begins there; the character alone where none does."""
    often: bool
    """Whether its character is mostly a word."""

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What ``pattern`` finds right after the surname."""
        return pattern.match(self.chunk, self.at + 1)


class Address(NamedTuple):
    """How somebody is called by the surname alone."""

    id: str
    stands: Callable[[_Name], object]
    example: str


class Mention(NamedTuple):
    """How somebody is named in full: who the name is of, what it does, how it sounds."""

    id: str
    stands: Callable[[_FullName], bool]
    example: str


def _holds_title(name: _Name) -> bool:
    """Whether the word that begins there is the surname and a title only: 任先生, 查教授, but not 解释."""
    return len(name.word) == 1 or any(title.match(name.word, 1) for title in (_ADDRESSED, _IN_OFFICE))


def _has_office(name: _Name) -> bool:
    office = name.follows(_IN_OFFICE)
    return office is not None and not (name.often and _TAKES_OFFICE.match(name.chunk, office.end()))


ADDRESSES: Final = (
    Address("readings/surnames/by-surname", lambda name: _SURNAMED.search(name.chunk[: name.at]), "他姓盖，"),
    Address("readings/surnames/family", lambda name: name.follows(_FAMILY), "种家军的故事"),
    Address(
        "readings/surnames/village",
        lambda name: name.chunk[name.at] not in _NO_VILLAGE and name.follows(_VILLAGE),
        "解家村的桃花开了",
    ),
    Address("readings/surnames/somebody", lambda name: name.follows(_SOMEBODY), "单某被警方抓获。"),
    Address(
        "readings/surnames/called",
        lambda name: name.chunk[name.at] not in _CALLED_BY and name.follows(_CALLED),
        "查姓村民说，",
    ),
    Address(
        "readings/surnames/address",
        lambda name: _holds_title(name) and name.follows(_ADDRESSED),
        "解女士已经离开了。",
    ),
    Address(
        "readings/surnames/office",
        lambda name: _holds_title(name) and _has_office(name),
        "查教授认为这不可能。",
    ),
)
"""Tried in order."""

YOUNG_OR_OLD: Final = "readings/surnames/young-or-old"
"""小任告诉记者."""
PERSON: Final = "readings/surnames/person"
"""What the tagger takes for somebody's name."""
AS_ANY_OTHER: Final = "readings/surnames/as-any-other"
"""What would be somebody's name with a common surname: 评委单国庆."""
ELSEWHERE: Final = "readings/surnames/elsewhere"
"""Somebody whom another sentence of the text names beyond doubt."""


class _FullName(NamedTuple):
    """A surname and what may be a given name."""

    given: str
    introduced: bool
    """Whether it is said before who it is: 记者, 校长."""
    opens: bool
    """Whether nothing stands before it that a name could not follow."""
    speaks: bool
    """Whether it does what persons do."""
    ends: bool
    """Whether a clause or a list goes on after it."""
    whole: bool
    """Whether the tagger takes it for one word, and a name."""
    divided: bool
    """Whether the tagger's words begin and end where it does."""
    often: bool
    """Whether its surname is mostly a word."""


MENTIONS: Final = (
    Mention(
        "readings/surnames/introduced",
        lambda name: name.introduced and (name.whole or name.speaks or name.ends),
        "记者区永权报道",
    ),
    Mention(
        "readings/surnames/speaks",
        lambda name: name.speaks and (name.opens or name.whole) and (len(name.given) == 2 or not name.often),
        "曾雨桐说，这项工作很重要。",
    ),
    Mention(
        "readings/surnames/given",
        lambda name: (
            len(name.given) == 2
            and name.divided
            and sounds_given(name.given) > (_LIKELY_AFTER_A_WORD if name.often else LIKELY)
        ),
        "解丽华生于一九七零年。",
    ),
)
"""Tried in order, for three characters, then for two."""


def surnames(
    chunk: str, words: Sequence[tuple[str, bool]], tagged: Tagged, people: Collection[str] = ()
) -> Iterator[tuple[int, str, str]]:
    """Each surname in ``chunk``: its place, its reading, the id of the frame that tells it.

    ``words`` divide it, each with whether it may be a name; ``tagged`` gives its words with their parts of
    speech, where something may be a name; ``people`` are those named elsewhere in the text.
    """
    starts = _starts(words)
    found = {one.start(1): YOUNG_OR_OLD for one in _YOUNG_OR_OLD.finditer(chunk)}
    for name in people:
        for again in re.finditer(re.escape(name), chunk):
            found[again.start()] = ELSEWHERE
    if any(_may_be(chunk, at, starts) for at in starts):
        parts = tagged()
        found |= dict.fromkeys(of_persons(parts, _titled), PERSON)
        found |= {at: rule for at, (_, rule) in _full_names(chunk, starts, parts).items()}
    found |= {
        at: AS_ANY_OTHER for at in _places(chunk, starts) if at not in found and as_any_other(chunk, at)
    }
    for at, char in enumerate(chunk):
        divided = at in starts or chunk[at - 1 : at] in _OPENING
        if char in READINGS and divided:
            word, _ = starts.get(at, (char, False))
            rule = _addressed(_Name(chunk, at, word, char in OFTEN_A_WORD))
            if rule:
                found[at] = rule
    yield from ((at, READINGS[chunk[at]], rule) for at, rule in found.items())


def full_names(chunk: str, words: Sequence[tuple[str, bool]], tagged: Tagged) -> set[str]:
    """Who is named in ``chunk`` with a surname of the table, and is a person to the tagger too."""
    starts = _starts(words)
    if not any(_may_be(chunk, at, starts) for at in starts):
        return set()
    parts = tagged()
    persons = set(of_persons(parts, _titled))
    return {name for at, (name, _) in _full_names(chunk, starts, parts).items() if at in persons}


def _places(chunk: str, starts: dict[int, tuple[str, bool]]) -> Iterator[int]:
    """Where a surname may stand that ``as_any_other`` is asked of.

    One that is hardly a word: where a word begins. Any: after what may stand before a name.
    """
    for start, (word, nameable) in starts.items():
        for at in range(start, start + (len(word) if nameable else 1)):
            before = chunk[max(0, at - 6) : at]
            opens = not before or before[-1] in _OPENING_OR_OF or ROLE.search(before)
            often = chunk[at] in OFTEN_A_WORD and not division.is_word(chunk[at + 1 : at + 3])
            seldom = chunk[at] in SELDOM_A_WORD
            if (opens and often) or (seldom and (opens or at == start)):
                yield at


def _titled(word: str) -> bool:
    """Whether ``word`` begins with what somebody is called or holds."""
    return bool(_ADDRESSED.match(word) or _IN_OFFICE.match(word))


def _may_be(chunk: str, at: int, starts: dict[int, tuple[str, bool]]) -> bool:
    """Whether a name may begin at ``at``, as far as can be seen without the tagger."""
    word, nameable = starts[at]
    given = chunk[at + 1 : at + 2]
    if chunk[at] not in READINGS or given in _NOT_GIVEN or not is_han(given or " "):
        return False
    before = chunk[max(0, at - 6) : at]
    if len(word) > 1:
        return nameable or (chunk[at] in SELDOM_A_WORD and bool(ROLE.search(before)))
    often = chunk[at] in OFTEN_A_WORD
    return (
        not often
        or not before
        or before[-1] in _OPENING
        or bool(ROLE.search(before))
        or _titled(chunk[at + 1 :])
    )


def _full_names(
    chunk: str, starts: dict[int, tuple[str, bool]], parts: Sequence[tuple[str, str]]
) -> dict[int, tuple[str, str]]:
    """Who is named in ``chunk`` and the id of the frame, by place; none that the tagger denies."""
    at, kinds = 0, {}
    for word, kind in parts:
        kinds[at] = kind
        at += len(word)
    named = {at: _full_name(chunk, at, starts) for at in starts if chunk[at] in READINGS}
    return {at: name for at, name in named.items() if name and not denied(name[0], kinds.get(at, ""))}


def _starts(words: Sequence[tuple[str, bool]]) -> dict[int, tuple[str, bool]]:
    starts, at = {}, 0
    for word, nameable in words:
        starts[at] = word, nameable
        at += len(word)
    return starts


def _addressed(name: _Name) -> str:
    """The id of the first frame in which a surname stands with what its bearer is called, or nothing."""
    chunk, at = name.chunk, name.at
    if name.often and at and chunk[at - 1] not in _OPENING and not ROLE.search(chunk[max(0, at - 6) : at]):
        return ""
    return next((frame.id for frame in ADDRESSES if frame.stands(name)), "")


def _full_name(chunk: str, at: int, starts: dict[int, tuple[str, bool]]) -> tuple[str, str] | None:
    """The name of two or three characters that begins at ``at``, and the id of its frame; or None."""
    word, nameable = starts[at]
    named = nameable and 2 <= len(word) <= 3
    if len(word) > 1 and not named:
        return None
    for length in (3, 2):
        stop = at + length
        given = chunk[at + 1 : stop]
        if len(given) < length - 1 or not all(map(is_han, given)) or _NOT_GIVEN.intersection(given):
            continue
        whole = named and len(word) == length
        divided = whole or (len(word) == 1 and starts.get(at + 1, ("", False)) == (given, True))
        name = _FullName(
            given,
            introduced=bool(ROLE.search(chunk[max(0, at - 6) : at])),
            opens=at == 0 or chunk[at - 1] in _OPENING,
            speaks=SPEAKS.match(chunk, stop) is not None,
            ends=stop == len(chunk) or not is_han(chunk[stop]) or chunk.startswith(_AFTER_NAMES, stop),
            whole=whole,
            divided=divided and chunk[at - 1 : at + 1] not in _TAKEN_ON,
            often=chunk[at] in OFTEN_A_WORD,
        )
        rule = next((frame.id for frame in MENTIONS if frame.stands(name)), "")
        if rule:
            return chunk[at:stop], rule
    return None
