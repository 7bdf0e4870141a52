"""``briefing serve``: a published show, on this machine."""

from __future__ import annotations

import ipaddress
import signal
from pathlib import Path

import click

from briefing.cli.signals import Stopped


@click.command(
    "serve",
    short_help="Preview a published show.",
    epilog="""\b
Examples:
  briefing serve
  briefing serve public/morning --port 8080""",
)
@click.argument("site", default="public", type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for all of the network to see.")
@click.option("-q", "--quiet", is_flag=True, help="Do not list the requests.")
def command(*, site: Path, port: int, host: str, quiet: bool) -> None:
    """Serve what `briefing publish` wrote, public/ by default, until Ctrl-C.

    It answers as a real host does, ranges included, so that players can seek. For a preview only: it is open
    to this machine alone unless --host says otherwise, and is not made for the internet.
    """
    from briefing.errors import UsageError
    from briefing.publish.server import Server

    if not site.is_dir():
        raise UsageError("no such folder", where=str(site), fix="briefing publish writes one")
    with Server(site, host, port, _silent if quiet else _told) as server:
        if not _is_loopback(host):
            click.echo(f"warning: whoever reaches {host} can read {site}", err=True)
        name = f"[{host}]" if ":" in host else host
        click.echo(f"http://{name}:{server.server_port}/  (Ctrl-C ends)")
        try:
            server.serve_forever()
        except Stopped as stop:
            if stop.signum != signal.SIGINT:
                raise
            click.echo("ended")


def _told(request: str, status: int) -> None:
    click.echo(f"{status} {request}", err=True)


def _silent(request: str, status: int) -> None:
    pass


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
