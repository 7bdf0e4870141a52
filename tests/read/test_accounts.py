"""A page of a public account gives the account, not the platform; its address and its moment."""

import pytest

from briefing.read.html import read_html

BODY = (
    '<div class="rich_media_content" id="js_content">'
    "<p>凌晨四点半，城里的灯还没亮，米粉店的灶已经烧了一个小时。</p>"
    "<p>老板娘说，好米粉要早起，早起的人才配得上第一锅汤，她在这条街上守了二十年。</p></div>"
)
META = '<meta property="og:title" content="一碗米粉"><meta property="og:site_name" content="微信公众平台">'
SCRIPT = r"""<script>
var nickname = htmlDecode("河岸\x26amp;食志");
var msg_link = "http://mp.weixin.qq.com/s?__biz=MzA5MTIxNzU=\x26amp;mid=2247483750\x26amp;sn=d7a2e1#rd";
var ct = "1786750200";
var publish_time = "2026-08-15" || "";
</script>"""


def page(script=SCRIPT, shown="", head=META):
    title = '<h1 class="rich_media_title" id="activity-name">一碗米粉</h1>'
    return f"<html><head>{head}</head><body>{title}{shown}{BODY}{script}</body></html>"


def test_a_page_as_it_is_served():
    article = read_html(page())
    assert (article.publisher, article.date) == ("河岸&食志", "2026-08-15T07:30+08:00")
    assert article.address == "http://mp.weixin.qq.com/s?__biz=MzA5MTIxNzU=&mid=2247483750&sn=d7a2e1"


def test_a_page_as_it_was_saved():
    shown = '<a id="js_name"> 河岸食志 </a> <em id="publish_time">2026年8月15日 07:30</em>'
    article = read_html(page(script="", shown=shown))
    assert (article.publisher, article.date, article.address) == ("河岸食志", "2026-08-15T07:30", "")


@pytest.mark.parametrize(
    "link",
    [
        "https://mp.weixin.qq.com/s?__biz=${window.biz}&mid=${window.mid}",
        "https://elsewhere.example/s?a=1",
        "javascript:alert(1)",
        "https://[::1/",
    ],
)
def test_what_is_no_address_of_such_a_page_is_none(link):
    assert (
        read_html(page(f'<script>var nickname = "河岸食志"; var msg_link = "{link}";</script>')).address == ""
    )


def test_a_name_that_no_file_could_hold_is_made_whole():
    script = r'<script>d.nick_name = JsDecode("河岸\ud83c\udf5c\ud800\x07食志");</script>'
    assert read_html(page(script)).publisher == "河岸🍜�食志"


def test_another_page_is_of_no_account():
    text = (
        page(shown="<p>来源：河岸日报 2026-08-15</p>")
        .replace("js_content", "c")
        .replace("activity-name", "t")
    )
    assert read_html(text).publisher == "河岸日报"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<meta property="og:url" content="https://example.org/news/1234">', "https://example.org/news/1234"),
        ('<link rel="canonical" href="https://example.org/news/1234#top">', "https://example.org/news/1234"),
        ("<!-- saved from url=(0029)https://example.org/news/1234 -->", "https://example.org/news/1234"),
        ('<meta property="og:url" content="https://u:p@example.org/news">', "https://example.org/news"),
        ('<meta property="og:url" content="https://example.org/?id=3">', "https://example.org/?id=3"),
        ('<meta property="og:url" content="https://example.org/">', ""),
        ('<meta property="og:url" content="/news/1234">', ""),
        ('<meta property="og:url" content="file:///C:/news.html">', ""),
    ],
)
def test_a_saved_page_names_its_address_and_a_fetched_one_needs_none(head, address):
    text = page(script="", head=f"{META}{head}")
    assert read_html(text).address == address
    assert read_html(text, "https://example.org/as/fetched").address == ""


def test_a_comment_before_the_page_is_read_as_well():
    saved = "<!DOCTYPE html>\n<!-- saved from url=(0029)https://example.org/news/1234 -->\n"
    assert read_html(saved + page(script="")).address == "https://example.org/news/1234"
