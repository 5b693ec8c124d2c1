"""When somebody else could help (B16): made-up people whose record shows nothing, and some whose record shows it."""

from collections.abc import Callable, Sequence
from datetime import UTC
from random import Random

from toward.catalogue import load
from toward.core.when_help import Topic, noticed, topic_of

from .signs import NOW, Kept, dared, felt, kept_back, wrote

OURS = load()
WEEKS, PEOPLE = 12, 1000


def ordinary(chance: Random) -> Sequence[Kept]:
    """Two or three entries a week with words as they come, half of it said, one outcome in twelve a hard one."""
    every = [word.id for word in OURS.words("en")]
    records: list[Kept] = []
    for _ in range(chance.randint(2 * WEEKS, 3 * WEEKS)):
        day = chance.uniform(0, 7 * WEEKS - 1)
        about = {"about": "mara"} if chance.random() < 0.5 else {}
        records.append(felt(day, *chance.sample(every, chance.choice([1, 2, 3])), **about))
    for week in range(WEEKS):
        if chance.random() < 0.5:
            hard = chance.random() < 1 / 12
            outcome = "away" if hard else chance.choice(["closer", "closer", "neutral", "unsure"])
            records += dared(7 * week + 1, outcome, "yes" if hard else "no")
        if chance.random() < 0.5:
            records.append(kept_back(7 * week + 3))
        if week % 4 == 0:
            records.append(wrote(7 * week + 2, {"edited": chance.randint(0, 100)}, "five-signs"))
    return records


def told(topic: Topic, people: Sequence[Sequence[Kept]]) -> float:
    """The share of these people who are told something of this topic."""
    found = [topic_of(noticed(records, OURS.practices, NOW, UTC)) for records in people]
    return found.count(topic) / len(found)


def test_of_those_whose_record_shows_nothing_hardly_anybody_is_told_something() -> None:
    people = [ordinary(Random(seed)) for seed in range(PEOPLE)]
    assert told("safety", people) < 0.05
    assert told("support", people) < 0.05


def test_of_those_whose_record_shows_it_most_are_told() -> None:
    """The control: the same people, who go numb once a week besides, or are hurt again and again."""

    def and_also(more: Callable[[int], Sequence[Kept]]) -> list[list[Kept]]:
        return [[*ordinary(Random(seed)), *(one for week in range(WEEKS) for one in more(week))] for seed in range(100)]

    assert told("support", and_also(lambda week: [felt(7 * week + 4, "numb", "shut-down")])) > 0.8
    assert told("safety", and_also(lambda week: dared(7 * week + 0.1, "away", "yes"))) > 0.8
