"""What docs/coach.md says of the public sets, on their dev splits, where they stand beside the repository."""

import json
from pathlib import Path

import pytest

from toward.coach import review

SETS = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not SETS.is_dir(), reason="the public sets are not beside this repository")
MODEL = Path(review.__code__.co_filename).parent / "model"
FAMILIES = ("anger", "disgust", "fear", "joy", "sadness", "surprise")
MOST = 3_000_000
"""Bytes of weights a language."""


def rows(file):
    return [json.loads(line) for line in (SETS / file).read_text("utf-8").splitlines()]


def macro_f1(file, lang, labels):
    dev = rows(file)
    heard = [review(row["text"], lang=lang).emotions for row in dev]
    found = []
    for family in FAMILIES:
        wanted, said = [family in labels(row) for row in dev], [getattr(all_, family) >= 0.5 for all_ in heard]
        if any(wanted):
            right = sum(a and b for a, b in zip(wanted, said, strict=True))
            found.append(2 * right / (sum(wanted) + sum(said)))
    return sum(found) / len(found)


def area_under_curve(wanted, scores):
    """How often a labelled text stands before one that is not: 0.5 is chance."""
    yes, no = ([s for s, is_so in zip(scores, wanted, strict=True) if is_so == which] for which in (1, 0))
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def correlation(one, other):
    mean, mean_of_other = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean) * (b - mean_of_other) for a, b in zip(one, other, strict=True))
    spread = sum((a - mean) ** 2 for a in one) * sum((b - mean_of_other) ** 2 for b in other)
    return both / spread**0.5


def labelled(row):
    return [family for family in FAMILIES if row.get(family)]


@pytest.mark.parametrize(
    ("file", "lang", "labels", "least"),
    [
        ("goemotions/ekman_dev.jsonl", "en", lambda row: row["y"], 0.605),
        ("brighter/eng_a_dev.jsonl", "en", labelled, 0.57),
        ("brighter/rus_a_dev.jsonl", "ru", labelled, 0.81),
    ],
)
def test_emotions_are_heard(file, lang, labels, least):
    assert macro_f1(file, lang, labels) >= least


@pytest.mark.parametrize(
    ("file", "key", "flag", "least"),
    [
        ("offmychest/dev.jsonl", "Emo_support", "validates", 0.88),
        ("advice/needadvice_dev.jsonl", "y", "fixes", 0.84),
        ("advice/askparents_dev.jsonl", "y", "fixes", 0.765),
    ],
)
def test_answers_are_put_in_order(file, key, flag, least):
    dev = rows(file)
    scores = [getattr(review(row["text"], "reply").reply, flag) for row in dev]
    assert area_under_curve([row[key] for row in dev], scores) >= least


def test_depth_goes_with_how_intimate_a_question_is():
    dev = rows("question_intimacy/dev.jsonl")
    assert correlation([row["y"] for row in dev], [review(row["text"]).depth for row in dev]) >= 0.81


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_weights_stay_small(lang):
    assert 0 < sum(file.stat().st_size for file in MODEL.glob(f"{lang}.*")) <= MOST
