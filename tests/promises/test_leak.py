"""Leak (security.md, promise 1): words go in by every way there is, and are found on their owner's pages alone."""

import base64
import gzip
import logging
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import OperationalError

from tests.pages import Page
from tests.people import HERE, OUR_FORM, Cast, Somebody
from tests.practice.everything import ANSWERS, with_everything
from tests.promises.searching import FORMS, hits
from tests.promises.test_matrix import ROWS
from toward.migrate import _copy

WORDS = ["quokkazephyr", "тихоходзюзя", "檸檬章魚散步", "ζεφυρίσκος", "🦦🪁🫧🧶"]
ALL = " ".join(WORDS)


class Watched(Cast):
    """A cast that remembers what was said to browsers besides the pages themselves."""

    said: bytes = b""

    def __enter__(self) -> "Watched":
        super().__enter__()
        real = self.wire.send

        def send(*args: Any, **given: Any) -> Any:
            answer = real(*args, **given)
            self.said += b"\n".join(name + b": " + value for name, value in answer.headers.raw)
            return answer

        self.wire.send = send  # type: ignore[method-assign]
        return self


@pytest.fixture
def watched(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Watched]:
    """The place, with every logger at its most talkative."""
    caplog.set_level(logging.DEBUG)
    for mine in ("httpx", "httpcore"):  # the tests' own browser
        logging.getLogger(mine).setLevel(logging.CRITICAL)
    with Watched(tmp_path / "data") as cast:
        cast.app.state.catalogue = with_everything(tmp_path / "practices")
        yield cast


def practises(ada: Somebody) -> list[str]:
    """Every practice with the words wherever words can be typed, finished, laid aside and refused."""
    own: dict[str, object] = {
        "weight": ALL, "showed": ALL, "help": ALL, "kinder": ALL, "sentence": ALL, "fear": ALL, "plan": ALL,
        "heard": ALL, "learned": ALL, "seen-since": ALL, "belief": ALL, "evidence-for": ALL, "evidence-against": ALL,
        "when": ALL, "need": ALL, "page": ALL,
    }  # fmt: skip
    spelt = {name.replace("-", "_"): value for name, value in own.items() if name != "when"}
    done = [ada.does("one-true-thing", **spelt), ada.does("the-belief", **spelt), ada.does("journal", **spelt)]
    done.append(ada.does("feared-and-seen", "before", **spelt))
    done.append(ada.does("feared-and-seen", "after", follows=done[-1], **spelt))
    done.append(ada.does("feared-and-seen", "second-look", follows=done[-1], **spelt))
    done += [ada.does("one-honest-sentence", **spelt), ada.does("i-feel-when-i-need", **spelt | {"when": ALL})]
    aside = ada.begins_a("the-belief")
    assert ada.sends_screen(f"/drafts/{aside}/1", {"belief": ALL * 9, "belief-now": ALL}, go="later").status == 303
    assert ada.sends_screen(f"/drafts/{aside}/1", {"belief": ALL, "belief-now": ALL}).status == 422
    assert ada.sends_screen(f"/drafts/{aside}/1", {"belief": ALL}, go="coach").status == 200
    every = ada.begins_a("everything")
    for number in range(1, 7):
        spoilt = [(name, ALL) for name in ANSWERS] + [("hidden", ALL), ("person", ALL), ("go", "next")]
        assert ada.post(f"/drafts/{every}/{number}", spoilt).status == 422
    assert ada.post("/review", {"text": ALL, "as": ALL}).status == 200
    return done


FIELDS = (
    "name", "kind", "id", "own", "offered", "key", "zone", "shared", "passphrase", "then", "kept.page", "group", "code",
    "kept.passphrase", "idle", "app_name", "language", "back", "practice", "stage", "follows", "screen", "text", "as",
    "go", "page", "belief",
)  # fmt: skip


def meddles(browser: Somebody) -> None:
    """The words in every field of every form of the table, in addresses, in headers and in cookies."""
    for row in ROWS:
        method, _, path = row["route"].replace("{entry}", str(uuid4())).replace("{draft}", str(uuid4())).partition(" ")
        if method == "POST":
            browser.post(path, dict.fromkeys(FIELDS, ALL))
            browser.post(path, dict.fromkeys(FIELDS, ALL * 60))
            browser.post(path, {ALL: ALL})
        elif "changes" not in path:
            browser.get(f"{path}?{ALL}={ALL}&weeks={ALL}&country={ALL}&before={ALL}&name={ALL}")
    for path in (f"/entries/{ALL}", f"/drafts/{ALL}/1", f"/drafts/{uuid4()}/{ALL}", f"/{ALL}", f"/static/{ALL}"):
        browser.get(path)
        browser.post(path, {"page": ALL})
    bare = ALL.encode()
    for header in ("accept-language", "user-agent", "referer", "x-forwarded-for", "host"):
        browser.sends("GET", "/", **{header: WORDS[0] if header == "host" else bare})
    for cookie in ("__Host-toward", "__Host-device", "__Host-language"):
        browser.sends("GET", "/today", cookie=cookie.encode() + b"=" + bare)
    browser.sends("POST", "/sign-in", ALL.encode(), **OUR_FORM | {"content-type": "multipart/form-data; boundary=x"})
    browser.sends("POST", "/sign-in", ALL.encode(), **OUR_FORM | {"content-type": "application/json"})
    browser.sends(
        "POST", "/sign-in", ALL.encode(), **{"content-type": OUR_FORM["content-type"], "origin": HERE.encode() + bare}
    )


