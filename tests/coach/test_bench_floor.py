"""The promises of docs/coach.md on the dev half of CoachBench, where it stands beside the repository."""

import importlib.util
import json
from pathlib import Path

import msgspec
import pytest

from toward.coach import review
from toward.coach.shapes import CODES, LANGS, STRENGTHS

BENCH = Path(__file__).parents[3] / "shared" / "coachbench"
PLAIN = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="CoachBench is not beside this repository")

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
    codes, slots, _, quiet, missing = score.score(gold, heard)
    assert missing == 0
    return codes, slots, quiet


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


@pytest.mark.parametrize(("slot", "least"), [("feeling", 0.9), ("situation", 0.72), ("need", 0.8)])
def test_the_form_is_found(scored, slot, least):
    assert scored[1][slot].rates()[2] >= least


@pytest.mark.parametrize("file", ["offmychest/dev.jsonl", "goemotions/ekman_dev.jsonl"])
def test_ordinary_sentences_are_left_alone(file):
    rows = [json.loads(line) for line in (PLAIN / file).read_text("utf-8").splitlines()]
    texts = [row["text"] for row in rows if row.get("y", ["neutral"]) == ["neutral"]]
    found = [{finding.code for finding in review(text).findings} for text in texts]
    for code in RAISED:
        alarms = sum(code in codes for codes in found)
        assert alarms <= 2 * len(texts) / 1000 + 1, code
