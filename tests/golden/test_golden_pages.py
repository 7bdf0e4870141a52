"""Pages as the sites of mainland China, Taiwan and Hong Kong build them: what must not be spoken of any.

A new case is a new folder with ``in.html``; ``test_golden_sayings`` writes the rest of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from briefing.clean import clean
from briefing.nouns import Role
from briefing.read import read
from briefing.read.decode import decode
from briefing.read.html import read_html

PAGES = sorted(path.parent for path in Path(__file__).parent.glob("pages/*/in.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_of_the_site_is_spoken(page):
    article = clean(read(str(page / "in.html")))
    spoken = "\n".join(block.text for block in article.blocks if block.role is not Role.DATA)
    for word in (
        "分享",
        "相关",
        "相關",
        "推荐",
        "延伸閱讀",
        "责任编辑",
        "责编",
        "首页",
        "首頁",
        "版权",
        "版權",
        "APP",
        "扫",
        "纠错",
    ):
        assert word not in spoken


@pytest.mark.parametrize("way", ["visibility: hidden; opacity: 0", "display: none"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_whose_article_is_hidden_until_a_script_shows_it_reads_the_same(page, way):
    text = decode((page / "in.html").read_bytes()).text
    shown = read_html(text)
    tree = html.document_fromstring(text.partition("?>")[2] if text.startswith("<?xml") else text)
    said = [block.text for block in shown.blocks if block.role is Role.BODY]
    holders = [e for e in tree.iter("*") if sum(line in e.text_content() for line in said) >= 0.6 * len(said)]
    holders[-1].set("style", way)
    hidden = read_html(html.tostring(tree, encoding="unicode"))
    assert (hidden.title, hidden.blocks, hidden.doubts) == (shown.title, shown.blocks, ())
