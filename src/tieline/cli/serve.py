"""`tieline serve`: the web desk."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.options import coded_option, ledger_option, ledger_path
from tieline.cli.output import say

if TYPE_CHECKING:
    from fastapi import FastAPI

SHORTEST = 16  # characters of a token


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8420, show_default=True, type=click.IntRange(0, 65535), metavar="PORT",
              help="0 takes a free one.")  # fmt: skip
@click.option("--token", metavar="TOKEN", envvar="TIELINE_TOKEN", show_envvar=True,
              help="What every request must bring; needed where others can reach the address.")  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@coded_option
@ledger_option
def serve(host: str, port: int, token: str | None, open_: bool, coded: tuple[Path, ...], ledger: Path | None) -> None:
    """Look at the ledger in a browser, on this machine alone unless you say otherwise.

    Nothing is loaded from elsewhere and nothing is sent anywhere. What can be changed is judgements alone. Ctrl-C
    stops it.

    \b
      tieline serve --open
      tieline serve --host 0.0.0.0 --token "$(openssl rand -hex 16)"
    """
    local = _is_local(host)
    if not local and token is None:
        raise click.UsageError(
            f"{host} can be reached by others, so --token is needed: any {SHORTEST} characters or more that nobody "
            "guesses, such as those of `openssl rand -hex 16`",
            click.get_current_context(),
        )
    if token is not None and len(token) < SHORTEST:
        raise click.BadParameter(f"it has {len(token)} characters: take {SHORTEST} or more", param_hint="--token")
    from tieline.web.app import create_app
    from tieline.web.server import listen, run
    from tieline.web.site import open_site

    site = open_site(ledger_path(ledger), coded)
    with listen(host, port) as socket:
        address = f"http://{_written(host)}:{socket.getsockname()[1]}/" + (f"?token={token}" if token else "")
        say(f"{address} shows {site.ledger}; Ctrl-C stops it")
        if open_:
            click.launch(address)
        app: FastAPI = create_app(site, local=local, token=token)
        run(app, socket)


def _is_local(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
