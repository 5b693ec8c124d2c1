"""Whatever stands in a practice's files, the loader answers with mistakes and never with an exception."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from toward.catalogue import Mistake, check_path

from .conftest import example_files

FILES = example_files()
LINES = [line for text in FILES.values() for line in text.splitlines()]
VALUES = st.sampled_from(
    [
        "1", "-1", "0", "true", '""', '"x"', "[]", "{}", "[[]]", "nan", "-inf", "2026-01-01", "12:30:00", "1e400",
        '"""', "'''", '"\\u0000"', '"{person}"', '"[[{a}"', '["a", 1]', "[{}]", "9" * 30, '"' + "x" * 500 + '"', "\x7f",
        '{ step = 1, is = "x" }', "{ a = { b = { c = 1 } } }", '"any"', '"main"', "1979-05-27T00:32:00.999999-07:00",
    ]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with lines dropped, doubled, moved, borrowed from elsewhere, given another value, or cut short."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(lines) - 1)))
        how = draw(st.sampled_from(["drop", "double", "borrow", "value", "key", "cut", "noise"]))
        line = lines[place] if lines else ""
        if how == "drop":
            lines[place : place + 1] = []
        elif how == "double":
            lines[place:place] = [line]
        elif how == "borrow":
            lines[place:place] = [draw(st.sampled_from(LINES))]
        elif how == "value":
            lines[place : place + 1] = [re.sub(r"=.*", lambda _: f"= {draw(VALUES)}", line)]
        elif how == "key":
            lines[place : place + 1] = [
                draw(st.sampled_from(["a", "''", "steps", "id", "stages.main", "is"])) + " " + line
            ]
        elif how == "cut":
            lines[place : place + 1] = [line[: draw(st.integers(0, len(line)))]]
        else:
            lines[place:place] = [draw(st.text(max_size=8))]
    return "\n".join(lines)


def checked(**changed: str) -> list[Mistake]:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "small-thanks"
        folder.mkdir()
        for name, text in (FILES | {f"{stem}.toml": text for stem, text in changed.items()}).items():
            (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        return check_path(folder)


def assert_plain(found: list[Mistake], text: str) -> None:
    last = max(1, len(text.split("\n")))
    for mistake in found:
        assert 1 <= mistake.line <= last or mistake.file.name not in {"practice.toml", "en.toml"}
        assert mistake.reason
        assert mistake.cure


@settings(max_examples=150, deadline=None)
@given(mutated(FILES["practice.toml"]))
def test_any_practice_file(text: str) -> None:
    assert_plain([one for one in checked(practice=text) if one.file.name == "practice.toml"], text)


@settings(max_examples=100, deadline=None)
@given(mutated(FILES["en.toml"]))
def test_any_language_file(text: str) -> None:
    assert_plain([one for one in checked(en=text) if one.file.name == "en.toml"], text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text(text: str) -> None:
    assert checked(practice=text)


def test_the_mutations_start_from_what_holds() -> None:
    assert checked() == []
