"""Weeks that could have been: what a fictional person wrote, on which days, and how their ratings moved.

Everything follows from the seed, the number of weeks, the language and `now`; nothing here is random by itself.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Generic, TypeVar

from msgspec import Struct

from toward import catalogue
from toward.catalogue import Catalogue
from toward.core.practice import MAIN, Answer
from toward.core.record import Record
from toward.demo.texts import Aloud, Ending, Planned, Texts, texts
from toward.demo.writing import Pen
from toward.web.language import Language

T = TypeVar("T")
DAY = timedelta(days=1)


class Document(Struct, frozen=True):
    """A record before it has an id; `follows` is the place in the list of the one it looks back on."""

    record: Record
    follows: int | None = None


def documents(seed: int, weeks: int, language: Language, now: datetime) -> list[Document]:
    """What was written in `weeks` weeks up to `now`, in order: about four records a week, in UTC.

    The last of it was meant to be said two evenings ago and waits to be looked at again.
    """
    known = catalogue.load()
    story = _Story(Random(seed), texts(language), Pen(known, language))  # noqa: S311 - a story, not a key
    first_day = _midnight(now - (weeks * 7 - 1) * DAY)
    for week in range(weeks):
        story.live(first_day + week * 7 * DAY, first=week == 0, last=week == weeks - 1)
    kept = [written for written in story.written if written.at <= now - DAY / 12]
    kept.append(story.waiting(datetime.combine((now - 2 * DAY).date(), time(20, 10), now.tzinfo)))
    return _in_order(kept, known)


class _Written(Struct, frozen=True, eq=False):
    """Something written at a moment, perhaps after something else."""

    at: datetime
    practice: str
    stage: str
    answers: dict[str, Answer]
    follows: "_Written | None" = None


def _in_order(written: Sequence[_Written], known: Catalogue) -> list[Document]:
    ordered = sorted(written, key=lambda one: one.at)
    places = {id(one): place for place, one in enumerate(ordered)}
    return [
        Document(
            Record(
                practice=one.practice,
                version=known.practices[one.practice].version,
                stage=one.stage,
                written=one.at,
                about=_about(one),
                answers=one.answers,
            ),
            places[id(one.follows)] if one.follows else None,
        )
        for one in ordered
    ]


def _about(one: _Written) -> str | None:
    """Whom it is about: as answered, or as in what it follows."""
    who = one.answers.get("person")
    return who if isinstance(who, str) else _about(one.follows) if one.follows else None


class _Deck(Generic[T]):
    """Texts dealt as they were written, and when all have been dealt, in shuffled orders."""

    def __init__(self, random: Random, cards: Sequence[T]) -> None:
        self._random, self._cards, self._left = random, cards, [*reversed(cards)]

    def deal(self) -> T:
        if not self._left:
            self._left = self._random.sample(self._cards, len(self._cards))
        return self._left.pop()


class _Story:
    """One person's weeks: the belief loosens as things go well, and tightens when they do not or nothing is tried."""

    def __init__(self, random: Random, told: Texts, pen: Pen) -> None:
        self.written: list[_Written] = []
        self._random, self._pen = random, pen
        self._words = told.belief
        self._belief = 84.0
        self._hard_last = False
        self._endings = _Deck[Aloud | Planned](random, _interleaved(told.aloud, told.planned))
        self._kept = _Deck(random, told.kept)
        self._honest = _Deck(random, told.honest)
        self._need = _Deck(random, told.need)
        self._journal = _Deck(random, told.journal)
        self._evidence = _Deck(random, told.evidence)

    def live(self, week: datetime, *, first: bool, last: bool) -> None:
        """Seven days. Now and then nothing is written; the last week's thing to say is `waiting`."""
        chance = self._random.random
        self._belief = min(self._belief + self._random.uniform(0, 2), 92)
        if chance() < 0.12 and not (first or last):
            return
        if first or chance() < 0.28:
            rated = self._pen.belief(self._words, self._rated(), self._evidence.deal())
            self._note(self._evening(week, 0, 1), "the-belief", rated)
        if not last:
            self._experiment(self._evening(week, 1, 3))
        if chance() < 0.8:
            self._note(self._evening(week, 0, 6), "one-honest-sentence", self._pen.honest(self._honest.deal()))
        if chance() < 0.55:
            self._note(self._evening(week, 0, 6), "journal", self._pen.journal(self._journal.deal()))
        if chance() < 0.3:
            self._note(self._evening(week, 2, 6), "i-feel-when-i-need", self._pen.need(self._need.deal()))
        if chance() < 0.25:
            self._note(self._evening(week, 2, 6), "one-true-thing", self._pen.kept(self._kept.deal()))

    def waiting(self, at: datetime) -> _Written:
        """What was meant to be said that evening, and has not been looked at again."""
        told = self._endings.deal()
        while not isinstance(told, Aloud):
            told = self._endings.deal()
        return self._to_say(at, told)

    def _experiment(self, at: datetime) -> None:
        told = self._ending()
        before = self._to_say(at, told) if isinstance(told, Aloud) else self._to_try(at, told)
        self.written.append(before)
        later = self._evening(_midnight(at), 1, 2)
        if self._random.random() < 0.07:
            self.written.append(_Written(later, "feared-and-seen", "after", self._pen.unsaid(), before))
            return
        likely = self._moved(told.then, before)
        seen = self._pen.after(told.then, {"likely-now": likely, "belief-after": self._rated()})
        after = _Written(later, "feared-and-seen", "after", seen, before)
        self.written.append(after)
        if told.then.since or self._random.random() < 0.3:
            again = self._pen.second_look(told.then, self._near(likely, 6))
            at = self._evening(_midnight(later), 2, 2)
            self.written.append(_Written(at, "feared-and-seen", "second-look", again, after))

    def _ending(self) -> Aloud | Planned:
        """The next thing to try; never twice in a row one that leads further apart."""
        told = self._endings.deal()
        while self._hard_last and told.then.outcome == "away":
            told = self._endings.deal()
        self._hard_last = told.then.outcome == "away"
        return told

    def _to_say(self, at: datetime, told: Aloud) -> _Written:
        prompted = "unprompted" if self._random.random() < 0.7 else "asked"
        return _Written(at, "one-true-thing", MAIN, self._pen.aloud(told, self._before(), "tonight", prompted))

    def _to_try(self, at: datetime, told: Planned) -> _Written:
        return _Written(at, "feared-and-seen", "before", self._pen.planned(told, self._before(), "tomorrow"))

    def _before(self) -> dict[str, int]:
        likely, exposed = self._near(self._belief * 0.9, 16), self._random.choice((2, 2, 3, 3, 4))
        return {"likely": likely, "bad": self._near(60, 25), "belief-before": self._rated(), "exposed": exposed}

    def _moved(self, then: Ending, before: _Written) -> int:
        """Move the belief by what came; returns how likely the fear looks afterwards."""
        by = {"closer": (-10, -5), "neutral": (-5, 0), "unsure": (-2, 3), "away": (6, 12)}[then.outcome]
        self._belief = max(self._belief + self._random.uniform(*by), 26)
        likely = before.answers["likely"]
        assert isinstance(likely, int)
        return self._near(likely + {"yes": 4, "no": -24, "unsure": -8}[then.came_true], 6)

    def _rated(self) -> int:
        return self._near(self._belief, 3)

    def _near(self, value: float, off: int) -> int:
        return round(min(max(value + self._random.uniform(-off, off), 3), 97))

    def _note(self, at: datetime, practice: str, answers: dict[str, Answer]) -> None:
        self.written.append(_Written(at, practice, MAIN, answers))

    def _evening(self, start: datetime, first: int, last: int) -> datetime:
        """Some evening, `first` to `last` days after the day that starts then."""
        return start + self._random.randint(first, last) * DAY + timedelta(minutes=self._random.randint(1090, 1360))


def _interleaved(aloud: Sequence[Aloud], planned: Sequence[Planned]) -> list[Aloud | Planned]:
    """The texts in order, after every third thing said aloud something that was planned."""
    mixed: list[Aloud | Planned] = []
    for place in range(max(-(-len(aloud) // 3), len(planned))):
        mixed += [*aloud[3 * place : 3 * place + 3], *planned[place : place + 1]]
    return mixed


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time(), at.tzinfo)
