"""The two ways in from a command line."""

import json
import subprocess
import sys

import pytest

from toward.coach.jsonl import BadLine, answer
from toward.coach.terminal import readable

LINE = {"id": "a-1", "as": "reply", "lang": "en", "context": "It hurt.", "text": "I feel ashamed when I hear that."}


def test_an_answer_has_the_keys_of_the_contract():
    said = json.loads(answer(json.dumps(LINE)))
    assert said.keys() == {"id", "form", "findings", "reply", "emotions", "depth"}
    assert said["id"] == "a-1"
    assert said["form"] == {"feeling": [7, 14], "situation": [20, 31], "need": None}
    assert said["findings"] == [{"code": "feeling", "start": 7, "end": 14, "score": 0.9}]
    assert said["reply"].keys() == {"reflects", "validates", "asks", "fixes", "minimizes", "defends"}
    assert said["emotions"].keys() == {"anger", "disgust", "fear", "joy", "sadness", "surprise"}
    assert 0 < said["depth"] <= 1


def test_only_a_reply_is_judged_as_one_and_no_form_is_null():
    said = json.loads(answer(json.dumps(LINE | {"as": "message", "text": "The bus is late."})))
    assert said["reply"] is None
    assert said["form"] is None
    assert said["findings"] == []


def test_the_context_may_be_left_out():
    line = {key: value for key, value in LINE.items() if key != "context"}
    assert json.loads(answer(json.dumps(line)))["reply"] is not None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("secret words", "not JSON"),
        ("[1]", "no JSON object"),
        (json.dumps({"id": 1, "as": "message", "lang": "en"}), '"text" is missing'),
        (json.dumps({"as": "message", "lang": "en", "text": "secret"}), '"id" is missing'),
        (json.dumps(LINE | {"as": "letter"}), '"as" has to be one of message, reply, journal'),
        (json.dumps(LINE | {"lang": "de"}), '"lang" has to be one of en, ru'),
        (json.dumps(LINE | {"as": ["secret"]}), '"as" has to be one of'),
        (json.dumps(LINE | {"text": 7}), '"text" is of the wrong kind'),
        (json.dumps(LINE | {"context": {"secret": 1}}), '"context" is of the wrong kind'),
    ],
)
def test_a_bad_line_is_refused_with_a_reason_that_quotes_nothing(line, reason):
    with pytest.raises(BadLine, match=r"^(?!.*secret)") as refused:
        answer(line)
    assert reason in str(refused.value)


def test_the_words_are_marked_on_a_terminal():
    said = readable("You never listen to me. I feel lonely.")
    assert said.splitlines()[0] == "[You never listen to me]2. I feel [lonely]1."
    assert "+ 1 " in said
    assert "Perhaps begin:" in said


def test_a_terminal_says_so_when_there_is_nothing_to_say():
    assert readable("Автобус в девять.", lang="ru").endswith("Добавить нечего.")


def run(text):
    command = [sys.executable, "-m", "toward.coach"]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)


def test_lines_in_lines_out():
    done = run(json.dumps(LINE) + "\n\n" + json.dumps(LINE | {"id": 2}) + "\n")
    assert done.returncode == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a-1", 2]


def test_a_bad_line_ends_the_run_and_is_named_by_its_number():
    done = run(json.dumps(LINE) + "\nsecret\n")
    assert done.returncode == 2
    assert done.stderr == "line 2: this line is not JSON\n"
