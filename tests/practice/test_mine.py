"""What an entry made of taps alone is known by in a list: never a card with nothing in it."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from tests.people import Cast, Somebody
from toward.core.practice import Answer, Choice, Rating, Stage
from toward.core.record import Record
from toward.people.profile import About
from toward.people.signins import SIGN_IN_COOKIE, Unlocked, look_up
from toward.practice.access import Kept
from toward.practice.lines import Line, Taps, line

BID = {"bid": "made", "sort": "joke", "turned": "away"}
WEEK = {"lonely": 60, "resentful": 20, "known": 45}
BREATH = {"here": "done", "breath": "done", "body": "done"}


def taps(somebody: Somebody, practice: str, answers: dict[str, object]) -> str:
    """Do a practice by choosing and pressing buttons; returns the entry's id."""
    draft = somebody.begins_a(practice)
    where = somebody.at(draft)
    while where.startswith("/drafts/"):
        form = somebody.get(where).form(where)
        pressed = [(name, value) for name, value in form.buttons if answers.get(name) == value]
        where = somebody.post(where, [*form.filled(answers), *(pressed or [("go", "next")])]).location
    assert where == f"/entries/{draft}/done"
    return draft


def cards(somebody: Somebody, path: str = "/mine") -> list[str]:
    """What stands in each card of a list below the practice's name."""
    found = re.findall(r'<a class="card line-card".*?</span>(.*?)</a>', somebody.get(path).html, re.S)
    return [" ".join(unescape(re.sub("<[^>]+>", "", inside)).split()) for inside in found]


@pytest.mark.parametrize(
    ("practice", "answers", "known_by"),
    [
        ("bids", BID, "And what came back? A turn away"),
        ("attention", BREATH | {"feelings": ["tired", "calm"]}, "What is it like in you now? tired, calm"),
        ("attention", BREATH, "Three minutes were yours."),
        ("weekly-check", WEEK, "3 answers on a scale"),
        ("weekly-check", {"lonely": 60}, "1 answer on a scale"),
    ],
)
def test_taps_alone_say_what_it_was(ada: Somebody, practice: str, answers: dict[str, object], known_by: str) -> None:
    draft = taps(ada, practice, answers)
    assert cards(ada) == cards(ada, "/today") == [known_by]
    assert known_by in ada.get(f"/entries/{draft}/deletion").text
    assert '<p class="sentence"' not in ada.get(f"/entries/{draft}").html  # a tap is not a sentence of one's own


def test_the_page_of_an_entry_without_an_answer_says_how_it_ended(ada: Somebody) -> None:
    assert "Three minutes were yours." in ada.get(f"/entries/{taps(ada, 'attention', BREATH)}").text
    answered = taps(ada, "attention", BREATH | {"feelings": ["calm"]})
    assert "Three minutes were yours." not in ada.get(f"/entries/{answered}").text


def test_in_russian_too(cast: Cast) -> None:
    vera = cast.signs_up("Vera", language="ru")
    taps(vera, "weekly-check", WEEK)
    assert cards(vera) == ["3 отметки на шкале"]


@pytest.mark.parametrize(
    ("practice", "stage", "answers", "words"),
    [
        (
            "hard-talk",
            "talked",
            {"came-of-it": "agreed", "agreed-step": ["Call the landlord", "3"]},
            "Call the landlord",
        ),
        ("attention", "main", {"feelings": ["tired"], "noticed": "Rain."}, "Rain."),
    ],
)
def test_a_promise_and_a_single_word_are_words(
    cast: Cast, ada: Somebody, practice: str, stage: str, answers: dict[str, Answer], words: str
) -> None:
    shown = in_a_list(cast, ada, practice, stage, answers)
    assert (shown.words, shown.taps) == (words, None)


def test_whatever_is_tapped_in_any_practice_a_card_is_never_empty(cast: Cast, ada: Somebody) -> None:
    for practice in cast.app.state.catalogue.practices.values():
        for stage in practice.stages:
            for tapped in ({}, *each_tap(practice.stages[stage])):
                shown = in_a_list(cast, ada, practice.id, stage, tapped)
                assert shown.words == "", (practice.id, tapped)
                assert kind(shown.taps) == [tap_kind(one) for one in tapped.values() or [""]], (practice.id, tapped)


def kind(taps: Taps | None) -> list[str]:
    """By what an entry without words is known."""
    known = {"answer": taps.asked and taps.answer, "rated": taps.rated, "end": taps.end} if taps else {}
    return [name for name, shown in known.items() if shown]


def tap_kind(answer: Answer) -> str:
    return "rated" if isinstance(answer, int) else "answer" if answer else "end"


def each_tap(stage: Stage) -> Iterator[dict[str, Answer]]:
    """Every choice and every rating of a stage, as the only answer."""
    for step in stage.steps:
        if isinstance(step, Choice):
            yield from ({step.id: option} for option in step.options)
        elif isinstance(step, Rating):
            yield {step.id: step.low}


def test_of_a_practice_taken_away_it_says_so(cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    taps(ada, "bids", BID)
    known = cast.app.state.catalogue
    others = {name: practice for name, practice in known.practices.items() if name != "bids"}
    monkeypatch.setattr(known, "practices", others)
    assert cards(ada) == ["This practice is no longer here."]


def in_a_list(cast: Cast, ada: Somebody, practice: str, stage: str, answers: dict[str, Answer]) -> Line:
    """A record of Ada's as a list shows it."""
    with cast.store.read() as session:
        me = look_up(session, ada.cookies[SIGN_IN_COOKIE], cast.clock.now)
    assert isinstance(me, Unlocked)
    record = Record(practice=practice, version=1, stage=stage, written=cast.clock.now, answers=answers)
    return line(Kept("1", cast.clock.now.date(), record), me, cast.app.state.catalogue, About())
