"""Answering: a turn at a time, and passing looks like nothing (A2, A12, B4, S7)."""

import pytest

from tests.bonds.people import Friend
from tests.people import Cast

WORDS = "I worry about the rent."


@pytest.fixture
def shared(both: tuple[Friend, Friend]) -> str:
    """Something of Ada's that Mara has opened."""
    ada, mara = both
    shared = ada.says(WORDS, mara)
    mara.opens(shared)
    return shared


def rows(cast: Cast) -> int:
    return int(cast.rows("SELECT count(*) FROM entries WHERE answer_to IS NOT NULL")[0][0])


def test_a_whole_thread(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    assert (ada.may(shared), mara.may(shared)) == (set(), {"reflection"})
    mara.reflects(shared, "It is the money.")
    assert (ada.may(shared), mara.may(shared)) == ({"verdict"}, {"disclosure"})
    ada.corrects(shared, "It is being alone with it.")
    assert mara.may(shared) == {"reflection", "disclosure"}
    mara.reflects(shared, "You are alone with it.")
    ada.confirms(shared)
    assert (ada.may(shared), mara.may(shared)) == (set(), {"validation", "disclosure"})
    mara.validates(shared, "Anyone would be tired.")
    mara.discloses(shared, "I am alone with things, too.")
    assert (ada.may(shared), mara.may(shared)) == (set(), set())
    said = ["the money", "being alone with it", "You are alone", "Anyone would", "I am alone with things"]
    for page in (ada.sees(shared), mara.sees(shared)):
        assert [page.text.index(words) for words in said] == sorted(page.text.index(words) for words in said)


@pytest.mark.parametrize("act", ["verdict", "validation", "answered", "reply", "disclosure", "pass", "", "shared"])
def test_what_is_not_ones_turn_is_refused(cast: Cast, both: tuple[Friend, Friend], shared: str, act: str) -> None:
    _, mara = both
    assert mara.turns(shared, act, "Words.", how="yes", right="yes").status == 422
    assert rows(cast) == 0


@pytest.mark.parametrize("act", ["reflection", "verdict", "validation", "answered", "reply", "disclosure"])
def test_the_writer_never_answers_for_the_other(cast: Cast, both: tuple[Friend, Friend], shared: str, act: str) -> None:
    ada, _ = both
    assert ada.turns(shared, act, "Words.", how="yes", right="yes").status == 422
    assert rows(cast) == 0


@pytest.mark.parametrize("text", ["", " \r\n", "x" * 2001])
def test_words_that_do_not_fit_stay_in_the_form(both: tuple[Friend, Friend], shared: str, text: str) -> None:
    _, mara = both
    page = mara.reflects(shared, text)
    assert page.status == 422
    form = page.form(f"/shares/{shared}/answers")
    assert form["text"].strip() == text.strip()


def test_the_coach_is_asked_without_sending(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    _, mara = both
    page = mara.turns(shared, "reflection", "You never listen.", go="coach")
    assert page.status == 200
    assert "<mark>" in page.html
    assert page.form(f"/shares/{shared}/answers")["text"] == "You never listen."
    assert rows(cast) == 0


def test_sent_twice_is_said_once(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    _, mara = both
    form = mara.sees(shared).form(f"/shares/{shared}/answers").filled({"text": "It is the money."})
    twice = cast.at_once(*[lambda: mara.post(f"/shares/{shared}/answers", form)] * 2)
    assert [page.status for page in twice] == [303, 303]
    assert rows(cast) == 1


def test_another_turn_from_an_older_page_is_not_lost(both: tuple[Friend, Friend], shared: str) -> None:
    """Every form of a page brings the same id: what is sent from it later, after Back, is something else."""
    ada, mara = both
    mara.reflects(shared)
    page = mara.sees(shared)
    ada.corrects(shared)
    here = f"/shares/{shared}/answers"
    first = mara.post(here, {"id": page.form(here)["id"], "act": "reflection", "text": "It is being alone."})
    then = mara.post(here, {"id": page.form(here)["id"], "act": "disclosure", "text": "I know that, too."})
    assert (first.status, then.status) == (303, 303)
    for words in ("It is being alone.", "I know that, too."):
        assert words in ada.sees(shared).text


def test_two_answers_at_once_are_one(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    _, mara = both
    pages = cast.at_once(lambda: mara.reflects(shared, "One."), lambda: mara.reflects(shared, "Two."))
    assert sorted(page.status for page in pages) == [303, 422]
    assert rows(cast) == 1


@pytest.mark.parametrize("how", ["yes", "no", "other"])
def test_an_ask_is_answered_once(cast: Cast, both: tuple[Friend, Friend], how: str) -> None:
    ada, mara = both
    asked = ada.shares(ada.does("ask"), mara)
    assert mara.may(asked) == {"answered"}
    assert mara.answers(asked, how).status == 303
    assert mara.may(asked) == set()
    assert mara.answers(asked, "yes").status == 422
    assert rows(cast) == 1


@pytest.mark.parametrize("how", ["", "maybe", "pass"])
def test_an_answer_to_an_ask_is_one_of_three(cast: Cast, both: tuple[Friend, Friend], how: str) -> None:
    ada, mara = both
    asked = ada.shares(ada.does("ask"), mara)
    assert mara.answers(asked, how, "Words").status == 422
    assert rows(cast) == 0


def test_passing_is_no_request_at_all(cast: Cast, both: tuple[Friend, Friend], shared: str) -> None:
    """Its button is a link to Today, and there is nothing one could send."""
    _, mara = both
    page = mara.sees(shared)
    assert not [form for form in page.forms if "pass" in form.action or ("act", "pass") in form.fields]
    before = cast.rows("SELECT * FROM entries"), cast.rows("SELECT * FROM profiles")
    assert mara.get("/today").status == 200
    assert (cast.rows("SELECT * FROM entries"), cast.rows("SELECT * FROM profiles")) == before


def test_an_answer_to_an_answer_is_not_there(both: tuple[Friend, Friend], shared: str) -> None:
    ada, mara = both
    mara.reflects(shared)
    (answer,) = [form.action.split("/")[2] for form in mara.sees(shared).forms if form.action.endswith("/withdrawal")]
    assert ada.sees(answer).status == 404
    assert ada.turns(answer, "reflection", "Words.").status == 404


def test_neither_learns_when_the_other_looks_answers_or_passes_but_a_day(
    cast: Cast, both: tuple[Friend, Friend], shared: str
) -> None:
    ada, mara = both
    mara.reflects(shared)
    page = ada.sees(shared)
    assert "19:00" not in page.html
    assert not [word for word in ("seen", "typing", "online", "waiting") if word in page.text.lower()]
