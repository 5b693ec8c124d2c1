"""What of an entry can be shared: its parts in words, and what it becomes between two people."""

from typing import NamedTuple

from litestar.exceptions import NotFoundException
from sqlalchemy.orm import Session

from toward.catalogue import Catalogue
from toward.core.practice import Answer, Feelings, Practice, Promise, Say, Text, Words, address, becomes, fits
from toward.core.practice import Appreciation as AppreciationStep
from toward.core.record import NotARecord, Record, decode, meaning
from toward.core.sentence import AND
from toward.core.sharing import WISHES, Appreciation, Ask, Boundary, Question, Root, Shared, too_many_words
from toward.people.profile import read_profile
from toward.people.signins import Unlocked
from toward.spaces.entries import one_entry


class Part(NamedTuple):
    """One answer in words: what was asked, what was written; `main` is what the entry is known by."""

    asked: str
    text: str
    main: bool


class Offered(NamedTuple):
    """An entry of one's own as it may be shared."""

    entry_id: str
    practice: str
    title: str
    about: str | None
    parts: list[Part]
    meant: dict[str, str]
    shared_as: str


def offered(session: Session, me: Unlocked, entry_id: str, catalogue: Catalogue) -> Offered:
    """The parts of one's own entry; 404 for what is not there, not one's own, damaged, or never shared."""
    opened = one_entry(session, me.ring, entry_id)
    if opened is None or opened.space != me.ring.personal or opened.plain is None:
        raise NotFoundException
    try:
        record = decode(opened.plain)
    except NotARecord as error:
        raise NotFoundException from error
    practice = catalogue.practices.get(record.practice)
    if practice is None or record.stage not in practice.stages or becomes(practice, record.stage) == "nothing":
        raise NotFoundException
    meant = {name: str(words) for name, words in meaning(record, catalogue.practices).items()}
    person = read_profile(session, me).someone(record.about)
    return Offered(
        entry_id=entry_id,
        practice=record.practice,
        title=catalogue.texts(record.practice, me.language).title,
        about=record.about,
        parts=_parts(record, practice, catalogue, me, person.name if person else ""),
        meant=meant,
        shared_as=becomes(practice, record.stage),
    )


def _parts(record: Record, practice: Practice, catalogue: Catalogue, me: Unlocked, person: str) -> list[Part]:
    texts, words = catalogue.texts(record.practice, me.language), catalogue.words(me.language)
    parts = []
    for step in practice.stages[record.stage].steps:
        answer = record.answers.get(step.id)
        if not answer or not isinstance(step, Text | Say | Feelings | Promise | AppreciationStep):
            continue
        if not fits(step, answer):  # the practice has changed since
            continue
        told = _told(answer, words, me)
        parts.append(Part(address(texts.steps[step.id].ask, texts, person), told, _is_main(step.measure)))
    return parts if any(part.main for part in parts) else [part._replace(main=True) for part in parts]


def _told(answer: Answer, words: Words, me: Unlocked) -> str:
    """An answer as words: feelings as one clause, a promise by what is promised."""
    if not isinstance(answer, list):
        return str(answer)
    return words.say(answer, AND[me.language]) or answer[0]


def _is_main(measure: str | None) -> bool:
    return measure in ("sentence", "request", "fine", "not_fine", "will_do", "question", "own_answer", "appreciated")


def root_of(found: Offered, text: str, wish: str) -> Root | None:
    """What stands in the bond, or None when the words do not fit it.

    A boundary, an ask, a question keep their shape; all else is words with a wish.
    """
    if not 0 < len(text) <= 2_000:
        return None
    meant = found.meant
    if found.shared_as == "ask":
        return Ask(text=text)
    if found.shared_as == "question":
        return Question(text=meant.get("question", text), own=meant.get("own_answer", text))
    if found.shared_as == "appreciation":
        return None if too_many_words(text) else Appreciation(text=text)
    if found.shared_as == "boundary":
        return Boundary(
            fine=meant.get("fine", ""), not_fine=meant.get("not_fine", text), will_do=meant.get("will_do", text)
        )
    return Shared(practice=found.practice, text=text, wish=next((one for one in WISHES if one == wish), "listen"))
