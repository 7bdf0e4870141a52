"""The one way to fail: an error that says what, where and what to do; the command line makes it one line."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.address import hidden


class BriefingError(Exception):
    """Something went wrong that a person can understand and mend."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.fix})" if self.fix else line


class UsageError(BriefingError):
    """The command, a configuration file or a script is written wrongly: exit code 2."""

    exit_code = 2


class SourceError(BriefingError):
    """An article cannot be read."""


class TakeError(BriefingError):
    """A segment cannot be spoken, or what was spoken failed the gate."""


class PackageError(BriefingError):
    """An episode cannot be written."""


class ToLookAt(BriefingError):
    """All is done, but a person should look at something: exit code 3."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something was not done."""

    what: str
    where: str = ""
    fix: str = ""

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """That of ``error``, no password in it."""
        if isinstance(error, BriefingError):
            return cls(hidden(error.what), hidden(error.where), error.fix)
        if isinstance(error, OSError):
            return cls(error.strerror or str(error), str(error.filename or ""))
        return cls(f"unforeseen {type(error).__name__}: {hidden(str(error))}", fix="please report it")

    def __str__(self) -> str:
        return " ".join(str(BriefingError(self.what, where=self.where, fix=self.fix)).split())
