"""A server that cheats with rows: what it plants, replays, moves or swaps is refused, damaged, or not there.

It may write any row and knows every public thing; it has no secret of an invitation and no key.  Beside every attack
stands its control: the same act, done by the one who may.
"""

from datetime import timedelta

import pytest

from tests.bonds.people import Friend
from tests.people import Cast
from toward.core.sharing import Shared, Terms, encode
from toward.people.signins import SIGN_IN_COOKIE, Unlocked, look_up
from toward.spaces.entries import write_entry
from toward.spaces.ids import new_id
from toward.vault import (
    Keyring,
    Offer,
    Place,
    entry_key,
    invite_hash,
    invite_token,
    new_invite_secret,
    new_key,
    seal,
    seal_invite,
)

WORDS = "I worry about the rent."


def unlocked(person: Friend) -> Unlocked:
    """Somebody with their keys in hand."""
    with person.cast.store.read() as session:
        found = look_up(session, dict(person.cookies)[SIGN_IN_COOKIE], person.cast.clock())
    assert isinstance(found, Unlocked)
    return found


def space_of(cast: Cast) -> str:
    """The one space of two."""
    ((space,),) = cast.rows("SELECT DISTINCT space_id FROM members")
    return str(space)


def plants_an_invitation(cast: Cast, secret: bytes, offer: Offer) -> str:
    """A row of the server's own making; returns the token of its secret."""
    row = new_id(cast.clock())
    cast.alters("DELETE FROM invitations WHERE space_id = ?", offer.space)
    until = (cast.clock() + timedelta(hours=24)).replace(tzinfo=None).isoformat(" ", "microseconds")
    cast.alters(
        "INSERT INTO invitations (id, space_id, secret_hash, sealed, expires_at) VALUES (?, ?, ?, ?, ?)",
        row, offer.space, invite_hash(secret), seal_invite(secret, offer, row), until,
    )  # fmt: skip
    return invite_token(secret)


def plants_an_entry(cast: Cast, space: str, author: str, key: bytes, words: str) -> str:
    """Words in somebody's name, sealed under a key the server has."""
    ring = Keyring(personal="", keys={space: {1: key}}, current={space: 1})
    entry, said = new_id(cast.clock()), Shared(practice="journal", text=words, wish="know")
    with cast.store.write() as session:
        write_entry(
            session, ring, entry_id=entry, space=space, author=author, day=cast.clock().date(), plain=encode(said)
        )
    return entry


# A planted key


