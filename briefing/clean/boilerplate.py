"""Lines of the page around an article that came along: sharing, further reading, notices, advertisements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefing.nouns import Article, Block, Change, Role
from briefing.zh.hanzi import to_hans


class Rule(NamedTuple):
    """A line that is no part of the article; the whole of it matches. Each row is tested by its example."""

    pattern: str
    """Over the line in simplified characters, with or without the brackets and ornaments around it."""
    example: str


_PLACE: Final = (
    "(?:微信|微博|QQ|空间|朋友圈|好友|新浪|腾讯|豆瓣|人人网?|"
    "Line|LINE|Facebook|Twitter|WhatsApp|Telegram|Plurk)"
)
_CODE: Final = "(?:扫码|扫一扫|(?:长按|扫描|识别)(?:识别|扫描)?(?:上方|下方|右侧|图中)?二维码)"
_BUTTON: Final = (
    "(?:评论|跟帖|收藏|点赞|举报|打印|纠错|转发|投稿|打赏|分享|登录|注册|字号|在看|赞|大|中|小|\\d+)"
)

RULES: Final = (
    Rule(rf"(?:一键)?分享(?:到|至|给)?\s*[:：]?(?:[\s、|/]*{_PLACE})*", "分享到：微信 微博"),
    Rule(
        r"请?(?:点击|点此|戳这里?|戳此)(?:进入|查看|阅读|观看).{0,6}(?:专题|全文|详情|原文|更多|大图)?",
        "点击进入专题",
    ),
    Rule(r"(?:点击)?(?:阅读|查看|展开|显示|加载)(?:原文|全文|更多|阅读全文)", "展開全文"),
    Rule(
        rf"(?:请?(?:用|打开)?微信[,，]?\s*)?{_CODE}[,，]?\s*"
        r"(?:(?:关注|下载|加入|查看|进入|阅读|分享|添加).{0,20})?",
        "扫一扫，关注我们",
    ),
    Rule(
        r"(?:免责|版权|特别|郑重|转载|网站)(?:声明|说明)"
        r"(?:\s*[:：].*)?",
        "免责声明：本文不代表本站观点，转载请注明出处。",
    ),
    Rule(r"声明\s*[:：].*(?:转载|版权|侵权|本站|本网|本平台).*", "声明：转载请联系本站"),
    Rule(
        r"(?:如需)?转载(?:时|本文)?[,，]?请(?:务必)?(?:注明|保留|标明|联系|附上).{0,30}", "转载请注明出处。"
    ),
    Rule(r"本[站网].{0,6}(?:资源|内容|文章|信息|资料).{0,8}仅供.{2,70}", "本站资源仅供学习交流之用。"),
    Rule(r".{0,20}未经(?:书面|本[报网站])?(?:授权|许可|允许).{0,10}转载.{0,20}", "未经授权，不得转载。"),
    Rule(r"(?:版权所有(?![者人])|©|Copyright|.{1,3}ICP[备证]).{0,80}", "版权所有 某某网 京ICP备00000000号"),
    Rule(
        r"(?:立即|点击|请)?(?:打开|下载|安装)\S{0,10}(?:APP|App|app|客户端)"
        r"(?:[,，\s].{0,20})?(?<![。！])",
        "打开APP，阅读体验更佳",
    ),
    Rule(r"(?:[上下]一[篇页条章则]\s*(?:[:：].{0,50}?)?\s*){1,2}", "上一篇：桥头见闻 下一篇：没有了"),
    Rule(r"(?:返回|回到)\s*(?:首页|顶部|列表|上一页|目录|.{1,6}首页)(?:[,，]?查看更多)?", "返回首页"),
    Rule(
        r"更多精彩(?:内容|资讯|新闻|报道|视频)?"
        r"(?:[,，]?\s*(?:请|敬请|尽在|点击|关注).{1,30})?",
        "更多精彩内容，尽在某某网",
    ),
    Rule(
        r"(?:欢迎|敬请|请)?(?:搜索并?)?关注.{0,8}"
        r"(?:公众号|公号|微信|微博|视频号|抖音号|头条号)(?:[:：“「\"].{1,24})?",
        "欢迎关注公众号“某某”",
    ),
    Rule(r"(?:以[上下]为?)?(?:广告|赞助商广告|广告位|AD|Advertisement)", "廣告"),
    Rule(rf"{_BUTTON}(?:[\s|/·、]+{_BUTTON})+", "收藏 点赞 评论"),
    Rule(r"点(?:个|亮|一下)?[“「\"]?(?:在看|赞)[”」\"]?(?:[,，].{1,20})?(?<!。)", "点个“在看”，早餐加个蛋"),
    Rule(
        r"(?:点击)?(?:上方|下方)?蓝字.{0,16}关注.{0,24}(?<!。)|点击上方.{0,16}关注.{0,24}(?<!。)",
        "点击上方蓝字“某某”关注我们，设为星标不迷路",
    ),
    Rule(r"这是.{1,16}第\s*\d+\s*篇(?:原创)?(?:文章|推送)?", "这是某某的第 118 篇原创"),
    Rule(r"(?i:the\s)?(?:END|End)", "- END -"),
    Rule(r"[【\[](?:我要)?纠错[】\]]", "【纠错】"),
    Rule(r"※\s*(?:.{0,4}提醒您?|小提醒)\s*[:：].{2,40}", "※ 提醒您：禁止酒駕　飲酒過量有礙健康"),
    Rule(r".{0,40}点(?:我|此|击)下载\s*APP.{0,20}(?<!。)", "現在用APP看新聞 點我下載APP 按我看活動辦法"),
    Rule(r"(?:点个)?(?:在看|赞)(?:[\s和、]*(?:在看|赞|转发))*", "点个赞和在看"),
    Rule(r"(?:您?当前(?:的)?|您的)位置\s*[:：].*", "当前位置：首页 > 新闻"),
    Rule(r"(?:标签|关键词|关键字|Tags?)\s*[:：].*(?<!。)", "标签：大桥 通车"),
    Rule(
        r"(?:(?:举报|投稿|联系|新闻|爆料)(?:电话|邮箱|热线|微信)|(?:投稿|(?:商务)?合作|爆料)(?=\s*[:：|｜丨]\s*[\w(（]*[@\d]))"
        r"\s*[:：|｜丨]\s*[\w@.\-—()（）]+(?:\s+(?:投稿|(?:商务)?合作|爆料|转载)\s*[:：|｜丨]\s*[\w@.\-—()（）]+)*",
        "举报电话：010-12345678",
    ),
    Rule(
        r"(?:[请可]?[向往]?[上下左右]+)?滑动(?:屏幕)?(?:可|来|以)?(?:查看|阅览|阅读|浏览|翻看|观看)"
        r"(?:更多|全文|大图|图片|内容)?",
        "向上滑动阅览",
    ),
    Rule(
        r"(?:[^。]{0,24}[,，])?请?(?:长按|扫描|识别|扫)(?:识别|扫描)?"
        r"(?:[上下左右]方|[上下右左]图|图中|文[末中]|文章底部)的?(?:图片|海报)?(?:中的?)?二维码[^。]{0,50}[。！]?",
        "请扫描下方图片二维码报名，名额有限！",
    ),
    Rule(
        r"(?:[^。]{0,16}[?？!！])?欢迎下载\S{0,12}(?:APP|App|app|客户端)(?:[,，].{0,40})?(?<!。)",
        "还想看更多？欢迎下载河岸日报APP，天天有好礼：",
    ),
    Rule(r"(?:视频|音频|图片|影片)(?:加载|播放)(?:中|失败).{0,14}", "视频加载失败，请刷新页面再试"),
    # The label of a field that the page's own script fills in.
    Rule(
        r"(?:责任编辑|责编|来源|发布时间|阅读|浏览次数)\s*[:：]",
        "责任编辑：",
    ),
    # A mark of the site's own system, where a plain line 编辑：李雷 is data of the article.
    Rule(r"[［\[【]\s*编辑\s*[:：].{1,20}[］\]】]", "［编辑：李雷］"),
)

FURTHER: Final = Rule(
    r"(?:相关|推荐|延伸|拓展|热门|更多|精选|往期|关联|最新|猜你)(?:的)?"
    r"(?:阅读|新闻|推荐|文章|链接|报道|资讯|内容|喜欢|专题|回顾)(?:\s*[:：].*)?",
    "相关阅读",
)
"""Heads a list of other articles, which goes with it."""

_RULES: Final = tuple(re.compile(rule.pattern) for rule in RULES)
_FURTHER: Final = re.compile(FURTHER.pattern)
_ORNAMENTS: Final = r"→▶►■◆●○★☆※*=\-—_|#▲▼▽△↓↑←◀<>"
_AROUND: Final = re.compile(
    rf"[\s（(【\[［〔《「{_ORNAMENTS}]*(.*?)"
    rf"[\s）)】\]］〕》」{_ORNAMENTS}]*"
)
_LONGEST: Final = 400
"""Characters; a longer paragraph is never boilerplate."""
_SENTENCE_ENDS: Final = re.compile(r"[。！？!?…][”’」』）)]*$")
_PROSE: Final = {Role.BODY, Role.HEADING, Role.ITEM, Role.QUOTATION, Role.CAPTION}


def remove_boilerplate(article: Article) -> Article:
    """``article`` without such lines, and without the lists of other articles that ``FURTHER`` heads."""
    kept: list[Block] = []
    changes: list[Change] = []
    in_list = False
    for index, block in enumerate(article.blocks):
        in_list = in_list and _is_listed(article.blocks[index:])
        is_head = block.role in _PROSE and _matches((_FURTHER,), block.text)
        if in_list or is_head or (block.role in _PROSE and _matches(_RULES, block.text)):
            changes.append(Change("boilerplate", block.text, "", f"block {index + 1}"))
        else:
            kept.append(block)
        in_list = in_list or is_head
    if not changes:
        return article
    return replace(article, blocks=tuple(kept), changes=(*article.changes, *changes))


def _matches(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether the whole of a line matches one of ``patterns``, with or without what encloses it."""
    if len(text) > _LONGEST:
        return False
    line = to_hans(text).strip()
    bare = _AROUND.fullmatch(line)
    forms = [line, bare[1]] if bare else [line]
    return any(pattern.fullmatch(form) is not None for pattern in patterns for form in forms)


def _is_listed(blocks: Sequence[Block]) -> bool:
    """Whether the first of ``blocks`` goes on a list of titles: no sentence, and not the heading of one."""
    block = blocks[0]
    if block.role is Role.ITEM:
        return True
    if block.role not in {Role.BODY, Role.HEADING} or _is_sentence(block):
        return False
    return not (block.role is Role.HEADING and len(blocks) > 1 and _is_sentence(blocks[1]))


def _is_sentence(block: Block) -> bool:
    return block.role in {Role.BODY, Role.QUOTATION} and _SENTENCE_ENDS.search(block.text) is not None
