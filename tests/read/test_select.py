"""Which part of a page is its article, where the page makes it hard to tell."""

from __future__ import annotations

import pytest

from briefing.read.html import read_html

NOTICE = "本站使用相关技术提供更好的阅读体验，同时尊重您的隐私，当您关闭此窗口，代表您同意上述规范。"
FIRST = "河岸市今天清晨下了第一场雪，两岸的轮渡停航半天，中午恢复。"
MENU = (
    "<ul>" + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("国际", "财经", "文化")) + "</ul>"
)


def read(body, title="第一场雪落在河岸"):
    return [
        block.text
        for block in read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>").blocks
    ]


@pytest.mark.parametrize(("tag", "times"), [("h1", 3), ("h2", 1), ("div", 1)])
def test_of_a_short_article_nothing_above_the_headline_is_read(tag, times):
    body = (
        f"<div><div>{NOTICE * times}</div>{MENU}<li>实时</li><li>体育</li></div>"
        f"<div><{tag}>第一场雪落在河岸</{tag}><p>{FIRST}</p></div>"
    )
    assert read(body) == [FIRST]


def test_of_one_paragraph_the_buttons_and_teasers_around_it_are_not_read():
    buttons = "<div>" + MENU + "<ul><li>复制链接</li></ul></div><div>字级设定：小中大</div>"
    teasers = "".join(f"<li><h4>旧闻之{n}</h4><div>11:14 2026/11/1{n}</div></li>" for n in range(5))
    body = (
        f"<article><h1>第一场雪！落在河岸</h1>{buttons}"
        f"<div class='body'><p>{FIRST}</p><p>（河岸社）</p></div>"
        f"<h4>推荐阅读</h4><ul>{teasers}</ul></article>"
    )
    assert read(body, "第一场雪！落在河岸") == [FIRST, "（河岸社）"]


def test_an_article_that_stands_above_a_heading_like_its_title_is_read():
    body = f"{MENU}<div><p>{FIRST}</p><p>{FIRST}雪还会再下。</p></div><h3>第一场雪落在河岸</h3><p>短。</p>"
    assert read(body)[:2] == [FIRST, f"{FIRST}雪还会再下。"]


@pytest.mark.parametrize(
    "inner", ["{}", "<span>{}</span>", "<section><span>{}</span></section>", "<p>{}</p>"]
)
def test_items_set_in_sections_are_not_lost(inner):
    items = "".join(f"<li><section>{inner.format(text)}</section></li>" for text in ("停航半天", "中午恢复"))
    body = f"{MENU}<div><section><p>{FIRST}</p><ul>{items}</ul><p>{FIRST}</p></section></div>"
    assert read(body) == [FIRST, "停航半天", "中午恢复", FIRST]


def test_the_heading_that_the_title_begins_with_is_the_headline():
    head = "<title>第一场雪落在河岸 @ 小河的家 :: 河岸博客</title>"
    body = f"<h1>河岸博客</h1><h2>第一场雪落在河岸</h2><p>{FIRST}</p>"
    assert read_html(f"<html><head>{head}</head><body>{body}</body></html>").title == "第一场雪落在河岸"


def test_a_diary_of_lines_that_end_no_sentence_is_read_whole():
    lines = [
        "先去找船家问价",
        "再到码头排队",
        "风很大",
        "终于上船了！",
        "浪打进来",
        "拍了几张照片",
        "晚上回家吃面",
    ]
    diary = "<div class='entry'>" + "".join(f"<p>{line}</p>" for line in lines[:3])
    diary += "<div>" + "".join(f"<p>{line}</p>" for line in lines[3:]) + "</div></div>"
    assert read(f"{MENU}<h1>第一场雪落在河岸</h1>{diary}") == lines


def test_the_first_subheading_belongs_to_the_article_under_its_headline(
    monkeypatch,
):
    def paragraphs(tree, runs):
        return {number for number, run in enumerate(runs) if run.element.tag == "p"}

    monkeypatch.setattr("briefing.read.select._extracted", paragraphs)
    text = f"<h2>一、引言</h2><p>{FIRST}</p><p>{FIRST}雪还会再下。</p>"
    assert read(f"{MENU}<h1>第一场雪落在河岸</h1><div>{text}</div>")[:2] == ["一、引言", FIRST]
    assert read(f"{MENU}<div>{text}</div>")[0] == FIRST


def test_a_place_with_far_more_prose_than_was_chosen_is_the_article(monkeypatch):
    def advertisement(tree, runs):
        return {number for number, run in enumerate(runs) if run.element.tag == "td"}

    monkeypatch.setattr("briefing.read.select._extracted", advertisement)
    text = f"<div><p>{FIRST}</p><p>{FIRST}雪还会再下。</p></div>"
    assert read(f"{MENU}{text}<table><tr><td>今天就来买！</td></tr></table>") == [
        FIRST,
        f"{FIRST}雪还会再下。",
    ]


def test_a_paragraph_in_a_box_of_its_own_is_not_lost(monkeypatch):
    def plain(tree, runs):
        return {number for number, run in enumerate(runs) if run.text.startswith("第") and not run.linked}

    monkeypatch.setattr("briefing.read.select._extracted", plain)
    lines = [f"第{n}天，{FIRST}" for n in "一二三"]
    linked = lines[1].replace("轮渡", "<a href='/boat'>轮渡</a>")
    boxes = "".join(f"<div class='box'><p>{line}</p></div>" for line in (lines[0], linked, lines[2]))
    teaser = "<div class='teaser'><p>另一天，岸边放了一夜烟火，很好看。</p></div>"
    assert read(f"{MENU}<div>{boxes}{teaser}</div>") == lines


def test_nothing_is_read_after_the_editors_line():
    teasers = "".join(f"<p>另一座桥的旧闻之{n}</p>" for n in "一二三")
    text = f"<p>{FIRST}</p><p>{FIRST}雪还会再下。</p>"
    assert read(f"{MENU}<div>{text}<p>责任编辑：王芳</p>{teasers}</div>")[2:] == ["责任编辑：王芳"]


def test_an_editors_line_above_the_article_does_not_end_it():
    text = f"<p>来源：河岸社 责任编辑：王芳</p><p>{FIRST}</p><p>{FIRST}雪还会再下。</p>"
    assert read(f"{MENU}<div>{text}</div>")[-2:] == [FIRST, f"{FIRST}雪还会再下。"]
