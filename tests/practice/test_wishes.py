"""A wish put as a question (A2, B3): the sentence that is made of it is whole, and so is what is shown of it."""

import re

import pytest

from tests.people import Cast, Somebody

WISH = {"en": "Could we eat without them?", "ru": "Можем поесть без них?"}
WHEN = {"en": "the phones are on the table", "ru": "телефоны лежат на столе"}
WHOLE = {
    "en": "I feel lonely when the phones are on the table. Could we eat without them?",
    "ru": "Мне одиноко, когда телефоны лежат на столе. Можем поесть без них?",
}
NEED = {"en": "an evening without them", "ru": "вечер без них"}


def slots(somebody: Somebody, text: str) -> list[str]:
    """What the coach shows of the parts of a text."""
    html = somebody.post("/review", {"text": text, "as": "message"}).html
    return re.findall(r"<div><i>[^<]+</i><span>(.*?)</span></div>", html)


def begun(somebody: Somebody, need: str) -> str:
    """The sentence a person finds at the end."""
    draft = somebody.begins_a("i-feel-when-i-need")
    answers = {"feelings": ["lonely"], "when": WHEN[somebody.language], "need": need}
    somebody.goes_through(draft, "i-feel-when-i-need", until=3, **answers)
    return somebody.get(f"/drafts/{draft}/3").form(f"/drafts/{draft}/3")["sentence"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_sentence_ends_in_the_question_and_the_coach_shows_it(cast: Cast, language: str) -> None:
    ada = cast.signs_up("Ada", language=language)
    assert begun(ada, WISH[language]) == WHOLE[language]
    shown = slots(ada, WHOLE[language])
    assert len(shown) == 3 and shown[-1] == WISH[language]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_need_is_shown_as_the_need_it_is(cast: Cast, language: str) -> None:
    ada = cast.signs_up("Ada", language=language)
    sentence = begun(ada, NEED[language])
    assert slots(ada, sentence)[-1] == NEED[language]
    assert WISH[language] not in slots(ada, f"{sentence} {WISH[language]}"), "a need that is named is enough"


def test_of_a_question_that_holds_all_of_it_the_end_is_shown(ada: Somebody) -> None:
    assert slots(ada, "I feel lonely when you stay upstairs, could we eat together?")[-1] == "could we eat together?"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I feel lonely. What would help: could we walk on Sunday?", "could we walk on Sunday?"),
        ("Мне одиноко. Что могло бы помочь: можем погулять в воскресенье?", "можем погулять в воскресенье?"),
    ],
)
def test_of_what_would_help_the_question_alone_is_shown(ada: Somebody, text: str, asked: str) -> None:
    assert slots(ada, text)[-1] == asked


def test_what_is_asked_for_is_not_asked_twice(ada: Somebody) -> None:
    draft = ada.begins_a("ask")
    answers = {"expected": "that I am tired", "wanted": "Could you take the kids?", "when": "on Thursday"}
    for screen in (1, 2):
        ada.sends_screen(f"/drafts/{draft}/{screen}", answers)
    request = ada.get(f"/drafts/{draft}/3").form(f"/drafts/{draft}/3")["request"]
    assert request == "Could you take the kids? On Thursday."
