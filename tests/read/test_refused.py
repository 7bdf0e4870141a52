"""What is no article is refused by what it is; an article that holds a piece of it is not."""

from __future__ import annotations

import base64
import io
import json
import quopri
import re
from urllib.parse import quote

import pytest

from briefing.errors import SourceError
from briefing.read import read
from briefing.read.code import SHAPES

TEXT = "新桥今天正式通车，全长二点四公里。两岸居民盼了十年，今天早早来到桥头。孩子们举着小旗，老人拍下合影。"
PROSE = f"黄河大桥通车\n\n{TEXT}\n\n{TEXT}\n"


def given(text):
    return read("-", io.BytesIO(text.encode() if isinstance(text, str) else text))


FEED = f"""<rss version="2.0"><channel><title>每日新闻</title><item><title>通车</title>
<description>{TEXT}</description></item></channel></rss>"""
SRT = f"1\n00:00:01,000 --> 00:00:03,000\n{TEXT}\n\n2\n00:00:03,000 --> 00:00:05,500\n两岸居民盼了十年。\n"
MAIL = (
    f"Subject: =?utf-8?b?6YCa6L2m?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n"
)
CODE = {
    "python": '"""读出文章。\n\n这个模块读文件，把每一行变成一段。\n"""\n\nimport re\n'
    "from pathlib import Path\n\n\n"
    "def read(path):\n    # 打开文件，逐行读出，去掉空行\n    text = Path(path).read_text()\n"
    '    for line in text.split("\\n"):\n        if not line:\n            continue\n'
    '        print("读到了一行，内容如下：", line)\n    return text\n',
    "python without a comment": "import os\n\nx = 1\nfor name in os.listdir():\n    print(name, x)\n",
    "javascript": "const fs = require('fs');\n\n// 读出文章，然后打印每一行的长度\nfunction read(path) {\n"
    "  const text = fs.readFileSync(path, 'utf8');\n  text.split('\\n').forEach((line) => {\n"
    "    console.log(`第一行的长度是：${line.length}`);\n  });\n}\n\nmodule.exports = { read };\n",
    "c": "#include <stdio.h>\n\n/* 主程序：打印一行问候，然后结束。\n   不接受任何参数。 */\nint main(v"
    'oid)\n{\n    printf("你好，世界\\n");\n'
    "    return 0;\n}\n",
    "java": "package cn.example;\n\nimport java.util.List;\n\npublic class Bridge {\n    private int le"
    "ngth;\n\n"
    "    // 返回大桥的全长，单位是米，不含两端引桥\n    public int getLength() "
    "{\n        return length;\n    }\n}\n",
    "go": 'package main\n\nimport "fmt"\n\nfunc main() '
    '{\n\tname := "黄河大桥"\n\tfmt.Println("今天通车的是", name)\n}\n',
    "rust": 'use std::fs;\n\nfn main() {\n    let text = fs::read_to_string("a.txt").unwrap();\n    // '
    "打印出来给大家看看\n"
    '    println!("{}", text);\n}\n',
    "shell": '#!/bin/bash\n# 每天清晨备份一次，保存到服务器上\nset -e\ncd /srv/news\ntar czf "$1" artic'
    'les\necho "备份完成了"\n',
    "sql": "SELECT name, length FROM bridges\nWHERE city = '北岸市'\nORDER BY length DESC\nLIMIT 10;\n",
    "css": ".nav {\n  color: red;\n  margin: 0 auto;\n}\n/* 标题的样式，用于首页 */\nh1 "
    "{ font-size: 2em; }\n",
    "php": "<?php\n// 首页的标题\n$title = '黄河大桥';\nfunction show($t) {\n    echo $t;\n}\nshow($tit"
    "le);\n",
    "ruby": "require 'json'\n\nclass Bridge\n  def initialize(name)\n    @name = name\n  end\n\n  def o"
    'pen\n    puts "#{@name}通车了"\n'
    "  end\nend\n",
    "lisp": '(defun bridge (name)\n  (format t "~a 通车了" name))\n\n(bridge "黄河大桥")\n(print "完成")\n',
    "vue": "<template>\n  <div class='news'>\n    <p>{{ title }}</p>\n  </div>\n</template>\n<script>\n"
    "export default {\n"
    "  data() {\n    return { title: '黄河大桥' };\n  },\n};\n</script>\n",
    "a patch": "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n-x = '旧的'\n+x = '"
    "新的'\n",
}
OTHERS: dict[str, tuple[str | bytes, str]] = {
    "word in xml": (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package '
        'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part/></pkg:package>',
        "a Word document in XML",
    ),
    "rss": (f'<?xml version="1.0" encoding="utf-8"?>\n{FEED}', "an RSS feed"),
    "rss without a declaration": (FEED, "an RSS feed"),
    "rss with a style sheet": (
        f'<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- 源 -->\n{FEED}',
        "an RSS feed",
    ),
    "rdf": (
        f'<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"><item>{TEXT}</item></rdf:RDF>',
        "an RSS feed",
    ),
    "atom": (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary>{TEXT}</summary></entry></feed>',
        "an Atom feed",
    ),
    "opml": (
        f'<?xml version="1.0"?><opml version="2.0"><body><outline text="{TEXT}"/></body></opml>',
        "an OPML list",
    ),
    "sitemap": (
        '<?xml version="1.0"?>\n<urlset><url><loc>https://example.org/</loc></url></urlset>',
        "a sitemap",
    ),
    "xml": (
        f'<?xml version="1.0"?>\n<!DOCTYPE note [<!ENTITY a "b">]>\n<note><to>{TEXT}</to></note>',
        "XML data",
    ),
    "svg": (f"<svg xmlns='http://www.w3.org/2000/svg'><text>{TEXT}</text></svg>", "an SVG picture"),
    "ass": (
        "[Script Info]\nTitle: 通车\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,,大家好\n",
        "subtitles",
    ),
    "a transcript": (
        "00:01\n大家好，欢迎收听。\n00:07\n今天说说新桥。\n00:15\n它有二点四公里长。\n",
        "time codes",
    ),
    "another": (
        "0:00:01 大家好，欢迎收听。\n0:00:07 今天说说新桥。\n0:00:15 它有二点四公里长。\n",
        "time codes",
    ),
    "one in brackets": (
        "[00:01] 大家好，欢迎收听。\n[00:07] 今天说说新桥。\n[00:15] 它有二点四公里长。\n",
        "time codes",
    ),
    "json": (json.dumps({"title": "通车", "content": TEXT}, ensure_ascii=False, indent=1), "JSON data"),
    "json lines": (f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n', "JSON data"),
    "a list": (f'["{TEXT}"]', "JSON data"),
    "csv": ("城市,人口,面积\n北岸市,218万,900\n南岸市,96万,700\n东岸市,50万,300\n", "a table of values"),
    "mail": (MAIL, "an e-mail"),
    "mail as received": (
        f"Received: from a.example\n\tby b.example; Tue\nFrom: a@a.example\n{MAIL}",
        "an e-mail",
    ),
    "a letter with pictures": (
        'To: b@b.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        f"Content-Type: text/html\n\n<html><body><p>{TEXT}</p></body></html>\n--b--\n",
        "an e-mail",
    ),
    "an answer": (
        f"HTTP/1.1 200 OK\r\nServer: a\r\n\r\n<html><body><p>{TEXT}</p></body></html>",
        "a server's answer",
    ),
    "base64": (base64.encodebytes(TEXT.encode()), "base64"),
    "short base64": (base64.b64encode("河边的柳树发芽了。".encode()), "base64"),
    "long base64": (base64.b64encode(PROSE.encode() * 9), "base64"),
    "a certificate": (f"-----BEGIN CERTIFICATE-----\n{'MIIB' * 16}\n-----END CERTIFICATE-----\n", "base64"),
    "quoted-printable": (quopri.encodestring(PROSE.encode()), "quoted-printable"),
    "percent": (quote(PROSE), "percent-encoded"),
    "escapes": ("".join(f"\\u{ord(c):04x}" for c in TEXT), "character codes"),
    "entities": ("".join(f"&#{ord(c)};" for c in TEXT), "character codes"),
    "english": (
        "The bridge opened today. People had waited for ten years, and came early to see it.",
        "no Chinese",
    ),
    "english with names": (
        "The bridge (大桥) over the Yellow River opened today. People had waited for ten years, and cam"
        "e early to"
        " see it, among them children with flags and old people who took pictures of it.",
        "hardly a Chinese character",
    ),
    "russian": ("Сегодня открылся новый мост через реку. Люди ждали его десять лет.", "no Chinese"),
    "japanese": ("新しい橋が今日開通しました。住民は十年間待ち望んでいました。", "Japanese"),
    "korean": ("새 다리가 오늘 개통되었습니다. 주민들은 10년을 기다렸습니다.", "Korean"),
    **{name: (text, "source code") for name, text in CODE.items()},
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_article_is_refused_by_what_it_is(name):
    text, what = OTHERS[name]
    with pytest.raises(SourceError, match=what) as error:
        given(text)
    assert error.value.fix and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("feed.xml", "an RSS feed"),
        ("feed.html", "an RSS feed"),
        ("feed.txt", "an RSS feed"),
    ],
)
def test_a_feed_is_one_under_any_name(tmp_path, name, what):
    (tmp_path / name).write_text(FEED, encoding="utf-8")
    with pytest.raises(SourceError, match=what) as error:
        read(str(tmp_path / name))
    assert error.value.where == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.py", "source code"),
        ("a.ass", "subtitles"),
        ("a.eml", "e-mail"),
        ("a.csv", "values"),
        ("a.yaml", "code"),
    ],
)
def test_a_name_may_say_it_too(tmp_path, name, what):
    (tmp_path / name).write_text(PROSE, encoding="utf-8")
    with pytest.raises(SourceError, match=what):
        read(str(tmp_path / name))


