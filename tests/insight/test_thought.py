"""A thought from one's own record (B16): where it leads, how it is put away, and that it leaves no trace."""

import logging
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import text

from tests.insight.conftest import NOW, Someone
from toward.core.days import local_day
from toward.db import Base
from toward.people.profile import change_profile, read_profile, with_put_away


def is_afraid(ada: Someone) -> None:
    for days_ago in (1, 9, 20):
        ada.writes(days_ago, "journal", {"feelings": ["unsafe", "sad"], "page": "At home."})


def keeps_back(ada: Someone) -> None:
    for days_ago in (1, 3, 8, 10, 15, 17, 22, 24):
        ada.writes(days_ago, "one-honest-sentence", {"about-what": "worry", "sentence": "The rent.", "share": "keep"})


def thought(page: str) -> str:
    return page.partition("data-thought")[2].partition("</details>")[0]


def stored(ada: Someone) -> dict[str, list[object]]:
    """Every row there is, without the sealed profile."""
    with ada.store.read() as session:
        return {
            name: sorted(map(repr, session.execute(text(f"SELECT * FROM {name}"))))
            for name in Base.metadata.tables
            if name not in ("profiles", "sign_ins")
        }


def test_an_ordinary_record_says_nothing(ada: Someone) -> None:
    ada.writes(1, "journal", {"feelings": ["unsafe"], "page": "A day."})
    ada.tries(9, 80, "no", "closer")
    assert "data-thought" not in ada.looks_back() + ada.sees("/today")


def test_closing_up_is_said_kindly_and_leads_to_whom_to_look_for(ada: Someone) -> None:
    keeps_back(ada)
    said = thought(ada.looks_back())
    assert "8 times in the last twelve weeks you put something into words and kept it to yourself" in said
    assert "This may be wrong" in said and "There may be good reasons for it." in said
    assert 'href="/help/whom"' in said and 'href="/help"' in said


def test_fear_leads_to_the_help_page_alone_and_to_something_for_oneself(ada: Someone) -> None:
    keeps_back(ada)
    calm = ada.sees("/today")
    is_afraid(ada)
    said = thought(ada.looks_back())
    assert "On 3 days of the last twelve weeks you chose words such as these: “unsafe”." in said
    assert 'href="/help"' in said and "/help/whom" not in said and "kept it to yourself" not in said
    today = ada.sees("/today")
    assert 'name="practice" value="self-compassion"' in today
    before, after = (page.partition("data-leads-back>")[2].partition("</p>")[0] for page in (calm, today))
    assert 'href="/look-back"' in before and after == before, "it comes and goes for everybody alike"


def test_two_that_went_as_feared_lead_there_too(ada: Someone) -> None:
    ada.tries(30, 80, "yes", "away")
    assert "data-thought" not in ada.looks_back()
    ada.tries(25, 80, "yes", "away")
    said = thought(ada.looks_back())
    assert "The last 2 times you said something, it left you further apart, or brought what you feared." in said
    assert "/help/whom" not in said


def test_a_share_is_one_of_all_the_twelve_weeks(ada: Someone) -> None:
    for number, outcome in enumerate(("away", "closer") * 3):
        ada.tries(31 - 4 * number, 80, "no", outcome)
    assert "Of 6 times you told what came of saying something, 3 left you further apart" in ada.looks_back()
    for days_ago in (80, 75, 70):
        ada.tries(days_ago, 80, "no", "closer")
    assert "data-thought" not in ada.looks_back()


def test_it_is_folded_and_says_nothing_before_it_is_opened(ada: Someone) -> None:
    is_afraid(ada)
    page = ada.looks_back()
    tag = page[: page.index("data-thought")].rpartition("<")[2] + thought(page).partition(">")[0]
    assert tag.startswith("details ") and "open" not in tag.split()
    head = thought(page).partition("</summary>")[0]
    assert "A thought from your own record" in head
    assert "unsafe" not in head


def test_put_away_it_stays_away_and_leaves_no_trace(ada: Someone, caplog: pytest.LogCaptureFixture) -> None:
    is_afraid(ada)
    before = stored(ada)
    with caplog.at_level(logging.DEBUG, logger="toward"):
        assert "data-thought" in ada.looks_back()
        assert [ada.sends("/look-back/later") for _ in range(2)] == ["/look-back"] * 2
        assert "data-thought" not in ada.looks_back() + ada.looks_back("52") + ada.sees("/today")
    assert stored(ada) == before
    assert not [one for one in caplog.records if one.name.startswith("toward")]
    with ada.store.read() as session:
        assert read_profile(session, ada.me).put_away == {"safety": local_day(NOW, NOW.tzinfo)}  # type: ignore[arg-type]
        sealed = session.execute(text("SELECT sealed FROM profiles")).scalar_one()
    assert b"safety" not in sealed and b"put_away" not in sealed


@pytest.mark.parametrize(("days", "there"), [(83, False), (84, True)])
def test_after_twelve_weeks_it_may_come_again(ada: Someone, days: int, there: bool) -> None:
    is_afraid(ada)
    day = local_day(NOW, NOW.tzinfo)  # type: ignore[arg-type]
    with ada.store.write() as session:
        change_profile(
            session, ada.me, lambda about: with_put_away(about, "safety", day.fromordinal(day.toordinal() - days))
        )
    assert ("data-thought" in ada.looks_back()) == there


def test_one_topic_put_away_does_not_hide_the_other(ada: Someone) -> None:
    keeps_back(ada)
    ada.sends("/look-back/later")
    assert "data-thought" not in ada.looks_back()
    is_afraid(ada)
    assert 'data-thought="safety"' in ada.looks_back()
    ada.sends("/look-back/later")
    assert "data-thought" not in ada.looks_back(), "nor does the other come back in its place"


def test_with_nothing_to_put_away_nothing_is_kept(ada: Someone) -> None:
    assert ada.sends("/look-back/later") == "/look-back"
    with ada.store.read() as session:
        assert read_profile(session, ada.me).put_away == {}


def test_it_reads_twelve_weeks_whatever_the_page_shows(ada: Someone) -> None:
    for days_ago in (90, 95, 100):
        ada.writes(days_ago, "journal", {"feelings": ["unsafe"], "page": "Long ago."})
    assert "data-thought" not in ada.looks_back("52")


def test_in_russian(ada: Someone) -> None:
    ada.speaks("ru")
    is_afraid(ada)
    said = thought(ada.looks_back())
    assert "За последние двенадцать недель было 3 дня, когда вы выбирали такие слова: «небезопасность»." in said
    ada.sends("/look-back/later")
    keeps_back(ada)
    assert "data-thought" not in ada.looks_back()


def test_nobody_signed_in_can_put_anything_away(client: TestClient[Any]) -> None:
    assert client.post("/look-back/later", headers={"origin": "https://testserver.local"}).status_code == 404
