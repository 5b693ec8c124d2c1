"""Whom to look for (B17) and three books (B19): for anybody, in both languages, kept nowhere."""

import re
from typing import Any

import pytest
from litestar.testing import TestClient

PAGES = ("/help/whom", "/help/reading")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_anybody_may_read_them_and_nothing_is_kept(client: TestClient[Any], path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert "set-cookie" not in answer.headers and answer.headers["cache-control"] == "no-store"
    assert "<title>Help</title>" in answer.text or "<title>Помощь</title>" in answer.text, "the title names no trouble"


@pytest.mark.parametrize("path", PAGES)
def test_help_leads_there_and_they_lead_back(client: TestClient[Any], path: str) -> None:
    assert f'href="{path}"' in client.get("/help").text
    assert 'href="/help"' in client.get(path).text.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("en", ["Emotionally Focused", "Gottman", "Imago"]),
        ("ru", ["Эмоционально-фокусированная", "Готтманов", "Имаго"]),
    ],
)
def test_three_ways_and_what_to_ask(client: TestClient[Any], language: str, ways: list[str]) -> None:
    text = client.get("/help/whom", headers={"accept-language": language}).text
    assert text.count("data-way") == 3 and all(way in text for way in ways)
    asked = text.partition("data-questions-to-ask")[2].partition("</ul>")[0]
    assert asked.count("<li>") == 7 and asked.count("?") == 7


def test_whoever_is_afraid_is_led_to_help_first(client: TestClient[Any]) -> None:
    main = client.get("/help/whom", headers={"accept-language": "en"}).text.partition("<main")[2]
    assert main.index("afraid of the other") < main.index("data-way")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_three_books(client: TestClient[Any], language: str) -> None:
    text = client.get("/help/reading", headers={"accept-language": language}).text
    assert text.count("data-book") == 3


@pytest.mark.parametrize("path", PAGES)
def test_every_text_has_its_russian(client: TestClient[Any], path: str) -> None:
    page = client.get(path, headers={"accept-language": "ru"}).text
    shown = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.partition("<body")[2], flags=re.DOTALL)
    assert set(re.findall(r"[A-Za-z]{3,}", shown)) <= {"English", "toward", "Shift", "Ben"}
