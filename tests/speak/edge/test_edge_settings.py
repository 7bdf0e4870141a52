"""What ``[edge]`` in ``briefing.toml`` sets is kept to."""

import select
import socket
import socketserver
import threading

import pytest

from briefing.config import load
from briefing.errors import TakeError, UsageError
from briefing.speak.edge.settings import Settings

TEXT = "新桥今天正式通车。"


class Tunnel(socketserver.BaseRequestHandler):
    """Answers CONNECT, as an HTTP proxy does, and passes everything on."""

    def handle(self):
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.request.recv(4096)
        _, where, _ = head.split(b" ", 2)
        self.server.asked.append(where.decode())
        host, _, port = where.decode().partition(":")
        with socket.create_connection((host, int(port))) as far:
            self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                ready, _, _ = select.select([self.request, far], [], [])
                for near in ready:
                    data = near.recv(65536)
                    if not data:
                        return
                    (far if near is self.request else self.request).sendall(data)


@pytest.fixture
def proxy():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as server:
        server.asked = []
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_every_request_goes_through_the_proxy(studio, service, proxy):
    studio.record(TEXT, proxy=f"http://127.0.0.1:{proxy.server_address[1]}")
    assert proxy.asked == [f"localhost:{service.port}"] * 2
    assert service.kinds() == ["voices", "speak"]


def test_a_proxy_that_is_not_there_is_named(studio, service):
    with pytest.raises(TakeError, match=r"no connection to 127\.0\.0\.1: "):
        studio.record(TEXT, proxy="http://127.0.0.1:9", patience_min=0)


def test_patience_is_what_is_set(studio, service, clock):
    service.faults.extend(["drop"] * 100)
    began = clock.now()
    with pytest.raises(TakeError, match="the answer broke off"):
        studio.record(TEXT, patience_min=1)
    assert clock.now() - began <= 60


def test_the_defaults_are_gentle():
    assert Settings().concurrency == 2
    assert Settings().requests_per_minute == 60
    assert Settings().patience_min == 15


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ('proxy = "localhost:8080"', "[edge] proxy"),
        ("concurrency = 9", "[edge] concurrency"),
        ("requests_per_minute = 0", "[edge] requests_per_minute"),
        ("recieve_timeout_s = 5", "did you mean receive_timeout_s?"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, key, complaint):
    path = tmp_path / "briefing.toml"
    path.write_text(f"[edge]\n{key}\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert complaint in str(caught.value)
