from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.world import Visited, World, make_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Made once; nobody writes in it."""
    return make_world(tmp_path_factory.mktemp("world") / "data")


@pytest.fixture
def visited(world: World, tmp_path: Path) -> Iterator[Visited]:
    """A copy of the world for one test."""
    with Visited(world, tmp_path / "data") as visited:
        yield visited
