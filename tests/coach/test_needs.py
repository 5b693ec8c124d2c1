"""What is needed is what is asked for, never what is refused."""

import pytest

from toward.coach import review


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Мне одиноко. Я молчу об этом, потому что не хочу быть обузой.", None),
        ("Мне грустно, когда ты уходишь. Я не очень хочу, чтобы так было.", None),
        ("Мне грустно, когда ты молчишь. Не хочу ругаться, хочу поговорить вечером.", "поговорить вечером"),
        ("Мне грустно, когда ты уходишь. Хотелось бы вечер вдвоём.", "вечер вдвоём"),
    ],
)
def test_what_somebody_does_not_want_is_no_need_of_theirs(text: str, needed: str | None) -> None:
    form = review(text, as_="message", lang="ru").form
    assert form is not None
    assert (form.need and text[slice(*form.need)]) == needed
