from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bonds.people import Friend
from tests.people import Cast


@pytest.fixture
def ada(cast: Cast) -> Friend:
    """Ada, alone."""
    return Friend.comes(cast, "Ada")


@pytest.fixture
def mara(cast: Cast) -> Friend:
    """Mara, alone, who reads Russian."""
    return Friend.comes(cast, "Mara", "ru")


@pytest.fixture
def both(ada: Friend, mara: Friend) -> tuple[Friend, Friend]:
    """Ada and Mara, who share."""
    ada.shares_with(mara)
    return ada, mara


@pytest.fixture
def shared(both: tuple[Friend, Friend]) -> str:
    """Something of Ada's that Mara has opened and answered."""
    ada, mara = both
    shared = ada.says("I worry about the rent.", mara)
    mara.opens(shared)
    mara.reflects(shared, "It is the money.")
    return shared


@pytest.fixture
def ben(cast: Cast) -> Friend:
    """Ben, with whom nobody shares yet."""
    return Friend.comes(cast, "Ben")


@pytest.fixture
def other_place(tmp_path: Path) -> Iterator[Cast]:
    """A second place of the same kind."""
    with Cast(tmp_path / "other") as cast:
        yield cast
