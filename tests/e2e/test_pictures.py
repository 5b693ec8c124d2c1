"""The two pictures of the README, kept only when somebody asks: `PICTURES=1`; a normal run leaves the tree as it is."""

import os
from pathlib import Path

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.places import ROOT, demo, toward_serve

pytestmark = pytest.mark.browser

PICTURES = ROOT / "docs" / "pictures"
SIZE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_today_as_a_picture(somebody: Somebody, tmp_path: Path, scheme: str) -> None:
    """Today of the fictional person, on a phone, by day and by night."""
    name, passphrase = demo(tmp_path, "en")
    with toward_serve(tmp_path) as place:
        ada = somebody(place, dark=scheme == "dark", device_scale_factor=2)
        ada.name, ada.passphrase = name, passphrase
        ada.signs_in()
        ada.page.set_viewport_size(SIZE)
        folder = PICTURES if os.environ.get("PICTURES") == "1" else tmp_path
        folder.mkdir(parents=True, exist_ok=True)
        picture = folder / f"today-{scheme}.png"
        ada.page.screenshot(path=picture)
        assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 20_000
