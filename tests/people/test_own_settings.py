"""Settings: what may be chosen is kept, anything else changes nothing; and the language of the screens."""

import pytest

from tests.people import Cast, Somebody


def chosen(cast: Cast) -> tuple[object, ...]:
    return cast.rows("SELECT time_zone, idle_minutes, app_name, locale FROM accounts")[0]


def test_choices_are_kept_and_shown(cast: Cast, ada: Somebody) -> None:
    sent = {"zone": "Asia/Almaty", "idle": 30, "app_name": "notes"}
    assert ada.post("/settings", sent).location == "/settings"
    assert chosen(cast) == ("Asia/Almaty", 30, "notes", "en")
    form = ada.get("/settings").form("/settings")
    assert (form["zone"], form["idle"], form["app_name"]) == ("Asia/Almaty", "30", "notes")


@pytest.mark.parametrize("idle", ["0", "1", "3", "61", "-2", "ten", "2.0", "٢", ""])
def test_an_idle_time_that_is_not_offered_changes_nothing(cast: Cast, ada: Somebody, idle: str) -> None:
    ada.post("/settings", {"zone": "UTC", "idle": idle, "app_name": "toward"})
    assert chosen(cast) == ("UTC", 10, "toward", "en")


@pytest.mark.parametrize("name", ["Ada", "", "../toward", "TOWARD"])
def test_a_name_that_is_not_offered_changes_nothing(cast: Cast, ada: Somebody, name: str) -> None:
    ada.post("/settings", {"zone": "UTC", "idle": 10, "app_name": name})
    assert chosen(cast) == ("UTC", 10, "toward", "en")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "utc\0"])
def test_a_zone_that_does_not_exist_is_refused_and_stays_in_the_form(cast: Cast, ada: Somebody, zone: str) -> None:
    page = ada.post("/settings", {"zone": zone, "idle": 60, "app_name": "days"})
    assert page.status == 422
    assert page.form("/settings")["zone"] == (zone or "UTC")
    assert chosen(cast) == ("UTC", 10, "toward", "en")


def test_the_neutral_name_is_in_title_icon_and_manifest(ada: Somebody) -> None:
    ada.post("/settings", {"zone": "UTC", "idle": 10, "app_name": "days"})
    page = ada.get("/settings")
    manifest = next(given["href"] for tag, given in page.elements if given.get("rel") == "manifest")
    assert "toward" not in page.html.partition("<title>")[2].partition("</title>")[0]
    assert ada.get(manifest).answer.json()["name"] == "Days"


def test_the_language_is_kept_for_the_account_and_for_this_browser(cast: Cast, ada: Somebody) -> None:
    page = ada.post("/language", {"language": "ru", "back": "/settings"})
    assert page.location == "/settings"
    assert 'lang="ru"' in ada.get("/today").html
    ada.signs_out()
    assert 'lang="ru"' in ada.get("/").html
    assert chosen(cast)[-1] == "ru"


@pytest.mark.parametrize("form", [{}, {"language": "xx"}, {"language": "ru", "back": "https://evil.test"}])
def test_anything_else_leads_to_the_front_door(cast: Cast, form: dict[str, str]) -> None:
    page = cast.visitor().post("/language", form)
    assert (page.status, page.location) == (303, "/")
    assert page.headers["set-cookie"].startswith("__Host-language=" + ("ru" if form.get("language") == "ru" else "en"))


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9", "ru"),
        ("de,ru;q=0.3", "ru"),
        ("fr", "en"),
        ("en;q=0.2,ru;q=0.9", "ru"),
        ("", "en"),
    ],
)
def test_a_visitor_gets_the_language_the_browser_asks_for(cast: Cast, asked: str, language: str) -> None:
    assert f'<html lang="{language}">' in cast.visitor(asked).get("/").html
