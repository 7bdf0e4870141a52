"""A web site of a test's own: pages and feeds by path, with what servers do besides answering."""

import contextlib
import hashlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        host = self.headers["Host"].partition(":")[0]
        site.asked.append((host + self.path, self.headers))
        answer = site.pages.get(self.path)
        if answer is None:
            self.send_error(404)
        elif callable(answer):
            with contextlib.suppress(OSError):
                answer(self)
        else:
            self.page(answer)

    def page(self, text):
        body = text if isinstance(text, bytes) else text.encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:8]}"'
        if self.headers["If-None-Match"] == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Site:
    """``pages`` by path hold a text, or what is to be done with the handler."""

    def __init__(self, machine="127.9.9.9"):
        self.pages, self.asked = {}, []
        self._server = ThreadingHTTPServer((machine, 0), Handler)
        self._server.daemon_threads = True
        self._server.site = self
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.port = self._server.server_port

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def address(self, path, host="news.example"):
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self):
        """What was asked for, in order, but for the rules of robots."""
        paths = [asked.partition("/")[2] for asked, _ in self.asked]
        return [path for path in paths if path != "robots.txt"]


def redirect(address):
    def answer(handler):
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.end_headers()

    return answer


def status(code):
    return lambda handler: handler.send_error(code)


def hangs(handler):
    time.sleep(30)


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>" + b"a" * 100_000)


def rss(*entries):
    """A feed of ``entries``: address, and guid if there is one."""
    items = "".join(
        f"<item><title>{number}</title><link>{each[0]}</link>"
        + (f'<guid isPermaLink="false">{each[1]}</guid>' if len(each) > 1 else "")
        + "</item>"
        for number, each in enumerate(entries, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>新闻</title>{items}</channel></rss>'


def page(title, text):
    head = f"<head><title>{title}</title></head>"
    return f"<html>{head}<body><article><h1>{title}</h1>{text}</article></body></html>"


def story(number):
    """A page of news like no other."""
    said = [f"第{number}号新桥今天正式通车，全长{number}公里。", f"第{number}号桥头的孩子们放起了风筝。"]
    return page(f"第{number}号新桥通车", "".join(f"<p>{each}</p>" for each in said))
