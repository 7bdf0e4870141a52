"""From episodes to a show: a feed that podcast apps subscribe to, and pages, as files for any web server.

``plan`` says what the site is to hold and under which names, ``record`` remembers what it held before,
``feed``, ``notes``, ``page`` and ``index`` write the texts, ``identity`` names show and episodes for ever,
``enclosure`` puts both names into the MP3, and ``site`` makes the folder what the plan says.
"""

from briefing.publish.record import load as load_record
from briefing.publish.site import Published, publish

__all__ = ["Published", "load_record", "publish"]
