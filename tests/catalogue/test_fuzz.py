"""Whatever stands in a practice's files, the loader answers with mistakes, never with an exception and never late;
and whatever it takes can be done from the first screen to the last."""

import json
import tempfile
import time
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from toward.catalogue import Catalogue, Mistake, load, reading
from toward.catalogue.folders import practice_folders
from toward.catalogue.loader import PRACTICES
from toward.catalogue.reading import Found, read_practices
from toward.core.practice import Practice

from .mutations import any_bytes, edited, mixed_up
from .walking import walk

FOLDERS, _ = practice_folders(PRACTICES)
OURS = st.sampled_from(FOLDERS)
SECONDS = 3.0
MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def known() -> tuple[Catalogue, list[Found]]:
    """Our catalogue, and what it was made of."""
    catalogue = load()
    return catalogue, read_practices(FOLDERS, PRACTICES, catalogue.purposes, [])[0]


def loaded(name: str, files: dict[str, bytes]) -> tuple[list[Found], list[Mistake]]:
    """These files as a practice beside all of ours but the one they are made of, within the time there is."""
    catalogue, ours = known()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / name
        folder.mkdir()
        for file, text in files.items():
            (folder / file).write_bytes(text)
        begun = time.monotonic()
        beside = [one for one in ours if one.practice.id != name]
        found, mistakes = read_practices([folder], Path(home), catalogue.purposes, beside)
        assert time.monotonic() - begun < SECONDS
    assert bool(found) != bool(mistakes)
    for mistake in mistakes:
        last = files.get(mistake.file.name, b"").count(b"\n") + 1
        assert 1 <= mistake.line <= last
        assert mistake.reason and mistake.cure
        assert str(mistake).isprintable()
    return found, mistakes


def done(found: list[Found]) -> None:
    """Walk through what was taken."""
    catalogue = known()[0]
    words = {lang: catalogue.words(lang) for lang in ("en", "ru")}
    for one in found:
        assert walk(Catalogue([one], words, catalogue.purposes), one.practice.id)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.toml")}


def changed(folder: Path, name: str, how: Callable[[str], str]) -> dict[str, bytes]:
    files = files_of(folder)
    return files | {name: how(files[name].decode()).encode("utf-8", "surrogatepass")}


NAMES = st.sampled_from(["practice.toml", "practice.toml", "en.toml", "ru.toml"])


@MANY
@given(OURS, NAMES, st.data())
def test_our_practices_with_other_lines(folder: Path, name: str, data: st.DataObject) -> None:
    found, _ = loaded(folder.name, changed(folder, name, lambda text: data.draw(edited(text))))
    done(found)


@MANY
@given(OURS, NAMES, st.data())
def test_our_practices_with_other_values(folder: Path, name: str, data: st.DataObject) -> None:
    found, _ = loaded(folder.name, changed(folder, name, lambda text: data.draw(mixed_up(text))))
    done(found)


@MANY
@given(any_bytes, NAMES)
def test_any_bytes(written: bytes, name: str) -> None:
    folder = FOLDERS[0]
    loaded(folder.name, files_of(folder) | {name: written})


def test_what_is_ours_is_taken_and_walked_through() -> None:
    """The mutations start from what holds."""
    for folder in FOLDERS:
        found, mistakes = loaded(folder.name, files_of(folder))
        assert mistakes == []
        done(found)


@pytest.mark.parametrize(
    "text",
    [
        "a = [\n" + "[],\n" * 16_000 + "]\n",
        "a = [\n" + "'''[\n''',\n" * 6_000 + "]\n",
        "a" + ".a" * 32_000 + " = 1",
        "[" + "a." * 32_000 + "a]",
        'a = """' + '\\"""' * 16_000 + "\\",
        "'''" * 21_000,
        '"' * 65_000,
        "a = " + "[" * 65_000,
        "a = " + "{ a = " * 10_000,
        "a = " + "[" * 200 + "]" * 200,
        "version = 0x" + "f" * 65_000,
        "minutes = " + "9" * 4_299,
        "purpose = 0b" + "1" * 60_000,
        "".join(f"[[a{n}]]\n" for n in range(6_000)),
        "[[a]]\n" * 10_000,
        "".join(f"a{n} = 1\n" for n in range(6_000)),
        "x\n" * 32_000,
        "=\n" * 32_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("name", ["practice.toml", "en.toml"])
def test_no_file_keeps_it_busy(text: str, name: str) -> None:
    assert len(text) <= 65_536
    folder = FOLDERS[0]
    _, mistakes = loaded(folder.name, files_of(folder) | {name: text.encode()})
    assert mistakes


def test_a_loader_without_care_would_be_found_out() -> None:
    """The control of the first half: among the mutations are some that break a loader of two lines."""
    text = (PRACTICES / "the-belief" / "practice.toml").read_text()

    def breaks(changed: str) -> bool:
        try:
            msgspec.convert(tomllib.loads(changed), Practice)
        except ValueError:
            return True
        return False

    assert find(edited(text), breaks)
    assert find(mixed_up(text), breaks)


def test_a_loader_without_rules_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the second half: without the rules something is taken that cannot be walked through."""
    monkeypatch.setattr(reading, "practice_faults", lambda *_, **__: ())
    monkeypatch.setattr(reading, "text_faults", lambda *_, **__: ())
    folder = PRACTICES / "one-true-thing"

    def fails(changed: str) -> bool:
        found, _ = loaded(folder.name, files_of(folder) | {"en.toml": changed.encode("utf-8", "surrogatepass")})
        try:
            done(found)
        except Exception:  # whichever it is
            return True
        return False

    text = (folder / "en.toml").read_text()
    assert find(mixed_up(text), fails, settings=settings(max_examples=500, deadline=None))


def test_a_string_in_a_mutation_is_spelt_as_toml_spells_it() -> None:
    said = 'a "b" \\ \n é 😀'
    assert tomllib.loads(f"a = {json.dumps(said, ensure_ascii=False)}") == {"a": said}
