"""Microsoft's read-aloud service on this computer: its protocol over TLS, to the unpatched edge-tts.

Of edge-tts nothing is replaced but where it looks: the endpoint constants ``WSS_URL`` and ``VOICE_LIST`` and
the trust store (``_SSL_CTX`` of its two modules), by ``pointed_at``. The token, the headers, the messages and
their order are checked as the service does; the answer is MP3 speech (eSpeak NG through LAME, 24 kHz,
48 kb/s, no tag) with word boundaries. ``faults`` says how each request goes wrong.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import socket
import ssl
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import contextmanager
from email.utils import formatdate
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

import av
import numpy as np
import trustme
from aiohttp import WSMsgType, web
from pypinyin import Style, lazy_pinyin
from wrong_sound import WRONG, spoilt

from briefing.nouns import Utterance
from briefing.sound.mp3 import decode
from briefing.speak.espeak import EspeakEngine
from briefing.speak.voices import find, voices
from briefing.zh.characters import is_han_or_zero

RATE_HZ = 24_000
LEAD_S, TAIL_S, PAUSE_S = 0.1, 0.8, 0.2
"""Silence before the first word, after the last, and at punctuation, as the service makes it."""
FRAME_BYTES = 144
"""Of MP3 at 24 kHz and 48 kb/s."""
NUMERALS = "零一二三四五六七八九"
RUNS = re.compile(rf"[{NUMERALS}点]+|[A-Za-z’]+|(?:(?![{NUMERALS}A-Za-z0-9])\w){{1,2}}|.", re.DOTALL)
"""Words as the service divides a text, roughly."""
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


class Word(NamedTuple):
    start_s: float
    end_s: float
    text: str


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

    def _note(self, kind, text="", fault="", prosody=None, voice=""):
        self.seen.append(Seen(self.clock(), kind, text, self.under_way, fault, prosody or {}, voice))

    def _refused(self, status, **headers):
        self._note(str(status))
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
        self._note("voices")
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
        answering = _Answering(self, request, fault)
        try:
            return await answering.answer()
        finally:
            answering.over()


class _Answering:
    """One WebSocket."""

    def __init__(self, service, request, fault):
        self.service, self.request, self.fault = service, request, fault
        self.socket = web.WebSocketResponse()
        self.counted = True

    def over(self):
        """No longer under way: before the client can know, so that no request counts twice."""
        if self.counted:
            self.counted = False
            self.service.under_way -= 1

    async def answer(self):
        await self.socket.prepare(self.request)
        config = _message(await self.socket.receive_str())
        assert config["Path"] == "speech.config"
        asked = json.loads(config["body"])["context"]["synthesis"]["audio"]
        assert asked["outputFormat"] == "audio-24khz-48kbitrate-mono-mp3"
        words_wanted = asked["metadataoptions"]["wordBoundaryEnabled"] == "true"
        ssml = _message(await self.socket.receive_str())
        assert ssml["Path"] == "ssml"
        assert ssml["X-Timestamp"].endswith("Z")
        voice, prosody, text = _understood(ssml["body"])
        if not self.fault and self.service.fault_of is not None:
            self.fault = self.service.fault_of(text)
        self.service._note("speak", text, self.fault, prosody, voice)
        self.id = ssml["X-RequestId"]
        if voice not in self.service.offered:
            self.fault = "no audio"
        rate = 1 + int(prosody["rate"].rstrip("%")) / 100
        spoken = text[: len(text) // 2] if self.fault == "text cut short" else text
        audio, words = speech(spoken, rate, rewritten=self.service.rewrites)
        if self.fault in WRONG:
            audio = wrong(self.fault, spoken, rate)
        if not words_wanted or self.fault == "no boundaries":
            words = ()
        await self._send(audio, list(words))
        return self.socket

    def _spoilt(self, audio, words):
        """The audio in messages, and the words, as the fault makes them."""
        half = len(audio) // 2 // FRAME_BYTES * FRAME_BYTES
        noise = random.Random(1).randbytes(len(audio))
        size = 10 * FRAME_BYTES
        parts = [audio[at : at + size] for at in range(0, len(audio), size)]
        match self.fault:
            case "no audio":
                parts, words = [], []
            case "half the audio":
                parts = [audio[:half]]
            case "half a frame of audio":
                parts = [audio[: half + 50]]
            case "noise for audio":
                parts = [noise]
            case "noise in the audio":
                parts = [audio[:half], noise[:77], audio[half:]]
            case "a piece of audio lost":
                parts = [audio[: half - size], audio[half:]]
            case "a piece of audio twice":
                parts = [audio[:half], audio[half - 2 * size :]]
            case "boundaries late" | "boundaries far too late":
                late_s = 0.15 if self.fault == "boundaries late" else 0.4
                words = [Word(start_s + late_s, end_s + late_s, text) for start_s, end_s, text in words]
            case "boundaries shuffled":
                random.Random(2).shuffle(words)
            case "a boundary missing":
                del words[-1]
            case "boundaries of another text":
                words = [Word(word.start_s, word.end_s, "别" * len(word.text)) for word in words]
        return parts, words

    async def _nonsense(self):
        """What no client can read, where that is the fault."""
        match self.fault:
            case "garbage text":
                await self.socket.send_str("no header at all")
            case "unknown path":
                await self._text("surprise", "{}")
            case "garbage metadata":
                await self._text("audio.metadata", '{"Metadata": [{"Type": "WordBoundary"')
            case "strange metadata":
                await self._text("audio.metadata", '{"Metadata": [{"Type": "WordBoundary", "Data": null}]}')
            case "garbage frames":
                await self.socket.send_bytes(b"\xff\xff\x00garbage")
            case "short frame":
                await self.socket.send_bytes(b"\x00")

    async def _send(self, audio, words):
        fault = self.fault
        await self._text("turn.start", '{"context":{"serviceTag":"local"}}')
        await self._text("response", '{"context":{"serviceTag":"local"},"audio":{"type":"inline"}}')
        parts, words = self._spoilt(audio, words)
        await self._nonsense()
        early = [] if fault == "boundaries last" else words
        for word in early:
            await self._boundary(word)
        for number, part in enumerate(parts):
            if number == len(parts) // 2 and await self._broken(fault):
                return
            await self._audio(part)
            if fault == "trickle":
                while not self.socket.closed:
                    await self._audio(audio[:FRAME_BYTES])
                    await asyncio.sleep(0.2)
        if fault == "boundaries last":
            for word in words:
                await self._boundary(word)
        if fault == "drop before the end":
            self.over()
            return
        await self._binary(f"X-RequestId:{self.id}\r\nPath:audio\r\n", b"")
        self.over()
        await self._text("turn.end", "{}")
        await self._gone()

    async def _broken(self, fault):
        """Whether the connection ended here, as ``fault`` wants."""
        if fault == "drop":
            self.over()
            await self.socket.close()
            return True
        if fault == "stall":
            await self._gone()
            return True
        if fault == "reset in mid-frame":
            self.over()
            transport = self.request.transport
            transport.write(b"\x82\x7e\x10\x00" + b"half of a frame")
            raw = transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            await asyncio.sleep(0.01)
            transport.abort()
            return True
        return False

    async def _gone(self):
        """Waits until the client closes."""
        while (await self.socket.receive()).type not in {
            WSMsgType.CLOSE,
            WSMsgType.CLOSED,
            WSMsgType.ERROR,
            WSMsgType.CLOSING,
        }:
            pass

    async def _text(self, path, body):
        await self.socket.send_str(
            f"X-RequestId:{self.id}\r\nContent-Type:application/json; charset=utf-8\r\n"
            f"Path:{path}\r\n\r\n{body}"
        )

    async def _boundary(self, word):
        data = {
            "Offset": round(word.start_s * 1e7),
            "Duration": round((word.end_s - word.start_s) * 1e7),
            "text": {"Text": word.text, "Length": len(word.text), "BoundaryType": "WordBoundary"},
        }
        await self._text("audio.metadata", json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": data}]}))

    async def _audio(self, data):
        await self._binary(
            f"X-RequestId:{self.id}\r\nContent-Type:audio/mpeg\r\nX-StreamId:1\r\nPath:audio\r\n", data
        )

    async def _binary(self, headers, data):
        await self.socket.send_bytes(len(headers).to_bytes(2, "big") + headers.encode() + data)


def _message(text):
    head, _, body = text.partition("\r\n\r\n")
    return dict(line.split(":", 1) for line in head.split("\r\n")) | {"body": body}


def _understood(ssml):
    """Voice, prosody and text. Anything but one voice, one prosody and text in it is refused since 2022."""
    speak = ElementTree.fromstring(ssml)
    (voice,) = speak
    (prosody,) = voice
    assert len(prosody) == 0
    name = re.fullmatch(r"Microsoft Server Speech Text to Speech Voice \((.+), (.+)\)", voice.get("name", ""))
    return f"{name[1]}-{name[2]}", dict(prosody.attrib), prosody.text or ""


# --- speech -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def speech(text, rate=1.0, *, rewritten=True):
    """MP3 and words of ``text``; numerals are rewritten with digits, as the service does."""
    pieces, at_s, words = [_silence(LEAD_S / rate)], LEAD_S / rate, []
    for run in RUNS.findall(text):
        parts = [run] if run.isascii() else list(run)
        sounds = [sound for part in parts if part.isalnum() for sound in (_clip(part, rate),)]
        if not sounds:
            pieces.append(_silence((0.0 if run.isspace() else PAUSE_S) / rate))
            at_s += len(pieces[-1]) / RATE_HZ
            continue
        long_s = sum(map(len, sounds)) / RATE_HZ
        shown = run
        if rewritten and set(run) <= set(NUMERALS + "点") and run != "点":
            shown = run.translate(str.maketrans(NUMERALS + "点", "0123456789."))
        words.append(Word(at_s, at_s + long_s, shown))
        pieces += sounds
        at_s += long_s
    pieces.append(_silence(TAIL_S / rate))
    return mp3(np.concatenate(pieces)), tuple(words)


@lru_cache(maxsize=64)
def wrong(kind, text, rate):
    """MP3 of ``text`` that is wrong in this way."""
    audio, words = speech(text, rate)
    return mp3(spoilt(kind, sound_of(audio), words, another(rate), len(text)))


@cache
def another(rate):
    """What another text sounds like, from its first word to its last."""
    audio, words = speech("老人在窗前读着一封信，外面下起了雨。", rate)
    return sound_of(audio)[round(words[0].start_s * RATE_HZ) : round(words[-1].end_s * RATE_HZ)]


def sound_of(audio):
    """The samples of an answer."""
    return decode(audio)[0]


def _silence(seconds):
    return np.zeros(round(seconds * RATE_HZ), np.float32)


@lru_cache(maxsize=8192)
def _clip(part, rate):
    """One character or Latin word, spoken by eSpeak NG, without silence around, at ``RATE_HZ``."""
    han = len(part) == 1 and is_han_or_zero(part)
    reading = (
        lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True)[0].replace("ü", "v") if han else ""
    )
    readings = (reading,) if han else ("",) * len(part)
    spans = tuple((at, at + 1) for at in range(len(part)))
    take = EspeakEngine({}).speak(Utterance(part, part, spans, readings), find("espeak"))
    samples = take.samples[
        round(take.marks[0].start_s * take.rate_hz) : round(take.marks[-1].end_s * take.rate_hz)
    ]
    length = round(len(samples) * RATE_HZ / take.rate_hz / rate)
    return np.interp(np.linspace(0, len(samples) - 1, length), np.arange(len(samples)), samples).astype(
        np.float32
    )


def mp3(samples):
    """As the service encodes."""
    file = BytesIO()
    with av.open(file, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as container:
        stream = container.add_stream(
            "libmp3lame", rate=RATE_HZ, layout="mono", options={"compression_level": "9"}
        )
        stream.bit_rate = 48_000
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        for part in (frame, None):
            container.mux(stream.encode(part))
    return file.getvalue()


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
