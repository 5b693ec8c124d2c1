import pytest

from tests.people import Cast, Somebody
from tests.practice.everything import with_everything


@pytest.fixture
def eve(cast: Cast) -> Somebody:
    """Eve, at a place whose operator has added a practice with every kind of step."""
    cast.app.state.catalogue = with_everything(cast.folder / "practices")
    return cast.knows("Eve")
