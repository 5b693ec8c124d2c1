"""Coming together: by a link that leads on, by words said aloud, with an agreement; and somebody who only helps."""

import pytest

from tests.e2e.conftest import Somebody
from tests.e2e.friend import PAIRS
from tests.e2e.places import Place
from tests.e2e.words import Language

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_twelve_words_said_aloud(place: Place, somebody: Somebody, first: Language, second: Language) -> None:
    """Said in the one's language, typed on the phone of the other; used once."""
    ada, mara = somebody(place, first), somebody(place, second)
    ada.settles_in(f"Ada aloud {first}")
    mara.settles_in(f"Mara aloud {first}")
    ada.invites()
    words = ada.says_the_words()
    mara.types_invitation(words.upper().replace(",", ""))
    mara.accepts()
    assert mara.page.locator(".card.shared, .empty").count() == 1
    jo = somebody(place, second)
    jo.settles_in(f"Jo aloud {first}")
    jo.types_invitation(words)
    jo.presses("form[action='/join'] button.btn")
    assert jo.refusals() and jo.written("invitation") == words, "an invitation opens once"


def test_a_link_leads_on_after_signing_in(place: Place, somebody: Somebody) -> None:
    ada, mara = somebody(place), somebody(place)
    mara.settles_in("Mara of old")
    mara.goes("/settings")
    mara.presses("form[action='/sign-out'] button")
    ada.settles_in("Ada of old")
    mara.page.goto(ada.invites())
    mara.presses("main a[data-carries][href*='/sign-in']")
    mara.writes("name", "Mara of old")
    mara.writes("passphrase", mara.passphrase)
    mara.presses("form[action='/sign-in'] button.btn")
    mara.page.wait_for_url("**/join")
    mara.accepts()
    assert "#" not in mara.page.url


def test_nothing_is_shared_before_both_agree(place: Place, somebody: Somebody) -> None:
    ada, mara = somebody(place), somebody(place)
    ada.settles_in("Ada agrees")
    mara.comes_by(ada.invites(), "Mara agrees")
    mara.accepts(without=["one_issue"])
    entry = ada.writes_an_honest_sentence()
    ada.goes(f"{entry}/share")
    ada.presses("form[action$='/share'] button.btn")
    assert ada.refusals()
    ada.presses("main .refusal a")
    assert not ada.page.is_checked("[name=one_issue]"), "as the other has ticked it"
    ada.presses("form[action$='/agreement'] button.btn:not(.quiet)")
    assert ada.shares(entry, "know")


def test_somebody_who_helps_sees_only_the_copy(place: Place, somebody: Somebody) -> None:
    ada, jo = somebody(place), somebody(place)
    ada.settles_in("Ada is helped")
    private = ada.writes_an_honest_sentence(ada.words.page)
    entry = ada.writes_an_honest_sentence()
    ada.goes("/between")
    ada.page.locator("#helper > summary").click()
    ada.writes("name", "Jo")
    ada.presses("form[action='/supporters'] button.btn")
    ada.bond = ada.path.removesuffix("/invitation")
    assert ada.page.locator("[name=no_names]").count() == 0, "there are no fights to be fair in"
    ada.presses("form[action$='/invitation'] button.btn")
    jo.comes_by(ada.page.input_value("#link"), "Jo who helps")
    jo.accepts()
    thread = ada.shares(entry, "listen")
    jo.goes(jo.bond)
    jo.presses(f"a[href='{thread}']")
    jo.reads_on()
    assert ada.words.honest in jo.text and ada.words.person not in jo.page.content()
    assert jo.page.locator(".turn-form").count() == 0
    for path in (private, entry, f"{ada.bond}", "/mine"):
        jo.goes(path)
        assert ada.words.page not in jo.page.content() and ada.words.honest not in jo.page.content()
    ada.goes(f"{ada.bond}/leaving")
    ada.presses("form[action$='/leaving'] button.btn:not(.quiet)")
    jo.goes(thread)
    assert ada.words.honest not in jo.page.content(), "removed at once"
