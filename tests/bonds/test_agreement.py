"""The agreement both tick before the first share; a change asks both again (B10, B28, B29)."""

import pytest

from tests.bonds.people import TERMS, Friend
from tests.people import Cast


def ready(writer: Friend, reader: Friend) -> bool:
    """Whether something may be shared now; tried by both ways that lead to it."""
    entry = writer.does("journal")
    seen = writer.chooses(entry, reader)
    form = {"entry": entry, "whom": writer.person(reader), "text": "Something.", "wish": "know"}
    sent = writer.post("/shares", form)
    assert (seen.status, sent.status) in {(200, 303), (422, 404)}
    return seen.status == 200


def test_both_have_ticked_when_she_accepts_as_it_is(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    assert ready(ada, mara)
    assert ready(mara, ada)


@pytest.mark.parametrize("left_out", TERMS)
def test_accepting_something_else_asks_the_other_first(ada: Friend, mara: Friend, left_out: str) -> None:
    ada.invites(mara)
    mara.joins(ada, **{left_out: False})
    assert not ready(ada, mara)
    assert not ready(mara, ada)
    assert ada.agrees(mara, **{left_out: False}).status == 303
    assert ready(ada, mara)
    assert ready(mara, ada)


@pytest.mark.parametrize("left_out", TERMS)
def test_a_change_asks_both_again(both: tuple[Friend, Friend], left_out: str) -> None:
    ada, mara = both
    shared = ada.says("Before the change.", mara)
    mara.agrees(ada, **{left_out: False})
    assert not ready(ada, mara)
    assert "Before the change" in mara.opens(shared).text
    form = ada.get(f"/between/{ada.person(mara)}/agreement").form(f"/between/{ada.person(mara)}/agreement")
    assert left_out not in {name for name, _ in form.fields}
    assert ada.post(form.action, form.fields).status == 303
    assert ready(ada, mara)
    ada.agrees(mara)
    assert not ready(mara, ada)
    mara.agrees(ada)
    assert ready(mara, ada)


def test_the_words_typed_are_still_there_when_they_must_wait(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    mara.agrees(ada, private=False)
    page = ada.chooses(ada.does("journal"), mara, wish="comfort")
    assert page.status == 422
    assert ("wish", "comfort") in page.forms[-1].fields
    assert f"/between/{ada.person(mara)}/agreement" in page.links()


def test_nobody_shares_while_the_invitation_is_out(ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    assert not ready(ada, mara)


def test_that_passing_is_fine_is_no_box(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    page = ada.get(f"/between/{ada.person(mara)}/agreement")
    assert "Passing is always fine" in page.text
    assert page.form(f"/between/{ada.person(mara)}/agreement").names() - {""} == set(TERMS)


def test_what_was_ticked_is_sealed(cast: Cast, both: tuple[Friend, Friend]) -> None:
    sealed = [row[0] for row in cast.rows("SELECT sealed FROM agreements")]
    assert len(sealed) == 2
    assert not [box for box in sealed if b"private" in box or b"true" in box]
    assert len({len(box) for box in sealed}) == 1


def test_with_nobody_to_agree_with_there_is_nothing_to_tick(ada: Friend, mara: Friend) -> None:
    ada.person(mara)
    assert ada.agrees(mara).status == 404
