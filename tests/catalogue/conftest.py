import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toward.catalogue import Catalogue, load

DOCS = Path(__file__).parents[2] / "docs" / "practices.md"


def example_files() -> dict[str, str]:
    """The files of the example in docs/practices.md, by name."""
    shown = re.findall(r"^`small-thanks/(\w+\.toml)`\n\n```toml\n(.*?)^```", DOCS.read_text(), re.MULTILINE | re.DOTALL)
    assert len(shown) == 3
    return dict(shown)


@pytest.fixture(scope="session")
def ours() -> Catalogue:
    return load()


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """The example of the docs written to a folder, with files changed or (None) left out."""

    def write(folder: str = "small-thanks", **changed: str | bytes | None) -> Path:
        here = tmp_path / folder
        here.mkdir()
        for name, text in (example_files() | {f"{stem}.toml": text for stem, text in changed.items()}).items():
            if text is not None:
                (here / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return here

    return write
