"""Pages that stand in an article's place: a check for robots, a removal, a log-in, an error of the server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.errors import SourceError
from briefing.read.boilerplate import is_boilerplate
from briefing.read.language import CHINESE

_SORRY: Final = (
    r"(?:(?:很|非常)?(?:抱歉|遗憾|遺憾)|对不起|對不起|不好意思|哎呀|啊哦|糟糕|(?:温馨|溫馨|友情|系统)?提示"
    r"|sorry|oops|[\W_])*"
)
_IT: Final = (
    r"(?:[您你](?:所|要|想|正在|当前)?(?:访问|訪問|查看|浏览|瀏覽|打开|请求|请求访问|找)的?)?(?:该|該|此|本|这个|这篇|当前|您的)?"
    r"(?:页面|頁面|网页|網頁|内容|內容|文章|链接|連結|地址|网址|網址|帖子|资源|信息|微博|视频|作品|账号|帐号|公众号|新闻|商品|网站|页)"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of such a page; each is tested by its examples."""

    what: str
    patterns: tuple[str, ...]
    """Of sentences that only such a page says."""
    examples: tuple[str, ...]
    goes_on: bool = False
    """Under the beginning of an article it says that the rest is kept back."""


NOTICES: Final = (
    Notice(
        "a check for robots",
        (
            r"(?:当前|您的?|访问|网络)*环境(?:存在)?异常.{0,24}",
            r"(?:百度|微博|淘宝)?(?:安全|人机|身份|访问|滑块|滑动|图形)验证(?:中|码)?",
            r"验证码",
            r"去验证",
            r"(?:请|需要?|您需)?(?:先)?(?:完成|通过|进行)(?:下方|以下|下列|如下|安全|人机|身份|滑块"
            + r"|图形|的)*(?:验证|校验|操作).{0,24}",
            r"(?:请)?(?:按住|拖动|拖動|滑动|向右)(?:左边|下方|右侧|左侧|上方)?(?:的)?(?:滑块|滑動"
            + r"|滑动|拼图|按钮|图标).{0,20}",
            r"(?:请)?(?:输入|點擊|点击|依次点击|点选).{0,10}(?:验证码|驗證碼|验证|中的字符).{0,16}",
            r"(?:系统|我们)?检测到.{0,12}(?:异常|自动化|机器人|非正常).{0,30}",
            r"(?:请)?(?:证明|确认|确保)[您你](?:不是|是).{0,4}(?:机器人|真人|人类).{0,10}",
            r"just a moment.{0,10}",
            r"checking (?:if|your).{0,60}",
            r"verify(?:ing)? (?:that )?you are (?:a )?human.{0,60}",
            r"attention required.{0,20}",
            r"enable javascript and cookies.{0,30}",
            r"performing security.{0,30}",
            r"(?:please )?complete the (?:security|captcha).{0,40}",
            r"are you a (?:robot|human).{0,10}",
        ),
        (
            "当前环境异常，完成验证后即可继续访问", "环境异常", "去验证", "请完成安全验证",
            "请按住滑块，拖动到最右边", "拖动下方滑块完成拼图", "请输入验证码后继续",
            "系统检测到您的网络存在异常流量", "Just a moment...",
            "Verifying you are human. This may take a few seconds",
        ),
    ),
    Notice(
        "an answer that says the site was called too often",
        (
            r"(?:您的?|当前)?(?:ip)?(?:访问|訪問|操作|请求|点击|搜索|刷新)(?:过于|過於|太过|太|次数过"
            + r"|频率过)(?:频繁|頻繁|快|多|高).{0,24}",
            r"(?:429 ?)?too many requests",
        ),
        (
            "您的访问过于频繁，请稍后再试", "操作太频繁", "429 Too Many Requests",
        ),
    ),
    Notice(
        "a page whose content was removed",
        (
            _IT
            + r"(?:因|由于|已经?被?|被|涉嫌|违反|違反)(?:.{0,24}?)(?:删除|刪除|下架|屏蔽|屏蔽|撤回"
            + r"|隐藏|移除|封禁|封停|注销|冻结|停用|迁移|停止访问|(?:无法|不能|不可|无权|禁止)(?:查看"
            + r"|访问|显示|浏览|阅读)).{0,16}",
            r"(?:内容|文章|链接)?已(?:被)?(?:发布者|作者|管理员)?(?:删除|刪除|下架)",
        ),
        (
            "该内容已被发布者删除", "此内容因违规无法查看", "该账号已被封禁",
            "抱歉，您访问的文章已被作者删除", "该公众号已迁移",
        ),
    ),
    Notice(
        "a page that does not exist",
        (
            _IT
            + r"(?:可能|暂时|好像)?(?:不存在|未找到|找不到|没有找到|无法找到|走丢|丢失|飞走|不见|不見"
            + r"|已?失效|已?过期|被删除或不存在).{0,20}",
            r"(?:找不到|没有找到|未找到)" + _IT + r".{0,12}",
            r"(?:http )?(?:错误|error|status)?\W*404\W*(?:not found|页面.{0,10}|错误|error)?",
            r"(?:page |file )?not found",
            r"the (?:page|requested url).{0,40}(?:not found|not exist|moved).{0,30}",
        ),
        (
            "404 页面不存在", "抱歉，您访问的页面不存在", "404 Not Found", "没有找到您要访问的页面",
            "啊哦，你要找的页面走丢了",
        ),
    ),
    Notice(
        "an error of the server",
        (
            r"(?:http )?(?:错误|error)?\W*50[0-4]\W*(?:bad gateway|service.{0,24}|internal server error"
            + r"|gateway time-?out|错误)?",
            r"bad gateway",
            r"internal server error",
            r"service (?:temporarily )?unavailable",
            r"gateway time-?out",
            r"(?:403\W*)?(?:forbidden|access denied|访问被拒绝|禁止访问|拒绝访问).{0,20}",
            r"(?:您没有权限|无权).{0,4}(?:访问|查看).{0,12}",
            r"(?:服务器?|系统|网站|网络)(?:正在|目前|暂时|当前)?(?:繁忙|开小差|异常|错误|出错|维护"
            + r"|升级|不可用|内部错误)[中了]?.{0,20}",
        ),
        (
            "502 Bad Gateway", "503 Service Temporarily Unavailable", "系统繁忙，请稍后再试", "网站维护中",
            "403 Forbidden",
        ),
    ),
    Notice(
        "a page that asks for a log-in or a fee",
        (
            r"(?:请|需要?|您(?:需要?|尚未|还没有?|未))?(?:先|立即)?(?:登录|登陆|登錄|登入|注册)"
            + r"(?:[/或]?(?:注册|登录))?(?:账号|帐号|您的账号)?(?:后|後|之后|即可|才能|方可|以|以便"
            + r"|，|,)+(?:即可|才能|方可|可以?|再|继续)?.{0,4}(?:查看|阅读|閱讀|浏览|访问|观看|解锁"
            + r"|继续).{0,14}",
            r"(?:请先|您(?:尚未|还没有?|未))(?:登录|登陆|登錄|登入).{0,10}",
            r"(?:账号|密码|扫码|用户|用戶|会员|手机号?|微信)(?:登录|登錄|登入)",
            r"(?:订阅|訂閱|付费|购买|开通会员|成为会员|加入会员|会员)(?:后|之后|，)?(?:即可|才能"
            + r"|可|方可)?(?:查看|阅读|閱讀|解锁|继续阅读).{0,14}",
            r"(?:本文|此文|该内容|全文)(?:为|需|是)?(?:付费|会员|订阅)(?:内容|专享|专属|可读|后可读).{0,20}",
            r"(?:please )?(?:log|sign) ?in to (?:continue|read|view).{0,30}",
            r"subscribe to (?:continue|read).{0,30}",
        ),
        (
            "登录后查看全文", "请先登录", "请登录后继续阅读", "账号登录", "开通会员即可阅读全文",
            "Sign in to continue reading",
        ),
        goes_on=True,
    ),
    Notice(
        "a page that is still under review",
        (
            r"(?:" + _IT + r")?(?:正在|尚在|还在)?(?:审核|審核|审查)中.{0,20}",
            r"(?:" + _IT + r")(?:尚未|未)(?:通过审核|发布|公开).{0,12}",
        ),
        (
            "内容审核中", "该文章正在审核中，暂时无法查看", "该内容未通过审核",
        ),
    ),
    Notice(
        "a page that wants scripts or another browser",
        (
            r"(?:请|您?需要|本站需要|为了.{0,10})?(?:先|在.{0,8})?(?:启用|開啟|开启|打开|允许|运行).{0,8}"
            + r"(?:javascript|js|脚本).{0,24}",
            r"[您你]?(?:的|当前|正在使用的|使用的)*(?:浏览器|瀏覽器).{0,12}(?:过低|太低|过旧|太旧"
            + r"|不支持|不支援|未启用|禁用|落后).{0,30}",
            r"(?:请|建议)?(?:升级|更新|更换)(?:您的|到最新)?(?:浏览器|瀏覽器).{0,24}",
            r"(?:you need to|please) enable javascript.{0,40}",
            r"this (?:app|site|page) (?:works best with|requires) javascript.{0,20}",
        ),
        (
            "您的浏览器版本过低，请升级", "请启用JavaScript后刷新页面",
            "You need to enable JavaScript to run this app", "当前浏览器不支持脚本",
        ),
    ),
)  # fmt: skip

