"""For whom: people in one's life, by names of one's own choosing, in the sealed profile."""

import pytest

from tests.people import Cast, Somebody


def test_the_name_is_on_the_pages_and_not_in_the_store(cast: Cast, ada: Somebody) -> None:
    ada.names("Wilhelmina", "my aunt in Omsk")
    page = ada.get("/between")
    assert "Wilhelmina" in page.text
    assert "my aunt in Omsk" in page.text
    stored = cast.stolen()
    assert b"Wilhelmina" not in stored
    assert b"Omsk" not in stored


@pytest.mark.parametrize(
    ("name", "kind"), [("", "friend"), ("x" * 41, "friend"), ("A\u0007", "friend"), ("Ben", "x" * 41)]
)
def test_what_does_not_fit_is_refused_with_everything_still_in_the_form(ada: Somebody, name: str, kind: str) -> None:
    page = ada.post("/people", {"name": name, "kind": kind})
    assert page.status == 422
    assert page.refused
    form = page.form("/people")
    assert (form["name"], form["kind"]) == (name, kind)
    assert form["id"]


def test_the_same_form_twice_is_one_person(ada: Somebody) -> None:
    form = ada.get("/people").form("/people").filled({"name": "Jonas"})
    assert {ada.post("/people", form).location, ada.post("/people", form).location} == {"/today"}
    assert ada.get("/between").text.count("Jonas") == 1


def test_the_fifty_first_is_refused_and_not_silently_dropped(ada: Somebody) -> None:
    for number in range(49):
        assert ada.names(f"Person {number}").status == 303
    page = ada.names("One too many")
    assert page.status == 422
    assert page.form("/people")["name"] == "One too many"


def test_an_id_of_ones_own_making_does_not_reach_the_store(cast: Cast, ada: Somebody) -> None:
    ada.post("/people", {"id": "../../words", "name": "Jonas"})
    assert "Jonas" in ada.get("/between").text
    ada.post("/people", {"id": "../../words", "name": "Ines"})
    assert "Ines" in ada.get("/between").text
