"""Practise: the catalogue, by what it is for."""

from datetime import datetime
from typing import Any

from litestar import Request, Response, get

from toward.catalogue import Catalogue
from toward.people.access import Me, Now
from toward.people.signins import Unlocked
from toward.practice.spoken import foreign, spoken
from toward.practice.today import Offer
from toward.spaces.ids import new_id
from toward.web.pages import page
from toward.web.threads import in_thread


@get("/practise")
@in_thread
def practise(request: Request[Any, Any, Any], me: Me, now: Now) -> Response[Any]:
    """Every practice that can be begun, on its shelf."""
    catalogue: Catalogue = request.app.state.catalogue
    shelves = []
    for purpose, names in catalogue.purposes.items():
        offers = [
            _offer(practice.id, me, catalogue, now)
            for practice in catalogue.practices.values()
            if practice.purpose == purpose
        ]
        shelves.append((names[me.language], offers))
    return page(request, "practice/practise.html", me=me, place="practise", shelves=shelves)


def _offer(practice_id: str, me: Unlocked, catalogue: Catalogue, now: datetime) -> Offer:
    practice, texts = catalogue.practices[practice_id], catalogue.texts(practice_id, me.language)
    language = foreign(catalogue, practice_id, me.language)
    return Offer(
        draft_id=new_id(now),
        practice=practice_id,
        stage=next(iter(practice.stages)),
        title=spoken(texts.title, language),
        says=spoken(texts.summary, language),
        minutes=practice.minutes,
        reason=spoken(texts.why, language),
        added=practice_id in catalogue.added,
        language=language,
    )


ROUTES = [practise]
