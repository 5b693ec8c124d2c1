"""Double (security.md, promise 6): every form sent twice at once leaves what it leaves when it is sent once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.pages import Page
from tests.people import Cast, Somebody
from tests.promises.test_matrix import routes, without_a_row
from tests.promises.world import Visited, World
from toward.practice import doing
from toward.spaces import records

PASSPHRASE = "nine quiet otters under a tall lamp"
NEW = "seven brass lanterns over still water"
SIXTH = "{sixth}"  # the sixth group of the recovery code that is being shown

Form = Mapping[str, str]
# Who sends what where.  Nobody's sign-in and device rows are counted where signing in twice is two sign-ins:
# a browser keeps the last one, and the other's token is nowhere.
FORMS: list[tuple[str, str, Form]] = [
    ("anonymous", "/begin", {"name": "Ines", "key": "own", "own": NEW}),
    ("unconfirmed", "/recovery-code", {"group": SIXTH}),
    ("owner", "/people", {"id": "01a0a0a0-0000-7000-8000-000000000001", "name": "Jonas"}),
    ("anonymous", "/sign-in", {"name": "Ada", "passphrase": PASSPHRASE}),
    ("locked", "/unlock", {"passphrase": PASSPHRASE, "then": "/today"}),
    ("owner", "/awake", {}),
    ("owner", "/lock", {}),
    ("owner", "/sign-out", {}),
    ("owner", "/sign-out-everywhere", {}),
    ("anonymous", "/recover", {"name": "Ada", "code": "{code}", "passphrase": NEW}),
    ("owner", "/settings", {"zone": "Asia/Almaty", "idle": "5", "app_name": "days"}),
    ("owner", "/language", {"language": "ru", "back": "/"}),
    ("owner", "/settings/passphrase", {"passphrase": PASSPHRASE, "key": "own", "own": NEW}),
    ("owner", "/settings/recovery-code", {"passphrase": PASSPHRASE}),
    ("owner", "/settings/deletion", {"passphrase": PASSPHRASE}),
    (
        "owner", "/drafts",
        {
            "id": "01a0a0a0-0000-7000-8000-000000000002", "practice": "feared-and-seen", "stage": "after",
            "follows": "{entry}",
        },
    ),
    ("owner", "/drafts/{draft}/1", {"page": "A long day", "go": "next"}),
    ("owner", "/drafts/{draft}/deletion", {}),
    ("owner", "/entries/{entry}/deletion", {}),
    ("owner", "/review", {"text": "You never listen", "as": "message"}),
    ("owner", "/look-back/later", {}),
]  # fmt: skip
# What these do cannot be seen in the store: a form that changes nothing shows nothing by changing it once.
TRACELESS = ("/sign-in", "/awake", "/review", "/look-back/later")
SIGNS_IN = ("/begin", "/sign-in", "/recover")
TABLES = ("accounts", "slots", "sign_ins", "devices", "profiles", "spaces", "entries", "drafts")


def sender(cast: Visited, role: str) -> Somebody:
    """The one who sends; "unconfirmed" is the owner with a new code to write down."""
    person = cast.role("owner" if role == "unconfirmed" else role)
    if role == "unconfirmed":
        assert person.post("/settings/recovery-code", {"passphrase": PASSPHRASE}).status == 303
        person.code = person.reads_the_code()
    return person


def sent(world: World, folder: Path, form: tuple[str, str, Form], times: int) -> tuple[list[Page], dict[str, object]]:
    """Send a form so many times at once in a copy of the world; the answers, and what is there afterwards."""
    role, path, fields = form
    with Visited(world, folder) as cast:
        person = sender(cast, role)
        codes = {"{code}": world.code, SIXTH: person.code.split("-")[5] if person.code else ""}
        filled = {name: world.told(codes.get(value, value)) for name, value in fields.items()}
        pages = cast.at_once(*[lambda: person.post(world.told(path), filled)] * times)
        return pages, left(cast, path)


def left(cast: Visited, path: str) -> dict[str, object]:
    """How many rows there are, what is chosen, and what Ada's pages show."""
    counts = {table: cast.rows(f"SELECT count(*) FROM {table}") for table in TABLES}
    if path in SIGNS_IN:
        del counts["sign_ins"], counts["devices"]
    counts["versions"] = cast.rows("SELECT version FROM profiles UNION ALL SELECT version FROM drafts ORDER BY 1")
    counts["open"] = cast.rows("SELECT DISTINCT sealed_key IS NULL FROM sign_ins ORDER BY 1")
    counts["shown"] = cast.rows("SELECT count(*) FROM slots WHERE unconfirmed IS NOT NULL")
    counts["chosen"] = cast.rows("SELECT login, locale, time_zone, idle_minutes, app_name FROM accounts ORDER BY login")
    opens = {word: Somebody(cast, "Ada", word).signs_in().status for word in (PASSPHRASE, NEW)}
    ada = cast.role("owner")
    pages = {page: (ada.get(page).status, sorted(ada.get(page).links())) for page in ("/mine", "/between", "/today")}
    return counts | opens | pages


@pytest.fixture(scope="module")
def untouched(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What is left when somebody of each role sends a form to nowhere."""
    folder = tmp_path_factory.mktemp("untouched")
    return {
        role: sent(world, folder / role, (role, "/no/such/address", {}), 1)[1] for role in {role for role, *_ in FORMS}
    }


@pytest.mark.parametrize("form", FORMS, ids=[path for _, path, _ in FORMS])
def test_twice_is_once(
    world: World, tmp_path: Path, untouched: dict[str, dict[str, object]], form: tuple[str, str, Form]
) -> None:
    (once,), before = sent(world, tmp_path / "once", form, 1)
    both, after = sent(world, tmp_path / "twice", form, 2)
    assert after == before
    assert (after.items() <= untouched[form[0]].items()) == (form[1] in TRACELESS)
    assert once.status in {page.status for page in both}
    assert all(page.status in (200, 204, 303, 404, 422) for page in both), [page.status for page in both]


def test_every_form_of_the_application_is_in_the_table(cast: Cast) -> None:
    rows = [{"route": f"POST {path}"} for _, path, _ in FORMS]
    forms = {route for route in routes(cast.app) if route.startswith("POST ")}
    assert without_a_row(forms, rows) == set()
    assert len(forms) == len(rows)
    assert without_a_row(forms, rows[1:]) == {"POST /begin"}


def test_a_finish_that_does_not_look_is_found(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = next(form for form in FORMS if form[1] == "/drafts/{draft}/1")
    _, before = sent(world, tmp_path / "once", form, 1)
    real = records.write_entry

    def careless(*args: Any, **given: Any) -> bool:
        return real(*args, **given | {"entry_id": str(uuid4())})

    monkeypatch.setattr(doing, "drop_draft", lambda *_: True)
    monkeypatch.setattr(records, "write_entry", careless)
    assert sent(world, tmp_path / "twice", form, 2)[1]["entries"] != before["entries"]
