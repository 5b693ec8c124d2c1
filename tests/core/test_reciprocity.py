"""Reciprocity (A12): what is an exchange and what is not, and one's own share beside that of any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.days import Days
from toward.core.reciprocity import Exchange, Said, exchanges, own_share
from toward.core.sharing import (
    Appreciation,
    Ask,
    Disclosure,
    Document,
    Question,
    Reflection,
    Reply,
    Shared,
    Validation,
    Verdict,
)

FIRST = date(2026, 9, 1)
DAYS = Days(FIRST, FIRST + timedelta(days=83))
SHARED = Shared(practice="journal", text="x", wish="listen")
OWN = Disclosure(text="x")


def said(number: int, mine: bool, day: int, document: Document = SHARED, answers: int | None = None) -> Said:
    back = None if answers is None else str(answers)
    return Said(id=str(number), mine=mine, day=FIRST + timedelta(days=day), document=document, answers=back)


def test_what_was_never_answered_is_no_exchange() -> None:
    assert exchanges([said(1, True, 0), said(2, False, 1)]) == ()


def test_who_went_first_who_answered_how_far_and_how_soon() -> None:
    heard, own = said(2, False, 2, Reflection(text="x"), 1), said(3, False, 4, OWN, 1)
    assert exchanges([own, said(1, True, 0), heard]) == (
        Exchange(root="1", mine=True, day=FIRST, days=4, depth="own"),
    ), "the days are those until it went as far as is said"
    assert exchanges([said(1, True, 0), said(4, False, 6, OWN, 1), own, heard])[0].days == 4, "the first that did"
    assert exchanges([said(1, False, 0), said(2, True, 0, Reply(text="x"), 1)])[0] == Exchange(
        root="1", mine=False, day=FIRST, days=0, depth="word"
    )


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        ([Reply(text="x")], "word"),
        ([Reply(text="x"), Reflection(text="x")], "heard"),
        ([Validation(text="x"), Reflection(text="x")], "makes_sense"),
        ([OWN, Reply(text="x")], "own"),
    ],
)
def test_the_furthest_counts(answers: list[Document], depth: str) -> None:
    pieces = [said(1, True, 0), *(said(2 + n, False, 1, one, 1) for n, one in enumerate(answers))]
    assert exchanges(pieces)[0].depth == depth


def test_the_writers_own_word_is_no_answer() -> None:
    assert exchanges([said(1, True, 0), said(2, True, 1, Verdict(right=True), 1)]) == ()


@pytest.mark.parametrize("root", [Ask(text="x"), Appreciation(text="x")])
def test_a_request_and_a_thank_you_are_no_disclosure(root: Document) -> None:
    assert exchanges([said(1, True, 0, root), said(2, False, 1, Reply(text="x"), 1)]) == ()


def test_an_answer_from_a_day_further_west_is_of_the_same_day() -> None:
    assert exchanges([said(1, True, 3), said(2, False, 2, OWN, 1)])[0].days == 0


def test_the_newest_comes_first() -> None:
    pieces = [said(1, True, 0), said(2, True, 9), said(3, False, 9, OWN, 1), said(4, False, 9, OWN, 2)]
    assert [one.root for one in exchanges(pieces)] == ["2", "1"]


@pytest.mark.parametrize(("after", "answered"), [(0, 1), (7, 1), (8, 0), (-1, 0)])
def test_within_seven_days(after: int, answered: int) -> None:
    share = own_share([said(1, False, 20), said(2, True, 20 + after, OWN, 1)], DAYS)
    assert share and (share.answered, share.of) == (answered, 1)


def test_what_seven_days_have_not_passed_for_is_not_counted_yet() -> None:
    assert own_share([said(1, False, 77)], DAYS) is None
    assert own_share([said(1, False, 76)], DAYS) is not None
    assert own_share([said(1, True, 3)], DAYS) is None, "the other has shared nothing"


def test_the_base_is_the_share_of_all_days_since_something_was_first_shared() -> None:
    share = own_share([said(1, False, 30), said(2, True, 40)], DAYS)
    assert share and share.base == pytest.approx(8 / 47)
    earlier = own_share([said(3, False, 0), said(1, False, 30), said(2, True, 40)], DAYS)
    assert earlier and earlier.base == pytest.approx(8 / 77)


def test_a_longer_look_back_does_not_change_the_base_of_a_bond_that_is_younger() -> None:
    pieces = [said(1, False, 30), said(2, True, 33)]
    longer = own_share(pieces, Days(FIRST - timedelta(days=280), DAYS.last))
    assert longer == own_share(pieces, DAYS)


def test_reflecting_is_not_sharing_and_a_question_is() -> None:
    for document, answered in ((Reflection(text="x"), 0), (Question(text="x", own="x"), 1), (SHARED, 1)):
        share = own_share([said(1, False, 10), said(2, True, 12, document)], DAYS)
        assert share and share.answered == answered


PIECES = st.lists(
    st.builds(
        said, st.integers(), st.booleans(), st.integers(0, 83), st.sampled_from([SHARED, OWN, Reflection(text="x")])
    ),
    max_size=20,
)


@given(PIECES, PIECES)
def test_ones_own_share_stays_within_its_bounds_and_counts_nothing_of_the_others_answers(
    pieces: list[Said], more: list[Said]
) -> None:
    share = own_share(pieces, DAYS)
    if share:
        assert 0 <= share.answered <= share.of and 0 <= share.base <= 1
        assert share.interval.low <= share.answered / share.of <= share.interval.high
    answers = [one for one in more if not one.mine and one.document is not SHARED]
    assert own_share([*pieces, *answers], DAYS) == share, "however often the other answers"
