"""One answer of the local service over its WebSocket, and the faults that it may have."""

from __future__ import annotations

import asyncio
import json
import random
import re
import socket
import struct
from xml.etree import ElementTree

from aiohttp import WSMsgType, web
from local_sound import Word, speech, wrong
from wrong_sound import WRONG

FRAME_BYTES = 144
"""Of MP3 at 24 kHz and 48 kb/s."""


class Answering:
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
        self.service.note("speak", text, self.fault, prosody, voice)
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
