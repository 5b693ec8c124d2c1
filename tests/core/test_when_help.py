"""When somebody else could help (B16): every sign at its edge, what goes first, and how seldom it is for nothing."""

from datetime import UTC, date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue, load
from toward.core.when_help import NUMB, PUT_AWAY, SAFETY, UNSAFE, Noticed, is_away, noticed, topic_of

from .signs import NOW, Kept, dared, felt, kept_back, wrote

OURS = load()


def signs(*records: Kept | list[Kept]) -> list[Noticed]:
    flat = [one for more in records for one in (more if isinstance(more, list) else [more])]
    return list(noticed(flat, OURS.practices, NOW, UTC))


def names(*records: Kept | list[Kept]) -> list[str]:
    return [one.sign for one in signs(*records)]


def test_an_empty_record_says_nothing() -> None:
    assert signs() == []
    assert topic_of([]) is None


def test_unsafe_on_three_days() -> None:
    assert names(felt(1, "unsafe"), felt(9, "terrified")) == []
    assert names(felt(1, "unsafe"), felt(1.1, "unsafe"), felt(9, "terrified")) == [], "twice on one day is a day"
    assert signs(felt(1, "unsafe"), felt(9, "terrified", "sad"), felt(30, "unsafe")) == [
        Noticed("unsafe", 3, words=("terrified", "unsafe"))
    ]


def test_being_scared_counts_where_it_is_about_somebody() -> None:
    days = (1, 9, 30)
    assert names(*[felt(day, "scared") for day in days]) == []
    assert names(*[felt(day, "scared", about="mara") for day in days]) == ["unsafe"]


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (["away"], []),
        (["away", "away"], ["hurt"]),
        (["closer", "away", "away"], ["hurt"]),
        (["away", "away", "closer"], []),
        (["away", "closer", "away"], []),
        (["away", "closer", "away", "closer", "away"], ["hurt_often"]),
        (["closer", "away", "closer", "away", "closer", "away"], ["hurt_often"]),
        (["closer", "closer", "away", "closer", "away", "closer", "away"], []),
        (["away", "away", "away"], ["hurt"]),
    ],
)
def test_outcomes_that_hurt(outcomes: list[str], said: list[str]) -> None:
    told = [dared(60 - 3 * n, outcome, rung=3) for n, outcome in enumerate(outcomes)]
    assert names(*told) == said


def test_a_fear_that_came_true_and_led_no_closer_hurts_as_on_the_ladder() -> None:
    assert names(dared(9, "neutral", "yes"), dared(5, "unsure", "yes")) == ["hurt"]
    assert names(dared(9, "closer", "yes"), dared(5, "closer", "yes")) == []
    assert signs(dared(20, "away"), dared(9, "away"), dared(5, "away"))[0].times == 3


def test_going_numb_on_five_days_in_four_weeks_and_in_a_quarter_of_the_entries() -> None:
    days = [1, 8, 15, 22, 23]
    numb = [felt(day, "numb" if day % 2 else "shut-down", "sad") for day in days]
    assert signs(*numb) == [Noticed("numb", 5, words=("numb", "shut-down"))]
    assert names(*numb[:4]) == [], "four days"
    assert names(*[felt(day, "numb") for day in (1, 2, 8, 9, 15)]) == [], "three weeks"
    others = [felt(30 + n, "glad") for n in range(16)]
    assert names(*numb, *others[:15]) == ["numb"]
    assert names(*numb, *others) == [], "less than a quarter"


def test_the_stoic_lines_high_in_the_last_two_checks() -> None:
    def check(days_ago: int, *lines: int) -> Kept:
        return wrote(days_ago, dict(zip(("buried", "closed", "fleeing"), lines, strict=False)), "which-mask")

    assert names(check(30, 4, 4, 4), check(2, 5, 4, 3)) == ["stoic"]
    assert names(check(30, 4, 4, 4)) == []
    assert names(check(30, 4, 4, 4), check(2, 5, 3, 3)) == []
    assert names(check(60, 1, 1, 1), check(30, 4, 4, 4), check(2, 5, 4)) == ["stoic"]
    assert names(check(60, 5, 5, 5), check(30, 5, 5, 5), check(2, 1, 1, 1)) == [], "the last ones"


def test_kept_to_oneself_eight_times_in_four_weeks_and_hardly_ever_said() -> None:
    days = [1, 3, 8, 10, 15, 17, 22, 24]
    back = [kept_back(day) for day in days]
    assert signs(*back) == [Noticed("withheld", 8, 0)]
    assert names(*back[:7]) == []
    assert names(*[kept_back(day / 10 + week) for week in (1, 8, 15) for day in range(3)]) == [], "three weeks"
    assert names(*back, dared(40, "closer")) == [], "one in nine was said"
    more = [kept_back(30), kept_back(33)]
    assert names(*back, *more, dared(40, "closer")) == ["withheld"], "one in eleven was"


