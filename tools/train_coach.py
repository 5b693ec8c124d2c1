"""Train the coach's heads: python tools/train_coach.py ../shared/data ../shared/coachbench

Writes src/toward/coach/model/: `whole` is learnt from the public sets, `clauses` from our corpus and CoachBench, and
`--only` one of the two leaves the other as it is. Deterministic, one thread; minutes, most of them the teacher's, whose
answers `--keep FOLDER` keeps for the next time. Wants the packages of the dependency group "train". The sets
themselves stay where they are.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from coding import code_heads
from learning import (
    PACKAGE,
    ROWS,
    Floats,
    Head,
    best_cut,
    classifier,
    out_of_fold,
    packed,
    rarity,
    regression,
    score,
    text_matrix,
    weighted,
)
from sklearn.metrics import f1_score, roc_auc_score

FAMILIES = ("anger", "disgust", "fear", "joy", "sadness", "surprise")
ENGLISH = (
    "offmychest",
    "question_intimacy",
    "brighter/eng_a_",
    "goemotions/ekman_",
    "advice/needadvice_",
    "advice/askparents_",
)
STRENGTH = {"told": 0.1, "said": 0.1, "russian": 1.0, "support": 0.03, "advice": 0.1, "gate": 0.3}
PENALTY = {"guess": 30, "depth": 30}

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


class English:
    """All English texts once, as n-grams and as the teacher sees them."""

    def __init__(self, sets: Sets, keep: Path | None) -> None:
        parts = {part: [row["text"] for name in ENGLISH for row in sets.rows(name, part)] for part in ("train", "dev")}
        self.held = set(parts["dev"])
        self.texts = list(dict.fromkeys(parts["train"] + parts["dev"]))
        self.at = {text: place for place, text in enumerate(self.texts)}
        self.free = np.array([text not in self.held for text in self.texts])
        plain = text_matrix(self.texts, "en")
        self.rare = rarity(plain[self.free])
        self.grams = weighted(plain, self.rare)
        self.keep = keep
        self.seen = self.vectors(self.texts, "sets")

    def vectors(self, texts: Sequence[str], name: str) -> Floats:
        """The teacher's rows for `texts`, kept under `name` where a folder for it is given."""
        file = self.keep / f"{name}.npy" if self.keep else None
        if file and file.exists() and len(kept := np.load(file)) == len(texts):
            return kept.astype(np.float32)
        from teacher import Teacher

        found = Teacher().vectors(texts).astype(np.float16)
        if file:
            np.save(file, found)
        return found.astype(np.float32)

    def places(self, rows: Rows) -> Any:
        """Where the texts of `rows` stand."""
        return np.array([self.at[row["text"]] for row in rows])

    def guess(self, places: Any, y: Floats, *, graded: bool = False) -> Head:
        """Weights that repeat, from n-grams, what a head on the teacher's vectors says of every training text."""
        from sklearn.linear_model import LogisticRegression, Ridge

        if graded:
            said = Ridge(alpha=1).fit(self.seen[places], y).predict(self.seen)
        else:
            said = LogisticRegression(C=30, max_iter=400).fit(self.seen[places], y).decision_function(self.seen)
        return regression(self.grams[self.free], said[self.free], PENALTY["guess"])


def english(sets: Sets, keep: Path | None) -> tuple[bytes, Figures]:
    """Every head of the public sets."""
    known = English(sets, keep)
    heads: list[Head] = []
    figures: Figures = {}
    said, told = _emotions(sets, known, figures)
    heads += [*said.values(), *told.values(), _gate(sets, known)]
    heads.append(_depth(sets, known, figures))
    heads.append(_yes_no("support", sets, known, ["offmychest"], "Emo_support", figures))
    heads.append(_yes_no("advice", sets, known, ["advice/needadvice_", "advice/askparents_"], "y", figures))
    return packed(heads, known.grams[known.free], known.rare, ROWS - 1), figures


def _emotions(sets: Sets, known: English, figures: Figures) -> tuple[dict[str, Head], dict[str, Head]]:
    train, dev = sets.rows("goemotions/ekman_", "train"), sets.rows("goemotions/ekman_", "dev")
    here, there = known.grams[known.places(train)], known.grams[known.places(dev)]
    said = {}
    for family in FAMILIES:
        y, wanted = (np.array([family in row["y"] for row in part]) for part in (train, dev))
        head = classifier(here, y, STRENGTH["said"], known.guess(known.places(train), y).weight)
        cut, figures[f"GoEmotions {family} F1"] = best_cut(wanted, score(head, there))
        said[family] = Head(f"said {family}", head.weight, head.bias - cut)
    return said, _told(sets, known, said, figures)


