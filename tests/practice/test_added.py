"""A practice that whoever runs the server has added: it says so, and what was written in it outlives it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.people import Cast, Somebody
from toward import catalogue
from toward.core.practice import Answer
from toward.core.record import Record
from toward.people.profile import About
from toward.practice.saying import left
from toward.practice.spoken import spoken
from toward.web.pages import environment

STEPS = (
    ("thing", "text", 1, "most = 100", "What was good?", ""),
    ("feelings", "feelings", 1, "", "And in you?", ""),
    ("sentence", "say", 2, 'blanks = ["thing", "feelings"]', "Yours.", 'say.any = "Good: {thing}. {feelings}."'),
    ("told", "choice", 3, 'options = ["yes", "not-yet"]', "Told?", 'options.yes = "Yes"\noptions.not-yet = "No"'),
    ("heavy", "rating", 3, 'measure = "exposed"\nlow = 1\nhigh = 5', "How hard?", 'low = "easy"\nhigh = "hard"'),
)
HEAD = 'id = "good"\nversion = {}\nmodes = ["solo"]\nminutes = 1\npurpose = "see"\n'
SAID = 'title = "Good things"\nsummary = "In a line."\nwhy = "To find it again."\nstages.main.done.any = "Kept."\n'
ANSWERS = {"thing": "soup with Mara", "feelings": ["calm"], "told": "not-yet", "heavy": 4}


def adds(cast: Cast, steps: tuple[Any, ...] = STEPS, version: int = 1, more: str = "") -> None:
    """Start the server anew with this practice in its folder; without steps, with none."""
    home = cast.folder / "practices"
    (home / "good").mkdir(parents=True, exist_ok=True)
    for file in home.glob("good/*"):
        file.unlink()
    if not steps:
        (home / "good").rmdir()
    else:
        asked = [
            f'[[stages.main.steps]]\nid = "{one[0]}"\nkind = "{one[1]}"\nscreen = {one[2]}\n{one[3]}' for one in steps
        ]
        said = [f'[steps.{one[0]}]\nask = "{one[4]}"\n{one[5]}' for one in steps]
        (home / "good" / "practice.toml").write_text("\n".join([HEAD.format(version) + more, *asked]))
        (home / "good" / "en.toml").write_text("\n".join([SAID, *said]))
    cast.app.state.catalogue = catalogue.load(home)


def does(somebody: Somebody, until: int = 0) -> str:
    """Go through it, up to a screen or to its end; returns the id of the draft, or the entry."""
    draft = somebody.begins_a("good")
    where = f"/drafts/{draft}/1"
    while where.startswith("/drafts/") and not where.endswith(f"/{until}"):
        kept = somebody.sends_screen(where, ANSWERS)
        assert kept.status == 303, kept.text
        where = kept.location
    return draft


@pytest.fixture
def russian(cast: Cast) -> Somebody:
    """Mara, who reads Russian."""
    return cast.signs_up("Mara", "ru")


def marks(page: Any) -> int:
    return sum("data-added" in attributes for _, attributes in page.elements)


def test_it_stands_on_its_shelf_and_says_who_added_it(cast: Cast, ada: Somebody) -> None:
    assert marks(ada.get("/practise")) == 0
    adds(cast)
    shelves = ada.get("/practise")
    assert marks(shelves) == 1
    assert "Added by Ben, who runs this place" in shelves.text
    assert "Good things" in shelves.text
    assert shelves.html.index("data-added") < shelves.html.index("Good things")


def test_nobody_is_named_where_nobody_said_who_they_are(tmp_path: Path) -> None:
    with Cast(tmp_path / "nameless", operator="") as cast:
        ada = cast.knows("Ada")
        adds(cast)
        assert "Added by whoever runs this place" in ada.get("/practise").text


def test_every_screen_of_it_says_so_and_none_of_ours(cast: Cast, ada: Somebody) -> None:
    adds(cast)
    draft = does(ada, until=3)
    assert [marks(ada.get(f"/drafts/{draft}/{number}")) for number in (1, 2, 3)] == [1, 1, 1]
    ours = ada.begins_a("journal")
    assert marks(ada.get(f"/drafts/{ours}/1")) == 0


def test_it_is_kept_and_looked_back_on_like_ours(cast: Cast, ada: Somebody) -> None:
    adds(cast)
    entry = does(ada)
    assert "Kept." in ada.get(f"/entries/{entry}/done").text
    assert "soup with Mara" in ada.get("/mine").text
    told = ada.get(f"/entries/{entry}")
    for words in ("Good things", "And in you?", "Good: soup with Mara. I feel calm.", "No", "4 / 5"):
        assert words in told.text
    assert ada.get("/look-back").status == 200


def test_a_reader_of_another_language_is_told_which_it_is_in(cast: Cast, russian: Somebody) -> None:
    adds(cast)
    shelves = russian.get("/practise")
    assert "На английском" in shelves.text
    assert '<span lang="en">Good things</span>' in shelves.html
    assert "Добавлено на этом сервере, за него отвечает Ben" in shelves.text
    draft = does(russian, until=2)
    asked = russian.get(f"/drafts/{draft}/1")
    assert '<html lang="ru">' in asked.html
    assert '<span lang="en">What was good?</span>' in asked.html
    assert "спокойствие" in asked.text, "the words for feelings are the reader's own"
    assert "Good: soup with Mara. I feel calm." in russian.get(f"/drafts/{draft}/2").html, "a sentence is whole"
    entry = does(russian)
    assert '<span lang="en">Kept.</span>' in russian.get(f"/entries/{entry}/done").html
    assert '<span lang="en">Good things</span>' in russian.get("/mine").html


def test_in_a_name_for_the_ear_and_before_a_gap_it_is_plain_text(cast: Cast, russian: Somebody) -> None:
    begun = ("thing", "text", 1, "most = 100", "It was good because…", "")
    adds(cast, (begun, ("heavy", "rating", 1, "", "How hard & heavy?", 'low = "easy"\nhigh = "hard"')))
    asked = russian.get(f"/drafts/{russian.begins_a('good')}/1")
    (button,) = [attributes for _, attributes in asked.elements if attributes.get("class") == "empties"]
    assert button["aria-label"] == "Снова оставить пустым: How hard & heavy?"
    (box,) = [attributes for _, attributes in asked.elements if attributes.get("name") == "thing"]
    assert box["autocapitalize"] == "none"


def test_a_text_in_another_language_is_marked_and_nothing_in_it_is_markup() -> None:
    marked = environment("ru").from_string("{{ text }}").render(text=spoken("a < b & <i>c</i>", "en"))
    assert marked == '<span lang="en">a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;</span>'


def test_ours_are_never_marked_as_another_language(cast: Cast, russian: Somebody) -> None:
    shelves = russian.get("/practise")
    assert "На английском" not in shelves.text
    assert "<span lang=" not in shelves.html


def test_what_was_written_outlives_the_practice(cast: Cast, ada: Somebody) -> None:
    adds(cast)
    entry, draft = does(ada), does(ada, until=2)
    adds(cast, ())
    told = ada.get(f"/entries/{entry}")
    assert "no longer here" in told.text
    for words in ("soup with Mara", "Good: soup with Mara. I feel calm.", "calm"):
        assert words in told.text
    assert "done" not in told.text.split("no longer here")[1]
    begun = ada.get("/today")
    assert "cannot be carried on" in begun.text
    assert "damaged" not in begun.text
    assert "soup with Mara" in begun.text
    assert f"/drafts/{draft}/deletion" in [form.action for form in begun.forms]


def test_of_a_person_who_is_known_no_more_nothing_is_left(cast: Cast) -> None:
    """An id is nobody's words."""
    whom, now = "a" * 32, datetime(2026, 11, 22, tzinfo=UTC)
    answers: dict[str, Answer] = {"person": whom, "thing": "soup with Mara"}
    record = Record(practice="gone", version=1, stage="main", written=now, about=whom, answers=answers)
    assert left(record, None, cast.app.state.catalogue.words("en"), About()) == ["soup with Mara"]


