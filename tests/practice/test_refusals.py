"""A screen that cannot stand answers 422, names the field, and keeps every word of the whole screen."""

import pytest

from tests.people import Cast, Somebody
from tests.practice.everything import ANSWERS, STEPS

SCREEN = {name: screen for name, _, screen, _, _ in STEPS}
SCREEN |= {"promise.days": 6, "feelings.typed": 1}
LONG = "word " * 30

# What is answered wrongly, with what, and which step says so.
REFUSED = [
    ("feelings", [], "feelings"),  # missing
    ("feelings", ["sad"], "feelings"),  # too few
    ("feelings", ["sad", "tired", "calm", "hurt"], "feelings"),  # too many
    ("feelings", ["sad", "zzyzx"], "feelings"),  # unknown
    ("feelings.typed", "? 7", "feelings"),  # no word
    ("line", "", "line"),  # missing
    ("line", "Hm", "line"),  # too short
    ("line", "a longer line than fits", "line"),  # too long
    ("line", "one two three four", "line"),  # too many words
    ("long", "", "long"),
    ("long", "One\r\nlonger page than this one has room for", "long"),
    ("rating", "", "rating"),
    ("rating", "101", "rating"),  # too high
    ("rating", "a lot", "rating"),  # not a number
    ("five", "0", "five"),  # too low
    ("five", "6", "five"),
    ("choice", "", "choice"),
    ("choice", "three", "choice"),  # not an option
    ("person", "../x y", "person"),  # not an option
    ("say", "", "say"),
    ("say", LONG, "say"),
    ("say", "one two three four five six seven eight nine", "say"),
    ("pause", "half", "pause"),  # not understood
    ("timer", "half", "timer"),
    ("agree", "", "agree"),
    ("promise", "", "promise"),
    ("promise", "more than twenty characters", "promise"),
    ("promise.days", "9", "promise"),  # too late
    ("promise.days", "soon", "promise"),  # not a number
    ("appreciation", "", "appreciation"),
    ("appreciation", "one two three four five", "appreciation"),
    ("appreciation", LONG, "appreciation"),
]
UNSEEN = ("pause", "timer", "person")  # what no browser lets anybody type: refused, with no place of its own to say so


@pytest.mark.parametrize(
    ("name", "wrong", "step"), REFUSED, ids=[f"{name}-{str(wrong)[:12]}" for name, wrong, _ in REFUSED]
)
def test_it_is_refused_and_every_word_is_still_there(
    cast: Cast, eve: Somebody, name: str, wrong: object, step: str
) -> None:
    number = SCREEN[name]
    draft = eve.begins_a("everything")
    where = f"/drafts/{draft}/{number}"
    here = {one: value for one, value in ANSWERS.items() if SCREEN[one] == number} | {name: wrong}
    sent = [
        (one, str(value)) for one, given in here.items() for value in (given if isinstance(given, list) else [given])
    ]
    page = eve.post(where, [*sent, ("go", "next")])
    assert page.status == 422, page.location
    assert step in UNSEEN or page.refused == {step}
    still = page.form(where)
    for one, value in sent:
        offered = still.choices.get(one)  # a browser cannot tick what is not offered
        kept = (one, value) in still.fields or (offered is not None and value not in offered)
        assert kept or not value or step in UNSEEN, (one, value)
    assert cast.rows("SELECT count(*) FROM entries") == [(0,)]


def test_with_every_answer_right_it_is_one_entry_and_every_answer_is_shown(eve: Somebody) -> None:
    draft = eve.begins_a("everything")
    answers = {name.replace("-", "_"): value for name, value in ANSWERS.items()}
    where = f"/drafts/{draft}/1"
    while where.startswith("/drafts/"):
        page = eve.sends_screen(where, answers | {"promise.days": 5})
        assert page.status == 303, (page.refused, where)
        where = page.location
    assert where == f"/entries/{draft}/done"
    shown = eve.get(f"/entries/{draft}").text
    for words in (
        "A long day",
        "and another",
        "40 / 100",
        "3 / 5",
        "It was a long day.",
        "Call on Friday",
        "You waited",
    ):
        assert words in shown


def test_a_step_that_is_hidden_is_neither_asked_nor_kept(eve: Somebody) -> None:
    draft = eve.begins_a("everything")
    answers = dict(ANSWERS)
    for number in (1, 2):
        assert eve.sends_screen(f"/drafts/{draft}/{number}", answers).status == 303
    here, then = f"/drafts/{draft}/3", f"/drafts/{draft}/4"
    eve.post(here, {"choice": "two", "go": "next"})
    assert eve.sends_screen(then, answers).refused == {"hidden"}
    assert eve.sends_screen(then, answers | {"hidden": "a secret"}).status == 303
    assert eve.get(then).form(then)["hidden"] == "a secret"
    eve.post(here, {"choice": "one", "go": "next"})
    assert "hidden" not in eve.get(then).form(then).names()
    for number in (4, 5, 6):
        last = eve.sends_screen(f"/drafts/{draft}/{number}", answers)
    assert last.location == f"/entries/{draft}/done"
    assert "a secret" not in eve.get(f"/entries/{draft}").text


def test_the_days_of_a_promise_are_remembered_on_the_way_back(eve: Somebody) -> None:
    draft = eve.begins_a("everything")
    where = f"/drafts/{draft}/6"
    eve.post(where, {"promise": "Call on Friday", "promise.days": "3", "appreciation": "", "go": "back"})
    form = eve.get(where).form(where)
    assert (form["promise"], form["promise.days"]) == ("Call on Friday", "3")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_beginning_nobody_has_gone_on_with_is_nothing_said_yet(cast: Cast, language: str) -> None:
    ada = cast.signs_up("Ada", language)
    draft = ada.begins_a("one-honest-sentence")
    ada.sends_screen(f"/drafts/{draft}/1", {"about-what": "regret"})
    screen = f"/drafts/{draft}/2"
    offered = ada.get(screen).form(screen)["sentence"]
    assert offered.endswith("…")
    assert ada.sends_screen(screen, {"share": "keep"}).refused == {"sentence"}
    assert ada.sends_screen(screen, {"sentence": offered[:-1] + "rung her.", "share": "keep"}).status == 303
