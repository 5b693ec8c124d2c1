"""Entries a sign may be made of (B16), so many days ago."""

from datetime import UTC, datetime, timedelta

from toward.core.practice import Answer
from toward.core.record import Record

NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
Kept = tuple[str, Record]
KEEP: dict[str, Answer] = {"share": "keep"}


def wrote(
    days_ago: float, answers: dict[str, Answer], practice: str = "journal", stage: str = "main", **more: str
) -> Kept:
    written = NOW - timedelta(days=days_ago)
    record = Record(practice=practice, version=1, stage=stage, written=written, answers=answers, **more)
    return f"{practice} {stage} {days_ago}", record


def felt(days_ago: float, *words: str, **more: str) -> Kept:
    return wrote(days_ago, {"feelings": list(words)}, **more)


def kept_back(days_ago: float) -> Kept:
    return wrote(days_ago, KEEP, "one-honest-sentence")


def dared(days_ago: float, outcome: str, came_true: str = "no", rung: int = 2) -> list[Kept]:
    before = wrote(days_ago + 0.5, {"exposed": rung, "likely": 50}, "feared-and-seen", "before")
    seen: dict[str, Answer] = {"happened": "yes", "outcome": outcome, "came-true": came_true}
    return [before, wrote(days_ago, seen, "feared-and-seen", "after", follows=before[0])]
