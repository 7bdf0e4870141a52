"""Hosts that the settings name may be private, or reached through a proxy; what they redirect to may not."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.config import Fetch
from briefing.errors import SourceError
from briefing.read.load import load


class Answering(BaseHTTPRequestHandler):
    """A site on loopback, and a proxy that answers for any."""

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path.endswith("/moved"):
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.2:{self.server.server_port}/secret")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write("新桥通车。".encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    found = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    found.asked = []
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


def test_a_private_host_is_asked_only_if_it_is_named(server):
    host = f"127.0.0.1:{server.server_port}"
    with pytest.raises(SourceError, match="not a public address"):
        load(f"http://{host}/a", None)
    with pytest.raises(SourceError, match="not a public address"):
        load(f"http://{host}/a", None, Fetch(hosts=("127.0.0.1",)))
    assert load(f"http://{host}/a", None, Fetch(hosts=(host,))).data.decode() == "新桥通车。"
    assert server.asked == ["/a"]


def test_what_it_redirects_to_may_not_be_private(server):
    host = f"127.0.0.1:{server.server_port}"
    with pytest.raises(SourceError, match=r"127\.0\.0\.2, which is not a public address"):
        load(f"http://{host}/moved", None, Fetch(hosts=(host, f"127.0.0.2:{server.server_port}")))
    assert server.asked == ["/moved"]


def test_the_proxy_of_the_environment_is_asked_for_named_hosts_alone(server, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    net = Fetch(proxied=("news.invalid",))
    assert load("http://news.invalid/a", None, net).data.decode() == "新桥通车。"
    with pytest.raises(SourceError, match="is not known"):
        load("http://other.invalid/a", None, net)
    assert server.asked == ["http://news.invalid/a"]


def test_without_a_proxy_in_the_environment_a_named_host_is_asked_itself():
    with pytest.raises(SourceError, match="is not known"):
        load("http://news.invalid/a", None, Fetch(proxied=("news.invalid",)))


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("intranet", "http://intranet/a"),
        ("intranet", "https://user:word@INTRANET:443/a"),
        ("intranet:80", "http://intranet/a"),
        ("intranet:8000", "http://intranet:8000/a"),
    ],
)
def test_a_host_is_named_with_its_port_or_without_where_that_is_usual(named, url):
    assert Fetch(hosts=(named,)).allows(url)
    assert not Fetch(hosts=(named,)).allows("http://intranet:8001/a")
