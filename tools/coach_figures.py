"""Measure the coach anew: python tools/coach_figures.py ../shared/coachbench

Writes the tables of docs/coach.md, each between two comments that name it: the rules alone on the part of the corpus no
rule was written for, what the training of the network noted, and all of the coach on the dev half of CoachBench.
"""

import argparse
import importlib.util
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from corpus import Item, cueless, forms, unseen
from toward.coach import review
from toward.coach.hearing import Page
from toward.coach.shapes import CODES, LANGS
from toward.core.statistics import wilson

ROOT = Path(__file__).parent.parent
DOCS, MODEL = ROOT / "docs" / "coach.md", ROOT / "src" / "toward" / "coach" / "model"
NAMES = {"en": "English", "ru": "Russian"}
SLOTS = ("feeling", "situation", "need")
Scores = tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], int]


def main() -> None:
    """Write every table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("bench", type=Path)
    folder = asked.parse_args().bench
    scorer = _scorer(folder / "score.py")
    text = DOCS.read_text("utf-8")
    for name, table in _tables(scorer, folder).items():
        text = _with(text, name, table)
    DOCS.write_text(text, "utf-8")


def _with(text: str, name: str, table: str) -> str:
    """The page with this table where its name stands."""
    before, begin, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- / -->")
    if not end:
        raise SystemExit(f"docs/coach.md has no place for the table '{name}'")
    return before + begin + table + end + after


def _tables(scorer: ModuleType, folder: Path) -> dict[str, str]:
    rules = {lang: _rules_alone(scorer, lang, unseen(lang)) for lang in LANGS}
    hard = {lang: _rules_alone(scorer, lang, cueless(lang)) for lang in LANGS}
    whole = {lang: _on_the_bench(scorer, folder, lang) for lang in LANGS}
    found = {"rules on unseen texts": _side_by_side(rules), "rules without cue words": _in_a_line(hard)}
    found["network"] = _network()
    found["form on unseen texts"] = _in_a_row({lang: _forms(scorer, lang) for lang in LANGS})
    for lang in LANGS:
        found[f"bench, {NAMES[lang]}"] = _codes_and_slots(whole[lang])
        found[f"flags, {NAMES[lang]}"] = _flags(whole[lang])
    return found


def _rules_alone(scorer: ModuleType, lang: str, items: Sequence[Item]) -> Scores:
    """The rules without the network, on items no rule was written for."""
    heard = {at: _heard_by_rules(item, lang) for at, item in enumerate(items)}
    scores: Scores = scorer.score([_as_gold(at, item) for at, item in enumerate(items)], heard)
    return scores


def _heard_by_rules(item: Item, lang: Any) -> dict[str, Any]:
    found = Page(item.text, item.as_, lang, item.shared).findings()  # type: ignore[arg-type]
    return {"findings": [msgspec.to_builtins(finding) for finding in found], "form": None, "reply": None}


def _as_gold(at: int, item: Item) -> dict[str, Any]:
    marks = [mark._asdict() for mark in item.marks]
    return {"id": at, "findings": marks, "hard": bool(item.near), "near": item.near, "form": None, "reply": None}


def _on_the_bench(scorer: ModuleType, folder: Path, lang: str) -> Scores:
    gold = [json.loads(line) for line in (folder / f"dev.{lang}.jsonl").read_text("utf-8").splitlines() if line.strip()]
    heard = {g["id"]: msgspec.to_builtins(review(g["text"], g["as"], g["lang"], g["context"])) for g in gold}
    scores: Scores = scorer.score(gold, heard)
    return scores


def _side_by_side(scores: Mapping[str, Scores]) -> str:
    heads = " | ".join(f"{NAMES[lang]}: n | precision (95 %) | recall | F1 | quiet" for lang in scores)
    rows = [f"| code | {heads} |", "|---" * (1 + 5 * len(scores)) + "|"]
    for code in CODES:
        cells = [_cells(one[0][code], one[3].get(code)) for one in scores.values()]
        rows.append(f"| `{code}` | {' | '.join(cells)} |")
    return "\n".join([_in_a_line(scores), *rows]) + "\n"


def _in_a_line(scores: Mapping[str, Scores]) -> str:
    said = (f"{NAMES[lang]}: macro-F1 {_mean(one[0]):.2f}, quiet {_quiet(one[3]):.3f}" for lang, one in scores.items())
    return "; ".join(said) + "\n"


def _forms(scorer: ModuleType, lang: Any) -> Mapping[str, Any]:
    """The slots of texts nobody who wrote a rule has read."""
    gold, heard = [], {}
    for at, row in enumerate(forms(lang, "form_kept")):
        begin = {slot: row["text"].index(said) for slot, said in (row["form"] or {}).items() if said}
        form = {slot: [place, place + len(row["form"][slot])] for slot, place in begin.items()} or None
        gold.append({"id": at, "findings": [], "form": form})
        heard[at] = msgspec.to_builtins(review(row["text"], row["as"], lang, row["shared"])) | {"findings": []}
    return scorer.score(gold, heard)[1]  # type: ignore[no-any-return]


def _in_a_row(slots: Mapping[str, Mapping[str, Any]]) -> str:
    said = []
    for lang, of in slots.items():
        each = ", ".join(f"{slot} {of[slot].rates()[2]:.2f}" for slot in SLOTS)
        said.append(f"{NAMES[lang]}: F1 {_mean(of):.2f} ({each})")
    return "; ".join(said) + "\n"


def _network() -> str:
    """Of each code the network may speak of: right of what it added to the rules, on texts it never saw."""
    rows = ["| code | kept | the bench and the rest of the corpus |", "|---|---|---|"]
    for lang in LANGS:
        for code, figure in json.loads((MODEL / f"{lang}.network.json").read_text("utf-8")).items():
            if isinstance(figure, dict):
                cells = ["{} of {}".format(*figure[part]) for part in ("kept", "rest")]
                rows.append(f"| `{code}`, {lang} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _codes_and_slots(scores: Scores) -> str:
    codes, slots, _, quiet, _ = scores
    means = [f"{name} {_mean(one):.2f}" for name, one in zip(("findings", "form", "flags"), scores[:3], strict=True)]
    said = f"macro-F1: {', '.join(means)}; quiet {_quiet(quiet):.3f}"
    rows = ["| code | n | precision (95 %) | recall | F1 | quiet |", "|---|---|---|---|---|---|"]
    rows += [f"| `{code}` | {_cells(codes[code], quiet.get(code))} |" for code in CODES]
    rows += [f"| form: {slot} | {_cells(slots[slot], None)} |" for slot in SLOTS]
    return "\n".join([said, "", *rows]) + "\n"


def _flags(scores: Scores) -> str:
    rows = ["| flag | n | precision (95 %) | recall | F1 |", "|---|---|---|---|---|"]
    rows += [f"| {flag} | {_cells(tally, None).removesuffix(' | ')} |" for flag, tally in sorted(scores[2].items())]
    return "\n".join(rows) + "\n"


def _cells(tally: Any, quiet: Sequence[int] | None) -> str:
    precision, recall, f1 = tally.rates()
    span = _range(tally.tp, tally.tp + tally.fp)
    kept = f"{quiet[0]} of {quiet[1]}" if quiet else ""
    return f"{tally.tp + tally.fn} | {_shown(precision)} {span} | {_shown(recall)} | {_shown(f1)} | {kept}"


def _shown(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.2f}"


def _range(hits: int, of: int) -> str:
    """The 95 % interval of a share; nothing where nothing was raised."""
    if not of:
        return ""
    span = wilson(hits, of)
    return f"({span.low:.2f}–{span.high:.2f})"


def _mean(tallies: Mapping[str, Any]) -> float:
    """Macro-F1 over what there is anything of."""
    present = [tally for tally in tallies.values() if tally.tp + tally.fn]
    return sum(tally.rates()[2] or 0 for tally in present) / len(present)


def _quiet(quiet: Mapping[str, Sequence[int]]) -> float:
    return sum(kept for kept, _ in quiet.values()) / sum(of for _, of in quiet.values())


def _scorer(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file} is no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
