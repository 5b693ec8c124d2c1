"""Train the coach's heads: python tools/train_coach.py ../shared/data ../shared/coachbench

Writes src/toward/coach/model/: `whole` has the n-grams, learnt from the public sets, `network` the network, learnt from
them, from our corpus and from CoachBench. Deterministic, one thread; most of its time is the teachers' and the
networks', whose answers `--keep FOLDER` keeps for the next time. Wants the packages of the dependency group "train".
The sets themselves stay where they are.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is loaded: with more threads the bytes would not be the same

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cuts import cuts_of
from english import EnglishHeads
from filing import filed
from learning import PACKAGE
from lessons import English
from material import Ordinary, material_of
from russian import Russian, RussianHeads
from schooling import schooled
from sets import FAMILIES, Sets


def main() -> None:
    """Write the weight files and the figures of the model card."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("data", type=Path)
    asked.add_argument("bench", type=Path)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--lang", choices=("en", "ru"))
    given = asked.parse_args()
    for lang in [given.lang] if given.lang else ["ru", "en"]:
        _train(lang, Sets(given.data), given.bench, given.keep)


def _train(lang: str, sets: Sets, bench: Path, keep: Path | None) -> None:
    known = Russian(sets, keep) if lang == "ru" else English(sets, keep)
    course = known.course()
    material = material_of(lang, bench, _ordinary(lang, sets))
    school = schooled(lang, material, course, keep)
    cuts, figures = cuts_of(material, school.unseen, school.apart)
    of = RussianHeads if lang == "ru" else EnglishHeads
    heads = of(known, school, course.tasks)
    _write(f"{lang}.whole.bin", heads.packed(), heads.figures)
    _write(f"{lang}.network.npz", filed(school.net, school.numbers, cuts, course.tasks, heads.heads), figures)


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
    shown = {
        name: value if isinstance(value, str | dict) else round(float(value), 3) for name, value in figures.items()
    }
    text = json.dumps(shown, indent=1, ensure_ascii=False)
    file.with_suffix(".json").write_text(text + "\n", "utf-8")
    print(name, text)


if __name__ == "__main__":
    main()
