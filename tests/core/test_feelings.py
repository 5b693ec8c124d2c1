import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.feelings import is_own
from toward.core.finding import fold

LANGUAGES = ("en", "ru")


@pytest.mark.parametrize(
    ("lang", "typed", "first"),
    [
        ("en", "lonely", "lonely"),
        ("en", "LONELY ", "lonely"),
        ("en", "lonly", "lonely"),
        ("en", "anxoius", "anxious"),
        ("en", "resen", "resentful"),
        ("ru", "одиноко", "lonely"),
        ("ru", "Одиночество", "lonely"),
        ("ru", "злюс", "angry"),
        ("ru", "тревожна", "anxious"),
        ("ru", "легкость", "at-ease"),
        ("ru", "устал", "tired"),
        ("ru", "устала", "tired"),
        ("ru", "обижена", "resentful"),
        ("ru", "обижен", "resentful"),
        ("ru", "злой", "angry"),
        ("ru", "тревожно", "anxious"),
        ("ru", "выматана", "exhausted"),
        ("ru", "Мне страшно", "scared"),
        ("en", "pissed off", "angry"),
        ("en", "stressed out", "stressed"),
        ("en", "gutted", "disappointed"),
        ("en", "I feel gutted", "disappointed"),
    ],
)
def test_a_word_is_found_as_it_is_typed(lang: str, typed: str, first: str, ours: Catalogue) -> None:
    assert ours.words(lang).find(typed)[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "q" * 500])
def test_what_is_no_word_finds_none(typed: str, ours: Catalogue) -> None:
    assert ours.words("en").find(typed) == ()
    assert ours.words("en").exactly(typed) is None


def test_short_words_allow_no_slip(ours: Catalogue) -> None:
    assert ours.words("en").exactly("sud") is None
    assert ours.words("en").exactly("sad").id == "sad"  # type: ignore[union-attr]


def test_every_word_finds_itself_first(ours: Catalogue) -> None:
    for lang in ("en", "ru"):
        for word in ours.words(lang):
            assert ours.words(lang).exactly(word.word) == word
            for form in word.forms:
                assert ours.words(lang).exactly(form) == word


def test_no_more_than_asked_for(ours: Catalogue) -> None:
    assert len(ours.words("ru").find("о", most=3)) == 3


@pytest.mark.parametrize(
    ("lang", "typed", "taken"),
    [
        ("en", "Blah", "own:blah"),
        ("en", "I feel blah", "own:blah"),
        ("en", "I feel", "own:I feel"),
        ("en", "sa", "own:sa"),
        ("en", "lonly", "lonely"),
        ("en", "resen", "resentful"),
        ("ru", "муторно", "own:муторно"),
        ("ru", "Я чувствую пустоту", "empty"),
        ("ru", "устла", "tired"),
        ("ru", "...", None),
        ("en", "", None),
        ("en", "z" * 61, None),
    ],
)
def test_what_is_typed_is_taken_as_typed(lang: str, typed: str, taken: str | None, ours: Catalogue) -> None:
    assert ours.words(lang).take(typed) == taken


@pytest.mark.parametrize(
    ("lang", "ids", "said"),
    [
        ("en", ["own:blah"], "I feel blah"),
        ("en", ["sad", "own:like a wet sock"], "I feel sad and like a wet sock"),
        ("ru", ["own:муторно"], "мне муторно"),
        ("ru", ["sad", "own:муторно"], "мне грустно и муторно"),
        ("ru", ["sad", "own:на нуле"], "мне грустно, и я чувствую: на нуле"),
        ("ru", ["own:не могу больше"], "я чувствую: не могу больше"),
        ("ru", ["own:всё плохо"], "я чувствую: всё плохо"),
        ("en", ["sad", "was-here-once"], "I feel sad"),
    ],
)
def test_a_word_of_ones_own_is_said_with_the_others(lang: str, ids: list[str], said: str, ours: Catalogue) -> None:
    assert ours.words(lang).say(ids, {"en": "and", "ru": "и"}[lang]) == said


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_whatever_is_taken_can_be_said_and_shown(ours: Catalogue, typed: str, lang: str) -> None:
    words = ours.words(lang)
    taken = words.take(typed)
    if taken is None:
        return
    assert taken in words
    assert words[taken].word and words.say([taken], "and")
    if is_own(taken):
        assert words.exactly(typed) is None
        assert fold(taken.removeprefix("own:")) in fold(typed.replace("\t", " ")) or not typed.isprintable()


@given(st.data())
def test_one_slip_in_a_word_still_finds_it(ours: Catalogue, data: st.DataObject) -> None:
    words = ours.words(data.draw(st.sampled_from(LANGUAGES)))
    word = data.draw(st.sampled_from([word for word in words if len(word.word) >= 5]))
    at = data.draw(st.integers(1, len(word.word) - 2))
    slips = [
        word.word[:at] + word.word[at + 1 :],
        word.word[:at] + word.word[at] + word.word[at:],
        word.word[:at] + word.word[at + 1] + word.word[at] + word.word[at + 2 :],
    ]
    assert word in words.find(data.draw(st.sampled_from(slips)), most=12)


def test_finding_is_quick_enough_for_every_letter(ours: Catalogue) -> None:
    """A thousand forms are looked through; the letters rule out nearly all. Ten times what it takes is allowed here."""
    typed = ["тревожна", "обидилась", "не знаю что", "overwelmed", "disapointed", "q" * 60]
    ours.words("ru").find("а"), ours.words("en").find("a")
    begun = time.process_time()
    for one in typed * 5:
        ours.words("ru").find(one), ours.words("en").find(one)
    assert (time.process_time() - begun) / len(typed * 5) < 0.06
