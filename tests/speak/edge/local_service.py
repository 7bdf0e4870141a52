"""Microsoft's read-aloud service on this computer: its protocol over TLS, to the unpatched edge-tts.

Of edge-tts nothing is replaced but where it looks: the endpoint constants ``WSS_URL`` and ``VOICE_LIST`` and
the trust store (``_SSL_CTX`` of its two modules), by ``pointed_at``. The token, the headers, the messages and
their order are checked as the service does; the answer is MP3 speech (eSpeak NG through LAME, 24 kHz,
48 kb/s, no tag) with word boundaries. ``faults`` says how each request goes wrong.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import contextmanager
from email.utils import formatdate
from itertools import pairwise
from typing import NamedTuple

import trustme
from aiohttp import web
from local_answers import Answering

from briefing.speak.voices import voices

PATH = "/consumer/speech/synthesize/readaloud"


class Seen(NamedTuple):
    """A request as it came in."""

    at_s: float
    kind: str
    """``voices``, ``speak``, or the status it was turned down with."""
    text: str
    at_once: int
    """Requests under way with it."""
    fault: str
    prosody: dict[str, str]
    voice: str


class LocalService:
    """Runs on a thread of its own from ``start`` to ``stop``."""

    def __init__(self, folder, clock=time.monotonic):
        self.reset(clock)
        authority = trustme.CA()
        self.trusted = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.trusted))
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self._tls)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def reset(self, clock):
        """As new: nothing seen, no faults."""
        self.clock = clock
        self.seen: list[Seen] = []
        self.faults: deque[str] = deque()
        """One for each request to speak, in order; the rest of them go well."""
        self.next_fault: Callable[[], str] = str
        """Chooses it for each request where ``faults`` is empty."""
        self.fault_of: Callable[[str], str] | None = None
        """Chooses it by what a request asks for, where it has none yet."""
        self.ahead_s = 0.0
        """By which the service's clock is ahead of ours."""
        self.offered = {voice.id: voice for voice in voices().values() if voice.engine == "edge"}
        self.blocked = False
        """Whether everybody is refused, whatever the token."""
        self.most_at_once = 100
        self.retry_after = "120"
        self.rewrites = True
        self.under_way = 0
        self.peak = 0

    # --- running it -------------------------------------------------------------------------------------

    def start(self):
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(10)

    def stop(self):
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _serve(self):
        app = web.Application()
        app.router.add_get(f"{PATH}/edge/v1", self._speak)
        app.router.add_get(f"{PATH}/voices/list", self._voices)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        await web.SockSite(self._runner, listening, ssl_context=self._tls).start()

    async def _leave(self):
        await self._runner.cleanup()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    @property
    def wss_url(self):
        from edge_tts.constants import TRUSTED_CLIENT_TOKEN

        return f"wss://localhost:{self.port}{PATH}/edge/v1?TrustedClientToken={TRUSTED_CLIENT_TOKEN}"

    @property
    def voice_list_url(self):
        from edge_tts.constants import TRUSTED_CLIENT_TOKEN

        return f"https://localhost:{self.port}{PATH}/voices/list?trustedclienttoken={TRUSTED_CLIENT_TOKEN}"

    # --- what the tests ask -----------------------------------------------------------------------------

    def said(self, kind="speak"):
        """The texts of the requests that got as far as being spoken."""
        return [seen.text for seen in self.seen if seen.kind == kind]

    def kinds(self):
        return [seen.kind for seen in self.seen]

    def whole(self):
        """How often each text was answered without a fault."""
        return Counter(seen.text for seen in self.seen if seen.kind == "speak" and not seen.fault)

    def gaps_s(self):
        """Seconds from the beginning of each request to that of the next."""
        return [after.at_s - before.at_s for before, after in pairwise(self.seen)]

    # --- the protocol -----------------------------------------------------------------------------------

    def note(self, kind, text="", fault="", prosody=None, voice=""):
        self.seen.append(Seen(self.clock(), kind, text, self.under_way, fault, prosody or {}, voice))

    def _refused(self, status, **headers):
        self.note(str(status))
        return web.Response(status=status, headers={"Date": self._date()} | headers)

    def _date(self):
        return formatdate(time.time() + self.ahead_s, usegmt=True)

    def _token_holds(self, request):
        from edge_tts.constants import SEC_MS_GEC_VERSION
        from edge_tts.drm import generate_sec_ms_gec_v2

        if self.blocked:
            return False
        now = time.time() + self.ahead_s
        tokens = {generate_sec_ms_gec_v2(now + shift) for shift in (-300, 0, 300)}
        asked = request.query
        return (
            asked.get("Sec-MS-GEC") in tokens
            and asked.get("Sec-MS-GEC-Version") == SEC_MS_GEC_VERSION
            and "muid=" in request.headers.get("Cookie", "")
        )

    async def _voices(self, request):
        if not self._token_holds(request):
            return self._refused(403)
        self.note("voices")
        return web.json_response(
            [
                {
                    "Name": voice.id,
                    "ShortName": voice.id,
                    "Gender": voice.gender.capitalize(),
                    "Locale": voice.language,
                    "SuggestedCodec": "audio-24khz-48kbitrate-mono-mp3",
                    "FriendlyName": f"Microsoft {voice.name} Online (Natural)",
                    "Status": "GA",
                }
                for voice in self.offered.values()
            ]
        )

    async def _speak(self, request):
        if not self._token_holds(request):
            return self._refused(403)
        fault = self.faults.popleft() if self.faults else self.next_fault()
        if fault == "slow handshake":
            await asyncio.sleep(60)
        if fault in {"403", "429", "503", "500"}:
            return self._refused(int(fault))
        if fault == "403 without a date":
            return self._refused(403, Date="")
        if fault == "429 for a time":
            return self._refused(429, **{"Retry-After": self.retry_after})
        if self.under_way >= self.most_at_once:
            return self._refused(503)
        self.under_way += 1
        self.peak = max(self.peak, self.under_way)
        answering = Answering(self, request, fault)
        try:
            return await answering.answer()
        finally:
            answering.over()


@contextmanager
def pointed_at(wss_url, voice_list_url, trusted):
    """edge-tts looks for the service at these addresses, and trusts what ``trusted`` has signed."""
    from edge_tts import communicate, drm
    from edge_tts import voices as listing

    context = ssl.create_default_context(cafile=str(trusted))
    places = [
        (communicate, "WSS_URL", wss_url),
        (listing, "VOICE_LIST", voice_list_url),
        (communicate, "_SSL_CTX", context),
        (listing, "_SSL_CTX", context),
        (drm.DRM, "clock_skew_seconds", 0.0),  # a correction learnt in one test is not for the next
    ]
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in places]
    for owner, name, value in places:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)
