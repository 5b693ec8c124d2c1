from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from toward.spaces.ids import as_id, new_id

NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


def test_ids_are_uuids_of_version_7_in_the_order_of_time() -> None:
    ids = [new_id(NOW + timedelta(milliseconds=step)) for step in range(100)]
    assert ids == sorted(ids)
    assert {UUID(one).version for one in ids} == {7}
    assert {UUID(one).variant for one in ids} == {"specified in RFC 4122"}


def test_two_of_one_moment_differ() -> None:
    assert len({new_id(NOW) for _ in range(1000)}) == 1000


def test_an_id_of_ours_is_taken() -> None:
    one = new_id(NOW)
    assert as_id(one) == one


ONE = "019ab1c2-d3e4-7f56-89ab-cdef01234567"


@pytest.mark.parametrize(
    "text", ["", "words", "x" * 36, ONE.upper(), ONE + "\n", "{" + ONE + "}", ONE.replace("-", "")]
)
def test_anything_else_is_not(text: str) -> None:
    assert as_id(text) is None
