"""What no practice may do: every row of the table in docs/practices.md, each with a practice that tries it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toward.catalogue import BrokenCatalogue, check_path, load

from .conftest import DOCS, example_files

Written = Callable[..., Path]
TOLD = 'options = ["yes", "not-yet"]'
FOR_TWO = ('modes = ["solo"]', 'modes = ["turns"]')
STEP = '[[stages.main.steps]]\nkind = "person"'
HINT = '"One thing, on one day."'


def step(kind: str, more: str = "") -> tuple[str, str]:
    """One more step before all others."""
    return STEP, f'[[stages.main.steps]]\nkind = "{kind}"\nid = "one-more"\nscreen = 1\n{more}\n{STEP}'


def many(table: str, count: int) -> str:
    """So many steps, each in the table or in one of its own."""
    one = '[[{}.steps]]\nkind = "pause"\nid = "s{}"\nscreen = 1\n'
    return "".join(one.format(table.format(n), n) for n in range(count))


# The row of the table: files of the example, each with its changes, and words of the reason.
TRIED: dict[str, list[tuple[str, list[tuple[str, str]], str]]] = {
    "a name that one of ours has": [
        ("practice", [('id = "small-thanks"', 'id = "journal"')], "There is another practice called `journal`"),
        ("en", [('"A small thanks"', '"One true thing"')], "A practice of ours is called `One true thing`"),
    ],
    "a kind of step, or a key": [
        ("practice", [('kind = "text"', 'kind = "share"')], "`kind` names nothing known"),
        ("practice", [("version = 1", "version = 1\nshare_with = 'partner'")], "`share_with` is not known"),
        ("practice", [("most = 120", "most = 120\nsend = true")], "`send` is not known"),
    ],
    "in a practice for two, a `promise`": [
        ("practice", [FOR_TWO, step("promise")], "this `promise` would oblige the other"),
        ("practice", [FOR_TWO, step("agree", 'role = "listener"')], "this `agree` would oblige the other"),
    ],
    "a `counts` or `then`": [
        ("practice", [FOR_TWO, (TOLD, TOLD + '\nrole = "listener"')], "This would count what the other answers"),
        ("practice", [FOR_TWO, (TOLD, TOLD + '\nrole = "listener"')], "offered because of what the other answers"),
    ],
    "a listener's step as what": [
        (
            "practice",
            [
                FOR_TWO,
                ("version = 1", 'version = 1\nshared_as = "ask"'),
                ("most = 120", 'most = 120\nrole = "listener"\nmeasure = "request"'),
            ],
            "The other's words would be shared as one's own",
        ),
    ],
    "a role in a practice for one": [("practice", [(TOLD, TOLD + '\nrole = "listener"')], "there is no listener")],
    "`chosen` on a choice": [
        (
            "practice",
            [step("choice", 'options = ["aloud", "keep"]\nchosen = "aloud"\nmeasure = "share"')],
            "own answer to `share` would be decided beforehand",
        ),
    ],
    "a `pause` of more than 10 seconds": [
        ("practice", [step("pause", "seconds = 11")], "`seconds`: should be at most 10"),
        (
            "practice",
            [
                (STEP, STEP.replace("person", "pause") + '\nid = "a"\nscreen = 1\nseconds = 6\n\n' + STEP),
                ('id = "person"\nscreen = 1', 'id = "person"\nscreen = 1\n\n[[stages.main.steps]]\n'
                 'kind = "pause"\nid = "b"\nscreen = 1\nseconds = 5'),
                ('id = "moment"\nscreen = 1', 'id = "moment"\nscreen = 2'),
            ],
            "would hold somebody for 11 seconds",
        ),
    ],
    "timers that take longer": [
        ("practice", [step("timer", "seconds = 121")], "121 seconds together, and the practice is said to take 120"),
    ],
    "a stage that leads back": [
        (
            "practice",
            [('stage = "later"\nafter_hours = 24', 'stage = "main"\nafter_hours = 23')],
            "`main` would be asked for again on the same day",
        ),
        (
            "practice",
            [("after_hours = 24", "after_hours = 20"), ('[[stages.later.steps]]', '[[stages.later.then]]\n'
             'stage = "main"\nafter_hours = 3\n\n[[stages.later.steps]]')],
            "`later` would be asked for again on the same day",
        ),
    ],
    "more than 10 stages": [
        (
            "practice",
            [(STEP, many("stages.main", 36) + STEP)],
            "`steps`: should have a length of at most 40",
        ),
        (
            "practice",
            [("[[counts]]", many("stages.s{}", 9) + "[[counts]]")],
            "`stages`: should have a length of at most 10",
        ),
    ],
    "HTML, markup or links": [
        ("en", [(HINT, f"'{bad}'")], "This looks like markup")
        for bad in ("<b>One</b>", "<!-- x", "</p>", "Caf&eacute;", "[here](x)")
    ],
    "addresses of sites": [
        *(
            ("en", [(HINT, f"'{bad}'")], "This looks like an address")
            for bad in ("https://example.org", "See www.example", "ada@example.org", "t.me/ada", "example.com", "tel:1",
                        "пример.рф", "ftp://x")
        ),
        ("en", [(HINT, "'Ask @ada_therapy'")], "somebody's name elsewhere"),
        *(("en", [(HINT, f"'Call {bad}'")], "a number to call") for bad in ("+7 495 123-45-67", "08001234567")),
    ],
    "marks that cannot be seen": [
        ("en", [(HINT, f'"One{mark} thing"')], f"U+{code:04X}")
        for mark, code in ((f"\\u{code:04x}", code) for code in (0x202E, 0x2066, 0x200B, 0xFEFF, 7, 0xAD, 0x2028, 10))
    ],
    "a blank nobody fills": [
        ("en", [("{moment}.[", "{minute}.[")], "No answer is called `{minute}`"),
        ("en", [(HINT, '"{moment}"')], "`{moment}` cannot be used here"),
        ("en", [(HINT, '"{ person }"')], "A blank is not written as one"),
    ],
    "a file of more than 64 KiB": [("practice", [("version = 1", "version = 1\n#" + "x" * 65_536)], "than 65536")],
    "a name for a folder or step": [
        ("practice", [('id = "small-thanks"', f'id = "{bad}"')], "small letters, digits and single hyphens")
        for bad in ("../journal", "Small", "a--b", "a/b", "a b", "ä")
    ],
}  # fmt: skip
ELSEWHERE = {"a link (a shortcut)", "more than 200 practices"}  # tried below: these are about folders
CASES = [(row, *case) for row, cases in TRIED.items() for case in cases]


@pytest.mark.parametrize(("row", "stem", "changes", "reason"), CASES)
def test_it_is_refused_with_line_and_cure_and_stops_the_start(
    row: str, stem: str, changes: list[tuple[str, str]], reason: str, written: Written
) -> None:
    text = example_files()[f"{stem}.toml"]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    folder = written("journal" if 'id = "journal"' in text else "small-thanks", **{stem: text})
    (mistake, *_) = [one for one in check_path(folder) if reason in one.reason] or [None]
    assert mistake, [str(one) for one in check_path(folder)]
    assert (mistake.file, bool(mistake.cure)) == (folder / f"{stem}.toml", True)
    assert 1 <= mistake.line <= text.count("\n")
    with pytest.raises(BrokenCatalogue, match=re.escape(reason)):
        load(folder.parent)


def test_each_row_of_the_table_is_tried_and_each_that_is_tried_is_in_the_table() -> None:
    table = DOCS.read_text().split("## What is refused")[1]
    rows = re.findall(r"^\| (?!refused|---)(.*?) \| .* \|$", table, re.MULTILINE)
    assert len(rows) == len(TRIED) + len(ELSEWHERE)
    for begins in (*TRIED, *ELSEWHERE):
        assert len([row for row in rows if row.startswith(begins)]) == 1, begins


@pytest.mark.parametrize("text", [
    "One thing, on one day.", "At 10 o'clock, 2026-11, 3-5 words.", "e.g. the rent, i.e. money", "5 < 6 & 7",
    "т. е. то, что было.", "Less...more", "I feel 100 %", "A “quote”, an em dash — and «ёлочки»", "Ask: {person}",
])  # fmt: skip
def test_what_only_looks_like_it_passes(text: str, written: Written) -> None:
    said = example_files()["en.toml"].replace(HINT, f"'''{text}'''")
    assert check_path(written(en=said)) == []


@pytest.mark.parametrize("optional", ["optional = true", 'role = "speaker"'])
def test_what_leaves_the_other_free_passes(optional: str, written: Written) -> None:
    text = example_files()["practice.toml"]
    for old, new in (FOR_TWO, step("agree", optional)):
        text = text.replace(old, new, 1)
    files = {lang: example_files()[f"{lang}.toml"] + '\n[steps.one-more]\nask = "x"\n' for lang in ("en", "ru")}
    assert check_path(written(practice=text, **files)) == []


def test_a_pause_beside_something_to_do_may_follow_another(written: Written) -> None:
    """As in B22: three quiet seconds after each answer."""
    text = example_files()["practice.toml"]
    for name, screen in (("a", 1), ("b", 2), ("c", 3)):
        pause = f'[[stages.main.steps]]\nkind = "pause"\nid = "{name}"\nscreen = {screen}\nseconds = 10\n\n'
        at = text.index(f"screen = {screen}")
        at = text.rindex("[[stages.main.steps]]", 0, at)
        text = text[:at] + pause + text[at:]
    files = {
        lang: example_files()[f"{lang}.toml"] + "".join(f'\n[steps.{name}]\nask = "x"\n' for name in "abc")
        for lang in ("en", "ru")
    }
    assert check_path(written(practice=text, **files)) == []


@pytest.mark.parametrize("whole", [True, False], ids=["the folder", "a file"])
def test_a_link_that_leads_out_is_not_followed(whole: bool, written: Written, tmp_path: Path) -> None:
    real = written()
    home = tmp_path / "practices"
    home.mkdir()
    here = home / "small-thanks"
    if whole:
        here.symlink_to(real)
    else:
        here.mkdir()
        (here / "practice.toml").symlink_to(real / "practice.toml")
        (here / "en.toml").write_bytes((real / "en.toml").read_bytes())
    (mistake,) = check_path(home)
    assert "leads out of the folder" in mistake.reason
    with pytest.raises(BrokenCatalogue, match="leads out"):
        load(home)


def test_a_link_within_the_folder_is_followed(written: Written) -> None:
    here = written()
    (here / "practice.toml").rename(here / "..data")
    (here / "practice.toml").symlink_to("..data")
    assert check_path(here.parent) == check_path(here) == []


@pytest.mark.parametrize("target", ["practice.toml", "nowhere"])
def test_a_link_to_itself_or_to_nothing(target: str, written: Written) -> None:
    here = written(practice=None)
    (here / "practice.toml").symlink_to(target)
    assert check_path(here.parent)[0].cure


def test_a_pipe_is_not_waited_for(written: Written) -> None:
    here = written(practice=None)
    os.mkfifo(here / "practice.toml")
    assert [one.reason for one in check_path(here)] == ["The file cannot be read."]


def test_more_than_anybody_looks_through(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"p{number}").mkdir()
    (mistake,) = check_path(tmp_path)
    assert "more than 200" in mistake.reason
