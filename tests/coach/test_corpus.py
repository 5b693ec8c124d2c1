"""The corpus keeps its format, and its distance from CoachBench."""

import json
import re
import sys
from pathlib import Path

import pytest

from toward.coach.shapes import CODES, LANGS

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "coachbench"
sys.path.append(str(ROOT / "tools"))
from corpus import BadItem, corpus, forms, item_of  # noqa: E402

IN_ANSWERS = {"fixing", "minimizing", "defending", "reflecting", "validating", "asking"}


def sixes(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_is_an_item_and_every_mark_a_code(lang):
    items = corpus(lang)
    assert len(items) > 2000
    for item in items:
        assert item.near is None or item.near in CODES
        for mark in item.marks:
            assert mark.code in CODES
            assert item.text[mark.start : mark.end].strip() == item.text[mark.start : mark.end] != ""
            assert mark.code not in IN_ANSWERS or item.as_ == "reply", item.text
            assert mark.code not in ("request", "demand") or item.as_ == "message", item.text


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_examples_and_things_it_is_not(lang):
    items = corpus(lang)
    for code in CODES:
        assert sum(mark.code == code for item in items for mark in item.marks) >= 40, code
        assert sum(item.near == code for item in items) >= 20, code


@pytest.mark.parametrize(
    "line",
    [
        "m: no item",
        "x | text",
        "m | {blame:open",
        "m | closed}",
        "r | no answer",
        "m | a || b",
        "m ~blame | {blame:it is you}",
    ],
)
def test_what_is_no_item_is_refused(line):
    with pytest.raises(BadItem):
        item_of(line)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["form", "form_kept"])
def test_every_slot_of_a_form_stands_once_in_its_text(lang, name):
    rows = forms(lang, name)
    assert sum(bool(row["form"]) for row in rows) > 80
    for row in rows:
        assert (row["shared"] is not None) == (row["as"] == "reply"), row["text"]
        for said in (row["form"] or {}).values():
            assert said is None or row["text"].count(said) == 1, row["text"]


def test_a_mark_may_nest():
    item = item_of("j | Well. {blame:Thanks to you I am {feeling:sad}}.")
    assert item.text == "Well. Thanks to you I am sad."
    assert [(mark.code, item.text[mark.start : mark.end]) for mark in item.marks] == [
        ("blame", "Thanks to you I am sad"),
        ("feeling", "sad"),
    ]


@pytest.mark.skipif(not BENCH.is_dir(), reason="CoachBench is not beside this repository")
@pytest.mark.parametrize("lang", LANGS)
def test_no_item_shares_six_words_with_the_bench(lang):
    rows = [json.loads(line) for line in (BENCH / f"dev.{lang}.jsonl").read_text("utf-8").splitlines()]
    known = set().union(*(sixes(row["text"]) | sixes(row["context"] or "") for row in rows))
    assert known
    for item in corpus(lang):
        assert not sixes(f"{item.shared or ''} {item.text}") & known, item.text
    for row in [*forms(lang, "form"), *forms(lang, "form_kept")]:
        assert not (sixes(row["shared"] or "") | sixes(row["text"])) & known, row["text"]
