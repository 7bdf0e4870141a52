"""``index.html``: the episode's page, one file that reads along.

The tree is made in ``document``, its data in ``island``, its words in ``wording``.
``page.html`` is its skeleton, ``style/`` and ``script/`` its parts; all go into the one file.
"""

from briefing.package.page.document import page

__all__ = ["page"]
