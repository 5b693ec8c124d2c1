"""The help page: public, in both languages, by country, and nothing is kept of it."""

import re
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from toward.care.help import load_help
from toward.care.help_page import dial, guess
from toward.web.pages import STATIC

PROMISED = ["US", "CA", "GB", "IE", "AU", "NZ", "DE", "RU", "KZ", "UA"]


@pytest.mark.parametrize("code", [*PROMISED, "general"])
@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "If you are afraid of someone at home, this page is for you first."),
        ("ru", "Если дома есть кто-то, кого вы боитесь, эта страница прежде всего для вас."),
    ],
)
def test_the_page_without_signing_in(client: TestClient[Any], code: str, language: str, first: str) -> None:
    answer = client.get("/help", params={"country": code}, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert first in answer.text
    assert f'<option value="{code}" selected>' in answer.text
    for number in load_help()[code].emergency:
        assert f'href="tel:{dial(number.number)}"' in answer.text
    for line in load_help()[code].line:
        assert not line.phone or f'href="tel:{dial(line.phone)}"' in answer.text


def test_nothing_is_kept_of_a_visit(client: TestClient[Any]) -> None:
    answer = client.get("/help", params={"country": "GB"})
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert not client.cookies


def test_an_unknown_country_gets_the_general_page(client: TestClient[Any]) -> None:
    for wrong in ("XX", "gb", "../etc", "<script>"):
        answer = client.get("/help", params={"country": wrong}, headers={"accept-language": "fr"})
        assert '<option value="general" selected>' in answer.text
        assert "<script>" not in answer.text.replace('<script type="module"', "")


@pytest.mark.parametrize(
    ("asked", "country"),
    [
        ("en-IE,en;q=0.9", "IE"),
        ("de", "DE"),
        ("de-AT,de;q=0.8", "DE"),
        ("uk,ru;q=0.8,en;q=0.5", "UA"),
        ("ru-KZ,kk;q=0.9", "KZ"),
        ("ru", "RU"),
        ("en_AU", "AU"),
        ("zh-Hant-NZ", "NZ"),
        ("en", "general"),
        ("fr-FR,fr", "general"),
        ("", "general"),
        (";;,-,q=1", "general"),
    ],
)
def test_the_country_a_browser_gives_away(asked: str, country: str) -> None:
    assert guess(asked, load_help()) == country


def test_a_line_shows_its_date_hours_and_languages(client: TestClient[Any]) -> None:
    german = client.get("/help?country=DE", headers={"accept-language": "ru"}).text
    assert "22 ноября 2026" in german
    assert "Круглосуточно" in german
    assert "с понедельника по субботу 14:00–20:00" in german
    assert "немецкий" in german


def test_every_text_of_the_page_has_its_russian(client: TestClient[Any]) -> None:
    page = client.get("/help?country=RU", headers={"accept-language": "ru"}).text
    shown = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.partition("<body")[2], flags=re.DOTALL)
    latin = set(re.findall(r"[A-Za-z]{3,}", shown)) - {"English", "toward", "Shift", "Ben"}
    assert not {word for word in latin if word not in "anna-center.ru psi.mchs.gov.ru msph.ru telefon-doveria.ru"}


def test_the_page_says_what_leaving_does_not_do(client: TestClient[Any]) -> None:
    page = client.get("/help", headers={"accept-language": "en"}).text
    assert "does not erase the browser’s history" in page
    assert "does not notice danger" in page
    assert page.count("data-leave") >= 2


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_private_questions_are_the_same_with_and_without_a_script(client: TestClient[Any], language: str) -> None:
    page = client.get("/help", headers={"accept-language": language}).text
    to_read = re.search(r"data-questions-to-read>(.*?)</ul>", page, re.DOTALL)
    assert to_read
    questions = re.findall(r"<li>(.*?)</li>", to_read[1])
    script = (STATIC / "private-questions.js").read_text(encoding="utf-8")
    assert len(questions) == 8
    assert [question for question in questions if f'"{question}"' not in script] == []


@pytest.mark.parametrize(
    "forbidden", ["fetch(", "XMLHttp", "Storage", "indexedDB", "cookie", "pushState", "hash", "sendBeacon"]
)
def test_the_private_questions_have_no_way_to_keep_or_send(forbidden: str) -> None:
    script = (STATIC / "private-questions.js").read_text(encoding="utf-8")
    assert forbidden not in script


def test_the_script_of_the_questions_comes_with_the_page(client: TestClient[Any]) -> None:
    page = client.get("/help").text
    assert re.search(r'<script type="module" src="/static/private-questions\.js\?\w+" nonce="[^"]+">', page)
    assert re.search(r'<script type="module" src="/static/leave\.js\?\w+" nonce="[^"]+">', page)


def test_no_page_part_of_ours_has_an_inline_style_or_handler() -> None:
    package = Path(__file__).parents[2] / "src" / "toward"
    for file in [*package.glob("care/templates/*.html"), *package.glob("web/templates/*.html")]:
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", file.read_text(encoding="utf-8")), file
