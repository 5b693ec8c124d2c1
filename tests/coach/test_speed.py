"""Time grows with the length of the text and with nothing else: a ratio, and of processor time, so that a slow or busy
machine proves the same."""

from time import process_time

import pytest

from toward.coach import review

HARD = {
    "talk": ("en", "You never listen to me and I feel so lonely when you scroll. Could we talk? "),
    "no end": ("en", "you never ask me and i feel lonely and you never ask me because you always "),
    "commas": ("en", "you, , , , never, , , listen, , , , , , , , , , , , , , , , , , , , , , , , "),
    "one word": ("en", "never never never never never never never never never never never "),
    "quotes": ("en", 'you "never "listen "and "i "feel "lonely "when "you "always "blame "me '),
    "russian": ("ru", "ты никогда меня не слушаешь и мне одиноко когда ты молчишь и вечно занят "),
    "marks": ("en", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301'''''''''''''''''''"),
}


def took(text, lang):
    best = 1e9
    for _ in range(5):
        begun = process_time()
        review(text, lang=lang)
        best = min(best, process_time() - begun)
    return best


@pytest.mark.parametrize("kind", HARD)
def test_ten_times_the_text_takes_about_ten_times_as_long(kind):
    lang, piece = HARD[kind]
    short, long = (piece * (1 + size // len(piece)) for size in (1_000, 10_000))
    review(short[:100], lang=lang)
    assert took(long[:10_000], lang) < 25 * took(short[:1_000], lang) + 0.002


def test_a_full_page_is_heard_at_once():
    lang, piece = HARD["talk"]
    assert took((piece * 200)[:10_000], lang) < 0.5, "ten times the promise, so that only a change of kind trips it"
