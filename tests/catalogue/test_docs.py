"""docs/practices.md says what the loader does: every kind, key, measure and refusal, and its example."""

import re
from typing import get_args

import pytest
from msgspec.structs import fields

from toward.catalogue import Catalogue
from toward.core.measures import MEASURES
from toward.core.practice import CODES, AnyStep, Count, Practice, Stage, StageTexts, StepTexts, Texts, Then

from .conftest import DOCS

SAID = set(re.findall(r"`([^`\n]+)`", DOCS.read_text()))
STEPS = get_args(AnyStep)


@pytest.mark.parametrize("shape", [Practice, Stage, Then, Count, Texts, *STEPS])
def test_every_key_is_named(shape: type) -> None:
    assert {field.encode_name for field in fields(shape)} - SAID == set()


def test_every_text_of_a_step_and_a_stage_is_named() -> None:
    for shape, table in ((StepTexts, "steps.NAME"), (StageTexts, "stages.NAME")):
        for field in fields(shape):
            assert {f"{table}.{field.name}", f".{field.name}"} & SAID, field.name


def test_every_kind_measure_and_refusal_is_named(ours: Catalogue) -> None:
    kinds = {str(step.__struct_config__.tag) for step in STEPS}
    assert (kinds | MEASURES.keys() | set(CODES)) - SAID == set()
    assert {f'"{purpose}"' for purpose in ours.purposes} - SAID == set()


def test_a_key_that_is_not_there_would_be_missed() -> None:
    assert "screens" not in SAID
