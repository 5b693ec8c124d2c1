"""The help files: ours are whole, and a mistake in one is told with its file, line and reason."""

from datetime import date
from pathlib import Path

import pytest

from toward.care.help import FOLDER, GENERAL, load_help
from toward.catalogue import BrokenCatalogue

PROMISED = {"US", "CA", "GB", "IE", "AU", "NZ", "DE", "RU", "KZ", "UA"}

WHOLE = """\
[[emergency]]
number = "112"
checked = 2026-11-22

[[line]]
name = "Nadeja"
about = ["violence", "crisis"]
phone = "0800 123-456"
source = "example.org"
checked = 2026-11-22
"""


def test_every_promised_country_is_there_and_the_general_page() -> None:
    assert {*PROMISED, GENERAL} <= set(load_help())


@pytest.mark.parametrize("code", sorted([*PROMISED, GENERAL]))
def test_a_country_has_a_number_for_now_and_lines_on_violence_crisis_and_for_the_young(code: str) -> None:
    country = load_help()[code]
    assert country.emergency
    assert {"violence", "crisis", "young"} <= {about for line in country.line for about in line.about}


def test_everything_is_dated_and_says_where_it_is_from() -> None:
    lines = [line for country in load_help().values() for line in country.line]
    numbers = [number for country in load_help().values() for number in country.emergency]
    assert min(item.checked for item in [*lines, *numbers]) >= date(2026, 11, 22)
    assert all("." in line.source for line in lines)


@pytest.mark.parametrize(
    ("code", "name", "number"),
    [
        ("US", "National Domestic Violence Hotline", "1-800-799-7233"),
        ("GB", "National Domestic Abuse Helpline (Refuge)", "0808 2000 247"),
        ("IE", "Women’s Aid", "1800 341 900"),
        ("AU", "1800RESPECT", "1800 737 732"),
        ("NZ", "Women’s Refuge", "0800 733 843"),
        ("DE", "Hilfetelefon „Gewalt gegen Frauen“", "116 016"),
        ("RU", "Детский телефон доверия", "8 800 2000 122"),
        ("UA", "Lifeline Ukraine", "7333"),
    ],
)
def test_a_number_is_the_one_that_was_looked_up(code: str, name: str, number: str) -> None:
    assert [line.phone for line in load_help()[code].line if line.name == name] == [number]


def test_the_operators_file_takes_the_place_of_ours_and_adds_a_country(tmp_path: Path) -> None:
    for code in ("GB", "FR"):
        (tmp_path / f"{code}.toml").write_text(WHOLE, encoding="utf-8")
    countries = load_help(tmp_path)
    assert [line.name for line in countries["GB"].line] == ["Nadeja"]
    assert [line.name for line in countries["FR"].line] == ["Nadeja"]
    assert countries["US"] == load_help()["US"]


MISTAKES = [
    ("phone = ", "fone = ", 8, "`fone` is not known here"),
    ('source = "example.org"\n', "", 5, "`source` is missing"),
    ("checked = 2026-11-22\n\n[[line]]", "\n[[line]]", 1, "`checked` is missing"),
    ("2026-11-22\n\n", '"soon"\n\n', 3, "`checked`"),
    ('"0800 123-456"', '"call us"', 8, "`phone` is no number to call"),
    ('"112"', '"one one two"', 2, "`number` is no number to call"),
    ('phone = "0800 123-456"', 'chat = "http://example.org/"', 8, "`chat` is no address"),
    ('phone = "0800 123-456"\n', "", 5, "no way to reach"),
    ('["violence", "crisis"]', '["violence"]', 1, "No line is about crisis"),
    ('["violence", "crisis"]', '["violence", "weather"]', 7, "weather"),
    ('["violence", "crisis"]', "[]", 7, "`about` is empty"),
    ('source = "', 'languages = ["klingonian"]\nsource = "', 9, "klingonian is no language"),
    ('source = "', 'hours = "sometimes"\nsource = "', 9, "`hours`"),
    ('source = "', 'note = { en = "Only English." }\nsource = "', 9, "`ru` is missing"),
    ('source = "', 'who = "cats"\nsource = "', 9, "`who`"),
    ('"Nadeja"', '"Nadeja', 6, "not TOML"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "reason"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_reason(
    tmp_path: Path, right: str, wrong: str, line: int, reason: str
) -> None:
    assert right in WHOLE
    (tmp_path / "GB.toml").write_text(WHOLE.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BrokenCatalogue) as broken:
        load_help(tmp_path)
    told = [mistake for mistake in broken.value.mistakes if reason in mistake.reason]
    assert told, broken.value.mistakes
    assert (told[0].file.name, told[0].line) == ("GB.toml", line)


@pytest.mark.parametrize("name", ["ZZ9", "England", "gb", "150"])
def test_a_file_that_names_no_country_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.toml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(BrokenCatalogue, match="is no country"):
        load_help(tmp_path)


def test_all_our_files_are_read() -> None:
    assert set(load_help()) == {file.stem for file in FOLDER.glob("*.toml")}
