"""Offsets point into the writer's own text, whatever it is made of."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toward.coach import notes, review
from toward.coach.shapes import AS, LANGS

KNOWN = {
    "en": "I feel lonely when you scroll, and you never listen to me. Could we talk tonight?",
    "ru": "Мне одиноко, когда ты молчишь. Ты никогда меня не слушаешь. Поговорим вечером, ёжик?",
}
WORDS = ["I feel", "lonely", "you never", "listen", "мне", "грустно", "из-за тебя", "don’t", "🙂", "«", "»", '"']
WORDS += ["e\u0301", ",", "\n"]
BEFORE = ["🙂 ", "👩‍👩‍👧 … ", "e\u0301e\u0301 … \u00a0", "\u200f\u05e9\u05dc\u05d5\u05dd. ", "\n\n", "﷽ - "]
TEXT = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


def spans(heard):
    slots = [] if heard.form is None else [heard.form.feeling, heard.form.situation, heard.form.need]
    return [(finding.start, finding.end) for finding in heard.findings] + [slot for slot in slots if slot]


@settings(max_examples=300, deadline=None)
@given(text=TEXT, as_=st.sampled_from(AS), lang=st.sampled_from(LANGS))
@example("", "message", "en")
@example("\ud800 you never listen", "message", "en")
@example("يمكنك I feel sad \u202e", "journal", "en")
def test_any_text_is_heard_and_every_span_lies_in_it(text, as_, lang):
    heard = review(text, as_, lang, "something shared")
    for start, end in spans(heard):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    assert heard == review(text, as_, lang, "something shared")
    assert len(notes(heard, text, lang)) <= 3
    assert 0.0 <= heard.depth <= 1.0
    assert (heard.reply is None) == (as_ != "reply")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_moves_the_spans_and_nothing_else(lang, before):
    alone, moved = review(KNOWN[lang], lang=lang), review(before + KNOWN[lang], lang=lang)
    assert alone.findings and alone.form
    assert [(s + len(before), e + len(before)) for s, e in spans(alone)] == spans(moved)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "spelt",
    [
        str.upper,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("ё", "е").replace("'", "’"),
        lambda text: "".join(f"{letter}\u0301" if letter in "aeiouаеио" else letter for letter in text),
        lambda text: "".join(f"{letter}\u00ad" if letter.isalpha() else letter for letter in text),
    ],
    ids=["capitals", "decomposed", "hard spaces", "apostrophes", "stress marks", "soft hyphens"],
)
def test_the_same_words_are_marked_however_they_are_written(lang, spelt):
    plain = KNOWN[lang]
    written = spelt(plain)
    assert [code for code, _ in marked(plain, lang)] == [code for code, _ in marked(written, lang)]
    for (_, expected), (_, found) in zip(marked(plain, lang), marked(written, lang), strict=True):
        assert bare(found) == bare(expected)


def marked(text, lang):
    return [(finding.code, text[finding.start : finding.end]) for finding in review(text, lang=lang).findings]


def bare(text):
    letters = unicodedata.normalize("NFD", text.replace("\u00a0", " ")).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "\u00ad'’")


@pytest.mark.parametrize(
    "text",
    ["I'm not scared", "youre a liar", "you’re a liar", "dont you dare", "its nothing", "we're done or I'm leaving"],
)
def test_a_mark_never_cuts_a_word(text):
    for finding in review(text).findings:
        assert finding.start == 0 or not text[finding.start - 1].isalnum()
        assert finding.end == len(text) or not text[finding.end].isalnum()
