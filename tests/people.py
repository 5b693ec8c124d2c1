"""The cast: Ada, Ben and Mara, each with browsers of their own, over the whole application.

A test reads as what people do: `ada = cast.signs_up("Ada")`, `ada.does("journal")`, `ada.locks()`.
Time stands still until `cast.clock.forward(...)`.
"""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Barrier
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import httpx
from litestar.testing import TestClient

from tests.pages import Page, Pairs
from toward.app import build
from toward.catalogue import Catalogue, load
from toward.db import open_store
from toward.migrate import bring_up_to_date
from toward.people.accounts import Stretching
from toward.people.allowance import Allowance
from toward.people.signins import lock_the_idle
from toward.settings import Address, Settings
from toward.vault import Cost

HERE = "https://toward.test"
MONDAY = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
CHEAP = Cost(8, 1, 1)
# What a browser says of a form it sends from one of our own pages.
OUR_FORM = {
    "origin": HERE,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
}
PASSPHRASES = {
    "Ada": "nine quiet otters under a tall lamp",
    "Ben": "copper kettle drifting past thursday",
    "Mara": "a violet staircase nobody has counted",
}

# What somebody answers where a test does not care what.
ANSWERS: Mapping[str, Mapping[str, object]] = {
    "one-true-thing": {
        "feelings": ["sad"], "opener": "stress", "weight": "the rent this month", "showed": "the letter came",
        "help": "half an hour with you tonight", "kinder": "You do not have to carry that alone.", "share": "aloud",
        "when": "tonight", "prompted": "unprompted", "exposed": 2, "fear": "They will change the subject.",
        "likely": 70, "bad": 40, "belief-before": 80,
    },
    "feared-and-seen": {
        "plan": "I will tell them about the rent.", "fear": "They will laugh.", "likely": 60, "bad": 50,
        "belief-before": 75, "exposed": 3, "when": "tonight", "happened": "yes", "outcome": "closer",
        "came-true": "no", "heard": "They asked how much it was.", "likely-now": 30, "belief-after": 60,
        "told": "yes", "told-prompted": "unprompted", "told-outcome": "closer", "told-learned": "They asked back.",
        "learned": "They wanted to know.", "outcome-later": "closer", "likely-later": 20, "seen-since": "They asked.",
    },
    "the-belief": {
        "belief": "Nobody has time for me", "belief-now": 70, "evidence-for": "Sunday", "evidence-against": "Monday",
    },
    "one-honest-sentence": {"about-what": "worry", "sentence": "I worry about the rent.", "share": "keep"},
    "i-feel-when-i-need": {
        "feelings": ["sad"], "when": "the door closes", "need": "a word before you go", "share": "keep",
    },
    "journal": {"feelings": ["tired", "calm"], "page": "A long day, and a quiet end of it."},
}  # fmt: skip


class Clock:
    """The time it is in the application."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let so much time pass: `minutes=9, seconds=59`."""
        self.now += timedelta(**by)


