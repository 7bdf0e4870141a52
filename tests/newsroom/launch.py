"""`briefing` in a process of its own, for which ``*.example`` is this machine, and so public.

Run with the rest of the command line behind ``--``: ``python launch.py -- run plan.toml``.
"""

import sys

from briefing.newsroom import web
from briefing.read import fetch


def pretend(patch=setattr):
    """Makes ``*.example`` a public address of this machine, and patience short."""
    public, resolve = fetch.is_public, fetch.resolve
    patch(
        fetch,
        "resolve",
        lambda host, port: ["127.9.9.9"] if host.endswith(".example") else resolve(host, port),
    )
    patch(fetch, "is_public", lambda address: address == "127.9.9.9" or public(address))
    patch(web, "TIME_S", 2.0)


if __name__ == "__main__":
    from briefing.cli import main

    pretend()
    main(sys.argv[sys.argv.index("--") + 1 :])
