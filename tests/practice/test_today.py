"""Today: what is due to be looked at again, and one small next step; told by moving the clock."""

from typing import Any

import pytest

from tests.pages import PostedForm
from tests.people import Cast, Somebody


def offers(person: Somebody) -> list[PostedForm]:
    """What Today offers to begin: first what looks back, last the next small step."""
    return [form for form in person.get("/today").forms if form.action == "/drafts"]


def due(person: Somebody) -> list[tuple[str, str]]:
    """What looks back: on which entry, with which stage."""
    return [(form["follows"], form["stage"]) for form in offers(person) if "follows" in form.names()]


def step(person: Somebody) -> str:
    return [offer["practice"] for offer in offers(person) if offer["practice"] != "bids"][-1]


def experiment(cast: Cast, person: Somebody, outcome: str) -> None:
    """Say one true thing, and look back on it the same night."""
    said = person.does("one-true-thing")
    person.comes_back(hours=3)
    person.does("feared-and-seen", "after", follows=said, outcome=outcome)


def test_the_first_step_is_one_true_thing(ada: Somebody) -> None:
    assert step(ada) == "one-true-thing"
    assert due(ada) == []


@pytest.mark.parametrize(("when", "hours"), [("tonight", 2), ("tomorrow", 16), ("this-week", 48)])
def test_what_was_said_aloud_is_asked_about_when_its_time_has_come(
    cast: Cast, ada: Somebody, when: str, hours: int
) -> None:
    entry = ada.does("one-true-thing", when=when)
    assert due(ada) == []
    ada.comes_back(hours=hours, seconds=-1)
    assert due(ada) == []
    ada.comes_back(seconds=1)
    assert due(ada) == [(entry, "after")]
    ada.comes_back(hours=14 * 24 - hours)
    assert due(ada) == []


def test_what_was_kept_is_not_asked_about(cast: Cast, ada: Somebody) -> None:
    ada.does("one-true-thing", share="keep")
    ada.comes_back(days=1)
    assert due(ada) == []


def test_the_second_look_is_offered_after_24_hours_and_gone_after_72(cast: Cast, ada: Somebody) -> None:
    said = ada.does("one-true-thing")
    ada.comes_back(hours=3)
    looked = ada.does("feared-and-seen", "after", follows=said)
    assert due(ada) == []
    ada.comes_back(hours=24, seconds=-1)
    assert due(ada) == []
    ada.comes_back(seconds=1)
    assert due(ada) == [(looked, "second-look")]
    ada.comes_back(hours=48, seconds=-1)
    assert due(ada) == [(looked, "second-look")]
    ada.comes_back(seconds=1)
    assert due(ada) == []


def test_what_has_been_looked_at_is_not_offered_again(cast: Cast, ada: Somebody) -> None:
    said = ada.does("one-true-thing")
    ada.comes_back(hours=3)
    (form,) = [form for form in offers(ada) if "follows" in form.names()]
    begun = ada.post("/drafts", form.fields)
    assert ada.goes_through(form["id"], "feared-and-seen").location == f"/entries/{form['id']}/done"
    assert begun.status == 303
    assert due(ada) == []
    assert ada.get(f"/entries/{said}").status == 200


def test_looking_back_is_about_the_same_person(cast: Cast, ada: Somebody) -> None:
    ada.names("Jonas")
    said = ada.does("one-true-thing", person=ada.someone)
    ada.comes_back(hours=3)
    ada.names("Ines")
    assert "Jonas" in ada.get("/today").text
    after = ada.does("feared-and-seen", "after", follows=said)
    assert "Jonas" in ada.get(f"/entries/{after}").text


@pytest.mark.parametrize("stage", ["second-look", "before"])
def test_only_what_is_offered_after_it_may_follow(ada: Somebody, stage: str) -> None:
    said = ada.does("one-true-thing")
    form: dict[str, Any] = {"practice": "feared-and-seen", "stage": stage, "follows": said}
    assert ada.post("/drafts", form).status == 404
    form = {"practice": "journal", "stage": "main", "follows": said}
    assert ada.post("/drafts", form).status == 404


def test_nobody_can_follow_somebody_elses_or_no_entry(cast: Cast, ada: Somebody) -> None:
    said, mara = ada.does("one-true-thing"), cast.signs_up("Mara")
    form = {"practice": "feared-and-seen", "stage": "after"}
    theirs, nobodys = (mara.post("/drafts", form | {"follows": follows}) for follows in (said, "none-such"))
    assert theirs.status == 404
    assert theirs.normalised() == nobodys.normalised()
    assert cast.rows("SELECT count(*) FROM drafts") == [(0,)]


def test_two_in_a_row_that_went_away_stop_the_ladder(cast: Cast, ada: Somebody) -> None:
    experiment(cast, ada, "away")
    assert "/people" not in ada.get("/today").links()
    ada.comes_back(days=7)
    experiment(cast, ada, "away")
    assert step(ada) == "one-honest-sentence"
    links = ada.get("/today").links()
    assert "/people" in links
    assert links.count("/help") == 2
    ada.comes_back(days=14)
    assert "/people" not in ada.get("/today").links()