def _told(sets: Sets, known: English, said: dict[str, Head], figures: Figures) -> dict[str, Head]:
    """BRIGHTER's heads, with the scores of GoEmotions' beside the n-grams."""
    train, dev = sets.rows("brighter/eng_a_", "train"), sets.rows("brighter/eng_a_", "dev")
    here, there = known.places(train), known.places(dev)
    found = {}
    for family in FAMILIES:
        if family not in train[0]:
            continue
        y, wanted = (np.array([row[family] for row in part]) for part in (train, dev))
        guess = known.guess(here, y).weight
        beside = guess * 1.0 + 0.3 * said[family].weight

        def fit(chosen: Any, y: Floats = y, beside: Floats = beside) -> Head:
            return classifier(known.grams[here][chosen], y[chosen], STRENGTH["told"], beside)

        whole = fit(np.arange(len(y)))
        cut, _ = best_cut(y, out_of_fold(fit, known.grams[here], y))
        found[family] = Head(f"told {family}", whole.weight, whole.bias - cut)
        figures[f"BRIGHTER en {family} F1"] = f1_score(wanted, score(found[family], known.grams[there]) >= 0)
    return found


def _gate(sets: Sets, known: English) -> Head:
    """Is something told (BRIGHTER), or said to somebody (GoEmotions)? The two sets mean different things by emotion."""
    told, said = sets.rows("brighter/eng_a_", "train"), sets.rows("goemotions/ekman_", "train")[:12_000]
    places = np.concatenate([known.places(told), known.places(said)])
    y = np.arange(len(places)) < len(told)
    head = classifier(known.grams[places], y, STRENGTH["gate"], known.guess(places, y).weight, wanted=2)
    return head._replace(name="gate")


def _depth(sets: Sets, known: English, figures: Figures) -> Head:
    train, dev = sets.rows("question_intimacy", "train"), sets.rows("question_intimacy", "dev")
    here, there = known.places(train), known.places(dev)
    y = np.array([row["y"] for row in train])
    guess = known.guess(here, y, graded=True)
    rest = regression(known.grams[here], y - score(guess, known.grams[here]), PENALTY["depth"])
    head = Head("depth", guess.weight + rest.weight, guess.bias + rest.bias)
    figures["question intimacy r"] = float(np.corrcoef(score(head, known.grams[there]), [r["y"] for r in dev])[0, 1])
    return head


def _yes_no(name: str, sets: Sets, known: English, of: Sequence[str], key: str, figures: Figures) -> Head:
    train = [row for part in of for row in sets.rows(part, "train")]
    y = np.array([row[key] for row in train])
    here = known.places(train)
    head = classifier(known.grams[here], y, STRENGTH[name], known.guess(here, y).weight)
    for part in of:
        dev = sets.rows(part, "dev")
        scores = score(head, known.grams[known.places(dev)])
        figures[f"{name} AUC, {part.strip('_')}"] = float(roc_auc_score([row[key] for row in dev], scores))
    cut, _ = best_cut(np.array([row[key] for row in dev]), scores)
    return Head(name, head.weight, head.bias - cut)


def russian(sets: Sets) -> tuple[bytes, Figures]:
    """The six families of BRIGHTER."""
    train, dev = sets.rows("brighter/rus_a_", "train"), sets.rows("brighter/rus_a_", "dev")
    plain = text_matrix([row["text"] for row in train], "ru")
    rare = rarity(plain)
    here, there = weighted(plain, rare), weighted(text_matrix([row["text"] for row in dev], "ru"), rare)
    heads, figures = [], {}
    for family in FAMILIES:
        y, wanted = (np.array([row[family] for row in part]) for part in (train, dev))

        def fit(chosen: Any, y: Floats = y) -> Head:
            return classifier(here[chosen], y[chosen], STRENGTH["russian"])

        whole = fit(np.arange(len(y)))
        cut, _ = best_cut(y, out_of_fold(fit, here, y))
        heads.append(Head(f"said {family}", whole.weight, whole.bias - cut))
        figures[f"BRIGHTER ru {family} F1"] = f1_score(wanted, score(heads[-1], there) >= 0)
    return packed(heads, here, rare, ROWS - 1), figures


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
            _write(f"{lang}.whole", *(russian(sets) if lang == "ru" else english(sets, given.keep)))
        if given.only != "whole":
            _write(f"{lang}.clauses", *code_heads(lang, given.bench, _ordinary(lang, sets)))


def _ordinary(lang: str, sets: Sets) -> Sequence[str]:
    """Sentences in which next to nothing should be found."""
    if lang == "ru":
        rows = sets.rows("brighter/rus_a_", "train")
        return [row["text"] for row in rows if not any(row[family] for family in FAMILIES)]
    quiet = [row for row in sets.rows("offmychest", "train") if not row["Support"] and not row["Info_support"]]
    plain = [row for row in sets.rows("goemotions/ekman_", "train") if row["y"] == ["neutral"]]
    return [row["text"] for row in [*quiet[:3000], *plain[:3000]]]


def _write(name: str, weights: bytes, figures: Mapping[str, Any]) -> None:
    (PACKAGE / "model" / f"{name}.bin").write_bytes(weights)
    shown = {name: round(value, 3) if isinstance(value, float) else value for name, value in figures.items()}
    text = json.dumps(shown, indent=1, ensure_ascii=False)
    (PACKAGE / "model" / f"{name}.json").write_text(text + "\n", "utf-8")
    print(name, text)


if __name__ == "__main__":
    main()
