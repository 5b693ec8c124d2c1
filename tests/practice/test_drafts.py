"""A practice in the middle: begun, gone on with, laid aside, finished, once."""

from uuid import uuid4

import pytest

from tests.people import ANSWERS, Cast, Somebody
from toward.practice import doing

FIRST = {"feelings": ["sad"], "go": "next"}


def drafts(cast: Cast) -> int:
    return int(cast.rows("SELECT count(*) FROM drafts")[0][0])


def entries(cast: Cast) -> int:
    return int(cast.rows("SELECT count(*) FROM entries")[0][0])


def test_the_first_screen_is_there_before_anything_is_stored(cast: Cast, ada: Somebody) -> None:
    page = ada.get("/practise/first")
    assert page.status == 200
    assert drafts(cast) == 0
    form = page.form("/drafts")
    begun = ada.post("/drafts", [*form.filled({"feelings": ["sad"]}), ("go", "next")])
    assert begun.location == f"/drafts/{form['id']}/2"
    assert drafts(cast) == 1


def test_a_first_screen_that_is_refused_keeps_its_words_and_goes_on_as_a_draft(cast: Cast, ada: Somebody) -> None:
    form = ada.get("/practise/first").form("/drafts")
    page = ada.post("/drafts", [*form.filled({"feelings.typed": "? 7"}), ("go", "next")])
    assert (page.status, page.refused) == (422, {"feelings"})
    again = page.form(f"/drafts/{form['id']}/1")
    assert again["feelings.typed"] == "? 7"
    assert ada.post(again.action, [*again.filled(dict(FIRST) | {"feelings.typed": ""}), ("go", "next")]).status == 303