@pytest.mark.parametrize("better", ["closer", "neutral", "unsure"])
def test_another_outcome_in_between_lets_it_go_on(cast: Cast, ada: Somebody, better: str) -> None:
    for outcome in ("away", better, "away"):
        experiment(cast, ada, outcome)
    assert "/people" not in ada.get("/today").links()


def test_a_missed_week_is_met_with_a_small_step(cast: Cast, ada: Somebody) -> None:
    ada.does("one-true-thing", share="keep")
    ada.comes_back(days=14)
    assert step(ada) == "one-honest-sentence"


def test_the_weeks_goal_is_one_feeling_said_aloud(cast: Cast, ada: Somebody) -> None:
    ada.does("journal")
    assert step(ada) == "one-true-thing", "the weekly goal comes before a belief nobody has rated"
    ada.does("one-true-thing", share="keep")
    assert step(ada) == "one-true-thing", "kept is not said"
    ada.does("one-true-thing")
    assert step(ada) == "one-honest-sentence"
    ada.does("one-honest-sentence")
    assert step(ada) == "journal"


def test_the_offered_draft_is_begun_by_its_button(ada: Somebody) -> None:
    form = offers(ada)[-1]
    assert ada.post("/drafts", form.fields).location == f"/drafts/{form['id']}/1"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "23"),
        ("Pacific/Kiritimati", "24"),
        ("Asia/Almaty", "24"),
        ("America/New_York", "23"),
        ("Pacific/Pago_Pago", "23"),
    ],
)
def test_an_entry_is_of_the_day_where_its_writer_lives(cast: Cast, ada: Somebody, zone: str, said: str) -> None:
    ada.post("/settings", {"zone": zone, "idle": 10, "app_name": "toward"})
    entry = ada.does("journal")
    assert cast.rows("SELECT day FROM entries") == [(f"2026-11-{said}",)]
    assert said in ada.get(f"/entries/{entry}").text
    assert f"/entries/{entry}" in ada.get("/mine").links()


def test_whoever_moves_west_across_the_date_line_still_sees_today_and_mine(cast: Cast, ada: Somebody) -> None:
    ada.post("/settings", {"zone": "Pacific/Kiritimati", "idle": 10, "app_name": "toward"})
    entry = ada.does("journal")
    ada.post("/settings", {"zone": "Pacific/Pago_Pago", "idle": 10, "app_name": "toward"})
    for path in ("/mine", "/today"):
        assert f"/entries/{entry}" in ada.get(path).links()


def test_what_is_begun_is_not_offered_a_second_time(ada: Somebody) -> None:
    def offered() -> bool:
        return any(form["practice"] == "one-true-thing" for form in offers(ada) if "practice" in form.names())

    assert offered()
    draft = ada.begins_a("one-true-thing")
    assert not offered()
    ada.post(f"/drafts/{draft}/deletion")
    assert offered()


def test_a_draft_can_be_let_go_from_any_of_its_screens(ada: Somebody) -> None:
    draft = ada.begins_a("one-true-thing")
    ada.goes_through(draft, "one-true-thing", until=3)
    for number in (1, 2, 3):
        assert f'action="/drafts/{draft}/deletion"' in ada.get(f"/drafts/{draft}/{number}").html


def test_today_shows_the_latest_five_and_leads_to_the_rest(ada: Somebody) -> None:
    entries = [ada.does("journal", page=f"The {one}. evening") for one in range(5)]
    rest = ada.get("/today").links().count("/mine")
    assert [f"/entries/{one}" in ada.get("/today").links() for one in entries] == [True] * 5
    ada.comes_back(days=1)
    newest = ada.does("journal", page="One more")
    shown = [link for link in ada.get("/today").links() if link.startswith("/entries/")]
    assert len(shown) == 5
    assert f"/entries/{newest}" in shown
    assert ada.get("/today").links().count("/mine") == rest + 1


def test_two_todays_begin_one_look_back(cast: Cast, ada: Somebody) -> None:
    said = ada.does("one-true-thing")
    ada.comes_back(hours=3)
    one, other = (next(form for form in offers(ada) if "follows" in form.names()) for _ in range(2))
    assert one["id"] != other["id"]
    first = ada.post("/drafts", one.fields).location
    assert ada.post("/drafts", other.fields).location == first
    assert ada.post("/drafts", one.fields).location == first
    assert cast.rows("SELECT count(*) FROM drafts") == [(1,)]
    ada.goes_through(one["id"], "feared-and-seen", happened="no")
    assert ada.post("/drafts", other.fields).location == f"/entries/{one['id']}"
    assert cast.rows("SELECT count(*) FROM drafts") == [(0,)]
    assert ada.post("/drafts", {"practice": "journal"}).location != first
    assert ada.get(f"/entries/{said}").status == 200


def test_at_the_same_moment_two_todays_begin_one_look_back(cast: Cast, ada: Somebody) -> None:
    said = ada.does("one-true-thing")
    ada.comes_back(hours=3)
    form = {"practice": "feared-and-seen", "stage": "after", "follows": said}
    begun = cast.at_once(*[lambda: ada.post("/drafts", form)] * 4)
    assert len({one.location for one in begun}) == 1
    assert cast.rows("SELECT count(*) FROM drafts") == [(1,)]
