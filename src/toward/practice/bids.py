"""The small card of Today on bids (B5): two taps, at most once a day, only mine."""

from datetime import date, datetime
from itertools import takewhile

from msgspec import Struct

from toward.catalogue import Catalogue
from toward.core.practice import MAIN, Choice, Person, screens
from toward.people.profile import About
from toward.people.signins import Unlocked
from toward.practice.access import Kept
from toward.spaces.ids import new_id

BIDS = "bids"


class BidCard(Struct, frozen=True):
    """The first screen of the practice as one form: the choice to tap, and what stands for its other steps.

    `people` are (id, name) to choose from, under the step `person`; empty when there is nothing to choose.
    """

    draft_id: str
    practice: str
    screen: int
    step: str
    options: list[tuple[str, str]]
    given: list[tuple[str, str]]
    person: str
    people: list[tuple[str, str]]


def bid_card(
    catalogue: Catalogue, me: Unlocked, profile: About, kept: list[Kept], begun: set[str], today: date, now: datetime
) -> BidCard | None:
    """The card; None before anything was ever written, and when a bid was noted or begun today."""
    practice = catalogue.practices.get(BIDS)
    lately = takewhile(lambda one: one.day >= today, kept)  # the newest come first
    noted = any(one.day == today and one.record is not None and one.record.practice == BIDS for one in lately)
    if practice is None or noted or not kept or BIDS in begun:
        return None
    first = screens(practice.stages[MAIN], {})[0]
    tapped = next((step for step in first.steps if isinstance(step, Choice) and step.tap), None)
    if tapped is None:
        return None
    texts = catalogue.texts(BIDS, me.language).steps
    whom = next((step.id for step in first.steps if isinstance(step, Person)), "")
    people = [(person.id, person.name) for person in profile.people] if whom else []
    given = [(step.id, step.chosen) for step in first.steps if isinstance(step, Choice) and step.chosen]
    return BidCard(
        draft_id=new_id(now),
        practice=BIDS,
        screen=first.number,
        step=tapped.id,
        options=[(option, texts[tapped.id].options[option]) for option in tapped.options],
        given=given + ([(whom, people[0][0])] if len(people) == 1 else []),
        person=whom,
        people=people if len(people) > 1 else [],
    )