_NOTICES: Final = [
    (notice, re.compile(f"{_SORRY}(?:{'|'.join(notice.patterns)})", re.IGNORECASE)) for notice in NOTICES
]
_SENTENCES: Final = re.compile(r"[。！!？?；;\n|]|(?<=[a-z])\.(?=\s|$)")
_BESIDE: Final = 20
"""Characters beside a notice; with more, the page may be a short piece of news."""
_BELOW: Final = 120
"""Characters that may follow where a page begins with a notice: why, and what else there is to do."""
_TALK: Final = re.compile(
    r"[您请請]|抱歉|我们|敬请|谅解|不便|感谢|耐心|看看|你(?:可以|要|所|想)|返回|首[页頁]|搜索|刷新|重试|稍后|稍候|跳转|联系|客服|检查"
    r"|输入|[网地]址|[网页頁]面|网页|链接|訪問|访问|浏览|点击|扫码|下载|登录|注册|验证|滑块|机器人|异常|流量|本[站页网]|版权|备案"
    r"|投诉|违反|违规|侵权|查看|[账帐]号|公众号|审核|提交|订阅|会员|付费|开通|购买|剩余|全文|解锁|原因"
)
"""Words of the sentences that such a page says beside the notice itself."""
_VERSE: Final = 5
"""Chinese characters of a line that says something; words of menus are shorter."""
_TOLD: Final = 15
"""So many of them in lines without such words are an article, even if its title reads like a notice."""
_LONGEST: Final = 90
"""Characters of a sentence that is a notice."""
_EDGES: Final = " \t\u3000\xa0，,、。.…:：·“”\"'「」『』《》〈〉【】[]（）()<>«»→←↓-—"
_TITLE: Final = re.compile(r"[_|｜]|\s*[-–—]+\s*")
_REST: Final = re.compile(
    r"全文|余下|剩余|完整|全部|更多内容|继续阅读|繼續閱讀|解锁|本文|continue|subscribe", re.IGNORECASE
)
_FIX: Final = "open it in a browser and save the page once its text is to be seen"


