"""Episodes of web addresses: fetched again, changed, replaced, saved; and of the pages of public accounts."""

import functools
import http.server
import threading

import pytest

from briefing.package import identity
from briefing.read import fetch as fetching
from tests.cli.conftest import OTHERS, SENTENCES, article, names, told


@pytest.fixture
def desk(same_desk):
    return same_desk


def page(kept=10, title="黄河大桥通车", head=""):
    """A page with the article that ``article`` writes as text."""
    body = "".join(f"<p>{sentence}</p>" for sentence in article(kept, title).split("\n\n")[1:])
    link = '<p>详情见<a href="/more">专题</a>，欢迎各位读者来信说说自己的过河故事。</p>'
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}{link}"
        "</article></body></html>"
    )


@pytest.fixture
def site(monkeypatch):
    """The address of a web site on this machine, taken for a public one here; and its pages by path."""
    pages = {}

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setattr(
        fetching,
        "fetch",
        functools.partial(fetching.fetch, resolve=lambda *_: ["127.0.0.1"], permits=lambda _: True),
    )
    yield f"http://news.example:{server.server_port}", pages
    server.shutdown()
    server.server_close()


def test_an_address_whose_text_changed_updates_its_own_episode(desk, sh, site):
    root, pages = site
    pages["/a"] = page()
    sh(f"briefing make {root}/a")
    before = told("out/黄河大桥通车")["guid"]
    assert before == identity.guid(f"{root}/a"), "as older versions named it"
    pages["/a"] = page(8)
    done = sh(f"briefing make {root}/a")
    assert "% of it is as it was" in done.err
    assert (names(), told("out/黄河大桥通车")["guid"]) == (["黄河大桥通车"], before)
    assert sh(f"briefing make {root}/a").out.endswith("unchanged\n")


def test_an_address_that_holds_another_article_each_day_makes_an_episode_of_each(desk, sh, site):
    root, pages = site
    pages["/today"] = page()
    sh(f"briefing make {root}/today")
    pages["/today"] = page(0, "图书馆延时")
    done = sh(f"briefing make {root}/today")
    assert f"{root}/today holds another article than that of out/黄河大桥通车: a new episode" in done.err
    guids = {told(f"out/{name}")["guid"] for name in names()}
    assert (len(names()), len(guids)) == (2, 2)
    assert sh(f"briefing make {root}/today").out.endswith("unchanged\n")


def test_a_page_and_its_saved_copy_are_one_episode_and_that_is_said(desk, sh, site):
    root, pages = site
    pages["/a"] = page()
    sh(f"briefing make {root}/a")
    desk.write("saved.html", page())
    for _ in range(2):
        done = sh("briefing make saved.html")
        assert f"saved.html holds the text of {root}/a: its episode is out/黄河大桥通车" in done.err
        assert (names(), told("out/黄河大桥通车")["source"]) == (["黄河大桥通车"], f"{root}/a")


def test_an_address_of_a_saved_page_is_shown_and_the_path_stays_its_identity(desk, sh):
    head = '<link rel="canonical" href="https://example.org/news/1234">'
    desk.write("saved.html", page(head=head))
    sh("briefing make saved.html")
    assert told("out/黄河大桥通车")["source"] == "../saved.html"
    script = (desk.folder / "out/黄河大桥通车/script.md").read_text(encoding="utf-8")
    assert "\nsource: https://example.org/news/1234\n" in script
    assert "https://example.org/news/1234" in (desk.folder / "out/黄河大桥通车/index.html").read_text("utf-8")
    (desk.folder / "out/黄河大桥通车/manifest.json").unlink()
    assert "is taken over" in sh("briefing make saved.html").err
    assert told("out/黄河大桥通车")["source"] == "../saved.html"


def test_a_public_account_is_the_source_that_the_show_names(desk, sh):
    shown = '<a id="js_name">河岸食志</a><em id="publish_time">2026-08-15 07:30</em>'
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES + OTHERS)
    desk.write(
        "saved.html",
        '<html><head><meta property="og:title" content="一碗米粉"></head><body>'
        f'<h1 id="activity-name">一碗米粉'
        f'</h1><div>{shown}</div><div id="js_content">{paragraphs}</div></body></html>',
    )
    desk.settings(
        speech='voice = "espeak"\nspeed = 2.0\nintro = ""\nnotice = ""\noutro = "本期内容来自{source}。"'
    )
    sh("briefing make saved.html")
    [folder] = names()
    assert folder == "2026-08-15-一碗米粉"
    assert "本期内容来自河岸食志。" in (desk.folder / "out" / folder / "transcript.vtt").read_text("utf-8")
