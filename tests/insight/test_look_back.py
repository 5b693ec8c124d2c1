"""Looking back: what is shown, how its uncertainty is said, and what is left out."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from litestar.testing import TestClient

from tests.insight.conftest import Someone

Damage = Callable[[str], None]


def belief(rated: int, **evidence: str) -> dict[str, Any]:
    return {"belief": "Nobody asks me", "belief-now": rated, **evidence}


def test_an_empty_page_is_kind_and_leads_to_today(ada: Someone) -> None:
    page = ada.looks_back()
    assert "Nothing to look back on from these weeks." in page
    assert 'href="/today">To today' in page
    assert 'class="chart"' not in page


def test_one_entry_is_enough_for_a_page(ada: Someone) -> None:
    ada.writes(1, "journal", {"page": "A day."})
    page = ada.looks_back()
    assert "Nothing has been said aloud in these weeks." in page
    assert "It cannot show that toward caused anything." in page
    assert 'class="chart"' not in page


def test_one_rating_is_a_dot_and_no_line(ada: Someone) -> None:
    ada.writes(1, "the-belief", belief(70))
    page = ada.looks_back()
    assert "1 rating, between 70 and 70 out of 100." in page
    assert '<polyline class="line"' not in page
    ada.writes(0, "the-belief", belief(60))
    page = ada.looks_back()
    assert '<polyline class="line"' in page
    assert "“Nobody asks me” felt 70 out of 100 true at first, and 60 the last time." in page


def test_evidence_stands_on_two_equal_sides(ada: Someone) -> None:
    for number in range(7):
        ada.writes(number, "the-belief", belief(50, **{"evidence-for": f"for {number}", "evidence-against": "Ruth"}))
    page = ada.looks_back()
    assert [f"for {number}" in page for number in range(7)] == [True] * 5 + [False] * 2
    assert page.count(">Ruth</li>") == 5
    assert page.count("and 2 more, in Mine") == 2


def test_a_fear_that_came_true_is_a_result_like_any_other(ada: Someone) -> None:
    ada.tries(9, 80, "yes", "closer")
    page = ada.looks_back()
    assert "What you feared came 1 time out of 1." in page
    assert "It came as feared 1 time out of 1." in page
    assert "You had thought it 80 out of 100 likely." in page
    assert "your own estimates" not in page  # "about 1 time out of 1" would make a certainty of it
    assert "A fear that came true is a true result" in page


def test_of_a_fear_that_did_not_come_it_is_said_in_words(ada: Someone) -> None:
    ada.tries(9, 80, "no", "closer")
    assert "What you feared did not come, this one time." in ada.looks_back()
    ada.tries(12, 80, "no", "closer")
    page = ada.looks_back()
    assert "What you feared did not come, not once out of 2." in page
    assert "It came as feared 0 times out of 2." in page


def test_few_data_are_called_few_and_the_interval_is_said(ada: Someone) -> None:
    for number in range(4):
        ada.tries(10 + number, 80, "no", "neutral")
    assert "These are few. Anything from none at all to 5 in 10 would fit." in ada.looks_back()
    ada.tries(20, 80, "yes", "away")
    page = ada.looks_back()
    assert "It came as feared 1 time out of 5." in page
    assert "With this many, anything from 1 in 20 to 6 in 10 would still fit." in page
    assert "Going by your own estimates it would have come about 4 times out of 5." in page


def test_a_fear_hard_to_judge_has_a_row_and_is_in_no_rate(ada: Someone) -> None:
    ada.tries(9, 80, "unsure", "unsure")
    page = ada.looks_back()
    assert "<td>hard to say</td>" in page
    assert "It came as feared" not in page


def test_every_drawing_has_a_name_a_description_and_its_numbers_in_a_table(ada: Someone) -> None:
    ada.tries(9, 83, "no", "closer", after=27)
    ada.writes(1, "the-belief", belief(61))
    page = ada.looks_back()
    drawings = re.findall(r'<svg class="chart".*?</svg>', page)
    assert len(drawings) == 4  # two beliefs, the rows, the range
    for drawing in drawings:
        title, says = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', drawing).groups()  # type: ignore[union-attr]
        assert f'<title id="{title}">' in drawing and f'<desc id="{says}">' in drawing
    assert "<td>83 → 27</td> <td>no</td> <td>closer</td>" in page
    assert "<td>by itself</td><td>61</td>" in page
    assert "style=" not in page


def test_said_aloud_is_counted_and_never_asked_for(ada: Someone) -> None:
    aloud = {"feelings": ["tired"], "share": "aloud", "when": "tonight", "sentence": "I am tired."}
    first = ada.writes(1, "one-true-thing", aloud | {"prompted": "unprompted"})
    second = ada.writes(30, "one-true-thing", aloud | {"prompted": "asked"})
    page = ada.looks_back()
    assert "In these weeks you meant to say 2 true things." in page
    assert "meant to be said, and not looked back on yet</th><td>1</td><td>1</td><td>2</td>" in page
    ada.writes(0.5, "feared-and-seen", {"happened": "yes"}, stage="after", follows=first)
    assert "In these weeks you said one true thing aloud, before anyone asked." in ada.looks_back()
    ada.writes(29, "feared-and-seen", {"happened": "yes"}, stage="after", follows=second)
    page = ada.looks_back()
    assert "you meant to say" not in page
    assert "meant to be said" not in page
    assert "In these weeks you said 2 true things aloud, 1 of them before anyone asked." in page
    assert "before anyone asked</th><td>1</td><td>1</td><td>1</td>" in page
    assert "when asked</th><td>0</td><td>0</td><td>1</td>" in page
    assert "not noted" not in page


def test_a_damaged_entry_is_said_and_not_counted(ada: Someone, damage: Damage) -> None:
    ada.writes(1, "the-belief", belief(70))
    assert "damaged" not in ada.looks_back()
    damage(ada.writes(2, "the-belief", belief(10)))
    page = ada.looks_back()
    assert "1 entry is damaged and not counted." in page
    assert "1 rating, between 70 and 70 out of 100." in page
    damage(ada.writes(3, "the-belief", belief(20)))
    assert "2 entries are damaged and not counted." in ada.looks_back()


def test_damaged_entries_alone_still_make_a_page(ada: Someone, damage: Damage) -> None:
    damage(ada.writes(1, "journal", {"page": "A day."}))
    assert "1 entry is damaged and not counted." in ada.looks_back()


def test_the_window_ends_with_its_twelfth_week(ada: Someone) -> None:
    ada.writes(83, "the-belief", belief(70))
    ada.writes(84, "the-belief", belief(20))
    assert "1 rating, between 70 and 70 out of 100." in ada.looks_back()
    assert "2 ratings, between 20 and 70 out of 100." in ada.looks_back("26")


def test_a_year_ends_after_fifty_two_weeks(ada: Someone) -> None:
    ada.writes(363, "the-belief", belief(70))
    ada.writes(364, "the-belief", belief(20))
    assert "1 rating, between 70 and 70 out of 100." in ada.looks_back("52")


@pytest.mark.parametrize("weeks", ["0", "13", "-12", "012", "12 ", "all", "9" * 5000])
def test_another_number_of_weeks_does_not_exist(ada: Someone, client: TestClient[Any], weeks: str) -> None:
    assert client.get("/look-back", params={"weeks": weeks}).status_code == 404


def test_nobody_signed_in_finds_no_page(client: TestClient[Any]) -> None:
    assert client.get("/look-back").status_code == 404


def test_in_russian(ada: Someone) -> None:
    ada.speaks("ru")
    assert "За эти недели оглядываться пока не на что." in ada.looks_back()
    ada.tries(9, 80, "yes", "away")
    ada.tries(19, 70, "no", "closer")
    page = ada.looks_back()
    assert "Страх сбылся 1 раз из 2." in page
    assert "Данных пока мало: возможно всё от 1 из 10 до 9 из 10." in page
    assert "дальше" in page and "ближе" in page
    assert "«Положиться не на кого»" in page
    shown = re.sub(r"<[^>]*>", " ", "<main" + page.partition('id="main"')[2].partition("</main")[0])
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= {"toward"}


def test_words_are_shown_as_words(ada: Someone) -> None:
    ada.writes(1, "the-belief", {"belief": "<b>100 % & %(num)s</b>", "belief-now": 50, "evidence-for": "<i>"})
    page = ada.looks_back()
    assert "&lt;b&gt;100 % &amp; %(num)s&lt;/b&gt;" in page
    assert "<i>" not in page


def test_three_self_checks_make_a_trend(ada: Someone) -> None:
    """A15: not before three; an untouched scale has no line; said to be ours."""
    for number in (3, 2):
        ada.writes(number, "weekly-check", {"lonely": 10 * number, "known": 0})
    assert "data-check" not in ada.looks_back()
    ada.writes(1, "weekly-check", {"lonely": 10})
    page = ada.looks_back()
    card = page.partition('data-check="weekly-check"')[2].partition("</section>")[0]
    assert "The scales are ours, and no diagnosis." in card
    assert "3 answers, first 30, last 10 out of 100." in card
    assert card.count("<polyline") == 1 and "Being known" not in card


def test_how_varied_the_words_were_is_said_with_its_range_and_few_are_called_few(ada: Someone) -> None:
    """B12: four weeks at a time; nothing where no word was chosen, no number where there are too few."""
    ada.writes(1, "journal", {"page": "A day."})
    assert "data-variety" not in ada.looks_back()
    ada.writes(2, "journal", {"feelings": ["sad", "tired"], "page": "A day."})
    card = ada.looks_back().partition("data-variety")[2].partition("</section>")[0]
    assert "In these last four weeks you chose 2 words: too few to say how varied they are." in card
    assert "<svg" not in card and "<td>2 of 2</td><td>too few</td>" in card
    for number in range(12):
        ada.writes(
            2 + number, "journal", {"feelings": ["sad", ("calm", "tired", "glad")[number % 3]], "page": "A day."}
        )
    card = ada.looks_back().partition("data-variety")[2].partition("</section>")[0]
    assert "Of any ten words you chose in these last four weeks, about 3.7 were different ones." in card
    assert re.search(r"Anything from 3\.\d to (3\.\d|4\.0) would fit", card)
    assert card.count('class="dot"') == 1 and "<polyline" not in card
    for number in range(12):
        ada.writes(30 + number, "one-true-thing", {"feelings": ["sad"], "share": "keep"})
    card = ada.looks_back().partition("data-variety")[2].partition("</section>")[0]
    assert card.count('class="dot"') == 2 and card.count("<polyline") == 1
    assert "<td>1 of 12</td><td>1.0</td>" in card


def test_words_that_never_came_twice_are_no_promise_of_the_next(ada: Someone) -> None:
    """X8: the jackknife gives no range where every entry says the same, and that is not the same as knowing."""
    words = [
        "sad",
        "calm",
        "tired",
        "glad",
        "lonely",
        "worried",
        "scared",
        "angry",
        "hurt",
        "numb",
        "grateful",
        "weary",
    ]
    for number, word in enumerate(words):
        ada.writes(2 + number, "journal", {"feelings": [word], "page": "A day."})
    card = ada.looks_back().partition("data-variety")[2].partition("</section>")[0]
    assert "about 10.0 were different ones. Whichever entry is left out, it stays so; more of them could" in card


def test_a_number_of_words_is_written_as_russians_write_it(ada: Someone) -> None:
    ada.speaks("ru")
    for number in range(12):
        ada.writes(2 + number, "journal", {"feelings": ["sad", ("calm", "tired")[number % 2]], "page": "День."})
    card = ada.looks_back().partition("data-variety")[2].partition("</section>")[0]
    assert "разных было примерно 3,0" in card or "разных было примерно 2,9" in card
