"""What the operator may set, read from the environment once at start.  docs/run.md lists every one."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec


class BadSetting(Exception):
    """A setting cannot be used; the message names it and says why."""


NEUTRAL_SITE = "https://www.wikipedia.org/"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that may differ between two installations."""

    data: Path
    operator: str = ""
    leave_to: str = NEUTRAL_SITE
    help_folder: Path | None = None

    @property
    def database_file(self) -> Path:
        """The SQLite file everything is kept in."""
        return self.data / "toward.sqlite3"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from `TOWARD_*` variables.

    Raises `BadSetting` for a value that cannot be used and for a variable nobody knows: a misspelt
    setting that is silently ignored would be found out at the worst moment.
    """
    known = {"TOWARD_DATA", "TOWARD_OPERATOR", "TOWARD_LEAVE_TO", "TOWARD_HELP"}
    for name in environment:
        if name.startswith("TOWARD_") and name not in known:
            raise BadSetting(f"{name} is not a setting of toward; known are {', '.join(sorted(known))}")
    return Settings(
        data=Path(environment.get("TOWARD_DATA") or "data").expanduser().resolve(),
        operator=_short_line("TOWARD_OPERATOR", environment.get("TOWARD_OPERATOR", "")),
        leave_to=_https_address("TOWARD_LEAVE_TO", environment.get("TOWARD_LEAVE_TO") or NEUTRAL_SITE),
        help_folder=_folder("TOWARD_HELP", environment.get("TOWARD_HELP")),
    )


def _short_line(name: str, value: str) -> str:
    value = value.strip()
    if len(value) > 80 or not value.isprintable():
        raise BadSetting(f"{name} must be one line of at most 80 characters")
    return value


def _https_address(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname:
        raise BadSetting(f"{name} must be an https:// address")
    return value


def _folder(name: str, value: str | None) -> Path | None:
    if not value:
        return None
    folder = Path(value).expanduser().resolve()
    if not folder.is_dir():
        raise BadSetting(f"{name} is not a folder that can be read")
    return folder
