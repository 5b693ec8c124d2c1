"""The promises of docs/coach.md on the dev half of CoachBench, where it stands beside the repository."""

import importlib.util
import json
from pathlib import Path

import msgspec
import pytest

from toward.coach import review
from toward.coach.shapes import ANSWERS, CODES, LANGS, STRENGTHS

BENCH = Path(__file__).parents[3] / "shared" / "coachbench"
PLAIN = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="CoachBench is not beside this repository")

ORDINARY = ["offmychest/dev.jsonl", "goemotions/ekman_dev.jsonl"]
LOW, HURT = "I had a rough day and I feel low.", "I was hurt when you left early."
AS_ANSWERS = [("minimizing", LOW, 5), ("defending", LOW, 2), ("defending", HURT, 60), ("fixing", LOW, 30)]
"""In 1,000, against what was shared. What is found there as advice mostly is advice, and who answers a complaint by
telling of oneself mostly defends: their bounds are wide."""
HANDFUL = 5
RAISED = [code for code in CODES if code not in STRENGTHS]


@pytest.fixture(scope="module", params=LANGS)
def scored(request):
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    lines = (BENCH / f"dev.{request.param}.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    heard = {g["id"]: msgspec.to_builtins(review(g["text"], g["as"], g["lang"], g["context"])) for g in gold}
    codes, slots, flags, quiet, missing = score.score(gold, heard)
    assert missing == 0
    return codes, slots, quiet, flags


@pytest.mark.parametrize("code", RAISED)
def test_what_is_raised_is_right_four_times_in_five(scored, code):
    tally = scored[0][code]
    assert tally.tp + tally.fp >= HANDFUL, "a code that is never raised keeps no promise"
    assert tally.tp / (tally.tp + tally.fp) >= 0.80


def test_hard_negatives_stay_quiet(scored):
    quiet = [scored[2][code] for code in CODES]
    assert sum(ok for ok, _ in quiet) / sum(all_ for _, all_ in quiet) >= 0.93


@pytest.mark.parametrize(("code", "least"), [("feeling", 0.9), ("request", 0.85)])
def test_strengths_are_heard(scored, code, least):
    assert scored[0][code].rates()[2] >= least


@pytest.mark.parametrize("code", ANSWERS)
def test_what_is_praised_in_an_answer_deserves_it(scored, code):
    precision, recall, _ = scored[0][code].rates()
    assert precision >= 0.85
    assert recall >= 0.5


@pytest.mark.parametrize("flag", ["reflects", "validates", "asks", "fixes", "minimizes", "defends"])
def test_the_flags_of_an_answer_hold(scored, flag):
    assert scored[3][flag].rates()[2] >= 0.65


@pytest.mark.parametrize(("slot", "least"), [("feeling", 0.9), ("situation", 0.72), ("need", 0.8)])
def test_the_form_is_found(scored, slot, least):
    assert scored[1][slot].rates()[2] >= least


def ordinary(file):
    rows = [json.loads(line) for line in (PLAIN / file).read_text("utf-8").splitlines()]
    return [row["text"] for row in rows if row.get("y", ["neutral"]) == ["neutral"]]


@pytest.mark.parametrize("file", ORDINARY)
def test_ordinary_sentences_are_left_alone(file):
    texts = ordinary(file)
    found = [{finding.code for finding in review(text).findings} for text in texts]
    for code in RAISED:
        alarms = sum(code in codes for codes in found)
        assert alarms <= 2 * len(texts) / 1000 + 1, code


@pytest.mark.parametrize(("code", "shared", "most"), AS_ANSWERS)
@pytest.mark.parametrize("file", ORDINARY)
def test_ordinary_sentences_are_left_alone_as_answers(file, code, shared, most):
    texts = ordinary(file)
    alarms = sum(any(f.code == code for f in review(text, "reply", "en", shared).findings) for text in texts)
    assert alarms <= most * len(texts) / 1000
