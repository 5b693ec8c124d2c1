"""What the operator may set, read from the environment once at start.  docs/run.md lists every one."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

import msgspec


class BadSetting(Exception):
    """A setting cannot be used; the message names it and says why, and never repeats what may be a password."""


class Address(str):
    """An address that may hold a password, and therefore does not show itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Address(...)"


NEUTRAL_SITE = "https://www.wikipedia.org/"
POSTGRESQL = "postgresql+psycopg"
# Whatever does not look like a host is most likely a part of a password that was not written as %40 and the like.
HOST = re.compile(r"[\w.:-]*", re.A)
REDIS_OPTIONS = {"ssl_ca_certs", "ssl_cert_reqs", "ssl_certfile", "ssl_keyfile"}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that may differ between two installations."""

    data: Path
    operator: str = ""
    leave_to: str = NEUTRAL_SITE
    help_folder: Path | None = None
    practices_folder: Path | None = None
    database_url: Path | Address | None = None
    redis_url: Address | None = None

    @property
    def database(self) -> Path | Address:
        """Where everything is kept: the path of an SQLite file, or the address of a PostgreSQL database."""
        return self.database_url or self.database_file

    @property
    def database_file(self) -> Path:
        """The SQLite file everything is kept in when nothing else was said."""
        return self.data / "toward.sqlite3"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from `TOWARD_*` variables.

    Raises `BadSetting` for a value that cannot be used and for a variable nobody knows: a misspelt
    setting that is silently ignored would be found out at the worst moment.
    """
    known = {
        "TOWARD_DATA",
        "TOWARD_OPERATOR",
        "TOWARD_LEAVE_TO",
        "TOWARD_HELP",
        "TOWARD_PRACTICES",
        "TOWARD_DATABASE_URL",
        "TOWARD_REDIS_URL",
    }
    for name in environment:
        if name.startswith("TOWARD_") and name not in known:
            raise BadSetting(f"{name} is not a setting of toward; known are {', '.join(sorted(known))}")
    return Settings(
        data=Path(environment.get("TOWARD_DATA") or "data").expanduser().resolve(),
        operator=_short_line("TOWARD_OPERATOR", environment.get("TOWARD_OPERATOR", "")),
        leave_to=_https_address("TOWARD_LEAVE_TO", environment.get("TOWARD_LEAVE_TO") or NEUTRAL_SITE),
        help_folder=_folder("TOWARD_HELP", environment.get("TOWARD_HELP")),
        practices_folder=_folder("TOWARD_PRACTICES", environment.get("TOWARD_PRACTICES")),
        database_url=_database("TOWARD_DATABASE_URL", environment.get("TOWARD_DATABASE_URL")),
        redis_url=_redis("TOWARD_REDIS_URL", environment.get("TOWARD_REDIS_URL")),
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


def _database(name: str, value: str | None) -> Path | Address | None:
    """A path without `://` is an SQLite file; `sqlite:///` in front of it may be written and means nothing."""
    if not value:
        return None
    path = value.removeprefix("sqlite:///")
    if "://" not in path and "@" not in path:
        return Path(path).expanduser().resolve()
    parts = _split(name, value)
    if parts.scheme not in (POSTGRESQL, "postgresql") or len(parts.path) < 2:
        raise BadSetting(f"{name} must be {POSTGRESQL}://user:password@host/database, or the path of an SQLite file")
    return Address(POSTGRESQL + value[len(parts.scheme) :])


def _redis(name: str, value: str | None) -> Address | None:
    if not value:
        return None
    parts = _split(name, value)
    if parts.scheme not in ("redis", "rediss") or not parts.hostname or not re.fullmatch(r"(/\d{0,4})?", parts.path):
        raise BadSetting(f"{name} must be redis://:password@host:6379/0, or the same with rediss:// for TLS")
    if not parse_qs(parts.query, keep_blank_values=True).keys() <= REDIS_OPTIONS:
        raise BadSetting(f"{name} may carry no other options than {', '.join(sorted(REDIS_OPTIONS))}")
    return Address(value)


def _split(name: str, value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        sound = parts.port is None or parts.port > 0
    except ValueError:
        sound = False
    if not sound or parts.fragment or parts.netloc.count("@") > 1 or not HOST.fullmatch(parts.hostname or ""):
        reason = "special characters of a password are written as %40 for @, %2F for / and so on"
        raise BadSetting(f"{name} cannot be read as an address: {reason}")
    return parts
