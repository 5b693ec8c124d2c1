"""The operator takes a practice away while somebody has words in it."""

import pytest
from msgspec.structs import replace

from tests.people import Cast, Somebody

GONE = "i-feel-when-i-need"


@pytest.fixture
def left(cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> tuple[Somebody, str, str]:
    """Ada with an entry and a draft of a practice that is no longer there."""
    entry, draft = ada.does(GONE), ada.begins_a(GONE)
    known = cast.app.state.catalogue
    others = {name: practice for name, practice in known.practices.items() if name != GONE}
    monkeypatch.setattr(known, "practices", others)  # and given back: all tests of a process read one catalogue
    return ada, entry, draft


@pytest.mark.parametrize("path", ["/today", "/mine", "/practise", "/look-back", "/between"])
def test_every_place_still_opens(left: tuple[Somebody, str, str], path: str) -> None:
    assert left[0].get(path).status == 200


def test_the_entry_can_be_read_and_deleted(left: tuple[Somebody, str, str]) -> None:
    ada, entry, _ = left
    assert "the door closes" in ada.get(f"/entries/{entry}").text
    assert ada.get(f"/entries/{entry}/done").status == 200
    assert ada.post(f"/entries/{entry}/deletion").status == 303


def test_the_draft_can_only_be_let_go(left: tuple[Somebody, str, str]) -> None:
    ada, _, draft = left
    assert ada.get(f"/drafts/{draft}/1").status == 404
    assert ada.post(f"/drafts/{draft}/1", {"go": "next"}).status == 404
    assert f"/drafts/{draft}/1" not in ada.get("/today").links()
    assert f"/drafts/{draft}/deletion" in [form.action for form in ada.get("/today").forms]
    assert ada.post(f"/drafts/{draft}/deletion").status == 303
    assert ada.post("/drafts", {"practice": GONE, "stage": "main"}).status == 404


def test_an_entry_of_a_stage_its_practice_no_longer_has_is_there_to_be_read(
    cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = ada.does("feared-and-seen", "before")
    known = cast.app.state.catalogue
    practice = known.practices["feared-and-seen"]
    stages = {name: stage for name, stage in practice.stages.items() if name != "before"}
    monkeypatch.setattr(known, "practices", known.practices | {practice.id: replace(practice, stages=stages)})
    page = ada.get(f"/entries/{entry}")
    assert page.status == 200 and "data-gone" in page.html
    assert "They will laugh." in page.text
    assert f"/entries/{entry}/share" not in page.links()
    assert ada.get(f"/entries/{entry}/done").status == ada.get("/mine").status == 200
