import pytest

from toward.catalogue import Catalogue, load
from toward.core.practice import Words


@pytest.fixture(scope="session")
def ours() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def words(ours: Catalogue) -> Words:
    return ours.words("en")
