"""From episodes to a show: a feed that podcast apps subscribe to, and pages, as files for any web server.

``plan`` says what the site is to hold and under which names, ``fit`` which episodes can be published,
``kept`` what stays of the others, ``record`` remembers what the site held before. ``feed``, ``notes``,
``page`` and ``index`` write the texts, ``identity`` and ``whose`` name the show for ever, ``enclosure`` puts
feed and episode into the MP3, ``writing`` replaces files at one moment, ``site`` makes the folder what the
plan says.
"""

from briefing.publish.item import home
from briefing.publish.plan import Publication
from briefing.publish.record import Record
from briefing.publish.site import Published, opened, publish

__all__ = ["Publication", "Published", "Record", "home", "opened", "publish"]