def test_words_under_a_key_that_nobody_accepted_are_damaged(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    space, writer = space_of(cast), unlocked(mara).account_id
    planted = plants_an_entry(cast, space, writer, new_key(), "Send me your passphrase.")
    known = plants_an_entry(cast, space, writer, unlocked(mara).ring.key(space, 1), "The control.")
    assert "passphrase." not in ada.opens(planted).text
    assert "damaged" in ada.sees(planted).text
    assert "The control." in ada.opens(known).text


@pytest.mark.parametrize("epoch", [1, 2])
def test_an_offer_for_a_space_one_holds_is_refused(cast: Cast, both: tuple[Friend, Friend], epoch: int) -> None:
    """The server invites Mara into the bond she is in, with a key of its own, by a secret of its own."""
    ada, mara = both
    inviter, space = unlocked(ada).account_id, space_of(cast)
    before = cast.rows("SELECT ring, ring_version FROM accounts")
    token = plants_an_invitation(cast, new_invite_secret(), Offer(space, epoch, new_key(), "bond", inviter, "Ada"))
    assert (mara.looks_at(token).status, mara.accepts(token, "Ada").status) == (422, 422)
    assert cast.rows("SELECT ring, ring_version FROM accounts") == before
    assert WORDS in mara.opens(ada.says(WORDS, mara)).text


def test_an_offer_for_ones_own_space_is_refused(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    me = unlocked(mara)
    cast.alters(
        "INSERT INTO members (space_id, account_id, role) VALUES (?, ?, 'member')",
        me.ring.personal, unlocked(ada).account_id,
    )  # fmt: skip
    offer = Offer(me.ring.personal, 2, new_key(), "bond", unlocked(ada).account_id, "Ada")
    token = plants_an_invitation(cast, new_invite_secret(), offer)
    assert (mara.looks_at(token).status, mara.accepts(token, "Ada").status) == (422, 422)
    assert mara.does("journal")


def test_an_offer_in_the_name_of_somebody_who_does_not_belong_is_refused(
    cast: Cast, both: tuple[Friend, Friend], ben: Friend
) -> None:
    """Even with the true key: who has left, or never was there, invites nobody."""
    ada, _ = both
    space = space_of(cast)
    key, secret = unlocked(ada).ring.key(space, 1), new_invite_secret()
    stranger = plants_an_invitation(cast, secret, Offer(space, 1, key, "bond", unlocked(ben).account_id, "Ben"))
    jonas = Friend.comes(cast, "Jonas")
    assert (jonas.looks_at(stranger).status, jonas.accepts(stranger, "Ben").status) == (422, 422)
    control = plants_an_invitation(cast, secret, Offer(space, 1, key, "bond", unlocked(ada).account_id, "Ada"))
    assert jonas.looks_at(control).status == 200


# A planted or replayed invitation


def test_a_row_without_the_secret_opens_for_nobody(cast: Cast, ada: Friend, mara: Friend) -> None:
    """The server copies the seal into rows of its own: found by another hash, or under another id."""
    ada.invites(mara)
    ((row, sealed),) = cast.rows("SELECT id, sealed FROM invitations")
    for statement, values in [
        ("UPDATE invitations SET secret_hash = ?", (invite_hash(secret := new_invite_secret()),)),
        ("UPDATE invitations SET id = ?", (new_id(cast.clock()),)),
        ("UPDATE invitations SET sealed = ?", (sealed[:-1] + bytes([sealed[-1] ^ 1]),)),
    ]:
        ((before,),) = cast.rows("SELECT secret_hash FROM invitations")
        assert cast.alters(statement, *values) == 1
        assert (mara.looks_at(ada.token).status, mara.accepts(ada.token, "Ada").status) == (422, 422), statement
        assert mara.looks_at(invite_token(secret)).status == 422
        cast.alters("UPDATE invitations SET id = ?, secret_hash = ?, sealed = ?", row, before, sealed)
    assert mara.joins(ada).status == 303


def test_the_row_of_another_space_gives_the_key_of_its_own(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    """What an invitation offers stands inside its seal: the column that names a space has no say."""
    ada.invites(mara)
    ben.invites("Jonas")
    ((hers,),) = cast.rows("SELECT space_id FROM members JOIN accounts ON accounts.id = account_id WHERE login = 'Ben'")
    own = cast.rows("SELECT space_id FROM invitations WHERE space_id != ?", hers)[0][0]
    cast.alters("DELETE FROM invitations WHERE space_id = ?", hers)
    cast.alters("UPDATE invitations SET space_id = ?", hers)
    assert mara.joins(ada).status == 303
    assert set(unlocked(mara).ring.keys) == {unlocked(mara).ring.personal, own}


def test_a_used_invitation_put_back_adds_nobody_twice(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    ada.invites(mara)
    (row,) = cast.rows("SELECT id, space_id, secret_hash, sealed, expires_at FROM invitations")
    mara.joins(ada)
    cast.alters("INSERT INTO invitations VALUES (?, ?, ?, ?, ?)", *row)
    before = cast.rows("SELECT ring FROM accounts"), mara.get("/between").text
    assert (mara.looks_at(ada.token).status, mara.accepts(ada.token, "Ada").status) == (422, 422)
    assert (cast.rows("SELECT ring FROM accounts"), mara.get("/between").text) == before
    assert ben.looks_at(ada.token).status == 200  # the control: whoever has the secret, which the server has not


def test_an_old_invitation_put_back_gives_an_old_key_alone(cast: Cast, ada: Friend, mara: Friend, ben: Friend) -> None:
    """Its secret and its row were both kept: what is written from the next epoch on stays closed."""
    old = ada.invites(mara)
    (row,) = cast.rows("SELECT id, space_id, secret_hash, sealed, expires_at FROM invitations")
    ada.invites(mara)
    mara.joins(ada)
    shared = ada.says(WORDS, mara)
    cast.alters("INSERT INTO invitations VALUES (?, ?, ?, ?, ?)", *row)
    assert ben.accepts(old, "Ada").status == 303
    assert ben.sees(shared).status == 404
    assert WORDS not in ben.between("Ada").html
    assert WORDS in mara.opens(shared).text


# A planted or moved agreement


def ready(ada: Friend, mara: Friend) -> bool:
    form = {"entry": ada.does("journal"), "whom": ada.person(mara), "text": "Something."}
    return ada.post("/shares", form).status == 303


def test_nobody_agrees_for_another(cast: Cast, both: tuple[Friend, Friend]) -> None:
    """Mara has ticked something else; the server writes that she has not."""
    ada, mara = both
    space, hers = space_of(cast), unlocked(mara).account_id
    mine = cast.rows("SELECT sealed FROM agreements WHERE account_id != ?", hers)[0][0]
    mara.agrees(ada, private=False)
    (kept,) = cast.rows("SELECT sealed FROM agreements WHERE account_id = ?", hers)
    place = Place("agreements", hers, space, 1, hers, "terms/1")
    for sealed in (mine, seal(entry_key(new_key()), b"{}", place), b"", bytes(300)):
        cast.alters("UPDATE agreements SET sealed = ? WHERE account_id = ?", sealed, hers)
        assert not ready(ada, mara)
    cast.alters("UPDATE agreements SET sealed = ? WHERE account_id = ?", kept[0], hers)
    assert not ready(ada, mara)
    ada.agrees(mara, private=False)
    assert ready(ada, mara)


def test_what_was_agreed_under_an_old_key_counts_no_more(cast: Cast, both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    hers = cast.rows("SELECT * FROM agreements WHERE account_id = ?", unlocked(mara).account_id)[0]
    ada.invites(mara)
    assert not ready(ada, mara)
    cast.alters("INSERT INTO agreements (space_id, account_id, epoch, sealed) VALUES (?, ?, ?, ?)", *hers)
    cast.alters("INSERT INTO members (space_id, account_id, role) VALUES (?, ?, 'member')", hers[0], hers[1])
    assert not ready(ada, mara)
    cast.alters("DELETE FROM members WHERE account_id = ?", hers[1])
    assert ben.accepts(ada.token, "Ada").status == 303
    cast.alters("DELETE FROM agreements WHERE account_id = ?", hers[1])
    assert ready(ada, mara)


def test_the_agreement_is_what_its_seal_says(cast: Cast, both: tuple[Friend, Friend]) -> None:
    """The control of the last two: sealed with the key, by her, it counts."""
    ada, mara = both
    space, hers = space_of(cast), unlocked(mara).account_id
    mara.agrees(ada, private=False)
    key, place = unlocked(mara).ring.key(space, 1), Place("agreements", hers, space, 1, hers, "terms/1")
    terms = b'{"private":true,"no_names":true,"no_old_mistakes":true,"one_issue":true,"time_outs":true}'
    cast.alters("UPDATE agreements SET sealed = ? WHERE account_id = ?", seal(entry_key(key), terms, place), hers)
    assert Terms().private
    assert ready(ada, mara)


# A planted or swapped member


def test_a_planted_member_reads_nothing_and_is_told_nothing_else(
    cast: Cast, both: tuple[Friend, Friend], ben: Friend
) -> None:
    ada, mara = both
    shared = ada.says(WORDS, mara)
    cast.alters(
        "INSERT INTO members (space_id, account_id, role) VALUES (?, ?, 'member')",
        space_of(cast), unlocked(ben).account_id,
    )  # fmt: skip
    for path in ("/today", "/between", f"/shares/{shared}"):
        assert WORDS not in ben.get(path).html
    assert ben.sees(shared).status == 404
    assert not ready(ada, mara)  # somebody there has not agreed: nothing more is shared
    cast.alters("DELETE FROM members WHERE account_id = ?", unlocked(ben).account_id)
    assert ready(ada, mara)


def test_swapped_members_swap_no_keys(cast: Cast, both: tuple[Friend, Friend], ben: Friend) -> None:
    ada, mara = both
    ben.shares_with(jonas := Friend.comes(cast, "Jonas"))
    one, two = ada.says(WORDS, mara), ben.says("Theirs.", jonas)
    first, second = unlocked(mara).account_id, unlocked(jonas).account_id
    cast.alters("UPDATE members SET account_id = 'nobody' WHERE account_id = ?", first)
    cast.alters("UPDATE members SET account_id = ? WHERE account_id = ?", first, second)
    cast.alters("UPDATE members SET account_id = ? WHERE account_id = 'nobody'", second)
    assert (mara.sees(two).status, jonas.sees(one).status) == (404, 404)
    assert (ready(ada, mara), ready(ben, jonas)) == (False, False)
    assert WORDS in mara.opens(one).text
    assert mara.may(one) == set()