def test_what_was_meant_and_then_not_said_is_kept_back_and_what_nobody_knows_of_is_not() -> None:
    days = [1, 3, 8, 10, 15, 17, 22, 24]
    meant = [wrote(day, {"share": "aloud"}, "one-honest-sentence") for day in days]
    assert names(*meant) == []
    unsaid = [
        wrote(day - 0.5, {"happened": "no"}, "feared-and-seen", "after", follows=one[0])
        for day, one in zip(days, meant, strict=True)
    ]
    assert signs(*meant, *unsaid) == [Noticed("withheld", 8, 0)]


def test_a_thing_kept_and_told_of_later_was_said() -> None:
    back = [kept_back(day) for day in (1, 3, 8, 10, 15, 17, 22, 24)]
    told = wrote(0.5, {"told": "yes"}, "feared-and-seen", "told", follows=back[0][0])
    assert names(*back, told) == []
    not_told = wrote(0.5, {"told": "no"}, "feared-and-seen", "told", follows=back[0][0])
    assert signs(*back, not_told) == [Noticed("withheld", 8, 0)], "and counts once"


def test_eight_steps_after_which_the_ladder_stayed_where_it_begins() -> None:
    low = [dared(70 - 7 * n, "unsure") for n in range(8)]
    assert names(*low) == ["stuck"]
    assert names(*low[1:]) == []
    assert names(*[dared(70 - 7 * n, "closer") for n in range(8)]) == [], "it climbs"


def test_the_edited_version_on_three_days() -> None:
    def check(days_ago: float, value: int) -> Kept:
        return wrote(days_ago, {"edited": value}, "five-signs")

    assert names(check(60, 75), check(30, 80), check(2, 75)) == ["edited"]
    assert names(check(60, 75), check(30, 80), check(2, 74)) == []
    assert names(check(30, 80), check(2.1, 80), check(2, 80)) == [], "two days"
    assert names(check(70, 0), check(60, 75), check(30, 80), check(2, 75)) == ["edited"]


def test_where_somebody_is_afraid_nothing_else_is_said() -> None:
    others = [kept_back(day) for day in (1, 3, 8, 10, 15, 17, 22, 24)]
    fear = [felt(day, "unsafe") for day in (1, 9, 30)]
    assert names(*others, *fear) == ["unsafe"]
    assert topic_of(signs(*others, *fear)) == "safety"
    assert topic_of(signs(*others)) == "support"


def test_only_twelve_weeks_are_looked_at_and_nothing_of_tomorrow() -> None:
    assert names(felt(83, "unsafe"), felt(9, "unsafe"), felt(1, "unsafe")) == ["unsafe"]
    assert names(felt(84, "unsafe"), felt(9, "unsafe"), felt(1, "unsafe")) == []
    assert names(felt(-1, "unsafe"), felt(9, "unsafe"), felt(1, "unsafe")) == []


def test_what_was_put_away_stays_away_for_twelve_weeks_and_only_that() -> None:
    today = date(2026, 11, 22)
    away = {"support": today - PUT_AWAY + timedelta(days=1)}
    assert is_away("support", away, today)
    assert not is_away("support", away, today + timedelta(days=1))
    assert not is_away("safety", away, today)


def test_every_word_of_a_sign_is_in_both_lists(ours: Catalogue) -> None:
    for language in ("en", "ru"):
        assert all(word in ours.words(language).words for word in NUMB | UNSAFE | {"scared"})


WORDS = st.sampled_from(["unsafe", "numb", "empty", "sad", "glad", "scared"])
ENTRIES = st.lists(
    st.one_of(
        st.builds(lambda day, words: [felt(day, *words)], st.floats(0, 90), st.lists(WORDS, unique=True)),
        st.builds(lambda day: [kept_back(day)], st.floats(0, 90)),
        st.builds(dared, st.floats(0, 90), st.sampled_from(["closer", "neutral", "away", "unsure"])),
    ),
    max_size=30,
)


@given(ENTRIES, st.randoms())
def test_whatever_was_lived(written: list[list[Kept]], chance: Random) -> None:
    records = [(f"{n}", one) for n, (_, one) in enumerate(one for more in written for one in more)]
    found = noticed(records, OURS.practices, NOW, UTC)
    mixed = list(records)
    chance.shuffle(mixed)
    assert noticed(mixed, OURS.practices, NOW, UTC) == found, "the order it is read in says nothing"
    assert all(one.times >= 2 for one in found)
    safe = {one.sign in SAFETY for one in found}
    assert len(safe) < 2, "never both"
    assert set(noticed([], OURS.practices, NOW, UTC)) == set()
