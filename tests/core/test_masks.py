"""Which mask (B1): what the answers speak for at the edges, and which one the ladder hears of."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue import Catalogue
from toward.core.ladder import Zone, suggest
from toward.core.masks import APART, leaning, mean, worn
from toward.core.measures import PLEASING, STOIC
from toward.core.record import Record

NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
ANSWERS = st.dictionaries(st.sampled_from(PLEASING + STOIC), st.integers(1, 5))


def answered(pleasing: tuple[int, ...], stoic: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(PLEASING, pleasing, strict=False)) | dict(zip(STOIC, stoic, strict=False))


@pytest.mark.parametrize(
    ("pleasing", "stoic", "says"),
    [
        ((5, 5, 5), (1, 1, 1), "pleasing"),
        ((1, 1, 1), (5, 5, 5), "stoic"),
        ((3, 3, 3), (3, 3, 3), "even"),
        ((3, 3, 3), (3, 3, 4), "even"),
        ((3, 3), (3, 4), "stoic"),  # half a point apart
        ((3, 3, 3), (3, 4, 4), "stoic"),
        ((5,), (1, 1, 1), None),
        ((), (), None),
    ],
)
def test_what_the_answers_speak_for(pleasing: tuple[int, ...], stoic: tuple[int, ...], says: str | None) -> None:
    assert leaning(answered(pleasing, stoic)) == says


@given(ANSWERS)
def test_it_speaks_only_for_what_stands_out(answers: dict[str, int]) -> None:
    pleasing, stoic = mean(answers, PLEASING), mean(answers, STOIC)
    says = leaning(answers)
    assert (says is None) == (pleasing is None or stoic is None)
    if pleasing is not None and stoic is not None:
        assert (says == "even") == (abs(pleasing - stoic) < APART)
        assert says != "pleasing" or pleasing > stoic
        assert says != "stoic" or stoic > pleasing


@given(ANSWERS)
def test_the_two_masks_weigh_the_same(answers: dict[str, int]) -> None:
    other = dict(zip(PLEASING + STOIC, STOIC + PLEASING, strict=True))
    turned = {"pleasing": "stoic", "stoic": "pleasing"}
    says = leaning(answers)
    assert leaning({other[name]: value for name, value in answers.items()}) == turned.get(str(says), says)


def found(days_ago: int, mask: str) -> tuple[str, Record]:
    written = NOW - timedelta(days=days_ago)
    return str(days_ago), Record(
        practice="which-mask", version=1, stage="main", written=written, answers={"mask": mask}
    )


def test_the_newest_is_the_one_worn(ours: Catalogue) -> None:
    assert worn([], ours.practices) is None
    assert worn([found(1, "stoic"), found(9, "pleasing")], ours.practices) == "stoic"
    assert worn([found(9, "stoic"), found(1, "even")], ours.practices) is None
    assert worn([found(1, "gone")], ours.practices) is None


def test_the_ladder_hears_of_it(ours: Catalogue) -> None:
    zone = suggest([], NOW, worn([found(1, "stoic")], ours.practices))
    assert isinstance(zone, Zone)
    assert (zone.rung, zone.advise) == (1, "stoic")
    assert suggest([], NOW, worn([found(1, "pleasing")], ours.practices)).rung == 2
