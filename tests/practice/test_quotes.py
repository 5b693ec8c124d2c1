"""What stands above the coach's notes: the writer's own words, few enough to be seen at a glance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.people import Cast, Somebody
from toward.coach import Note
from toward.web.quoting import CUT, MOST, quoted

LONG = {
    "en": "You never listen to me when I come home late and the kids are already asleep and dinner is cold.",
    "ru": "Ты никогда не слушаешь меня и сидишь себе целыми вечерами в телефоне с этими бесконечными новостями.",
}


def above(somebody: Somebody, text: str) -> list[str]:
    """The quotes of the notes, with the word that is meant in [brackets]."""
    html = somebody.post("/review", {"text": text, "as": "message"}).html
    found = re.findall(r"<strong>(.*?)</strong>", html, re.S)
    return [re.sub("</?mark>", lambda tag: "[" if tag[0] == "<mark>" else "]", one).strip("“”«»") for one in found]


def test_of_a_whole_clause_the_word_and_what_stands_by_it(ada: Somebody) -> None:
    assert above(ada, LONG["en"]) == ["You [never] listen to me when I come home late…"]


def test_in_russian_too(cast: Cast) -> None:
    (quote,) = above(cast.signs_up("Vera", language="ru"), LONG["ru"])
    assert quote.startswith("Ты [никогда] не слушаешь меня") and len(quote) <= MOST + len("[]…")


def test_the_words_in_the_text_itself_stay_marked_as_they_were(ada: Somebody) -> None:
    html = ada.post("/review", {"text": LONG["en"], "as": "message"}).html
    assert f"<mark>{LONG['en'][:-1]}</mark>." in html


def test_what_stands_far_in_is_led_up_to() -> None:
    text = "Whenever we go anywhere at all with your whole family you never talk to me and it goes on for hours"
    at = text.index("never talk")
    assert "".join(quoted(note(text, (at, at + 5)))) == "…family you never talk to me and it goes on…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Всё нормально, не переживай за меня. Как хочешь", "Всё нормально, не переживай за меня…"),
        ("Я должна сама справляться, другие же справляются", "Я должна сама справляться…"),
        ("I'm fine, do go out with the others and have a good time", "I'm fine, do go out with the others and have…"),
    ],
)
def test_the_first_word_of_the_next_clause_is_left_out(text: str, shown: str) -> None:
    assert "".join(quoted(note(text))) == shown


@pytest.mark.parametrize("text", ["sad", "You never\n listen to me", "x" * MOST])
def test_what_is_short_stands_whole(text: str) -> None:
    assert "".join(quoted(note(text))) == " ".join(text.split())


WORDS = some.text(some.sampled_from("abя,.é \n—«"), min_size=1, max_size=200).filter(lambda text: text.strip())


@given(WORDS, some.data())
def test_a_quote_is_short_whole_words_and_nothing_invented(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, min(len(text), start + 20)))
    before, word, after = quoted(note(text, (start, end) if end > start else None))
    line = re.sub(r"\s+", " ", text)
    assert len(before + word + after) <= MOST + 2 * len(CUT)
    assert word == re.sub(r"\s+", " ", text[start:end])
    for part in (before.removeprefix(CUT), after.removesuffix(CUT)):
        assert part in line
    if after.endswith(CUT) and " " in after:
        assert re.search(re.escape(after.removesuffix(CUT)) + r"[ ,:–—«-]", line), "no word is cut in two"


def note(text: str, word: tuple[int, int] | None = None) -> Note:
    """A note on all of a text."""
    return Note("absolute", 0, len(text), text, "", None, "hint", word)
