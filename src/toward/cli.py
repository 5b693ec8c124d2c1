"""The command line: serve, demo, coach, practices.  Bad input is said on standard error, with exit code 2.

Each command imports what it needs when it runs: `toward practices` should not wait for a web server to load.
"""

import os
import socket
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toward.db import Store, open_store
from toward.settings import BadSetting, Settings, read_settings

if TYPE_CHECKING:
    from toward.coach.shapes import As, Lang


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="toward")
def main() -> None:
    """toward: practise being open, and see what really happens when you are."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), envvar="PORT")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="How many processes serve.")
def serve(host: str, port: int, workers: int) -> None:
    """Bring the store up to date and serve the pages."""
    from toward.app import build
    from toward.serving import serve_alone, serve_together

    settings = _settings()
    if workers > 1 and settings.redis_url is None:
        raise click.UsageError(
            "--workers needs TOWARD_REDIS_URL: without it each process would count wrong guesses for itself, "
            "and no page would hear of what happens in another"
        )
    _look_through(settings)
    listener = _listen(host, port)
    store = _store(settings)
    app = build(settings, store=store) if workers == 1 else None
    # Said before the first answer, yet true: whoever comes now waits in the line and is answered.
    click.echo(f"toward is at http://{_address(listener)}", err=True)
    if app is None:
        store.engine.dispose()
    if not (serve_alone(app, listener) if app else serve_together(settings, listener, workers)):
        sys.exit(1)


@main.command()
@click.option("--weeks", default=12, show_default=True, type=click.IntRange(1, 520))
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same weeks.")
@click.option("--lang", "language", default="en", type=click.Choice(["en", "ru"]), show_default=True)
def demo(weeks: int, seed: int, language: str) -> None:
    """Fill the data folder with a fictional couple's weeks, and print both sign-ins."""
    from toward.demo import AlreadyThere, fill

    store = _store(_settings())
    try:
        pair = fill(store, weeks=weeks, seed=seed, language=language, now=datetime.now(UTC))
    except AlreadyThere as there:
        raise click.ClickException(str(there)) from None
    click.echo("\n\n".join(f"name        {one.name}\npassphrase  {one.passphrase}" for one in pair))


@main.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON list, for programs.")
@click.pass_context
def practices(context: click.Context, as_json: bool) -> None:
    """List the practices: ours, and those of the folder in TOWARD_PRACTICES."""
    import msgspec

    from toward import catalogue

    if context.invoked_subcommand is not None:
        return
    try:
        listed = catalogue.as_json(_settings().practices_folder)
    except catalogue.BrokenCatalogue as broken:
        raise click.UsageError(str(broken)) from None
    if as_json:
        click.echo(msgspec.json.encode(listed).decode())
        return
    for entry in listed:
        click.echo(
            f"{entry['id']:24} {', '.join(entry['rows']):16} {entry['minutes']:>3} min  {', '.join(entry['languages'])}"
        )


@practices.command("check")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def check_practice(path: Path) -> None:
    """Check a practice somebody wrote, or a folder of them; every mistake with its file, line, reason and cure."""
    from toward import catalogue

    mistakes = catalogue.check_path(path)
    for mistake in mistakes:
        click.echo(str(mistake), err=True)
    if mistakes:
        sys.exit(1)
    click.echo("Nothing to mend.")


@main.command()
@click.option("--as", "as_", default="message", type=click.Choice(["message", "reply", "journal"]), show_default=True)
@click.option("--lang", "language", default="en", type=click.Choice(["en", "ru"]), show_default=True)
@click.option("--context", "context_text", help="For a reply: what the other had shared.")
@click.option("--jsonl", is_flag=True, help="Read one JSON object a line, write one a line.")
@click.argument("text", required=False)
def coach(as_: "As", language: "Lang", context_text: str | None, jsonl: bool, text: str | None) -> None:
    """Read a text (or standard input) and say what is heard in it.  Nothing is kept."""
    if jsonl:
        _coach_lines()
        return
    from toward.coach.terminal import readable

    written = text if text is not None else _standard_input().read()
    click.echo(readable(written, as_, language, context_text))


def _coach_lines() -> None:
    from toward.coach.jsonl import BadLine, answer

    bad = False
    for number, line in enumerate(_standard_input(), start=1):
        if not line.strip():
            continue
        try:
            click.echo(answer(line))
        except BadLine as reason:
            bad = True
            click.echo(f"line {number}: {reason}", err=True)
    if bad:
        sys.exit(2)


def _standard_input() -> TextIOWrapper:
    """Standard input as UTF-8; bytes that are none make a bad line, not the end of all the others."""
    return TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")


def _settings() -> Settings:
    try:
        return read_settings(os.environ)
    except BadSetting as bad:
        raise click.UsageError(str(bad)) from None


def _look_through(settings: Settings) -> None:
    """Refuse files of the operator's that cannot stand, before anything is begun."""
    from toward import catalogue
    from toward.care.help import load_help

    try:
        catalogue.load(settings.practices_folder)
        load_help(settings.help_folder)
    except catalogue.BrokenCatalogue as broken:
        raise click.UsageError(str(broken)) from None


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is changed in the store."""
    from toward.serving import listen

    try:
        return listen(host, port)
    except OSError as error:
        raise click.ClickException(f"cannot listen on {host} port {port}: {error.strerror}") from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _store(settings: Settings) -> Store:
    """The store, brought up to date; what it was before is kept beside it."""
    from sqlalchemy.exc import DatabaseError

    from toward.migrate import NotUnicode, bring_up_to_date

    os.umask(0o077)  # what is made from here on is for its owner alone, even in a folder that others may read
    where = settings.database
    named = "TOWARD_DATABASE_URL" if settings.database_url else "TOWARD_DATA"
    place = f"{named}: {where}" if isinstance(where, Path) else named  # an address may hold a password
    try:
        store = open_store(where)
        copy = bring_up_to_date(store, datetime.now(UTC))
    except OSError as error:
        raise click.UsageError(f"{place}: {error.strerror}") from None
    except DatabaseError as error:
        raise click.UsageError(f"{place}: {error.orig}") from None
    except NotUnicode:
        raise click.UsageError(f"{place}: the database must be made with --encoding=UTF8") from None
    if copy is not None:
        click.echo(f"The store was brought up to date; what it was before is kept in {copy}", err=True)
    return store