class Cast:
    """The application in a folder, a clock, and the people who come to it."""

    def __init__(
        self,
        folder: Path,
        *,
        where: Path | Address | None = None,
        stretching: Stretching | None = None,
        operator: str = "Ben",
    ) -> None:
        self.folder, self.clock = folder, Clock()
        self.settings = Settings(data=folder, operator=operator, database_url=where)
        folder.mkdir(parents=True, exist_ok=True)
        if where is None and not self.settings.database_file.exists():
            shutil.copy(empty_store(), self.settings.database_file)
        self.stretching = stretching or Stretching(cost=CHEAP)
        self.app = build(self.settings, clock=self.clock, stretching=self.stretching, offered=our_practices())
        self.store = self.app.state.store
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self.wire = self._open.enter_context(TestClient(self.app, base_url=HERE))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def visitor(self, language: str = "en") -> "Browser":
        """Somebody in front of a browser that was never here."""
        return Browser(self, language)

    def signs_up(self, name: str, language: str = "en", **more: str) -> "Somebody":
        """Through the first screens, up to Today: name and passphrase, recovery code, and for whom."""
        person = Somebody(self, name, _passphrase(name), language)
        made = person.begins(**more)
        assert (made.status, made.location) == (303, "/recovery-code"), made.text
        person.writes_down_the_code()
        person.names(f"{name}'s brother", "brother")
        return person

    def knows(self, name: str) -> "Somebody":
        """The same, but quicker: somebody who signed up once for all tests, put into a place where nobody is yet."""
        file, cookies, code, someone = _signed_up(name)
        assert self.rows("SELECT count(*) FROM accounts") == [(0,)]
        self.store.engine.dispose()
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(self.settings.database_file)) as here:
            source.backup(here)
        person = Somebody(self, name, _passphrase(name))
        person.code, person.someone = code, someone
        for key, value in cookies.items():
            person.cookies.set(key, value, domain="toward.test", path="/")
        return person

    def at_once(self, *acts: Callable[[], Page]) -> list[Page]:
        """Do several things at the same moment, each in a thread of its own; their answers in that order."""
        together = Barrier(len(acts))

        def one(act: Callable[[], Page]) -> Page:
            together.wait(10)
            return act()

        with ThreadPoolExecutor(len(acts)) as threads:
            return list(threads.map(one, acts))

    def slowly(self, browser: "Browser", path: str, pieces: Sequence[bytes]) -> Page:
        """Send a form whose body comes in pieces, as over a bad line."""
        request = browser.request("POST", path, b"".join(pieces), **OUR_FORM)
        left = list(pieces)
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(0.05)
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http", "http_version": "1.1", "method": "POST", "scheme": "https", "path": path,
            "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": request.headers.raw,
            "client": ("127.0.0.1", 1), "server": ("toward.test", 443), "extensions": {},
        }  # fmt: skip
        self.wire.blocking_portal.call(self.app, scope, receive, send)
        start, body = sent[0], b"".join(message.get("body", b"") for message in sent[1:])
        return Page(httpx.Response(start["status"], headers=start["headers"], content=body, request=request))

    def sweeps(self) -> None:
        """What the server does by itself every half minute."""
        with self.store.write() as session:
            lock_the_idle(session, self.clock())

    def rows(self, query: str, *values: object) -> list[Any]:
        """Rows of the store, as a thief with the file would read them."""
        with self.store.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(self._spelt(query), values)]

    def stolen(self) -> bytes:
        """Every byte that a thief of the disk would have."""
        folders = [self.folder]
        if self.store.file is None:
            self.alters("CHECKPOINT")
            query = "SELECT setting, oid FROM pg_settings, pg_database WHERE name = ? AND datname = current_database()"
            ((data, number),) = self.rows(query, "data_directory")
            folders.append(Path(data) / "base" / str(number))
        return b"".join(file.read_bytes() for folder in folders for file in folder.iterdir() if file.is_file())

    def alters(self, statement: str, *values: object) -> int:
        """Change the file behind the application's back; returns how many rows were changed."""
        with self.store.writing.connect() as connection:
            changed = connection.exec_driver_sql(self._spelt(statement), values).rowcount
            connection.commit()
        return changed

    def _spelt(self, statement: str) -> str:
        """SQLite's drivers write a value's place as `?`, PostgreSQL's as `%s`."""
        return statement if self.store.file else statement.replace("%", "%%").replace("?", "%s")


