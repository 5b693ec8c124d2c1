"""One screen of a practice as a page: each step's words, what is filled in already, and why something cannot stand."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from litestar import Request, Response

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
    Stage,
    Text,
    Texts,
    Word,
    address,
    compose,
    measured,
    screens,
)
from toward.core.record import Record, looked_at
from toward.core.vocabulary import most_used
from toward.db import Rows
from toward.people.access import clock
from toward.people.profile import About, read_profile
from toward.people.signins import Unlocked
from toward.practice.access import Kept, Unfinished, lately, own, own_record, today_of
from toward.practice.offering import Offered, offered
from toward.practice.refusals import refusal_text
from toward.practice.zone import zone_text
from toward.web.forms import Form
from toward.web.hearing import hear
from toward.web.pages import page

MOST_OWN = 6
LADDER_SEES = timedelta(weeks=26)


def screen_page(
    request: Request[Any, Any, Any],
    me: Unlocked,
    draft_id: str,
    held: Unfinished | None,
    shown: Screen,
    *,
    typed: Form | None = None,
    refused: Mapping[str, Refusal] | None = None,
    coached: bool = False,
    fresh: bool = False,
) -> Response[Any]:
    """The page of one screen.  With `typed`, what was just typed stands in it as it was, refused or not."""
    assert held is not None  # a damaged draft has no screens, and is answered before
    catalogue: Catalogue = request.app.state.catalogue
    practice, texts = catalogue.practices[held.practice], catalogue.texts(held.practice, me.language)
    now = clock(request)
    with request.app.state.store.read() as session:
        profile = read_profile(session, me)
        record = _record(session, me, shown, today_of(me, now))
        about_words = looked_at(held.follows, partial(own_record, session, me), catalogue.practices)
    numbers = [one.number for one in screens(practice.stages[held.stage], held.answers)]
    context = _Telling(me, catalogue, texts, profile, held, record, now)
    return page(
        request,
        "practice/screen.html",
        me=me,
        status=422 if refused else 200,
        title=texts.title,
        draft_id=draft_id,
        held=held,
        about_words=about_words,
        number=shown.number,
        place_of=(numbers.index(shown.number) + 1, len(numbers)),
        first=shown.number == numbers[0],
        last=shown.number == numbers[-1] and not _decides(shown, practice.stages[held.stage]),
        fresh=fresh,
        tapped=any(isinstance(step, Choice) and step.tap and not step.optional for step in shown.steps),
        steps=[context.step(step, shown, typed, (refused or {}).get(step.id), coached) for step in shown.steps],
        families=context.families(shown),
        found_by=context.words.found_by,
        coaches=any(_coached(step) for step in shown.steps),
    )


class _Telling:
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
            "low": said.low,
            "high": said.high,
            "options": [(option, self._address(said.options[option])) for option in getattr(step, "options", ())],
            "people": self.profile.people if isinstance(step, Person) else (),
            "value": value,
            "parts": {}
            if typed is None
            else {name: typed.one(name) for name in typed if name.startswith(f"{step.id}.")},
            "refusal": refusal_text(refusal, said, self.me.language) if refusal else None,
            "too_many_words": self._too_many_words(step),
            "coached": _coached(step),
            "heard": hear(value, _coached(step), self.me.language) if coached and _coached(step) and value else None,
            "offered": self._offered(value, shown) if coached and _coached(step) and value else None,
            "kind_line": self._kind_line(step),
            "own": self._own(value) if isinstance(step, Feelings) else [],
            "zone": self._zone() if step.measure == "exposed" else None,
            "near": self._near(step, typed),
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
            return compose(step, self.texts, self.held.answers, self.words, self.me.language, self.person)
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
        return self._address(said.start) if said.start else ""

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
        return address(sentence, self.texts, self.person, self.profile.belief or "")


def _record(rows: Rows, me: Unlocked, shown: Screen, today: date) -> list[tuple[str, Record]]:
    """One's own record as far back as this screen needs it: not at all, five weeks, or half a year for the ladder."""
    kept: list[Kept] = []
    if any(step.measure == "exposed" for step in shown.steps):
        kept = own(rows, me, today - LADDER_SEES)
    elif any(isinstance(step, Feelings) for step in shown.steps):
        kept = lately(rows, me, today)
    return [(one.id, one.record) for one in kept if one.record is not None]


def _decides(shown: Screen, stage: Stage) -> bool:
    """Whether an answer on this screen may bring further screens."""
    asked = {step.only_if.step for step in stage.steps if step.only_if}
    return any(step.id in asked for step in shown.steps)


def _coached(step: AnyStep) -> str:
    return (step.coached or "") if isinstance(step, Text | Say) else ""
