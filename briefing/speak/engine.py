"""The seam for engines: what one must do, and how an installed one is found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol, runtime_checkable

from briefing.installed_engines import loaded
from briefing.nouns import Take, Utterance, Voice


@runtime_checkable
class Engine(Protocol):
    """Speaks one utterance with one voice.

    An instance is made once per worker, ``Engine(settings)``, where ``settings`` is the table of
    ``briefing.toml`` that bears its name (an empty mapping where there is none). A class that has such a
    table names its pydantic model as the attribute ``settings``. To check a table the class is imported, so
    heavy imports belong inside methods. It must not load weights or open sockets before the first ``speak``.
    An asynchronous engine runs its own loop inside ``speak``, and limits its own rate: ``workers`` says how
    many may run at once. Where it waits, it says so through ``speak.waiting``. One that is told characters,
    not readings, says ``heeds_pins = True``. What it tells ``briefing doctor`` of how it
    runs here, ``about()`` returns; settings that it has decided for itself, for its processes,
    ``resolved()``. ``docs/engines.md`` builds one from nothing.
    """

    parallel: Literal["processes", "threads"]
    """``processes`` for work that fills a core, ``threads`` for work that waits on a network."""

    def __init__(self, settings: Mapping[str, Any]) -> None: ...

    def workers(self, cores: int) -> int:
        """How many utterances may be spoken at once on a machine of ``cores`` cores."""
        ...

    def digest(self, voice: Voice) -> str:
        """A digest of all of the engine's own that can change the sound of this voice: model, style, version.

        Cheap after the first call. Raises TakeError where a file is missing or is not what it should be.
        """
        ...

    def speak(self, utterance: Utterance, voice: Voice) -> Take:
        """The take of ``utterance``; its marks cover every letter, digit and Han character spoken.

        Deterministic wherever the engine can be. Raises TakeError.
        """
        ...


def engine_class(name: str) -> type[Engine]:
    """The class of the installed engine ``name``. Raises UsageError, naming those there are."""
    return loaded(name)
