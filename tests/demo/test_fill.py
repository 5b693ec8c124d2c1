"""Filling a store: a person like any other, whose pages all have something to show and whose words are sealed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import func, select

from toward.app import build
from toward.core.record import encode
from toward.db import Store, open_store
from toward.demo import AlreadyThere, SignsIn, documents, fill
from toward.demo.texts import texts
from toward.migrate import bring_up_to_date
from toward.people.accounts import Stretching
from toward.people.tables import Account, SignIn, Slot
from toward.settings import Address, Settings
from toward.spaces.tables import Entry
from toward.vault import Cost
from toward.web.language import LANGUAGES, Language

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
CHEAP = Stretching(cost=Cost(32, 1, 4))
PLACES = ("/today", "/between", "/practise", "/mine", "/look-back")


@pytest.fixture
def store(where: Path | Address) -> Iterator[Store]:
    store = open_store(where)
    yield store
    store.engine.dispose()


def filled(store: Store, language: str = "en") -> list[SignsIn]:
    return fill(store, weeks=12, seed=1, language=language, now=NOW, stretching=CHEAP)


def written_by_both() -> int:
    """What the first has of her own, what the second has, and what they shared."""
    told = texts("en")
    shared = sum(1 + len(thread.turns) for thread in told.between)
    return len(documents(1, 12, "en", NOW)) + len(told.partners_own) + shared


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_something_to_show(store: Store, tmp_path: Path, language: Language) -> None:
    (name, passphrase), other = filled(store, language)
    app = build(Settings(data=tmp_path), store=store, clock=lambda: NOW, stretching=CHEAP)
    with TestClient(app, base_url="https://testserver.local") as client:
        form, origin = {"name": name, "passphrase": passphrase}, {"origin": "https://testserver.local"}
        assert client.post("/sign-in", data=form, headers=origin).url.path == "/today"
        pages = {place: _shown(client, place) for place in PLACES}
        client.cookies.clear()
        form = {"name": other.name, "passphrase": other.passphrase}
        assert client.post("/sign-in", data=form, headers=origin).url.path == "/today"
        others = {place: _shown(client, place) for place in PLACES}
        bond = _shown(client, re.findall(r'href="(/between/[^"/]+)"', others["/between"])[0])
    told = texts(language)
    assert told.between[-1].text not in pages["/today"]
    assert told.people["partner"].name in pages["/today"]  # something of hers was shared and not looked at
    assert told.name in others["/between"]
    assert told.between[0].text in unescape(bond)  # she has answered it, and so opened it before
    assert told.belief not in unescape(others["/look-back"])
    assert told.people["partner"].name in pages["/between"] and told.people["friend"].name in pages["/between"]
    assert told.people["partner"].name in pages["/mine"]
    assert 'name="follows"' in pages["/today"]
    assert pages["/look-back"].count('class="chart"') == 4
    assert told.belief in unescape(pages["/look-back"])


def _shown(client: TestClient[Any], place: str) -> str:
    answer = client.get(place)
    assert answer.status_code == 200
    return answer.text


def test_all_is_written_once_and_nobody_stays_signed_in(store: Store) -> None:
    filled(store)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == written_by_both()
        assert session.scalar(select(func.count()).select_from(SignIn)) == 0
        assert set(session.scalars(select(Slot.unconfirmed))) == {None}


def test_the_passphrase_is_another_each_time(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.sqlite3")
    bring_up_to_date(other, NOW)
    (name, passphrase), _ = filled(store)
    assert re.fullmatch(r"[a-z]+( [a-z]+){4}", passphrase)
    assert (name, passphrase) not in filled(other)
    other.engine.dispose()


def test_a_second_time_says_what_to_do_and_changes_nothing(store: Store) -> None:
    filled(store)
    with pytest.raises(AlreadyThere, match="TOWARD_DATA"):
        filled(store)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Account)) == 2
        assert session.scalar(select(func.count()).select_from(Entry)) == written_by_both()


def test_a_language_there_is_not_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="language"):
        filled(store, "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_it_lies_open_in_the_file(store: Store, tmp_path: Path, language: Language) -> None:
    filled(store, language)
    written = documents(1, 12, language, NOW)
    answers = [one for document in written for one in document.record.answers.values()]
    phrases = {
        phrase
        for answer in answers
        if isinstance(answer, str) and " " in answer
        for phrase in re.findall(r"\w+ \w+ \w+", answer)
    }
    assert len(phrases) > 150
    store.checkpoint()
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("toward.sqlite3*"))
    assert not _found(phrases, stored)
    # The control: the same search does find what is there in the clear.
    assert _found(phrases, stored + b"".join(encode(document.record) for document in written)) == phrases


def _found(phrases: set[str], where: bytes) -> set[str]:
    return {phrase for phrase in phrases if phrase.encode() in where or phrase.encode("utf-16-le") in where}
