"""What a screen asks, step by step: its words, what is filled in already, and why something cannot stand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from toward.catalogue import Catalogue
from toward.core.feelings import is_own
from toward.core.kindness import answering
from toward.core.ladder import dared, suggest
from toward.core.masks import leaning, worn
from toward.core.practice import (
    Answer,
    AnyStep,
    Appreciation,
    Choice,
    Feelings,
    Person,
    Rating,
    Refusal,
    Say,
    Screen,
    Text,
    Texts,
    Timer,
    Word,
    address,
    compose,
    measured,
)
from toward.core.record import Record
from toward.core.timers import ends, left
from toward.core.vocabulary import most_used
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.practice.access import Unfinished
from toward.practice.offering import Offered, offered
from toward.practice.refusals import refusal_text
from toward.practice.spoken import foreign, spoken
from toward.practice.zone import zone_text
from toward.web.forms import Form
from toward.web.hearing import hear

MOST_OWN = 6


class Asking:
    """What the steps of one page have in common: the language, the words, the person it is about."""

    def __init__(
        self,
        me: Unlocked,
        catalogue: Catalogue,
        texts: Texts,
        profile: About,
        held: Unfinished,
        record: Sequence[tuple[str, Record]],
        now: datetime,
    ) -> None:
        self.me, self.texts, self.profile, self.held = me, texts, profile, held
        self.practices, self.record, self.now = catalogue.practices, record, now
        self.words = catalogue.words(me.language)
        # A practice in another language begins its sentences whole in that one, feelings and all.
        self.language = foreign(catalogue, held.practice, me.language)
        self.sentence_words = catalogue.words(self.language or me.language)
        whom = profile.someone(held.about)
        self.person = whom.name if whom else ""

    def step(
        self, step: AnyStep, shown: Screen, typed: Form | None, refusal: Refusal | None, coached: bool
    ) -> dict[str, Any]:
        """What the template needs to draw one step."""
        said = self.texts.steps[step.id]
        value = self._value(step, typed)
        return {
            "step": step,
            "kind": step.kind,
            "ask": self._address(said.ask),
            "hint": self._address(said.hint) if said.hint else None,
            "low": spoken(said.low or "", self.language),
            "high": spoken(said.high or "", self.language),
            "options": [(option, self._address(said.options[option])) for option in getattr(step, "options", ())],
            "people": self.profile.people if isinstance(step, Person) else (),
            "value": value,
            "parts": {}
            if typed is None
            else {name: typed.one(name) for name in typed if name.startswith(f"{step.id}.")},
            "refusal": refusal_text(refusal, said, self.me.language) if refusal else None,
            "too_many_words": self._too_many_words(step),
            "coached": coached_as(step),
            "heard": hear(value, coached_as(step), self.me.language)
            if coached and coached_as(step) and value
            else None,
            "offered": self._offered(value, shown) if coached and coached_as(step) and value else None,
            "kind_line": self._kind_line(step),
            "own": self._own(value) if isinstance(step, Feelings) else [],
            "zone": self._zone() if step.measure == "exposed" else None,
            "near": self._near(step, typed),
            "left": self._left(step, typed) if isinstance(step, Timer) else None,
        }

    def families(self, shown: Screen) -> list[tuple[str, list[Any]]]:
        """The feeling words in their families, when this screen asks for feelings."""
        if not any(isinstance(step, Feelings) for step in shown.steps):
            return []
        return [(name, list(self.words.family(family))) for family, name in self.words.families.items()]

    def _own(self, value: Any) -> list[Word]:
        """One's most used words, and those of one's own that are chosen here."""
        used = most_used((record for _, record in self.record), self.practices, MOST_OWN)
        kept = [*(one for one in value if is_own(one)), *(one for one in used if one in self.words)]
        return [self.words[one] for one in dict.fromkeys(kept)]

    def _zone(self) -> tuple[int, str]:
        zone = suggest(dared(self.record, self.practices), self.now, worn(self.record, self.practices))
        return zone.rung, zone_text(zone, self.me.language)

    def _near(self, step: AnyStep, typed: Form | None) -> list[Word]:
        """Words of the list near one that was typed and is not in it."""
        wanted = typed.one(f"{step.id}.typed") if typed and isinstance(step, Feelings) else ""
        return [] if self.words.exactly(wanted) else list(self.words.find(wanted))

    def _left(self, step: Timer, typed: Form | None) -> int | None:
        """What is left of a timer that was begun, in milliseconds."""
        end = ends(step, typed.one(f"{step.id}.left"), self.now) if typed else None
        return left(step, {step.id: end} if end else self.held.ending, self.now)

    def _value(self, step: AnyStep, typed: Form | None) -> Any:
        if typed is not None:
            given = list(typed.get(step.id, ()))
            return given if isinstance(step, Feelings) else (given or [""])[0].replace("\r\n", "\n")
        known: Answer | None = self.held.answers.get(step.id)
        if known is not None:
            return known
        return self._start(step)

    def _start(self, step: AnyStep) -> Any:
        """What a step nobody has answered yet begins with."""
        said = self.texts.steps[step.id]
        if isinstance(step, Say):
            language = self.language or self.me.language
            return compose(step, self.texts, self.held.answers, self.sentence_words, language, self.person)
        if isinstance(step, Feelings):
            return []
        if isinstance(step, Person):
            return self.held.about or ""
        if isinstance(step, Text) and step.measure == "belief":
            return self.profile.belief or self.texts.belief or ""
        if isinstance(step, Choice):
            return (leaning(self._measured()) if step.measure == "mask" else step.chosen) or ""
        if isinstance(step, Rating):
            return ""
        return self._filled(said.start) if said.start else ""

    def _measured(self) -> dict[str, Answer]:
        return measured(self.practices[self.held.practice].stages[self.held.stage], self.held.answers)

    def _offered(self, text: str, shown: Screen) -> Offered:
        """What stands beside the notes where the coach was asked without scripts."""
        picker = next((f"{step.id}-feelings" for step in shown.steps if isinstance(step, Feelings)), "")
        return offered(text, self.profile, self.words, picker=picker, in_practice=True)

    def _kind_line(self, step: AnyStep) -> str | None:
        """A kind line kept from before (A8), offered again where the next one is asked for."""
        if step.measure != "kinder_line":
            return None
        lines = [
            (known.thought, known.line) for known in self.profile.kind_lines if known.about in (None, self.held.about)
        ]
        return answering(self._thought(), lines)

    def _thought(self) -> str:
        """The harsh thought this sitting is about, where it was put into words (A10)."""
        stage = self.practices[self.held.practice].stages[self.held.stage]
        asked = (step.id for step in stage.steps if step.measure == "thought")
        return str(self.held.answers.get(next(asked, "")) or "")

    def _too_many_words(self, step: AnyStep) -> str | None:
        """What is said while one types past a limit of words (B36)."""
        most = step.most_words if isinstance(step, Text | Say | Appreciation) else None
        said = self.texts.steps[step.id]
        return refusal_text(Refusal("too_many_words", most), said, self.me.language) if most else None

    def _address(self, sentence: str) -> str:
        return spoken(self._filled(sentence), self.language)

    def _filled(self, sentence: str) -> str:
        return address(sentence, self.texts, self.person, self.profile.belief or "")


def coached_as(step: AnyStep) -> str:
    """As what the coach reads a step along; empty where it does not."""
    return (step.coached or "") if isinstance(step, Text | Say) else ""
