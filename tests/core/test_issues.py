"""One issue at a time (B35): what turns to a second matter is noticed, what stays with one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.issues import second_issue

ONE = [
    ("en", "you came home late and did not call"),
    ("en", "I felt tired and also sad when the door closed"),
    ("en", "When we eat in front of the news"),
    ("en", "another thing"),
    ("ru", "ты поздно приходишь и не звонишь"),
    ("ru", "мне грустно и ещё страшно, когда хлопает дверь"),
    ("ru", "Когда мы ужинаем под новости"),
    ("ru", "и когда мы уже легли"),
]
TWO = [
    ("en", "you came home late. And another thing, the car is empty again.", "another thing, the car is empty again"),
    ("en", "the dishes stood there and when your mother rang you left", "and when your mother rang you left"),
    ("en", "you were late, and also you forgot the bread", "and also you forgot the bread"),
    ("en", "You were late. On top of that, the bill lay there", "On top of that, the bill lay there"),
    ("ru", "посуда стоит. К тому же ты не звонишь.", "К тому же ты не звонишь"),
    ("ru", "ты поздно приходишь, и ещё ты забываешь про хлеб", "и ещё ты забываешь про хлеб"),
    ("ru", "посуда стоит и когда звонит мама, ты уходишь", "и когда звонит мама, ты уходишь"),
]


@pytest.mark.parametrize(("lang", "text"), ONE)
def test_one_issue(lang: str, text: str) -> None:
    assert second_issue(text, lang) is None


@pytest.mark.parametrize(("lang", "text", "second"), TWO)
def test_a_second_is_noticed_from_where_it_begins(lang: str, text: str, second: str) -> None:
    start, end = second_issue(text, lang) or (0, 0)
    assert text[start:end] == second


@given(st.sampled_from(TWO), st.text(alphabet="abcdefgабвгд ", max_size=40))
def test_whatever_stands_before_it(two: tuple[str, str, str], before: str) -> None:
    lang, text, second = two
    found = second_issue(f"{before} {text}", lang)
    assert found is not None
    assert f"{before} {text}"[slice(*found)] == second


@given(st.text(), st.sampled_from(["en", "ru"]))
def test_the_stretch_lies_in_the_text_and_holds_something(text: str, lang: str) -> None:
    found = second_issue(text, lang)
    assert found is None or (0 < found[0] < found[1] <= len(text) and text[slice(*found)].strip())
