"""``briefing.toml``: one model of all a producer may set, read with errors that name file, key and fix."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError, field_validator

from briefing.address import without_userinfo
from briefing.casting import Casting
from briefing.colours import colour_of
from briefing.errors import BriefingError, UsageError
from briefing.installed_engines import installed
from briefing.installed_engines import table as engine_table
from briefing.tables import Table, anchored, complaint, near, written_in

LEXICON: Final = "lexicon.toml"
"""The name of a show's lexicon, where none is set."""


class Show(Table):
    """``[show]``: what every episode says of the show it belongs to."""

    title: str = "每日简报"
    author: str = ""
    colour: str = Field(
        default_factory=lambda shown: colour_of(shown.get("title", "")), pattern=r"^#[0-9A-Fa-f]{6}$"
    )
    """Of the cover, as #RRGGBB; by default one of ``COLOURS``, always the same for the same title."""
    mark: str = Field("", max_length=4)
    """One to four characters on the cover; by default the first of the title."""
    cover: Path | None = None
    """The producer's own picture, square, 1400 to 3000 px."""

    base_url: str = Field("", pattern=r"^(https?://[^\s?#]+)?$")
    """Where the published site will be reached: ``https://example.org/show/``."""
    description: str = ""
    """What the show is about, for directories; by default its title."""
    language: str = Field("zh-cn", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """Of the feed; ``zh-tw``, ``zh-hk`` and ``zh-hant`` also set its page in traditional characters."""
    category: str = "News > Daily News"
    """One of Apple's, with or without its subcategory."""
    explicit: bool = False
    serial: bool = False
    """Whether episodes are to be heard in order, the oldest first."""
    copyright: str = ""
    owner: str = ""
    """Who answers for the feed; by default the author, else the title."""
    email: str = Field("", pattern=r"^([^@\s]+@[^@\s]+)?$")
    """Of the owner. Public in the feed; directories send their proof of ownership there."""
    guid: str = Field("", pattern=r"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$")
    """``podcast:guid`` of a show that moved here; by default it is worked out from the feed's address."""
    locked: bool = True
    """Whether other hosts may not import the feed."""
    utc_offset: str = Field("+08:00", pattern=r"^[+-](0\d|1[0-4]):[0-5]\d$")
    """Offset from UTC in which the day of an episode's date begins."""
    keep_days: int = Field(30, ge=0, le=3650)
    """Days for which a replaced file stays reachable."""
    withdrawn: tuple[str, ...] = ()
    """Folder names of episodes to leave out of the feed."""

    @field_validator("base_url")
    @classmethod
    def _public(cls, address: str) -> str:
        if address != without_userinfo(address):
            raise ValueError("a user name or password would stand in the feed for all to see: take it out")
        return address


FOR_THE_FEED: Final = frozenset(Show.model_fields) - {"title", "author", "colour", "mark", "cover"}
"""The keys of ``[show]`` that change nothing in an episode."""


def _filled(template: str, fields: tuple[str, ...]) -> str:
    """``template``, if only ``fields`` are to be filled into it. Raises ValueError."""
    try:
        template.format(**dict.fromkeys(fields, ""))
    except (KeyError, IndexError, ValueError) as error:
        raise ValueError(f"unknown or broken field {error} in the template") from None
    return template


class Speech(Table):
    """``[speech]``: who speaks, how fast, and what the show itself says."""

    voice: str = ""
    """Name of a voice profile; empty: the embedded default."""
    speed: float = Field(1.0, ge=0.5, le=2.0)
    intro: str = "{show}。"
    """Spoken before the title. ``{show} {title} {date} {source} {author}`` are filled in; empty: none."""
    outro: str = "本期内容来自{source}。感谢收听。"
    notice: str = "由AI合成语音播报。"
    """Says that the voice is made, as China's rules on synthetic speech ask (``package.aigc``), where
    neither intro nor outro does; empty: it is left out."""
    notice_at: Literal["start", "end"] = "start"
    """Whether it is spoken after the intro or before the outro."""
    link: str = Field("链接", min_length=1)
    """Said for an address of the net that is too long to be said."""
    mailbox: str = Field("邮箱", min_length=1)
    """Said for an e-mail address that is."""
    code: str = "代码从略。"
    """Said in the place of each block of code, which is shown; empty: nothing is."""
    captions: Literal["sentences", "all", "none"] = "sentences"
    """Which captions of pictures are said; all are shown."""
    lexicon: Path | None = None
    """How the show says words; by default ``lexicon.toml`` beside the settings, if it is there."""

    @field_validator("intro", "outro", "notice")
    @classmethod
    def _fields(cls, template: str) -> str:
        return _filled(template, ("show", "title", "date", "source", "author"))


class Bulletin(Table):
    """``[bulletin]``: what is said around the stories of a briefing; empty: not said.

    ``{show} {title} {date} {weekday}`` are filled in: 十一月二十六日, 星期四.
    """

    opening: str = "今天是{date}，{weekday}，欢迎收听{title}。"
    headlines: str = "今天的主要内容有："
    """Before the headlines; empty: there are none."""
    excerpt: str = "节选"
    """Said of a story of which only the first paragraphs are told."""
    closing: str = "以上就是今天的主要内容。"

    @field_validator("opening", "headlines", "excerpt", "closing")
    @classmethod
    def _fields(cls, template: str) -> str:
        return _filled(template, ("show", "title", "date", "weekday"))


class Pauses(Table):
    """``[pauses]``: silence after a segment, in seconds, in the middle: it follows the text around that
    (``mix.pauses``)."""

    sentence: float = Field(0.35, ge=0, le=10)
    clause: float = Field(0.2, ge=0, le=10)
    """Where a long sentence was divided."""
    verse: float = Field(0.5, ge=0, le=10)
    """After a line of verse."""
    paragraph: float = Field(0.7, ge=0, le=10)
    heading: float = Field(0.7, ge=0, le=10)
    section: float = Field(0.5, ge=0, le=10)
    """Before and after a chime."""


class Chimes(Table):
    """``[chimes]``: the name of one of ours, a WAV or MP3 file, or ``none``."""

    section: str = "bell"
    subsection: str = "tick"
    """Before a heading of the third level or below."""
    opening: str = "opening"
    closing: str = "closing"


class Bed(Table):
    """``[bed]``: music under the voice."""

    music: str = "none"
    """The name of one of ours (``mix.music``), a WAV or MP3 file, or ``none``."""
    under: Literal["opening", "all"] = "opening"
    """``opening``: what the show itself says, and headlines; or all of the programme."""
    level: float = Field(-18.0, ge=-40, le=-6)
    """How far under the voice it is while somebody speaks, in LU."""
    between: float = Field(-9.0, ge=-40, le=0)
    """And where nobody does."""


FORMATS: Final = ("mp3", "m4a", "opus")
"""What an episode's audio can be written as."""


class Audio(Table):
    """``[audio]``: the mastered file."""

    channels: Literal[1, 2] = 1
    bitrate_kbps: Literal[64, 80, 96, 112, 128, 160, 192] = 96
    loudness_lufs: float | None = Field(None, ge=-30, le=-10)
    """Integrated; by default -19 for mono and -16 for stereo, which sound alike."""
    true_peak_dbtp: float = Field(-1.0, ge=-9, le=0)
    formats: tuple[Literal["mp3", "m4a", "opus"], ...] = ("mp3",)
    """The files to make. An MP3 is always made: it is what every player and directory takes."""

    @field_validator("formats")
    @classmethod
    def _ordered(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in FORMATS if name == "mp3" or name in formats)

    def with_formats(self, names: str) -> Audio:
        """This, with the formats of a list like ``mp3,m4a``. Raises UsageError for an unknown one."""
        wanted = [name for name in names.replace(",", " ").lower().split() if name]
        for name in wanted:
            if name not in FORMATS:
                raise UsageError(f"no format is called {name}", fix=f"known: {', '.join(FORMATS)}")
        return self.model_validate(self.model_dump() | {"formats": wanted})

    @property
    def target_lufs(self) -> float:
        """The loudness to master to."""
        if self.loudness_lufs is not None:
            return self.loudness_lufs
        return -19.0 if self.channels == 1 else -16.0


class Page(Table):
    """``[page]``: what pages show."""

    pictures: bool = False
    """Whether a published site shows the pictures of articles, which are others'; the episode's own folder
    always does."""


class Label(Table):
    """``[label]``: the AIGC metadata label of GB 45438-2025."""

    enabled: bool = True
    producer: str = ""
    """Name or code of who makes the audio; by default the show's author, else its title."""


class Cache(Table):
    """``[cache]``: where takes, and pieces of programme made of them, are kept."""

    folder: Path | None = None
    max_gb: float = Field(4.0, gt=0)
    """Of takes."""
    pieces_gb: float = Field(1.0, gt=0)
    """Of pieces: 7 MB for ten minutes."""


class Check(Table):
    """``[check]``: who listens to a finished episode."""

    model: Path | None = None
    """A folder with a Whisper model in CTranslate2 form; by default Whisper base of the extra."""


class Config(Table):
    """The whole of ``briefing.toml``; every key has a default."""

    show: Show = Show()
    speech: Speech = Speech()
    bulletin: Bulletin = Bulletin()
    cast: Casting = Casting()
    pauses: Pauses = Pauses()
    chimes: Chimes = Chimes()
    bed: Bed = Bed()
    audio: Audio = Audio()
    page: Page = Page()
    label: Label = Label()
    cache: Cache = Cache()
    check: Check = Check()
    engines: Mapping[str, Mapping[str, Any]] = {}
    """The tables of engines by name, each as the engine's own model gives it back (``installed_engines``)."""


TABLES: Final = [name for name in Config.model_fields if name != "engines"]
"""All but those of engines."""


def load(path: Path | None) -> Config:
    """The configuration in ``path``; without one, ``briefing.toml`` of the working folder if it is there.

    Relative paths inside it are taken from its own folder. Raises UsageError, naming file, key and fix.
    """
    if path is None:
        path = Path("briefing.toml")
        if not path.is_file():
            return _anchored(Config(), path.parent)
    table = written_in(path)
    try:
        config = Config.model_validate({name: table[name] for name in table if name in TABLES})
    except ValidationError as error:
        raise UsageError(complaint(error, Config), where=str(path)) from None
    engines = _engines({name: table[name] for name in table if name not in TABLES}, path)
    return _anchored(config, path.parent).model_copy(update={"engines": engines})


def _engines(tables: Mapping[str, Any], path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Those ``tables`` of ``path`` that are none of ours, checked by the engines whose names they bear."""
    known = installed() if tables else {}
    checked = {}
    for name, written in tables.items():
        try:
            if name not in known:
                raise UsageError(f"[{name}]: unknown key; {near(name, [*TABLES, *known])}")
            checked[name] = engine_table(name, written, path.parent)
        except BriefingError as error:
            raise type(error)(error.what, where=str(path), fix=error.fix) from None
    return checked


def _anchored(config: Config, folder: Path) -> Config:
    """``config`` with its relative paths taken from ``folder``."""

    def beside(name: str) -> Path | None:
        return folder / name if (folder / name).is_file() else None

    def sound(name: str) -> str:
        return str(folder / Path(name).expanduser()) if Path(name).suffix else name

    speech = anchored(config.speech, folder)
    return config.model_copy(
        update={
            "show": anchored(config.show, folder),
            "speech": speech if speech.lexicon else speech.model_copy(update={"lexicon": beside(LEXICON)}),
            "cache": anchored(config.cache, folder),
            "check": anchored(config.check, folder),
            "chimes": config.chimes.model_copy(
                update={key: sound(getattr(config.chimes, key)) for key in Chimes.model_fields}
            ),
            "bed": config.bed.model_copy(update={"music": sound(config.bed.music)}),
        }
    )