def changed(name: str, kind: str, limits: str, said: str = "") -> tuple[Any, ...]:
    """The practice with one step of another kind."""
    return tuple((name, kind, one[2], limits, one[4], said) if one[0] == name else one for one in STEPS)


CHANGES = {
    "a step is gone": tuple(one for one in STEPS if one[0] not in ("sentence", "heavy")),
    "text became a choice": changed("thing", "choice", 'options = ["a", "b"]', 'options.a = "A"\noptions.b = "B"'),
    "a rating became text": changed("heavy", "text", "most = 20"),
    "a text became feelings": tuple(
        (*one[:1], "feelings", *one[2:3], "", *one[4:]) if one[0] == "thing" else one for one in STEPS
    ),
    "feelings became text": changed("feelings", "text", "most = 50"),
    "a choice became a rating": changed("told", "rating", "", 'low = "x"\nhigh = "y"'),
    "an option is gone": changed(
        "told", "choice", 'options = ["yes", "maybe"]', 'options.yes = "Y"\noptions.maybe = "M"'
    ),
    "a choice became a promise": changed("told", "promise", ""),
}


NOTHING_LEFT = {"a rating became text", "text became a choice", "a text became feelings"}


@pytest.mark.parametrize("how", CHANGES)
def test_what_was_written_outlives_a_change(cast: Cast, ada: Somebody, how: str) -> None:
    adds(cast)
    entry, draft = does(ada), does(ada, until=3)
    adds(cast, CHANGES[how], version=2)
    told = ada.get(f"/entries/{entry}")
    assert told.status == 200
    for words in ("soup with Mara", "Good: soup with Mara. I feel calm.", "calm"):
        assert words in told.text
    # A number without its question says nothing; and what an entry is known by stands above it already.
    assert ("has changed since" in told.text) == (how not in NOTHING_LEFT)
    for place in ("/today", "/mine", "/look-back", "/practise", f"/entries/{entry}/done"):
        assert ada.get(place).status == 200, place
    # What was begun goes on where it can, and ends.
    (way,) = [link for link in ada.get("/today").links() if link.startswith(f"/drafts/{draft}/")]
    for answers in (ANSWERS, {"thing": "a", "told": "yes", "told.days": "1", "feelings": "calm"}):
        assert ada.get(way).status == 200
        kept = ada.sends_screen(way, answers)
        assert kept.status in (303, 422)
        way = kept.location if kept.location.startswith("/drafts/") else f"/drafts/{draft}/1"
        if kept.location.endswith("/done"):
            break


def test_what_means_something_else_now_is_not_counted(cast: Cast, ada: Somebody) -> None:
    """An answer of another form, under a measure: the ladder looks at ratings only."""
    adds(cast, changed("heavy", "text", "most = 20"))
    before = ANSWERS | {"heavy": "not very"}
    draft = ada.begins_a("good")
    for number in (1, 2, 3):
        assert ada.sends_screen(f"/drafts/{draft}/{number}", before).status == 303
    adds(cast, STEPS, version=2)
    assert ada.get("/today").status == 200
    asked = ada.begins_a("good")
    assert ada.sends_screen(f"/drafts/{asked}/1", ANSWERS).status == 303
    assert ada.sends_screen(f"/drafts/{asked}/2", ANSWERS).status == 303
    assert ada.get(f"/drafts/{asked}/3").status == 200
    assert "not very" in ada.get(f"/entries/{draft}").text