def refuse_notice(title: str, read: Sequence[str], offered: Iterable[str] = ()) -> None:
    """Raises SourceError if the lines ``read`` under a ``title`` are such a page's, and no article's.

    ``offered`` is what the page says besides: it tells where hardly anything is read.
    """
    said = [part for line in read for part in _parts(line)]
    rest = sum(len(part) for part in said if _notice(part) is None)
    first = next(filter(None, map(_notice, [*_TITLE.split(title), *said[:1]])), None)
    told = [*said, *(part for line in offered for part in _parts(line) if not rest)]
    besides = filter(None, map(_notice, told))
    found = first or min(besides, key=lambda notice: notice.goes_on, default=None)  # any site offers a log-in
    if first and sum(map(_news, said)) >= _TOLD:
        return
    if found and rest <= (_BELOW if first else _BESIDE):
        raise SourceError(f"is {found.what}, not an article", fix=_FIX)


def kept_back(offered: Iterable[str]) -> str:
    """The line of those ``offered`` that says that the rest is for those who log in or pay; or empty."""
    return next(
        (
            line
            for line in offered
            if any((found := _notice(part)) and found.goes_on and _REST.search(part) for part in _parts(line))
        ),
        "",
    )


def _parts(line: str) -> list[str]:
    """The sentences of a line that say anything."""
    return [part for part in map(str.strip, _SENTENCES.split(line)) if re.search(r"[^\W_]", part)]


def _news(sentence: str) -> int:
    """Chinese characters of a sentence that stands on no such page; 0 for any other."""
    count = len(CHINESE.findall(sentence))
    other = _TALK.search(sentence) or is_boilerplate(sentence) or _notice(sentence)
    return 0 if other or count < _VERSE else count


def _notice(sentence: str) -> Notice | None:
    """The kind of page that says such a sentence."""
    bare = sentence.strip(_EDGES)
    if not bare or len(bare) > _LONGEST:
        return None
    return next((notice for notice, pattern in _NOTICES if pattern.fullmatch(bare)), None)
