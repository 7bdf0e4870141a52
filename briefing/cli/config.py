"""``briefing config``: every setting there is, what it is for, and what is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.options import config_option

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefing.remarks import Key


@click.command(
    "config",
    short_help="Print every setting, and what is in force.",
    epilog="""\b
Examples:
  briefing config
  briefing config speech show
  briefing config > new.toml""",
)
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@config_option("The settings to look at.")
@click.option("--markdown", is_flag=True, help="Print them as the page docs/settings.md, without values.")
def command(tables: tuple[str, ...], config_path: Path | None, markdown: bool) -> None:
    """Print all that briefing.toml may hold, with remarks, and what is in force.

    What is set stands as it is set, with file and line; what is not is a remark that shows its default. So
    what is printed is a file of settings that says the same.
    """
    from briefing.config import load

    models = _chosen(tables)
    if markdown:
        click.echo("\n".join(_page(models)))
        return
    path = config_path or Path("briefing.toml")
    load(config_path)  # what cannot be used is told before anything is printed
    click.echo("\n".join(_file(models, path)))


def _chosen(tables: tuple[str, ...]) -> Mapping[str, type[BaseModel]]:
    """The models of ``tables``, or of all, by name. Raises click.UsageError for an unknown one."""
    from briefing import installed_engines
    from briefing.config import TABLES, Config
    from briefing.tables import near

    models: dict[str, type[BaseModel]] = {name: Config.model_fields[name].annotation for name in TABLES}  # type: ignore[misc]
    for name in sorted(installed_engines.installed()):
        if model := getattr(installed_engines.loaded(name), "settings", None):
            models[name] = model
    for name in tables:
        if name not in models:
            raise click.UsageError(f"no table is called {name}; {near(name, models)}")
    return {name: model for name, model in models.items() if name in tables or not tables}


def _file(models: Mapping[str, type[BaseModel]], path: Path) -> Iterator[str]:
    """The lines of a file of settings with all keys of ``models``, those of ``path`` set."""
    from briefing.remarks import about, keys
    from briefing.tables import written_in
    from briefing.tomlfile import line_of

    written = written_in(path) if path.is_file() else {}
    text = path.read_bytes().decode("utf-8", "replace") if written else ""
    yield f"# Settings of {path}." if written else "# No briefing.toml is here: these are the defaults."
    for name, model in models.items():
        mine = written.get(name, {})
        yield from ("", f"# {about(model)}", f"[{name}]" if mine else f"# [{name}]")
        for key in keys(model):
            yield f"# {_remark(key)}"
            if key.name in mine:
                yield f"{key.name} = {_toml(mine[key.name])}  # {path}:{line_of(text, (name, key.name))}"
            else:
                yield f"# {key.name} = {_toml(_shown(key))}"


def _page(models: Mapping[str, type[BaseModel]]) -> Iterator[str]:
    """The lines of docs/settings.md."""
    from briefing.remarks import about, keys

    yield "# Settings"
    yield ""
    yield "All that `briefing.toml` may hold; `briefing config` prints the same with what is in force."
    for name, model in models.items():
        yield from (
            "",
            f"## [{name}]",
            "",
            about(model),
            "",
            "| key | default | what it is |",
            "|---|---|---|",
        )
        for key in keys(model):
            default = "" if key.default in (None, "") else f"`{_toml(key.default)}`"
            yield f"| `{key.name}` | {default} | {_remark(key)} |".replace("\\|", "|")


def _remark(key: Key) -> str:
    """What ``key`` is for and what it may be, in one line."""
    example = f"As in `{_toml(key.example)}`." if key.example and key.default in (None, "") else ""
    bounds = f"May be: {key.bounds}." if key.bounds else ""
    return " ".join(part for part in (key.remark, bounds, example) if part)


def _shown(key: Key) -> Any:
    return key.example if key.default is None else key.default


def _toml(value: Any) -> str:
    """``value`` as TOML writes it."""
    import json

    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}" if isinstance(value, int) else str(value)
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            pairs = (
                f"{json.dumps(str(key), ensure_ascii=False)} = {_toml(each)}" for key, each in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
    return json.dumps(str(value), ensure_ascii=False)
