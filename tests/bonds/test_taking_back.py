"""Taking back and putting better: gone for both, with its answers; changed with its day (S6, X5)."""

import pytest

from tests.bonds.people import Friend
from tests.bonds.test_sharing import WORDS, shared_rows
from tests.people import Cast


def test_what_is_withdrawn_is_gone_for_both(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.opens(shared)
    assert ada.withdraws(shared).status == 303
    assert (ada.sees(shared).status, mara.sees(shared).status) == (404, 404)
    assert shared_rows(cast) == 0
    for reader, other in ((ada, mara), (mara, ada)):
        assert shared not in reader.between(other).html + reader.get("/today").html


def test_its_answers_go_with_it(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared, other = ada.says(WORDS, mara), ada.says("Another thing.", mara)
    mara.reflects(shared)
    mara.reflects(other)
    ada.withdraws(shared)
    assert shared_rows(cast) == 2
    assert mara.sees(other).status == 200


def test_an_answer_can_be_taken_back_too(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.reflects(shared, "You cannot sleep.")
    (answer,) = [form.action.split("/")[2] for form in mara.opens(shared).forms if form.action.endswith("/withdrawal")]
    assert mara.withdraws(answer).location == f"/shares/{shared}"
    assert "cannot sleep" not in ada.sees(shared).text
    assert mara.may(shared) == {"reflection"}


def test_nobody_takes_back_what_is_not_theirs(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    assert mara.withdraws(shared).status == 404
    assert ada.withdraws(ada.does("journal")).status == 404
    assert ada.sees(shared).status == 200


# Putting it better


def test_an_edit_is_seen_by_both_with_its_day(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.opens(shared)
    cast.clock.forward(days=1)
    for person in both:
        assert person.signs_in().status == 303
    assert "Changed" not in ada.sees(shared).text
    assert ada.edits(shared, "I worry about us.").status == 303
    assert "I worry about us." in mara.sees(shared).text
    assert WORDS not in mara.sees(shared).html
    assert "24 November" in ada.sees(shared).text
    assert "24 ноября" in mara.sees(shared).text


@pytest.mark.parametrize("words", ["", " \r\n ", "x" * 2001])
def test_an_edit_that_does_not_fit_changes_nothing(both: tuple[Friend, Friend], words: str) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    page = ada.edits(shared, words)
    assert page.status == 422
    assert page.form(f"/shares/{shared}/edition")["text"] == words.strip()
    assert WORDS in ada.sees(shared).text


def test_an_appreciation_stays_short_when_it_is_put_better(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.shares(ada.does("appreciation"), mara)
    assert ada.edits(shared, " ".join(["thanks"] * 16)).status == 422
    assert ada.edits(shared, " ".join(["thanks"] * 15)).status == 303


def test_nobody_edits_what_is_not_theirs(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.reflects(shared)
    for path in (f"/shares/{shared}/edition",):
        assert (mara.get(path).status, mara.post(path, {"text": "x"}).status) == (404, 404)
    assert WORDS in ada.sees(shared).text