class Browser:
    """A browser with cookies of its own.  Redirects are not followed: where they lead is part of the answer."""

    def __init__(self, cast: Cast, language: str = "en") -> None:
        self.cast, self.language = cast, language
        self.cookies = httpx.Cookies()

    def get(self, path: str, **headers: str) -> Page:
        """Ask for a page."""
        return self.sends("GET", path, **headers)

    def post(self, path: str, form: Mapping[str, object] | Iterable[tuple[str, object]] = (), **headers: str) -> Page:
        """Send a form, as a page of this site would."""
        pairs = form.items() if isinstance(form, Mapping) else form
        body = httpx.QueryParams([(name, str(value)) for name, value in pairs])
        return self.sends("POST", path, str(body).encode(), **(OUR_FORM | headers))

    def sends(self, method: str, path: str, body: bytes = b"", **headers: str | bytes) -> Page:
        """Any request at all; the cookies it brings are kept."""
        answer = self.cast.wire.send(self.request(method, path, body, **headers), follow_redirects=False)
        self.cookies.extract_cookies(answer)
        return Page(answer)

    def request(self, method: str, path: str, body: bytes = b"", **headers: str | bytes) -> httpx.Request:
        """A request as this browser would send it."""
        spelt: dict[str, str | bytes] = {"accept-language": self.language}
        spelt |= {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.Request(method, HERE + path, content=body, headers=spelt, cookies=self.cookies)

    def follows(self, page: Page) -> Page:
        """Go where an answer leads."""
        assert page.status == 303, page.text
        return self.get(page.location)


class Somebody(Browser):
    """A person of the cast, with a name and a passphrase, at one browser."""

    def __init__(self, cast: Cast, name: str, passphrase: str, language: str = "en") -> None:
        super().__init__(cast, language)
        self.name, self.passphrase = name, passphrase
        self.code = self.someone = ""

    # Coming and going

    def begins(self, **more: str) -> Page:
        """Send the form that makes the account."""
        form = {"name": self.name, "key": "own", "own": self.passphrase, "zone": "UTC"}
        return self.post("/begin", form | more)

    def writes_down_the_code(self) -> None:
        """Read the recovery code off the page and type its sixth group."""
        self.code = self.reads_the_code()
        assert self.post("/recovery-code", {"group": self.code.split("-")[5]}).status == 303

    def reads_the_code(self) -> str:
        """The recovery code, while it is shown."""
        page = self.get("/recovery-code")
        assert page.status == 200, page.location
        return "-".join(re.findall(r"<li[^>]*>([0-9A-Z]{4})</li>", page.html))

    def names(self, name: str, kind: str = "") -> Page:
        """Say who it is about."""
        form = self.get("/people").form("/people")
        self.someone = form["id"]
        return self.post("/people", form.filled({"name": name, "kind": kind}))

    def locks(self) -> Page:
        """Lock now."""
        return self.post("/lock")

    def unlocks(self, passphrase: str = "", **more: str) -> Page:
        """Give the passphrase at a lock screen."""
        return self.post("/unlock", {"passphrase": passphrase or self.passphrase, "then": "/today"} | more)

    def signs_out(self) -> Page:
        """End this sign-in."""
        return self.post("/sign-out")

    def comes_back(self, **after: float) -> None:
        """Sign in again after some time; the allowance of guesses runs on real time, and is new then."""
        self.cast.clock.forward(**after)
        self.cast.app.state.allowance = Allowance()
        assert self.signs_in().status == 303

    def signs_in(self, passphrase: str = "", **more: str) -> Page:
        """Name and passphrase."""
        return self.post("/sign-in", {"name": self.name, "passphrase": passphrase or self.passphrase} | more)

    def elsewhere(self, **more: str) -> "Somebody":
        """The same person, signed in at another browser."""
        other = Somebody(self.cast, self.name, self.passphrase, self.language)
        other.code, other.someone = self.code, self.someone
        assert other.signs_in(**more).status == 303
        return other

    @property
    def is_open(self) -> bool:
        """Whether words can be read here now."""
        return self.get("/today").status == 200

    # Practising

    def begins_a(self, practice: str, stage: str = "main", follows: str = "", draft: str = "") -> str:
        """Begin a stage of a practice; returns the draft's id."""
        draft = draft or str(uuid4())
        form = {"id": draft, "practice": practice, "stage": stage} | ({"follows": follows} if follows else {})
        begun = self.post("/drafts", form)
        assert begun.status == 303, begun.text
        assert begun.location.startswith(f"/drafts/{draft}/")
        return draft

    def does(self, practice: str, stage: str = "main", follows: str = "", **answers: object) -> str:
        """Do a stage from its first screen to its last; returns the entry's id."""
        draft = self.begins_a(practice, stage, follows)
        assert self.goes_through(draft, practice, **answers).location == f"/entries/{draft}/done"
        return draft

    def goes_through(self, draft: str, practice: str, *, until: int = 0, **answers: object) -> Page:
        """Answer screen after screen, to the end or until screen `until` is reached; returns the last answer."""
        given = dict(ANSWERS[practice]) | {name.replace("_", "-"): value for name, value in answers.items()}
        where = self.at(draft)
        while True:
            kept = self.sends_screen(where, given)
            if kept.status != 303 or not kept.location.startswith("/drafts/") or kept.location.endswith(f"/{until}"):
                return kept
            where = kept.location

    def at(self, draft: str) -> str:
        """The address where Today would carry on with a draft."""
        found = [link for link in self.get("/today").links() if link.startswith(f"/drafts/{draft}/")]
        assert found, "Today does not offer it"
        return found[0]

    def sends_screen(self, where: str, answers: Mapping[str, object], go: str = "next") -> Page:
        """Fill the screen at this address and press a button."""
        shown = self.get(where)
        assert shown.status == 200, shown.text
        return self.post(where, [*shown.form(where).filled(dict(answers)), ("go", go)])


def counted(pairs: Pairs, name: str) -> int:
    """How many fields of that name there are."""
    return sum(known == name for known, _ in pairs)


def _passphrase(name: str) -> str:
    return PASSPHRASES.get(name, f"{name} and four unrelated trombones")


@cache
def _signed_up(name: str) -> tuple[Path, dict[str, str], str, str]:
    folder = Path(mkdtemp(prefix="toward-known-"))
    with Cast(folder) as cast:
        person = cast.signs_up(name)
        cast.store.checkpoint()
    return cast.settings.database_file, dict(person.cookies), person.code, person.someone


@cache
def our_practices() -> Catalogue:
    """The practices of this package, read once for all tests of a process; nothing can be changed in them."""
    return load()


@cache
def empty_store() -> Path:
    """A store with no rows, brought up to date once for all tests of a process."""
    file = Path(mkdtemp(prefix="toward-empty-")) / "toward.sqlite3"
    store = open_store(file)
    bring_up_to_date(store, MONDAY)
    store.checkpoint()
    store.engine.dispose()
    return file
