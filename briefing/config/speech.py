"""``[speech]`` and ``[bulletin]``: who speaks, and what the show itself says."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from briefing.tables import Table


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
    """Of all that is spoken: 0.5 is half as fast, 2 twice."""
    intro: str = "{show}。"
    """Spoken before the title. ``{show} {title} {date} {source} {author}`` are filled in; empty: none."""
    outro: str = "本期内容来自{source}。感谢收听。"
    """Spoken at the end, with the same fields; empty: none."""
    notice: str = "由AI合成语音播报。"
    """Says that the voice is made, as China's rules on synthetic speech ask (GB 45438-2025), where
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
    lexicon: Path | None = Field(None, examples=["lexicon.toml"])
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
    """The first words."""
    headlines: str = "今天的主要内容有："
    """Before the headlines; empty: there are none."""
    excerpt: str = "节选"
    """Said of a story of which only the first paragraphs are told."""
    closing: str = "以上就是今天的主要内容。"
    """The last words."""

    @field_validator("opening", "headlines", "excerpt", "closing")
    @classmethod
    def _fields(cls, template: str) -> str:
        return _filled(template, ("show", "title", "date", "weekday"))
