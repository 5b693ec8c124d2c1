import pytest

from toward.catalogue import Catalogue


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
    ],
)
def test_a_word_is_found_as_it_is_typed(lang: str, typed: str, first: str, ours: Catalogue) -> None:
    assert ours.words(lang).find(typed)[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "x", "q" * 500])
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


def test_no_more_than_asked_for(ours: Catalogue) -> None:
    assert len(ours.words("ru").find("о", most=3)) == 3
