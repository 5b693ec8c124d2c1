"""`toward serve`, but with a clock that can be put forward: the file `ahead` in the data folder holds the seconds."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn

from toward.app import build
from toward.db import open_store
from toward.migrate import bring_up_to_date
from toward.serving import listen
from toward.settings import read_settings

AHEAD = "ahead"
# The same for a page: its clock stands from when it was opened, until it is put `window.ahead` by some milliseconds.
STANDING_CLOCK = "window.ahead = 0; Date.now = ((opened) => () => opened + window.ahead)(Date.now())"


def main() -> None:
    settings = read_settings(os.environ)
    ahead = settings.data / AHEAD
    store = open_store(settings.database)
    bring_up_to_date(store, datetime.now(UTC))
    app = build(settings, store=store, clock=lambda: datetime.now(UTC) + _seconds(ahead))
    listener = listen("127.0.0.1", 0)
    print(f"toward is at http://127.0.0.1:{listener.getsockname()[1]}", file=sys.stderr, flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listener])


def _seconds(ahead: Path) -> timedelta:
    return timedelta(seconds=float(ahead.read_text())) if ahead.exists() else timedelta()


if __name__ == "__main__":
    main()
