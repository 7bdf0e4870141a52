"""``briefing script``: the narration script of an article, for a person to edit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefing.cli.read import look_at
from briefing.errors import BriefingError, UsageError


@click.command(
    "script",
    short_help="Print the narration script, to be edited.",
    epilog="""\b
Examples:
  briefing script article.html
  briefing script article.html -o bridge.md    # edit it, then: briefing make bridge.md""",
)
@click.argument("source")
@click.option(
    "-o",
    "output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to FILE. One that is there and says something else is kept, except with --force.",
)
@click.option(
    "--voice", default="", metavar="V", help="Name this voice in the script; see `briefing voices`."
)
@click.option("--force", is_flag=True, help="Replace FILE, though it says something else.")
@click.option("--any-language", is_flag=True, help="Take a text with hardly a Chinese character as well.")
def command(source: str, output: Path | None, voice: str, force: bool, any_language: bool) -> None:
    """Prints the narration script of SOURCE: front matter, headings, one segment a line.

    SOURCE is what `briefing make` takes: a file (.txt, .md, .html), an http or https address, - for standard
    input; or a script, which is printed as the program would write it.
    """
    from briefing.conductor.manuscript import from_source
    from briefing.package.exchange import digest
    from briefing.script.document import format_script
    from briefing.speak.voices import find

    if voice:
        find(voice)
    seen = digest(output) if output is not None else ""
    manuscript = from_source(source, voice, any_language=any_language)
    text = format_script(manuscript.script)
    if output is None:
        click.echo(text, nl=False)
    else:
        if seen and not force and output.read_bytes() != text.encode():
            raise UsageError(
                "there already, and says something else", where=str(output), fix="--force replaces it"
            )
        write(output, text.encode(), seen)
        click.echo(f"{output}  {sum(1 for _ in manuscript.script.segments())} segments")
    look_at(manuscript.doubts)


def write(path: Path, content: bytes, seen: str) -> None:
    """Leaves ``content`` in the file ``path``, which at every moment holds the old content or the new.

    ``seen`` is the digest of what the new content was made to replace, empty for no file. Raises
    BriefingError where something else lies there, which a person has saved since, or it cannot be written.
    """
    from briefing.package.exchange import digest, replace

    target = path.resolve()  # a link keeps pointing where it does
    _clear_drafts(target)
    draft = _draft(target, os.getpid())
    try:
        try:
            draft.write_bytes(content)
            done = digest(target) == digest(draft) or replace(draft, target, {seen})
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", where=str(path)) from None
    if not done:
        raise BriefingError("was saved by somebody else meanwhile", where=str(path), fix="run it again")


def _clear_drafts(target: Path) -> None:
    """Removes what killed runs left beside ``target``."""
    for path in target.parent.glob(".*.part"):
        pid = path.name.removesuffix(".part").rpartition(".")[2]
        if pid.isdecimal() and path == _draft(target, int(pid)) and not _lives(int(pid)):
            path.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    """Whether there is a process ``pid``; on Windows, where it cannot be asked for, yes."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _draft(target: Path, pid: int) -> Path:
    return target.with_name(f".{target.name}.{pid}.part")
