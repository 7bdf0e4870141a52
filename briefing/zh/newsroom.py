"""Words by which a newsroom says who made an article and where it comes from, for regular expressions.

In both scripts, so that a page is asked as it is written. ``read`` asks them what belongs to the article and
``clean`` what each line is; a word that only one rule needs stands in that rule.
"""

from __future__ import annotations

from typing import Final

REPORTERS: Final = "记者|記者|通讯员|通訊員"
AUTHORS: Final = "作者|撰文|执笔|執筆"
IN_CHARGE: Final = "责任编辑|責任編輯|责编|責編"
CHECKERS: Final = "校对|校對|审核|審核"
REVIEWERS: Final = "审校|審校|编审|編審|[一二三初复複終终][审審]"
"""Who reads an article after its editor: of three rounds, each has its own."""
EDITORS: Final = "编辑|編輯|主编|主編|监制|監製"
"""Who may also be a person in the news, where nothing but the word says so."""
OURSELVES: Final = "本报|本報|本刊|本台|本臺|本网|本網"
"""How a newspaper, a magazine, a station, a site calls itself."""
SOURCES: Final = "来源|來源|稿源"

LABEL_ENDS: Final = ":：/／|｜"
"""What stands between such a word and a name; for a set."""

AGENCIES: Final = (
    "新华社|新華社|新华网|中新社|中新网|中新網|中国新闻社|央视网|央视新闻|人民网|光明网|中央社|共同社|路透社|法新社"
    "|美联社|美聯社|韩联社|塔斯社|俄新社"
)
WIRE: Final = (
    rf"[（(【〔]?(?:据|據)?(?P<publisher>{AGENCIES}|{OURSELVES})(?P<place>[^\s\d，。；：]{{1,12}}?)?"
    r"\s*(?:(?P<month>\d{1,2})\s*月)?\s*(?P<day>\d{1,2})\s*日\s*(?:专|專|综合|綜合)?(?:电|電|讯|訊|消息)[）)】〕]?"
    rf"\s*(?:[（(]\s*(?:{OURSELVES})?(?:{REPORTERS})\s*(?P<names>[^（）()。；]{{1,40}})[）)])?"
)
"""The head of a dispatch: who sent it, where from, on which day, who wrote it."""
