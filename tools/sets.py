"""The public sets: where their rows are."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FAMILIES = ("anger", "disgust", "fear", "joy", "sadness", "surprise")

Rows = Sequence[Mapping[str, Any]]
Figures = dict[str, float]


class Sets:
    """The public sets in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, name: str, part: str) -> Rows:
        """Train or dev rows of a set."""
        file = self._folder / (f"{name}{part}.jsonl" if name.endswith("_") else f"{name}/{part}.jsonl")
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
