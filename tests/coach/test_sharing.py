"""What was shared decides how an answer is heard; without it, the answer is heard alone."""

import pytest

from toward.coach import review
from toward.coach.book import book
from toward.coach.sharing import Shared


def codes(text, shared, as_="reply"):
    return {finding.code for finding in review(text, as_, "en", shared).findings}


def test_a_word_that_returns_is_an_echo_and_a_word_everybody_says_is_none():
    shared = Shared("I waited at the station for two hours because nobody came.", "en")
    assert shared.returns(["you", "were", "waiting"])
    assert not shared.returns(["because", "nobody", "knew"])


def test_against_a_complaint_a_weak_phrasing_reflects_only_when_it_returns_something():
    text = "So you stood there on the platform at the station until it was dark."
    assert "reflecting" in codes(text, "You left me at the station for two hours.")
    assert "reflecting" not in codes(text, "You forgot to ring the man about the piano.")
    assert "reflecting" in codes(text, None)


def test_one_is_defended_only_against_a_complaint():
    text = "I work all hours for this family."
    assert "defending" in codes(text, "I felt alone when you were out again.")
    assert "defending" not in codes(text, "I felt alone at the office.")
    assert "defending" not in codes(text, None)


@pytest.mark.parametrize("as_", ["message", "journal"])
def test_what_was_shared_counts_for_answers_alone(as_):
    assert codes("You should ring her.", "Nobody spoke to me.", as_) == set()


def test_flags_and_marks_agree():
    heard = review("You should ring her. What was it like?", "reply", "en", "Nobody spoke to me.")
    assert {finding.code for finding in heard.findings} == {"fixing", "asking"}
    assert heard.reply is not None
    on = {name for name in heard.reply.__struct_fields__ if getattr(heard.reply, name) >= 0.5}
    assert on == {"fixes", "asks"}


def test_one_plan_in_two_sentences_is_one_finding():
    text = "You should ring her. You should write to the school."
    (found,) = review(text, "reply", "en", "Nobody spoke to me.").findings
    assert text[found.start : found.end] == text[:-1]


@pytest.mark.parametrize(
    ("shared", "raised"),
    [("Со мной никто не говорил.", {"fixing"}), ("Со мной никто не говорил. Что мне делать?", set())],
)
def test_what_was_shared_is_read_in_its_own_language(shared, raised):
    assert codes("You should ring her.", shared) == raised
    assert "reflecting" in codes("So you stood there on the platform until it was dark.", shared)


def test_both_languages_know_the_same_about_what_was_shared_but_for_what_is_named_here():
    """How one says of somebody that they look low, or asks plainly, differs from one language to the other."""
    english, russian = (set(book(lang).shared.values()) for lang in ("en", "ru"))
    assert english & russian == {
        "advice_wanted",
        "asked_me",
        "anything_asked",
        "complaint",
        "my_side_wanted",
        "their_sorry",
    }
    assert english - russian == {
        "asked_plain",
        "you_did",
        "told_of_me",
        "asks_after",
        "asked_kindly",
        "reproached",
        "asked_what_works",
        "after_a_show",
        "asked_of_heart",
        "asked_the_size",
        "of_the_news",
        "scolded",
    }
    assert russian - english == {
        "seen_low",
        "helped_me",
        "between_us",
        "story_shared",
        "good_news",
        "wronged_elsewhere",
        "laughed_off",
        "own_silence",
        "complaint_too",
    }
