"""``briefing script``: the narration script of an article, for a person to edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from briefing.cli import look
from briefing.cli.options import about_options, any_language_option, checked_source, config_option
from briefing.errors import UsageError


@click.command(
    "script",
    short_help="Print the narration script, to be edited.",
    epilog="""\b
Examples:
  briefing script article.html
  briefing script article.html -o bridge.md    # edit it, then: briefing make bridge.md""",
)
@click.argument("source", callback=checked_source)
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
@about_options
@config_option()
@any_language_option
def command(
    *,
    source: str,
    output: Path | None,
    voice: str,
    force: bool,
    said: Mapping[str, str],
    any_language: bool,
    config_path: Path | None,
) -> None:
    """Prints the narration script of SOURCE: front matter, headings, one segment a line.

    SOURCE is what `briefing make` takes: an article's file, an http or https address, - for standard input;
    or a script, which is printed as the program would write it.

    Where the settings have a voice for quotations ([cast] quote) or for labels ([cast.speakers]: 记者),
    it shows who says what, as {voice=yunjian} at the end of a line, to be changed or taken away.
    """
    from briefing.conductor.cast import Cast
    from briefing.conductor.manuscript import from_source
    from briefing.config import load
    from briefing.exchange import digest
    from briefing.script.document import format_script
    from briefing.speak.voices import find
    from briefing.writing import save

    if voice:
        find(voice)
    config = load(config_path)
    Cast.of(config.speech, "", "", config.cast)
    seen = digest(output) if output is not None else ""
    beside = Path() if output is None else output.parent
    fields = {**said, **({"voice": voice} if voice else {})}
    manuscript = from_source(
        source, beside, fields, cast=config.cast, any_language=any_language, net=config.fetch
    )
    text = format_script(manuscript.script)
    if output is None:
        click.echo(text, nl=False)
    else:
        if seen and not force and output.read_bytes() != text.encode():
            raise UsageError(
                "there already, and says something else", where=str(output), fix="--force replaces it"
            )
        save(output, text.encode(), seen)
        click.echo(f"{output}  {sum(1 for _ in manuscript.script.segments())} segments")
    look.tell(manuscript.doubts)
    look.end(manuscript.doubts)