def test_beginning_twice_with_one_id_is_one_draft(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    ada.begins_a("journal", draft=draft)
    assert drafts(cast) == 1


def test_beginning_again_what_is_finished_leads_to_the_entry(cast: Cast, ada: Somebody) -> None:
    entry = ada.does("journal")
    again = ada.post("/drafts", {"id": entry, "practice": "journal", "stage": "main"})
    assert again.location == f"/entries/{entry}"
    assert drafts(cast) == 0


@pytest.mark.parametrize("given", ["../../etc", "my words", "x" * 36, "", "ADA", "0" * 37, "a\nb"])
def test_an_id_that_is_none_of_ours_reaches_neither_row_nor_address(cast: Cast, ada: Somebody, given: str) -> None:
    begun = ada.post("/drafts", {"id": given, "practice": "journal", "stage": "main"})
    assert begun.status == 303
    assert not given or given not in begun.location
    assert len(cast.rows("SELECT id FROM drafts")[0][0]) == 36
    assert ada.get(begun.location).status == 200


@pytest.mark.parametrize(
    "form",
    [
        {"practice": "none-such"}, {}, {"practice": "journal", "stage": "after"},
        {"practice": "feared-and-seen", "stage": "main"}, {"practice": "../x"},
        {"practice": "journal", "screen": "9"}, {"practice": "journal", "screen": "nine"},
        {"practice": "journal", "screen": "²"}, {"practice": "journal", "follows": "none-such"},
    ],
)  # fmt: skip
def test_what_does_not_exist_cannot_be_begun(ada: Somebody, form: dict[str, str]) -> None:
    assert ada.post("/drafts", form).status == 404


def test_going_on_and_back_keeps_what_was_answered(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    where = ada.goes_through(draft, "one-true-thing", until=4).location
    back = ada.sends_screen(where, {"showed": "the letter", "help": "an hour"}, go="back")
    assert back.location == f"/drafts/{draft}/3"
    assert ada.get(back.location).form(back.location)["weight"] == ANSWERS["one-true-thing"]["weight"]
    form = ada.get(where).form(where)
    assert (form["showed"], form["help"]) == ("the letter", "an hour")


def test_laid_aside_it_waits_on_today_where_one_was(ada: Somebody) -> None:
    draft = ada.begins_a("the-belief")
    page = ada.sends_screen(f"/drafts/{draft}/1", {"belief": "Nobody stays", "belief-now": 66}, go="later")
    assert page.location == "/today"
    where = ada.at(draft)
    assert where == f"/drafts/{draft}/1"
    assert (ada.get(where).form(where)["belief"], ada.get(where).form(where)["belief-now"]) == ("Nobody stays", "66")


@pytest.mark.parametrize("go", ["later", "back"])
def test_words_that_could_not_stand_are_not_lost_by_leaving(ada: Somebody, go: str) -> None:
    draft = ada.begins_a("the-belief")
    ada.goes_through(draft, "the-belief", until=2)
    too_long = "A very long reason. " * 20
    left = ada.sends_screen(f"/drafts/{draft}/2", {"evidence-for": too_long, "evidence-against": "none"}, go=go)
    assert left.status == 303
    form = ada.get(f"/drafts/{draft}/2").form(f"/drafts/{draft}/2")
    assert (form["evidence-for"].strip(), form["evidence-against"]) == (too_long.strip(), "none")
    assert ada.sends_screen(f"/drafts/{draft}/2", {}).status == 422


def test_the_coach_button_without_a_script_stores_nothing_and_shows_what_it_heard(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("i-feel-when-i-need")
    ada.goes_through(draft, "i-feel-when-i-need", until=2)
    where = f"/drafts/{draft}/2"
    assert ("go", "coach") in ada.get(where).form(where).buttons
    before = cast.rows("SELECT * FROM drafts")
    page = ada.sends_screen(where, {"when": "You never listen to me", "need": ""}, go="coach")
    assert page.status == 200
    assert cast.rows("SELECT * FROM drafts") == before
    assert page.form(where)["when"] == "You never listen to me"
    assert "note" in {given.get("class", "").split(" ")[0] for _, given in page.elements}


def test_finishing_twice_is_one_entry(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    form = {"page": "A long day", "go": "next"}
    first, second = (ada.post(f"/drafts/{draft}/1", form) for _ in range(2))
    assert first.location == second.location == f"/entries/{draft}/done"
    assert (entries(cast), drafts(cast)) == (1, 0)


def test_two_tabs_at_one_draft_keep_both_answers(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    ada.goes_through(draft, "one-true-thing", until=4)
    three = [("weight", "the rent, and the car"), ("go", "next")]
    four = [("showed", "in the shop"), ("help", ""), ("go", "next")]
    for _ in range(5):
        sent = cast.at_once(lambda: ada.post(f"/drafts/{draft}/3", three), lambda: ada.post(f"/drafts/{draft}/4", four))
        assert [page.status for page in sent] == [303, 303]
    assert ada.get(f"/drafts/{draft}/3").form(f"/drafts/{draft}/3")["weight"] == "the rent, and the car"
    assert ada.get(f"/drafts/{draft}/4").form(f"/drafts/{draft}/4")["showed"] == "in the shop"


def test_of_two_tabs_at_once_none_loses_its_words(cast: Cast, ada: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower one has read the draft before the faster one wrote: made sure of here, not left to luck."""
    draft = ada.begins_a("one-true-thing")
    ada.goes_through(draft, "one-true-thing", until=4)
    real, interrupted = doing.change_draft, []

    def slower(*args: object) -> bool:
        if not interrupted:
            interrupted.append(True)
            args[0].rollback()  # type: ignore[attr-defined]
            assert ada.post(f"/drafts/{draft}/3", {"weight": "the other tab", "go": "next"}).status == 303
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(doing, "change_draft", slower)
    assert ada.post(f"/drafts/{draft}/4", {"showed": "this tab", "help": "", "go": "next"}).status == 303
    assert ada.get(f"/drafts/{draft}/3").form(f"/drafts/{draft}/3")["weight"] == "the other tab"
    assert ada.get(f"/drafts/{draft}/4").form(f"/drafts/{draft}/4")["showed"] == "this tab"


def test_a_screen_left_out_is_asked_at_the_end_and_the_last_words_are_kept(ada: Somebody) -> None:
    draft = ada.begins_a("the-belief")
    page = ada.post(f"/drafts/{draft}/2", {"evidence-for": "Sunday", "evidence-against": "Monday", "go": "next"})
    assert (page.status, page.refused) == (422, {"belief-now", "belief"})
    form = ada.get(f"/drafts/{draft}/2").form(f"/drafts/{draft}/2")
    assert (form["evidence-for"], form["evidence-against"]) == ("Sunday", "Monday")


def test_letting_it_go_deletes_the_row(cast: Cast, ada: Somebody) -> None:
    draft = ada.begins_a("journal")
    assert f"/drafts/{draft}/deletion" in [form.action for form in ada.get(f"/drafts/{draft}/1").forms]
    assert ada.post(f"/drafts/{draft}/deletion").location == "/today"
    assert drafts(cast) == 0
    assert ada.post(f"/drafts/{draft}/deletion").status == 404


def test_a_draft_nobody_has_touched_for_two_weeks_goes_when_another_begins(cast: Cast, ada: Somebody) -> None:
    ada.begins_a("journal")
    ada.comes_back(days=14)
    kept = ada.begins_a("journal")
    assert drafts(cast) == 2
    ada.comes_back(days=1)
    ada.begins_a("the-belief")
    assert drafts(cast) == 2
    assert ada.at(kept)


@pytest.mark.parametrize("path", ["/drafts/{}/1", "/drafts/{}/99", "/drafts/none/1", "/drafts/{}/0", "/drafts/{}/-1"])
def test_somebody_elses_draft_is_not_there(cast: Cast, ada: Somebody, path: str) -> None:
    draft, mara = ada.begins_a("journal"), cast.signs_up("Mara")
    assert mara.get(path.format(draft)).status == 404
    assert mara.post(path.format(draft), {"page": "x", "go": "next"}).status == 404
    assert ada.get(f"/drafts/{draft}/1").status == 200


def test_somebody_elses_id_begins_nothing_and_says_nothing(cast: Cast, ada: Somebody) -> None:
    draft, mara = ada.begins_a("journal"), cast.signs_up("Mara")
    taken = mara.post("/drafts", {"id": draft, "practice": "journal", "stage": "main"})
    free = mara.post("/drafts", {"id": str(uuid4()), "practice": "journal", "stage": "main"})
    assert (taken.status, free.status) == (303, 303)
    assert mara.get(taken.location).status == 404
    assert mara.post(f"/drafts/{draft}/deletion").status == 404
    assert drafts(cast) == 2


def test_the_person_chosen_is_the_one_the_screens_speak_of(ada: Somebody) -> None:
    ada.names("Jonas")
    jonas = ada.someone
    draft = ada.begins_a("one-true-thing")
    ada.goes_through(draft, "one-true-thing", until=5, person=jonas)
    assert "Jonas" in ada.get(f"/drafts/{draft}/5").text
    ada.names("Ines")
    other = ada.begins_a("one-true-thing")
    ada.goes_through(other, "one-true-thing", until=5, person=jonas)
    assert "Jonas" in ada.get(f"/drafts/{other}/5").text
    assert "Ines" not in ada.get(f"/drafts/{other}/5").text


def to_the_sentence(person: Somebody, draft: str) -> str:
    """Answer up to the sentence; returns its address."""
    return person.goes_through(draft, "one-true-thing", until=6).location


def test_a_sentence_left_as_it_began_is_made_again_when_what_is_in_it_changes(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    where = to_the_sentence(ada, draft)
    began = ada.get(where).form(where)["sentence"]
    assert "the rent this month" in began
    ada.sends_screen(where, {}, go="back")
    for number, answers in ((2, {"opener": "distance"}), (3, {"apart": "the phone is on the table"}), (4, {}), (5, {})):
        ada.sends_screen(f"/drafts/{draft}/{number}", answers)
    now = ada.get(where).form(where)["sentence"]
    assert "the phone is on the table" in now
    assert "the rent this month" not in now


def test_a_sentence_somebody_changed_stands_whatever_else_changes(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    where = to_the_sentence(ada, draft)
    ada.sends_screen(where, {"sentence": "It is the rent, and I am tired."}, go="back")
    ada.sends_screen(f"/drafts/{draft}/2", {"opener": "distance"})
    ada.sends_screen(f"/drafts/{draft}/3", {"apart": "the phone is on the table"})
    assert ada.get(where).form(where)["sentence"] == "It is the rent, and I am tired."


def test_a_beginning_nobody_finished_changes_with_what_it_is_about(ada: Somebody) -> None:
    draft = ada.begins_a("one-honest-sentence")
    ada.sends_screen(f"/drafts/{draft}/1", {"about-what": "worry"})
    ada.sends_screen(f"/drafts/{draft}/2", {}, go="back")
    ada.sends_screen(f"/drafts/{draft}/1", {"about-what": "regret"})
    assert ada.get(f"/drafts/{draft}/2").form(f"/drafts/{draft}/2")["sentence"].startswith("I wish I had")
