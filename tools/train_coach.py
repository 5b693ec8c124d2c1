"""Train the coach's heads: python tools/train_coach.py ../shared/data ../shared/coachbench

Writes src/toward/coach/model/: `whole` is learnt from the public sets, `clauses` from our corpus and CoachBench, and
`--only` one of the two leaves the other as it is. Deterministic, one thread; minutes, most of them the teacher's and
the networks', whose answers `--keep FOLDER` keeps for the next time. Wants the packages of the dependency group
"train". The sets themselves stay where they are.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coding import code_network
from english import english
from learning import PACKAGE
from material import Ordinary
from russian import russian
from sets import FAMILIES, Sets


def main() -> None:
    """Write the weight files and the figures of the model card."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("data", type=Path)
    asked.add_argument("bench", type=Path)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--lang", choices=("en", "ru"))
    asked.add_argument("--only", choices=("whole", "clauses"))
    given = asked.parse_args()
    sets = Sets(given.data)
    for lang in [given.lang] if given.lang else ["ru", "en"]:
        if given.only != "clauses":
            _write(f"{lang}.whole.bin", *(russian(sets) if lang == "ru" else english(sets, given.keep)))
        if given.only != "whole":
            _write(f"{lang}.clauses.npz", *code_network(lang, given.bench, _ordinary(lang, sets), given.keep))


def _ordinary(lang: str, sets: Sets) -> Ordinary:
    if lang == "ru":
        rows = sets.rows("brighter/rus_a_", "train")
        calm = [row["text"] for row in rows if not any(row[family] for family in FAMILIES)]
        return Ordinary(calm, calm)
    told = sets.rows("offmychest", "train")
    quiet = [row["text"] for row in told if not row["Support"] and not row["Info_support"]]
    plain = [row["text"] for row in sets.rows("goemotions/ekman_", "train") if row["y"] == ["neutral"]]
    advice = [row["text"] for row in told if row["Support"] or row["Info_support"]]
    return Ordinary([*quiet[:3000], *plain[:3000]], [*advice, *quiet[3000:6000], *plain[3000:6000]])


def _write(name: str, weights: bytes, figures: Mapping[str, Any]) -> None:
    file = PACKAGE / "model" / name
    file.write_bytes(weights)
    shown = {name: round(value, 3) if isinstance(value, float) else value for name, value in figures.items()}
    text = json.dumps(shown, indent=1, ensure_ascii=False)
    file.with_suffix(".json").write_text(text + "\n", "utf-8")
    print(name, text)


if __name__ == "__main__":
    main()
