"""Who speaks what: the table ``[cast]`` of ``briefing.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import field_validator

from briefing.tables import Table


class Casting(Table):
    """``[cast]``: who speaks what; a name of a voice for each role, empty: as below."""

    title: str = ""
    """Empty: as headings."""
    heading: str = ""
    body: str = ""
    """Unless the script or ``--voice`` names a voice; empty: as ``[speech] voice``."""
    quotation: str = ""
    """This and all below, empty: as the body."""
    item: str = ""
    caption: str = ""
    row: str = ""
    footnote: str = ""
    credit: str = ""
    notice: str = ""
    """What the show itself says: intro and outro."""
    quote: str = ""
    """Of what a paragraph quotes, from a whole sentence up; written into scripts as they are derived."""
    speakers: Mapping[str, str] = {}
    """Voices by the label at the head of a paragraph (记者, 答), until the next label; written likewise."""

    @field_validator("speakers")
    @classmethod
    def _labels(cls, speakers: Mapping[str, str]) -> Mapping[str, str]:
        labels = {label.strip().rstrip("：:").rstrip(): voice for label, voice in speakers.items()}
        if not all(labels):
            raise ValueError("a label is blank")
        return labels

    @property
    def voices(self) -> Mapping[str, str]:
        """The names it gives, by place in the file, as in ``[cast] heading``."""
        named = {f"[cast] {role}": voice for role, voice in self if role != "speakers"}
        return named | {f"[cast.speakers] {label}": voice for label, voice in self.speakers.items()}

    def voice(self, role: str) -> str:
        """The name of the voice for segments of ``role``, or empty where the body's speaks them."""
        if role == "title":
            return self.title or self.heading
        return "" if role == "body" else str(getattr(self, role, ""))
