"""The command line: it parses, calls and prints. One command, one module, named as the user types it."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Final, NoReturn, TextIO

import click

from briefing import __version__
from briefing.address import hidden
from briefing.cli import signals
from briefing.errors import BriefingError

COMMANDS: Final = (
    *("make", "bulletin", "run", "check", "publish", "serve", "episodes"),
    *("read", "script", "explain", "lexicon", "voices", "config", "cache", "doctor"),
)
"""In the order of ``--help``. Each is a module of this package with an attribute ``command``."""

UTF_8: Final = "set LANG=zh_CN.UTF-8, or PYTHONUTF8=1"
"""What to do where the locale's encoding is another."""
INTERRUPTED: Final = 130
"""What a shell reports for a command ended by Ctrl-C: 128 + SIGINT."""
PIPE_CLOSED: Final = 141
"""What a shell reports for a command whose reader went away: 128 + SIGPIPE."""

ONE_THREAD: Final = "OPENBLAS_NUM_THREADS"
"""Read by NumPy's library when it is loaded, in this process and its workers. Our matrices are small, and its
threads wait for each other busily: on a busy machine they make the text front end two to ten times slower."""

COMPLETION: Final = "_BRIEFING_COMPLETE"
"""By which a shell asks what a word may become, as click has it: ``bash_source`` prints what it needs."""

EXAMPLES: Final = """\b
Examples:
  briefing make article.txt
  briefing make https://example.org/news/1234 --voice yunjian
  briefing read article.html | less

\b
Exit codes:
  0 done; 1 something failed; 2 mistyped, or settings or a script are written wrongly;
  3 done, but something to look at, named on standard error;
  130, 143, 129 ended by Ctrl-C, SIGTERM, SIGHUP; 141 whoever read the output went away"""


class LazyGroup(click.Group):
    """Loads only the command that is run; their modules must be light, since ``--help`` loads them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"briefing.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; what is no command is told with the one that was meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from briefing.nearest import nearest

            near = nearest(args[0], COMMANDS)
            if not near:
                raise
            raise click.UsageError(f"{error.message.rstrip('.')}; did you mean {near[0]}?", ctx) from None


group = LazyGroup(
    name="briefing",
    help="Turns a written Chinese article into a spoken Mandarin briefing: one podcast episode.",
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
click.version_option(__version__, message="briefing %(version)s")(group)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Runs the command of ``args`` (by default the process's own) and exits.

    This is the one place where an error becomes a line and an exit code: that of a BriefingError's class,
    2 for a mistyped command, 1 for anything unforeseen. ``BRIEFING_DEBUG=1`` shows the traceback as well.
    """
    words = list(sys.argv[1:] if args is None else args)
    if asked := os.environ.get(COMPLETION):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(group, {}, "briefing", COMPLETION, asked))
    os.environ.setdefault(ONE_THREAD, "1")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of libraries, on matters no producer can mend
    for stream in (sys.stdout, sys.stderr):
        _make_hold_chinese(stream)
    code = _run(words or ["--help"])
    signals.over()
    sys.exit(code)


def _run(words: list[str]) -> int:
    """The exit code of the command ``words``."""
    try:
        signals.heed()
        with group.make_context("briefing", words) as context:
            group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (Exception, KeyboardInterrupt) as failure:
        error = signals.stopped() or failure
        if isinstance(error, BrokenPipeError):
            _discard_output(sys.stdout)
            return PIPE_CLOSED
        if os.environ.get("BRIEFING_DEBUG"):
            import traceback

            traceback.print_exception(failure)
        if isinstance(error, KeyboardInterrupt):
            signals.hush()
        line, code = told(error)
        try:
            click.echo(f"briefing: {' '.join(line.split())}", err=True)
        except OSError:  # the terminal is gone, and neither stream can be written any more
            _discard_output(sys.stdout)
            _discard_output(sys.stderr)
        return code
    return 0


def told(error: BaseException) -> tuple[str, int]:
    """What to tell a person of ``error``, no password in it, and the exit code."""
    line, code = _told(error)
    return hidden(line), code


def _told(error: BaseException) -> tuple[str, int]:
    match error:
        case BriefingError() | signals.Stopped():
            return str(error), error.exit_code
        case click.ClickException():
            return _usage(error), error.exit_code
        case KeyboardInterrupt() | click.Abort():
            return "interrupted", INTERRUPTED
        case UnicodeEncodeError() if (locale := sys.getfilesystemencoding()) != "utf-8":
            letters = error.object[error.start : error.end]
            return f"names are written in {locale} here, which has no {letters} ({UTF_8})", 1
        case OSError():
            where = f"{error.filename}: " if error.filename is not None else ""
            return f"{where}{error.strerror or error}", 1
    kind = type(error).__name__
    return f"unforeseen {kind}: {error} (BRIEFING_DEBUG=1 shows where; please report it)", 1


def _usage(error: click.ClickException) -> str:
    """What was mistyped, and where to read how it should be."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "briefing"
    return f"{error.format_message().rstrip('.')} (see {path} --help)"


def _make_hold_chinese(stream: TextIO) -> None:
    """Makes ``stream`` take any text: UTF-8 in files and pipes, ``?`` where a terminal lacks the letter."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty() or "PYTHONIOENCODING" in os.environ:
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")


def _discard_output(stream: TextIO) -> None:
    """Points ``stream`` at nothing, so that the interpreter's last flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
