"""What a page says of itself, not of the news: tables of such lines, each row with an example."""

from __future__ import annotations

import re
from typing import Final

from briefing.zh.characters import COMMON_HAN

LINES: Final[tuple[tuple[str, str], ...]] = (
    (r"\W*(一键)?(分享|转发|轉發|微信|微博|QQ空间|易信|朋友圈|Qzone|Facebook|WhatsApp)[到至]?"
     r"([\s:：+\d]|微信|微博|QQ空间|易信|朋友圈|更多|分享|Line|Facebook|Twitter|WhatsApp|Telegram|Plurk)*",
     "分享到： 微信 微博"),
    (r"[^，。]{0,4}(分享至|分享到|分享给)(微信|微博|QQ|好友|朋友)[^，。]{0,10}", "分享至好友和朋友圈"),
    (r"(点击|點擊)(查看|进入|進入|阅读|閱讀|下载|下載|关注|關注|订阅)[^，。]{0,20}",
     "点击进入“文艺星青年”>>"),
    (r"[^，。]{0,8}(扫一扫|掃一掃|扫码|掃碼|扫描二维码|掃描二維碼|扫二维码)[^，。]{0,24}",
     "扫一扫在手机打开当前页面"),
    (r"(您?(所在|当前|當前|现在|現在)的?(位置|栏目)|位置)\s*[:：].{0,20}([>》]|首页|首頁).{0,60}",
     "您所在的位置：首页 > 快讯 > 公司"),
    (r"[（(【\[]?原(标题|標題|题为|題為)\s*[:：《].*", "（原标题：大桥通车 两岸往来更便）"),
    (r"(关键词|關鍵詞|关键字|标签|標籤|Tags?)\s*([:：]|>>).{0,60}", "关键词 >> 共享充电宝"),
    (r"[^\s|]{1,12}(\|[^\s|]{1,12}){2,}", "国贸|增长率|全球经济"),
    (r"[【（(]?(本站|本网)?(免责|免責|版权|版權|重要|郑重|鄭重|特别)(声明|聲明)\s*[:：】].*",
     "免责声明：观点与本网无关。"),
    (r"(声明|聲明)\s*[:：].*(仅供参考|投资建议|转载|版权|与本[网站]无关).*",
     "声明：内容仅供参考，不构成投资建议。"),
    (r".*(未经|未經).{0,8}(允许|允許|授权|授權|许可|許可).{0,4}(不得|禁止|严禁|嚴禁"
     r"|谢绝|请勿|請勿).{0,4}(转载|轉載).*",
     "本文为原创文章，未经允许不得转载。"),
    (r"本文仅代表作者[^，。]{0,16}。?", "本文仅代表作者个人观点。"),
    (r"(本文)?图片?(均)?(来自|来源于?)(网络|互联网).{0,4}", "图片均来自网络"),
    (r".{0,12}(版权所有|版權所有|All Rights Reserved|ICP[备证備證]).*", "某某网 版权所有"),
    (r".{0,10}(责编邮箱|举报电话|舉報電話|举报邮箱|客服电话|报料)\s*[:：].*",
     "违法和不良信息举报电话：010-12345678"),
    (r"(正文)?已?(结束|結束)，?您可以按.*", "正文已结束，您可以按alt+4进行评论"),
    (r"(调整|正文)?(字号|字體|字体)\s*[:：]?.{0,16}", "字号：大 中 小"),
    (r"(阅读|閱讀|浏览|瀏覽|点击|评论|跟贴|参与|收藏|点赞)(数|量|次数)?\s*[（(:：]?\s*\d*\s*[)）次]?",
     "阅读 539"),
    (r"(昨天|今天|前天|刚刚|\d+\s*(分钟|小时|天)前)", "3小时前"),
    (r"(图集|圖集|加载更多|查看更多|展开全文|阅读全文|打印|关闭|打印关闭|返回(顶部|首页)?)[>》]*", "图集"),
    (r"【?打印(本页)?】?【?关闭(窗口)?】?", "【打印本页】【关闭窗口】"),
    (r"(上|下)一(篇|页|頁|条|條|则|則)([:：\s].{0,60}|(没有|沒有).{0,4})?", "下一篇：没有了"),
    (r"\d+人?(参与|參與|跟贴|评论|評論|阅读|閱讀|点赞|點讚)", "0人参与"),
    (r"[\W\d]{0,40}下一页.{0,10}", "1 2 下一页余下全文"),
    (r"【\d+】(【\d+】)*", "【1】【2】【3】"),
    (r"[\W_]*(广告|廣告|AD|advertisement)[\W_]*", "广告"),
    (r"视频加载中.{0,10}", "视频加载中..."),
    (r"(预览时标签不可点|(继续|向上)滑动看下一个|轻点两下取消(赞|在看)[，,\s]*(轻点两下取消(赞|在看))?|在小说阅读器.{2,8})",
     "轻点两下取消赞，轻点两下取消在看"),
    (r"(当前)?微信版本过低.{0,40}|当前微信版本不支持.{0,40}", "当前微信版本不支持该功能，请升级至最新版本。"),
    (r".{0,2}(纠错|糾錯)】?", "【纠错】"),
)  # fmt: skip
"""Lines that are left out of an article when they are the whole of a run."""

