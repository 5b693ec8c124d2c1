"""Every setting is in the manual and every setting of the manual exists; what cannot be used is refused."""

import re
from pathlib import Path

import pytest

from toward.settings import NEUTRAL_SITE, BadSetting, read_settings

ROOT = Path(__file__).parent.parent.parent
NAME = re.compile(r"\bTOWARD_[A-Z_]+\b")


def names(text: str) -> set[str]:
    """The settings a text speaks of."""
    return set(NAME.findall(text))


def rows(manual: str) -> set[str]:
    """The settings that have a row of their own in the manual's table."""
    return {found[1] for found in re.finditer(r"^\| `(TOWARD_[A-Z_]+)` \|", manual, re.M)}


def read() -> set[str]:
    return names((ROOT / "src" / "toward" / "settings.py").read_text()) - {"TOWARD_"}


def test_the_manual_has_a_row_for_every_setting_and_no_other() -> None:
    assert rows((ROOT / "docs" / "run.md").read_text()) == read()


def test_no_document_speaks_of_a_setting_that_is_not() -> None:
    for document in [ROOT / "README.md", ROOT / "Makefile", *(ROOT / "docs").rglob("*.md")]:
        assert names(document.read_text()) <= read(), document.name


def test_nothing_else_of_the_program_reads_a_setting() -> None:
    for module in (ROOT / "src").rglob("*.py"):
        if module.name != "settings.py":
            assert not re.search(r"environ\W+TOWARD_|getenv", module.read_text()), module.name


def test_a_setting_without_a_row_would_be_seen() -> None:
    manual = (ROOT / "docs" / "run.md").read_text()
    row = next(line for line in manual.splitlines() if line.startswith("| `TOWARD_OPERATOR` |"))
    assert rows(manual.replace(row, "")) != read()
    assert rows(manual + "\n| `TOWARD_COLOUR` | ... |") != read()


def test_every_name_of_the_manual_is_known_to_the_program(tmp_path: Path) -> None:
    good = {
        "TOWARD_DATA": str(tmp_path),
        "TOWARD_HELP": str(tmp_path),
        "TOWARD_PRACTICES": str(tmp_path),
        "TOWARD_LEAVE_TO": "https://example.org/",
        "TOWARD_REDIS_URL": "redis://127.0.0.1",
    }
    for name in read():
        read_settings({name: good.get(name, "Ben")})


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({"PATH": "/bin"})
    assert settings.data == Path("data").resolve()
    assert settings.leave_to == NEUTRAL_SITE
    assert settings.operator == ""
    assert settings.help_folder is None
    assert settings.practices_folder is None
    assert settings.database == Path("data").resolve() / "toward.sqlite3"
    assert settings.redis_url is None


def test_an_empty_setting_is_one_that_is_not_set() -> None:
    assert read_settings(dict.fromkeys(read(), "")) == read_settings({})


def test_the_operator_is_trimmed() -> None:
    assert read_settings({"TOWARD_OPERATOR": "  Ben "}).operator == "Ben"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOWARD_DATE", "data"),
        ("TOWARD_OPERATOR", "B" * 81),
        ("TOWARD_OPERATOR", "Ben\nAda"),
        ("TOWARD_LEAVE_TO", "http://example.org/"),
        ("TOWARD_LEAVE_TO", "javascript:alert(1)"),
        ("TOWARD_LEAVE_TO", "https://"),
        ("TOWARD_HELP", "/nowhere/at/all"),
        ("TOWARD_PRACTICES", "/nowhere/at/all"),
        ("TOWARD_DATABASE_URL", "mysql://ada:otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql+asyncpg://ada:otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql://ada:otters@db"),
        ("TOWARD_DATABASE_URL", "postgresql://ada:nine@otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql://ada:nine/otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql://ada:nine#otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql://ada:nine?otters@db/toward"),
        ("TOWARD_DATABASE_URL", "postgresql://[otters/toward"),
        ("TOWARD_DATABASE_URL", "ada:otters@db/toward"),
        ("TOWARD_REDIS_URL", "otters"),
        ("TOWARD_REDIS_URL", "http://:otters@cache"),
        ("TOWARD_REDIS_URL", "redis://:nine/otters@cache"),
        ("TOWARD_REDIS_URL", "redis://:12/otters@cache"),
        ("TOWARD_REDIS_URL", "redis://:nine#otters@cache"),
        ("TOWARD_REDIS_URL", "redis://:otters@cache/first"),
        ("TOWARD_REDIS_URL", "redis://:otters@cache:0"),
        ("TOWARD_REDIS_URL", "redis://cache?password=otters"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name) as refused:
        read_settings({name: value})
    assert "otters" not in str(refused.value)  # which stands for a password


@pytest.mark.parametrize(
    ("value", "database"),
    [
        ("postgresql://ada:otters@db/toward", "postgresql+psycopg://ada:otters@db/toward"),
        ("postgresql+psycopg://db:5433/toward?sslmode=require", "postgresql+psycopg://db:5433/toward?sslmode=require"),
        ("postgresql://ada@/toward?host=/run/postgresql", "postgresql+psycopg://ada@/toward?host=/run/postgresql"),
        ("/var/lib/words.sqlite3", Path("/var/lib/words.sqlite3")),
        ("sqlite:////var/lib/words.sqlite3", Path("/var/lib/words.sqlite3")),
        ("words.sqlite3", Path("words.sqlite3").resolve()),
    ],
)
def test_a_database_is_an_address_or_a_file(value: str, database: str | Path) -> None:
    assert read_settings({"TOWARD_DATABASE_URL": value}).database == database


@pytest.mark.parametrize("value", ["redis://cache", "rediss://:otters@cache:6380/2?ssl_ca_certs=/etc/ca.pem"])
def test_redis_is_an_address(value: str) -> None:
    assert read_settings({"TOWARD_REDIS_URL": value}).redis_url == value


def test_settings_that_are_shown_show_no_password() -> None:
    secret = {"TOWARD_DATABASE_URL": "postgresql://ada:otters@db/toward", "TOWARD_REDIS_URL": "redis://:otters@cache"}
    assert "otters" not in repr(read_settings(secret))
