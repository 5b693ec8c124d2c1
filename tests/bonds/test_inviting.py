"""Inviting and accepting: once, within a day, by hand, and nothing written before is shown."""

import re

import pytest

from tests.bonds.people import Friend
from tests.people import HERE, Cast

NOT_AN_INVITE = "does not open anything"


def spaces_of(cast: Cast) -> int:
    return int(cast.rows("SELECT count(*) FROM members")[0][0])


def test_they_share_after_she_accepted_and_not_before(ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    assert "/invitation" in " ".join(ada.get("/between").links())
    assert mara.joins(ada).location == f"/between/{mara.person(ada)}"
    shared = ada.says("I worry about the rent.", mara)
    assert "the rent" in mara.opens(shared).text


@pytest.mark.parametrize("form", ["token", "link", "sentence"])
def test_the_link_opens_however_it_is_pasted(ada: Friend, mara: Friend, form: str) -> None:
    token = ada.invites(mara)
    link = f"{HERE}/join#{token}"
    pasted = {"token": token, "link": link, "sentence": f"look at this: {link}\r\n"}[form]
    assert "Ada" in mara.looks_at(pasted).text
    assert mara.accepts(pasted, "Ada").status == 303


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("typed", [str.lower, str.upper, lambda words: words.replace(" ", ",\n ")])
def test_twelve_words_open_it_in_both_languages(cast: Cast, mara: Friend, language: str, typed: object) -> None:
    ada = Friend.comes(cast, "Ada", language)
    ada.invites(mara)
    words = ada.spoken(mara)
    assert bool(re.search("[а-я]", words)) == (language == "ru")
    assert mara.accepts(typed(words), "Ada").status == 303


def test_the_code_on_the_page_is_a_drawing_and_the_secret_is_in_no_address(ada: Friend, mara: Friend) -> None:
    token = ada.invites(mara)
    page = ada.get(f"/between/{ada.person(mara)}/invitation")
    assert page.html.count("<svg") >= 1
    assert token not in " ".join([*page.links(), *(form.action for form in page.forms)])


def test_looking_accepts_nothing(cast: Cast, ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    sealed = "SELECT ring FROM accounts UNION SELECT sealed FROM profiles UNION SELECT sealed FROM agreements"
    before = cast.rows(sealed)
    for _ in range(3):
        assert "Ada" in mara.looks_at(ada.token).text
    assert (cast.rows(sealed), spaces_of(cast)) == (before, 1)
    assert "Ada" not in mara.get("/between").text
    assert mara.joins(ada).status == 303


def test_it_opens_once(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    ada.shares_with(mara)
    for late in (ben, mara):
        for refused in (late.looks_at(ada.token), late.accepts(ada.token, "Ada")):
            assert (refused.status, "/join" in refused.form("/join").action) == (422, True)
    assert mara.get("/between").text.count("Ada") == ben.get("/between").text.count("Ada") + 1
    assert spaces_of(cast) == 2


def test_two_who_accept_at_once_are_one(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    ada.invites(mara)
    both = cast.at_once(lambda: mara.accepts(ada.token, "Ada"), lambda: ben.accepts(ada.token, "Ada"))
    assert sorted(page.status for page in both) == [303, 422]
    assert spaces_of(cast) == 2


@pytest.mark.parametrize(("seconds", "opens"), [(-1, True), (0, False), (1, False)])
def test_it_opens_for_a_day(cast: Cast, ada: Friend, mara: Friend, seconds: int, opens: bool) -> None:
    ada.invites(mara)
    cast.clock.forward(hours=24, seconds=seconds)
    assert mara.signs_in().status == 303
    assert (mara.looks_at(ada.token).status, mara.accepts(ada.token, "Ada").status) == (
        (200, 303) if opens else (422, 422)
    )


def test_a_new_one_replaces_the_old_one(cast: Cast, ada: Friend, mara: Friend) -> None:
    old = ada.invites(mara)
    new = ada.invites(mara)
    assert old != new
    assert mara.looks_at(old).status == 422
    assert mara.accepts(new, "Ada").status == 303
    assert cast.rows("SELECT * FROM invitations") == []


def test_ones_own_opens_nothing(cast: Cast, ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    assert [ada.looks_at(ada.token).status, ada.accepts(ada.token, "Me").status] == [422, 422]
    assert mara.joins(ada).status == 303


def test_every_reason_it_does_not_open_gets_the_same_bytes(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    """Used, over, replaced, taken back by leaving, never there, nonsense, already in it, one's own."""
    ada.invites(ben)
    used = ada.token
    ben.joins(ada)
    replaced = ada.invites(mara)
    gone = ada.invites(mara)
    ada.leaves(mara, saying_so=True)
    over = ada.invites("Jonas")
    ben.invites("Jonas")
    own = ben.token
    cast.clock.forward(hours=24)
    invitations = {
        "used": used, "replaced": replaced, "gone": gone, "over": over, "never": "A" * 21 + "w", "own": own,
        "nonsense": "not an invitation", "empty": "", "long": "x" * 5000,
    }  # fmt: skip
    assert ben.signs_in().status == 303
    looked = {name: plain(ben.looks_at(token), token) for name, token in invitations.items()}
    taken = {name: plain(ben.accepts(token, "Ada"), token) for name, token in invitations.items()}
    assert looked["used"][0] == 422
    for name in invitations:
        assert (looked[name], taken[name]) == (looked["used"], looked["used"]), name


def plain(page: object, typed: str) -> tuple[object, ...]:
    """An answer without what was typed, which stays in its field."""
    status, body, headers = page.normalised()
    kept = [header for header in headers if header[0] != "content-length"]
    return status, re.sub(r"(<textarea[^>]*>)[^<]*", r"\1", body), kept


def test_somebody_who_is_in_it_already_gets_that_answer_too(ada: Friend, mara: Friend, ben: Friend) -> None:
    """Mara still holds the former key: a new offer for the same space never moves her on by itself."""
    ada.shares_with(mara)
    ada.invites(mara)
    for refused in (mara.looks_at(ada.token), mara.accepts(ada.token, "Ada")):
        assert refused.status == 422
    assert ben.accepts(ada.token, "Ada").status == 303


@pytest.mark.parametrize("state", ["anonymous", "locked"])
def test_accepting_needs_an_unlocked_account(cast: Cast, ada: Friend, mara: Friend, state: str) -> None:
    ada.invites(mara)
    if state == "locked":
        mara.locks()
    who = mara if state == "locked" else cast.visitor()
    expected = 403 if state == "locked" else 404
    assert who.get("/join").status == 200
    assert who.post("/join", {"invitation": ada.token}).status == expected
    assert who.post("/join/acceptance", {"invitation": ada.token, "name": "Ada"}).status == expected
    assert spaces_of(cast) == 1
    if state == "locked":
        mara.unlocks()
    else:
        mara.signs_in()
    assert mara.joins(ada).status == 303


def test_an_invitation_survives_the_lock(ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    mara.locks()
    locked = mara.looks_at(ada.token)
    again = mara.post("/unlock", locked.form("/unlock").filled({"passphrase": mara.passphrase}))
    assert ("invitation", ada.token) in again.form("/join").fields


def test_nothing_written_before_is_exposed(ada: Friend, mara: Friend) -> None:
    entries = [ada.does("journal"), ada.does("one-honest-sentence")], [mara.does("journal")]
    ada.shares_with(mara)
    assert [mara.get(f"/entries/{entry}").status for entry in entries[0]] == [404, 404]
    assert ada.get(f"/entries/{entries[1][0]}").status == 404
    for reader, other in ((ada, mara), (mara, ada)):
        page = reader.between(other)
        assert not [link for link in page.links() if link.startswith("/shares/")]


def test_the_name_is_ones_own_and_nobody_elses(ada: Friend, mara: Friend) -> None:
    ada.invites(mara)
    assert mara.accepts(ada.token, "Адушка").status == 303
    assert "Адушка" in mara.get("/between").text
    assert "Адушка" not in ada.get("/between").text


@pytest.mark.parametrize("name", ["", "x" * 41, "A\u0007"])
def test_a_name_that_does_not_fit_is_the_one_they_said(ada: Friend, mara: Friend, name: str) -> None:
    ada.invites(mara)
    assert mara.accepts(ada.token, name).status == 303
    assert "Ada" in mara.get("/between").text


def test_a_full_list_is_said_and_uses_nothing_up(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    for number in range(49):
        mara.names(f"Person {number}")
    ada.invites(mara)
    assert mara.accepts(ada.token, "Ada").status == 422
    assert spaces_of(cast) == 1
    assert ben.accepts(ada.token, "Ada").status == 303


def test_a_damaged_profile_uses_nothing_up(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    ada.invites(mara)
    cast.alters(
        "UPDATE profiles SET sealed = ? WHERE account_id = (SELECT id FROM accounts WHERE login = 'Mara')", bytes(300)
    )
    assert mara.accepts(ada.token, "Ada").status == 422
    assert spaces_of(cast) == 1
    assert ben.accepts(ada.token, "Ada").status == 303


def test_inviting_twice_at_once_leaves_one_that_opens(cast: Cast, ada: Friend, mara: Friend) -> None:
    where = f"/between/{ada.person(mara)}/invitation"
    both = cast.at_once(lambda: ada.post(where), lambda: ada.post(where))
    assert [page.status for page in both] == [303, 303]
    assert len(cast.rows("SELECT * FROM invitations")) == 1
    ada.token = ada.token_of(ada.get(where))
    assert mara.joins(ada).status == 303


def test_the_secret_stands_in_no_row(cast: Cast, ada: Friend, mara: Friend) -> None:
    token = ada.invites(mara)
    stored = b"".join(file.read_bytes() for file in cast.folder.iterdir() if file.is_file())
    assert token.encode() not in stored


@pytest.mark.parametrize(("name", "kind"), [("", "therapist"), ("x" * 41, ""), ("Ines", "x" * 41)])
def test_a_supporter_whose_name_does_not_fit_is_not_kept(ada: Friend, name: str, kind: str) -> None:
    before = ada.get("/between").text
    ada.post("/supporters", {"name": name, "kind": kind})
    assert ada.get("/between").text == before


def test_an_id_of_ones_own_making_goes_into_no_address(ada: Friend) -> None:
    made = ada.post("/supporters", {"id": "../../words", "name": "Ines"})
    assert re.fullmatch(r"/between/[0-9a-f-]{36}/invitation", made.location)