def breaks(ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors that carry the words themselves: a full disk, and a mistake of the program's own."""
    for error in (OperationalError(ALL, {"words": ALL}, Exception(ALL)), ValueError(ALL), UnicodeError(ALL)):

        def fails(*_: object, error: Exception = error, **__: object) -> None:
            words = ALL  # a traceback that shows variables would show it
            raise error from ValueError(words)

        with monkeypatch.context() as broken:
            broken.setattr("toward.practice.beginning.begin_draft", fails)
            page = ada.post("/drafts", {"practice": "journal", "stage": "main", "page": ALL})
            assert page.status in (500, 507)
            assert WORDS[1] in page.shown


def stored(folder: Path) -> dict[str, bytes]:
    """Every file of the data folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_the_words_are_on_the_pages_and_nowhere_else(
    watched: Watched,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ada = watched.signs_up("Ada")
    ada.names(WORDS[0], WORDS[1])
    ada.names(WORDS[2], WORDS[3])
    entries = practises(ada)
    breaks(ada, monkeypatch)
    meddles(ada)
    ada.signs_in()
    for entry in entries:
        assert not [word for word in WORDS if word not in ada.get(f"/entries/{entry}").text]
    locked = ada.elsewhere()
    locked.locks()
    meddles(locked)
    meddles(watched.visitor())  # type: ignore[arg-type]
    ada.post(f"/entries/{entries[2]}/deletion")
    copy = _copy(watched.settings.database_file, watched.clock())
    files = stored(watched.folder)
    assert {"toward.sqlite3", "toward.sqlite3-wal", "toward.sqlite3-shm", copy.name} <= set(files)
    for name, data in files.items():
        assert hits(data, WORDS) == set(), name
    watched.store.checkpoint()
    for name, data in stored(watched.folder).items():
        assert hits(data, WORDS) == set(), name
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    out, err = capfd.readouterr()
    assert "OperationalError at POST" in logged
    assert hits(logged.encode(), WORDS) == set()
    assert hits((out + err).encode(), WORDS) == set()
    assert hits(watched.said, WORDS) == set()


@pytest.mark.parametrize("form", FORMS)
def test_words_written_plainly_would_be_found(watched: Watched, tmp_path: Path, form: str) -> None:
    """The control: the same search over a copy of the store in which somebody kept them, in each form."""
    watched.signs_up("Ada")
    watched.store.checkpoint()
    copy = tmp_path / "copy.sqlite3"
    shutil.copy(watched.settings.database_file, copy)
    assert hits(copy.read_bytes(), WORDS) == set()
    with sqlite3.connect(copy) as store:
        store.execute("CREATE TABLE notes (said BLOB)")
        for word in WORDS:
            for place, kept in enumerate(FORMS[form](word)):
                store.execute("INSERT INTO notes VALUES (?)", (b"x" * place + kept + b"y",))
    store.close()
    assert {word for word, name in hits(copy.read_bytes(), WORDS) if name == form} == set(WORDS)


@pytest.mark.parametrize("squeeze", [zlib.compress, gzip.compress])
def test_words_squeezed_would_be_found(squeeze: Any) -> None:
    data = b"some bytes before" + squeeze(f"a longer text with {ALL} in it".encode()) + b"and after"
    assert {word for word, name in hits(data, WORDS) if name == "inflated utf-8"} == set(WORDS)


@pytest.mark.parametrize("before", range(3))
def test_words_in_base64_would_be_found_wherever_they_begin(before: int) -> None:
    for word in WORDS:
        data = base64.b64encode(b"x" * before + word.encode() + b" and more")
        assert (word, "base64") in hits(data, [word])


def test_a_page_shows_them_so_they_did_go_in(watched: Watched) -> None:
    ada = watched.signs_up("Ada")
    page: Page = ada.get(f"/entries/{ada.does('journal', page=ALL)}")
    assert {word for word, name in hits(page.html.encode(), WORDS) if name == "utf-8"} == set(WORDS)
