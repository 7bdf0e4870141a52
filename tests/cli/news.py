"""A web site on this machine that stands for the news: pages, feeds, and servers that never end."""

import http.server
import threading

from briefing.read import fetch as fetching
from tests.cli.conftest import OTHERS, SENTENCES

ENDLESS = "/endless"


def page(title, sentences, *, publisher="河岸日报", author="李明", more=""):
    """A news page of these sentences."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<html><head><title>{title}_{publisher}</title><meta name="author" content="{author}">'
        f'<meta property="article:published_time" content="2026-11-25"></head><body><article><h1>{title}</h1>'
        f"<p>2026-11-25 08:00 来源：{publisher}</p>{body}{more}"
        '<p>详情见<a href="/more">专题</a>，欢迎各位读者来信说说自己的故事。</p></article></body></html>'
    )


def rss(root, *items):
    """An RSS feed of ``(path, day)`` items."""
    entries = "".join(
        f"<item><title>{path}</title><link>{root}{path}</link>"
        f"<pubDate>{day} Nov 2026 08:00:00 +0800</pubDate></item>"
        for path, day in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>河岸要闻</title>{entries}</channel></rss>'
    )


def atom(root, *items):
    """An Atom feed of ``(path, day)`` items."""
    entries = "".join(
        f'<entry><title>{path}</title><link href="{path}"/><updated>2026-11-{day}T08:00:00Z</updated></entry>'
        for path, day in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{root}/"><title>两岸</title>{entries}</feed>'


BRIDGE = page("黄河大桥通车", SENTENCES)
LIBRARY = page("图书馆延长开放时间", OTHERS, author="")
PRICES = page(
    "油价又涨了？",
    ["油价从今天零点起上调，这是今年的第八次。", "加油站前排起了长队，司机们说每箱要多花十块钱。"],
    more="<h2>专家怎么看</h2><p>专家说，明年的油价还要看国际市场的情况而定。</p>",
)


class Site(http.server.ThreadingHTTPServer):
    """Serves ``pages`` by path; ``ENDLESS`` never ends."""

    daemon_threads = True

    def __init__(self):
        self.pages = {}
        self.asked = []
        super().__init__(("127.0.0.1", 0), _Handler)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.root = f"http://news.example:{self.server_port}"

    def taken_for_public(self, patch):
        """Lets it be fetched from; what never ends is given up soon."""
        known = {"resolve": lambda *_: ["127.0.0.1"], "permits": lambda _: True}
        fetch = fetching.fetch

        def fetched(url, **more):
            soon = {"time_s": 1.0} if url.endswith(ENDLESS) else {}
            return fetch(url, **known, **more | soon)

        patch.setattr(fetching, "fetch", fetched)

    def news(self):
        """Puts three stories, and two feeds that share one of them, on the site."""
        self.pages |= {"/bridge": BRIDGE, "/library": LIBRARY, "/prices": PRICES}
        self.pages["/rss"] = rss(self.root, ("/library", 24), ("/bridge", 26))
        self.pages["/atom"] = atom(self.root, ("/copy", 25), ("/prices", 26))
        self.pages["/copy"] = BRIDGE.replace("河岸日报", "两岸网").replace("黄河大桥", "两岸的大桥")
        return self.root


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == ENDLESS:
            return self._endless()
        text = self.server.pages.get(self.path)
        self.send_response(404 if text is None else 200)
        kind = "application/xml" if text is not None and text.startswith(("<?xml", "<feed")) else "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        return self.wfile.write((text or "").encode())

    def _endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        try:
            while True:
                self.wfile.write("<p>没完没了。</p>".encode())
                self.wfile.flush()
                threading.Event().wait(0.02)
        except OSError:
            return

    def log_message(self, *_):
        pass