ENDS: Final[tuple[tuple[str, str], ...]] = (
    (r"[\W_]*(相关|相關|推荐|推薦|延伸|更多|热门|熱門|精彩|精选|猜你|为您|為您|你可能"
     r"|您可能|大家都在|今日|编辑)"
     r".{0,2}(阅读|閱讀|新闻|新聞|文章|报道|報道|報導|链接|連結|推荐|推薦|喜欢|喜歡|感兴趣|感興趣|看|内容|专题|信息|资讯)"
     r"[\W_]{0,3}", "相关阅读："),
    (r"(网友|網友|热门|最新|精彩|全部|用户|我要|发表)?(评论|評論|跟贴|留言)"
     r"(\s*[（(]?\d+.{0,3})?\s*[:：]?", "网友评论（12）"),
    (r"作者最新文章", "作者最新文章"),
    (r"[\W_]*(其他|其它).{0,4}(新闻|新聞|报道|報導)[\W_]*", "其他体育新闻"),
    (r"[\W_]*(热门|熱門)(点阅|點閱|排行)[\W_]*", "【熱門點閱】"),
    (r"喜欢此内容的人还(喜欢|看了|在看).{0,6}", "喜欢此内容的人还喜欢"),
    (r"(往期|历史)(回顾|文章|精选)", "往期回顾"),
)  # fmt: skip
"""Lines after which nothing belongs to the article."""

TAILS: Final[tuple[tuple[str, str], ...]] = (
    (r"\s*[\[【(（]?返回.{0,8}(首页|首頁|主页)[\]】)）]?\s*>*$", "仍将持续。返回某某网首页>>"),
    (r"(?<=[。！？”」])\s*返回[^，,]{1,6}[，,]\s*(查看|看)更多$", "仍将持续。返回某某网，查看更多"),
    (
        r"\s*[\[【(（]?(点击|點擊)?(查看|进入|阅读)(更多|详情|详细|全文|原文).{0,6}[\]】)）]?\s*>+$",
        "已经通车。查看更多>>",
    ),
)
"""What is cut from the end of a paragraph."""

CLOSES: Final[tuple[tuple[str, str], ...]] = (
    (
        r".{0,40}[（(【\[\s]?(责任编辑|責任編輯|责编|責編)\s*[:：].{1,24}",
        "本文来源：某某网 责任编辑：王芳_NN1234",
    ),
)
"""Lines that are an article's last, where they stand at its end: others of their kind may follow."""

_KIND = re.compile(
    rf"[\W_]*[{COMMON_HAN}]{{0,4}}(编辑|編輯|校对|校對|审核|審核|审校|编审|主编|主編|监制|監製|统筹|值班|来源|來源|摄影|攝影"
    r"|[一二三初复終终]审)\s*[:：/／|｜].{1,24}"
)
_CLOSE = re.compile("|".join(f"(?:{pattern})" for pattern, _ in CLOSES))
_LINE = re.compile("|".join(f"(?:{pattern})" for pattern, _ in LINES), re.IGNORECASE)
_END = re.compile("|".join(f"(?:{pattern})" for pattern, _ in ENDS), re.IGNORECASE)
_TAIL = re.compile("|".join(f"(?:{pattern})" for pattern, _ in TAILS))
_ICON = re.compile("[\ue000-\uf8ff]")
_LONGEST: Final = 400
"""A longer paragraph is never taken for boilerplate."""


def is_boilerplate(text: str) -> bool:
    """Whether a whole run is what a page says of itself."""
    return len(text) <= _LONGEST and _LINE.fullmatch(_bare(text)) is not None


def ends_article(text: str) -> bool:
    """Whether what follows this line is no longer the article."""
    return len(text) <= 24 and _END.fullmatch(_bare(text)) is not None


def closes_article(text: str) -> bool:
    """Whether what follows this line is no longer the article, if most of that stands above it."""
    return len(text) <= 64 and _CLOSE.fullmatch(_bare(text)) is not None


def is_closing(text: str) -> bool:
    """Whether a line after the one that closes an article goes with it."""
    return len(text) <= 64 and _KIND.fullmatch(_bare(text)) is not None


def body_length(text: str) -> int:
    """How much of a paragraph is left when the site's own tail is cut; all of it where there is none."""
    found = _TAIL.search(text, max(0, len(text) - 40))
    return found.start() if found else len(text)


def _bare(text: str) -> str:
    """``text`` without the pictures of an icon font, which stand in the private use area."""
    return _ICON.sub("", text).strip()
