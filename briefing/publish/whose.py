"""Which show a site is, and which episodes are of another.

A show is its feed's guid, never its title: written down when it is first published, and kept when its address
changes. An episode is of the show that first published it, as its manifest says.
"""

from __future__ import annotations

from pathlib import Path

from briefing.config import Show
from briefing.nouns import Episode
from briefing.publish.identity import podcast_guid
from briefing.publish.kept import guid_in
from briefing.publish.record import Record


def show_guid(show: Show, record: Record, site: Path, feed_url: str) -> str:
    """The guid of the show of ``site``, whose feed is at ``feed_url``.

    What the settings say, else what it was first published with: records of older versions do not say, but
    the feed does. Else it is worked out from the address.
    """
    return show.guid or record.guid or (record.episodes and guid_in(site)) or podcast_guid(feed_url)


def is_of_another(episode: Episode, guid: str, record: Record) -> bool:
    """Whether ``episode`` is of another show than ``guid``, which was ``record.guid`` until now."""
    return episode.show not in ("", guid, record.guid)
