"""``[show]``: the show that episodes belong to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pydantic import Field, field_validator

from briefing.address import without_userinfo
from briefing.colours import colour_of
from briefing.tables import Table


class Show(Table):
    """``[show]``: what every episode says of the show it belongs to."""

    title: str = "每日简报"
    """Its name: on the cover, in players, in the intro."""
    author: str = ""
    """Who makes it; by default its title stands there."""
    colour: str = Field(
        default_factory=lambda shown: colour_of(shown.get("title", "")),
        pattern=r"^#[0-9A-Fa-f]{6}$",
        examples=["#1F5FA8"],
    )
    """Of the cover, as #RRGGBB; by default chosen by the title, always the same for the same one."""
    mark: str = Field("", max_length=4)
    """One to four characters on the cover; by default the first of the title."""
    cover: Path | None = Field(None, examples=["logo.png"])
    """The producer's own picture, square, 1400 to 3000 px."""

    base_url: str = Field("", pattern=r"^(https?://[^\s?#]+)?$", examples=["https://podcast.example.org/"])
    """Where the published site will be reached; a feed needs it."""
    description: str = ""
    """What the show is about, for directories; by default its title."""
    language: str = Field("zh-cn", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", examples=["zh-cn"])
    """Of the feed; ``zh-tw``, ``zh-hk`` and ``zh-hant`` also set its page in traditional characters."""
    category: str = "News > Daily News"
    """One of Apple's, with or without its subcategory."""
    explicit: bool = False
    """Whether directories are to mark it as unfit for children."""
    serial: bool = False
    """Whether episodes are to be heard in order, the oldest first."""
    copyright: str = ""
    """Whose rights the episodes are, for directories; empty: not said."""
    owner: str = ""
    """Who answers for the feed; by default the author, else the title."""
    email: str = Field("", pattern=r"^([^@\s]+@[^@\s]+)?$", examples=["editor@example.org"])
    """Of the owner. Public in the feed; directories send their proof of ownership there."""
    guid: str = Field(
        "",
        pattern=r"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$",
        examples=["9b024349-ccf0-5f69-a609-6b82873eab3c"],
    )
    """``podcast:guid`` of a show that moved here; by default it is worked out from the feed's address."""
    locked: bool = True
    """Whether other hosts may not import the feed."""
    utc_offset: str = Field("+08:00", pattern=r"^[+-](0\d|1[0-4]):[0-5]\d$", examples=["+08:00"])
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