def test_a_page_under_such_a_name_is_read(tmp_path):
    for name in ("index.php", "a.xml", "a.txt"):
        (tmp_path / name).write_text(
            f"<html><body><h1>通车</h1><p>{TEXT}</p></body></html>", encoding="utf-8"
        )
        assert read(str(tmp_path / name)).blocks[-1].text == TEXT


ARTICLES = {
    "with a block of code": f"{PROSE}\n{CODE['go']}\n{PROSE}",
    "with much code in markdown": f"# 怎样读文件\n\n{TEXT}\n\n```python\n{CODE['python'] * 5}```\n\n{TEXT}\n",
    "with a short text about code": f"# 怎样读文件\n\n打开文件，逐行读出。\n\n```js\n"
    f"{CODE['javascript'] * 3}```\n",
    "with code indented": f"# 怎样读\n\n{TEXT}\n\n    import os\n    x = 1\n    print(x)\n    os.remove("
    f"'a')\n",
    "about subtitles": f"# 字幕的格式\n\n{TEXT}\n\n```\n{SRT * 5}```\n",
    "with one cue": f"{PROSE}\n00:00:01,000 --> 00:00:03,000\n\n{PROSE}\n{PROSE}\n{PROSE}",
    "a timetable": "通车仪式日程\n\n08:30 嘉宾签到\n09:00 仪式开始\n09:45 首车通过\n11:00 参观展览\n",
    "a programme": "06:00 早间新闻\n07:30 天气预报\n08:00 农业节目\n",
    "a dialogue": "小河：你去看新桥了吗？\n老王：去了，人真多。\nTom: 我也去了。\nAnn: 我没去成。\n",
    "front matter": f"---\ntitle: 通车\ndate: 2026-11-24\ntags: [a, b]\n---\n\n{TEXT}\n",
    "fields that people write": f"标题：通车\n作者：沈青\nDate: 2026-11-24\n\n{TEXT}\n",
    "technology": "OpenAI发布GPT-5，Microsoft Azure和Google Cloud同步上线，NVIDIA H200供不应求。",
    "products": "Apple iPhone 17 Pro Max、MacBook Air M5、Vision Pro 2 发售",
    "a title with brackets": "iPhone(苹果)降价\n\nOpenAI(美国)回应\n\n记者今天走访了多家门店，人不多。",
    "an english report within": f"{PROSE}\n"
    + "The bridge opened today, and people came early to see it. " * 30,
    "japanese quoted": f"{PROSE}\n他说了一句「ありがとうございます」，就走了。\n",
    "a memo": f"From: 办公室\nTo: 各部门\nSubject: 通车\nDate: 2026-11-24\n\n{TEXT}\n",
    "a letter": f"From: a@a.example\nTo: b@b.example\nSubject: 通车\n\n{TEXT}\n",
    "trains of the night": "00:20 北京南\n05:50 济南西\n11:10 上海虹桥\n",
    "trains, times apart": "00:20\n北京南\n05:50\n济南西\n11:10\n上海虹桥\n",
    "a start of a rocket": "0:00 点火起飞\n2:05 助推器分离\n3:30 整流罩分离\n9:40 星箭分离\n",
    "to the second": "0:00:00 点火起飞\n0:02:05 助推器分离\n0:09:40 星箭分离\n",
    "a live text in brackets": "【00:20】仪式开始。\n【00:50】首车通过新桥。\n【01:30】烟花升起。\n",
    "a programme in brackets": "[08:30] 嘉宾签到\n[09:00] 仪式开始\n[09:45] 首车通过\n",
    "a check sum": f"新版地图今天发布，校验值如下，请核对。\n\n{'9f86d081884c7d65' * 4}\n",
    "a list of words": "苹果 apple\n桥 bridge\n河 river\n通车 open to traffic\n",
    "a poem with commas": "风,雨,雪\n山,水,云\n人,马,车\n都在路上走。\n",
    "a picture in it": f"# 通车\n\n![桥](data:image/png;base64,{'iVBORw0KGgo' * 300})\n\n{TEXT}\n",
    "an address": f"{PROSE}\nhttps://example.org/{quote('黄河大桥通车') * 3}\n",
    "numbers": "第1名：100分\n第2名：98分\n第3名：95分\n",
    "a command": f"{TEXT}\n\n先运行 pip install briefing，再打开页面。\n\npip install briefing\n",
    "a formula": "勾股定理\n\na = 3\nb = 4\n两边的平方和等于斜边的平方，所以斜边的长度是五。\n",
    "semicolons": "他说;好的;\n她说;走吧;\n大家都笑了;\n",
    "a tag": f"<b>通车</b>\n{PROSE}",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_an_article_whatever_it_holds(name):
    assert given(ARTICLES[name]).blocks


@pytest.mark.parametrize("name", ["english", "english with names", "russian", "japanese", "korean"])
def test_another_language_is_read_where_it_is_asked_for(name):
    text = str(OTHERS[name][0])
    assert read("-", io.BytesIO(text.encode()), any_language=True).blocks[0].text == text


def test_data_is_refused_even_so():
    for name in ("rss", "json", "c", "mail", "ass", "base64"):
        text = OTHERS[name][0]
        with pytest.raises(SourceError):
            read("-", io.BytesIO(text.encode() if isinstance(text, str) else text), any_language=True)


def test_a_page_in_another_language_is_refused():
    page = f"<html><body><p>{OTHERS['english'][0]!s}</p></body></html>"
    with pytest.raises(SourceError, match="no Chinese"):
        given(page)


@pytest.mark.parametrize(("pattern", "example"), SHAPES)
def test_a_row_knows_its_example(pattern, example):
    assert re.fullmatch(pattern, example)
