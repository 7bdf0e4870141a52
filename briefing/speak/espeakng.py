"""eSpeak NG from the ``espeakng-loader`` wheel, through ctypes: text to samples with word times, or to IPA.

The declarations follow ``speak_lib.h`` of eSpeak NG 1.52. The library keeps its state in static variables: a
lock lets one caller at a time in, and each call loads it anew, because what was spoken before (the phase of
the flutter, among others) changes the samples of what is spoken next. Loading and unloading take 4 ms.
"""

from __future__ import annotations

import _ctypes
import ctypes
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import TakeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SYNCHRONOUS: Final = 2  # AUDIO_OUTPUT_SYNCHRONOUS: espeak_Synth returns when all samples were handed over
_DONT_EXIT: Final = 0x8000  # espeakINITIALIZE_DONT_EXIT: report missing data, do not end our process
_POSITION_BY_CHARACTER: Final = 1
_UTF8: Final = 1
_RATE: Final = 1
_PITCH: Final = 3
_WORD_EVENT: Final = 1
_IPA: Final = 0x02
_TIE: Final = 0x80
_LONGEST_DATA_PATH: Final = 140
"""Bytes. The library copies the path into a buffer of 160 and adds file names of up to 20."""


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)
_lock = Lock()


@dataclass(frozen=True, slots=True)
class WordEvent:
    """Where in the samples a word of the text begins to sound."""

    start: int
    """Character offset in the text."""
    length: int
    """In characters."""
    sample: int


def synthesise(
    text: str, voice: str, words_per_minute: int, pitch: int
) -> tuple[NDArray[np.float32], int, list[WordEvent]]:
    """Samples (mono, full scale 1.0), their rate in Hz, and the words' beginnings in order.

    ``words_per_minute`` is eSpeak's nominal pace, 80 to 450; ``pitch`` 0 to 100, 50 being the voice's own, 50
    steps an octave. Equal arguments give equal samples. Raises TakeError.
    """
    import numpy as np

    chunks: list[bytes] = []
    words: list[WordEvent] = []

    def receive(samples: Any, count: int, events: Any) -> int:
        if samples and count:
            chunks.append(ctypes.string_at(samples, 2 * count))
        index = 0
        while kind := events[index].type:
            event = events[index]
            if kind == _WORD_EVENT:
                words.append(WordEvent(event.text_position - 1, event.length, event.sample))
            index += 1
        return 0

    with _fresh_library() as (library, rate_hz):
        _choose(library, voice)
        library.espeak_ng_SetRandSeed(ctypes.c_long(1))
        library.espeak_SetParameter(_RATE, words_per_minute, 0)
        library.espeak_SetParameter(_PITCH, pitch, 0)
        callback = _Callback(receive)
        library.espeak_SetSynthCallback(callback)
        raw = text.encode() + b"\0"
        # In a thread of its own: Ctrl-C raises in the main thread, and an exception that rises in a callback
        # is swallowed together with the samples it was called for.
        speaking, given_up = Lock(), Event()

        def speak() -> int:
            with speaking:
                if given_up.is_set():
                    return 0
                return int(
                    library.espeak_Synth(raw, len(raw), 0, _POSITION_BY_CHARACTER, 0, _UTF8, None, None)
                )

        try:
            with ThreadPoolExecutor(1) as uninterrupted:
                status = uninterrupted.submit(speak).result()
        finally:
            # A signal that comes while the thread is being started leaves one that nobody joins: the library
            # must not be taken from under it.
            given_up.set()
            with speaking:
                pass
    if status:
        raise TakeError(f"eSpeak NG gave up with status {status}")
    samples = np.frombuffer(b"".join(chunks), np.int16).astype(np.float32) / np.float32(32768)
    return samples, rate_hz, words


@lru_cache(maxsize=4096)
def ipa(text: str, voice: str = "en-us", tie: str = "") -> str:
    """``text`` in the International Phonetic Alphabet with stress marks, words between spaces.

    ``tie``, one character, joins the letters of one phoneme: ``d^ʒ``. Raises TakeError.
    """
    mode = _IPA | (_TIE | ord(tie) << 8 if tie else 0)
    clauses: list[str] = []
    with _fresh_library() as (library, _):
        _choose(library, voice)
        buffer = ctypes.create_string_buffer(text.encode())
        rest = ctypes.c_void_p(ctypes.addressof(buffer))
        while rest.value:
            spoken = library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, mode)
            clauses.append((spoken or b"").decode().strip())
    return " ".join(clause for clause in clauses if clause)


@cache
def version() -> str:
    """The library's version, such as ``1.52.0``. Raises TakeError."""
    with _fresh_library() as (library, _):
        return str(library.espeak_Info(None).decode().split()[0])


def data_folder() -> Path:
    """Where the dictionaries and phoneme data are."""
    import espeakng_loader

    return Path(espeakng_loader.get_data_path())


@contextmanager
def _fresh_library() -> Iterator[tuple[ctypes.CDLL, int]]:
    """The library as if just started, for one caller, and the rate of its samples in Hz. Raises TakeError."""
    with _lock:
        library = _load()
        try:
            rate_hz = library.espeak_Initialize(_SYNCHRONOUS, 0, _data_path(), _DONT_EXIT)
            if rate_hz <= 0:
                where = str(data_folder())
                raise TakeError("eSpeak NG finds no data", where=where, fix="reinstall espeakng-loader")
            yield library, rate_hz
            library.espeak_Terminate()
        finally:
            if sys.platform == "win32":
                _ctypes.FreeLibrary(library._handle)
            else:
                _ctypes.dlclose(library._handle)


def _load() -> ctypes.CDLL:
    """The library with its functions' types declared. Raises TakeError."""
    import espeakng_loader

    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as error:
        raise TakeError(f"eSpeak NG cannot be loaded: {error}", fix="reinstall espeakng-loader") from None
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int]
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    return library


_links: list[TemporaryDirectory[str]] = []
"""Removed when the process ends."""


@cache
def _data_path() -> bytes:
    """The data folder as the library is told it: through a link where the path is too long for it."""
    path = str(data_folder()).encode()
    if len(path) <= _LONGEST_DATA_PATH:
        return path
    _links.append(TemporaryDirectory(prefix="espeak-"))
    link = Path(_links[-1].name) / "espeak-ng-data"
    link.symlink_to(data_folder(), target_is_directory=True)
    return str(link).encode()


def _choose(library: ctypes.CDLL, voice: str) -> None:
    """Makes ``voice`` the one that speaks. Raises TakeError."""
    if library.espeak_SetVoiceByName(voice.encode()):
        raise TakeError(f"eSpeak NG has no voice {voice!r}")
