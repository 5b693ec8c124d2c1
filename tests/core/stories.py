"""Ada's records: whole answers of the practices there are, in few words."""

from datetime import UTC, datetime

from toward.core.practice import Answer
from toward.core.record import Record

ONE_TRUE_THING: dict[str, Answer] = {
    "feelings": ["lonely"],
    "opener": "stress",
    "weight": "the flat",
    "sentence": "I feel lonely.",
}
ALOUD: dict[str, Answer] = {
    "share": "aloud",
    "prompted": "unprompted",
    "exposed": 3,
    "fear": "She looks away",
    "bad": 60,
    "belief-before": 80,
}


def record(practice: str, stage: str, at: datetime, answers: dict[str, Answer], follows: str | None = None) -> Record:
    return Record(practice=practice, version=1, stage=stage, written=at, about="mara", follows=follows, answers=answers)


def said_aloud(at: datetime, when: str = "tonight", likely: int = 70) -> Record:
    return record("one-true-thing", "main", at, ONE_TRUE_THING | ALOUD | {"when": when, "likely": likely})


def kept(at: datetime) -> Record:
    return record("one-true-thing", "main", at, ONE_TRUE_THING | {"share": "keep"})


def after(at: datetime, follows: str, outcome: str = "closer", came_true: str = "no", belief: int = 60) -> Record:
    answers: dict[str, Answer] = {
        "happened": "yes",
        "outcome": outcome,
        "came-true": came_true,
        "likely-now": 40,
        "belief-after": belief,
    }
    return record("feared-and-seen", "after", at, answers, follows)


def not_this_time(at: datetime, follows: str) -> Record:
    return record("feared-and-seen", "after", at, {"happened": "no"}, follows)


def second_look(at: datetime, follows: str, outcome: str = "neutral") -> Record:
    return record("feared-and-seen", "second-look", at, {"outcome-later": outcome, "likely-later": 30}, follows)


def belief(at: datetime, words: str, value: int, speaks_for: str = "", against: str = "") -> Record:
    answers: dict[str, Answer] = {"belief": words, "belief-now": value}
    answers |= {"evidence-for": speaks_for} if speaks_for else {}
    answers |= {"evidence-against": against} if against else {}
    return record("the-belief", "main", at, answers)


def bid(at: datetime, turned: str, whose: str = "noticed") -> Record:
    return record("bids", "main", at, {"bid": whose, "sort": "joke", "turned": turned})


def appreciation(at: datetime) -> Record:
    return record("appreciation", "main", at, {"appreciation": "You waited for me at the corner"})


def journal(at: datetime) -> Record:
    return record("journal", "main", at, {"page": "Rain."})


def honest_sentence(at: datetime, share: str = "keep") -> Record:
    answers: dict[str, Answer] = {"about-what": "worry", "sentence": "The rent.", "share": share}
    return record("one-honest-sentence", "main", at, answers)


def day(number: int, hour: int = 12) -> datetime:
    """An hour (UTC) of a day of March 2026, counted from Sunday the 1st."""
    return datetime(2026, 3, number, hour, tzinfo=UTC)
