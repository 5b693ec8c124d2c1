"""What is said beside the box: kind, short, few, and the same every time."""

import re

import pytest

from toward.coach import notes, review
from toward.coach.noting import MOST, sayings
from toward.coach.shapes import CARE, CODES, LANGS, STRENGTHS


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_two_kind_sentences_or_more(lang):
    for code in CODES:
        known = sayings(lang)[code]
        assert len(known.says) >= 2, code
        assert known.tone == ("good" if code in STRENGTHS else "care" if code in CARE else "hint"), code
        assert (known.start is None) == (known.tone != "hint"), code


@pytest.mark.parametrize("lang", LANGS)
def test_the_tone_is_quiet(lang):
    for code, known in sayings(lang).items():
        for sentence in (*known.says, known.start or "", known.own or ""):
            assert "!" not in sentence, code
            assert len(sentence) <= 120, code
            if lang == "ru":
                assert '"' not in sentence
                assert not re.search(r"\bвы (\w+(ла?|лся|лась)|должн[аы]|должен|сам[аи]?)\b", sentence), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_both_languages_say_something_about_the_same_things(lang):
    assert sayings(lang).keys() == sayings("en").keys()


def told(text, as_="message", lang="en"):
    return notes(review(text, as_, lang), text, lang)


def test_strengths_come_first_then_the_gravest():
    said = told("You never listen to me, you liar. It's all your fault. I feel lonely. Could we talk tonight?")
    assert [note.code for note in said] == ["feeling", "name_calling", "blame"]
    assert [note.tone for note in said] == ["good", "hint", "hint"]


def test_there_are_never_more_than_three():
    text = "You never listen to me, you liar. It's all your fault. You just don't care. Forget it. I feel ignored."
    assert len({finding.code for finding in review(text).findings}) > MOST
    assert len(told(text)) == MOST


def test_a_code_speaks_once():
    said = told("You never listen to me. You never help me. You never ask me.")
    assert [note.code for note in said] == ["absolute"]


def test_danger_is_met_with_one_quiet_line_and_nothing_else():
    said = told("I feel lonely. He hit me last night. I want to die. You're a liar.")
    assert [(note.code, note.tone, note.start_instead) for note in said] == [("care_self_harm", "care", None)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_words_get_the_same_sentence_and_others_get_others(lang):
    texts = {
        "en": [f"You never {word} me." for word in ("ask", "help", "hug", "thank", "support", "kiss")],
        "ru": [f"Ты никогда меня не {word}." for word in ("слушаешь", "спросишь", "обнимешь", "поддержишь", "поймешь")],
    }[lang]
    first = [told(text, lang=lang)[0].says for text in texts]
    assert first == [told(text, lang=lang)[0].says for text in texts]
    assert len(set(first)) > 1


def test_the_quote_is_the_writers_own_words():
    text = "Well. You NEVER listen to me."
    (note,) = told(text)
    assert note.quote == text[note.start : note.end] == "You NEVER listen to me"
    assert note.start_instead


@pytest.mark.parametrize(
    ("text", "lang", "word"),
    [
        ("Well. You NEVER listen to me.", "en", "NEVER"),
        ("You never once help me.", "en", "never once"),
        ("Whatever I do it is never good enough for you.", "en", "never"),
        ("Ты всё время сидишь в телефоне.", "ru", "всё время"),
        ("Ты никогда меня не слушаешь.", "en", "никогда"),
    ],
)
def test_a_note_on_a_whole_clause_knows_the_word_that_is_meant(text, lang, word):
    (note,) = notes(review(text, "message", "ru" if "ы" in text else "en"), text, lang)
    start, end = note.word
    assert text[start:end] == word
    assert note.start <= start < end <= note.end


def test_a_note_on_something_else_means_no_single_word():
    (note,) = told("You are always such a liar.")
    assert (note.code, note.word) == ("name_calling", None)


def test_nothing_is_said_of_an_ordinary_text():
    assert told("The bus comes at nine. Bring the blue bag.") == ()


def answered(text, shared, lang="en"):
    return notes(review(text, "reply", lang, shared), text, lang)


def test_an_answer_is_praised_for_all_it_does_well():
    said = answered("You felt so alone. That makes sense. What was it like, at the table?", "Nobody spoke to me.")
    assert [note.code for note in said] == ["reflecting", "validating", "asking"]
    assert {note.tone for note in said} == {"good"}


def test_praise_leaves_room_for_one_hint():
    text = "You felt so alone. That makes sense. What was it like, at the table? You should ring her."
    assert [note.code for note in answered(text, "Nobody spoke to me.")] == ["reflecting", "validating", "fixing"]


def test_advice_is_noticed_only_where_nobody_asked_for_it():
    assert [note.code for note in answered("You should ring her.", "Nobody spoke to me.")] == ["fixing"]
    assert answered("You should ring her.", "Nobody spoke to me. What should I do?") == ()
    assert [note.code for note in answered("Тебе надо ей позвонить.", "Со мной никто не говорил.", "ru")] == ["fixing"]
    assert answered("Тебе надо ей позвонить.", "Со мной никто не говорил. Что мне делать?", "ru") == ()


def test_past_mistakes_as_ammunition_are_noticed_in_a_draft():
    (note,) = told("You're late, just like you were late when Ben was born.")
    assert (note.code, note.tone) == ("past_grievance", "hint")


@pytest.mark.parametrize(
    ("text", "lang", "start"),
    [
        ("I feel ignored when you scroll at supper.", "en", "When you scroll at supper, I feel…"),
        ("Я чувствую себя брошенной, когда ты уходишь молча.", "ru", "Когда ты уходишь молча, я чувствую…"),
    ],
)
def test_a_better_start_is_made_of_the_writers_own_words(text, lang, start):
    (note,) = told(text, lang=lang)
    assert (note.code, note.start_instead) == ("pseudo_feeling", start)


@pytest.mark.parametrize(
    "text",
    [
        "I feel ignored.",
        "I feel ignored because you scroll at supper.",
        "I feel ignored when you never listen to me.",
        "I feel ignored when " + "you scroll and " * 8 + "hum.",
    ],
)
def test_where_that_is_not_safe_the_start_is_ours(text):
    starts = {note.code: note.start_instead for note in told(text)}
    assert starts["pseudo_feeling"] == sayings("en")["pseudo_feeling"].start
