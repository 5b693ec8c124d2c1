"""The cast with somebody to share with: what two people do with each other, as verbs.

`ada.invites(mara)`, `mara.joins(ada)`, `ada.shares(entry, mara, wish="listen")`, `mara.reflects(shared, "…")`.
"""

import re
from collections.abc import Mapping
from typing import Self
from urllib.parse import unquote

from tests.pages import Page
from tests.people import ANSWERS, Cast, Somebody

TERMS = ("private", "no_names", "no_old_mistakes", "one_issue", "time_outs")
EVERYTHING: Mapping[str, object] = dict.fromkeys(TERMS, "yes")

# What the practices for two are answered with where a test does not care.
FOR_TWO: Mapping[str, Mapping[str, object]] = {
    "ask": {"expected": "That they notice", "wanted": "an evening with you", "share": "keep"},
    "appreciation": {"appreciation": "You waited for me at the station"},
    "boundary": {
        "fine": "A loud song", "not-fine": "Shouting at me", "will-do": "I go out for a walk", "share": "keep",
    },
    "turned-round": {"question": "What moved you lately?", "own-answer": "The letter from home", "share": "keep"},
}  # fmt: skip


class Friend(Somebody):
    """Somebody of the cast who may be invited, and what they do with the people they share with."""

    def __init__(self, cast: Cast, name: str, passphrase: str, language: str = "en") -> None:
        super().__init__(cast, name, passphrase, language)
        self.people: dict[str, str] = {}
        self.token = self.entry = ""

    @classmethod
    def comes(cls, cast: Cast, name: str, language: str = "en") -> Self:
        """Sign up, up to Today."""
        known = cast.signs_up(name, language)
        friend = cls.holding(cast, name, dict(known.cookies), known.passphrase)
        friend.language, friend.code = language, known.code
        return friend

    @classmethod
    def holding(cls, cast: Cast, name: str, cookies: Mapping[str, str], passphrase: str = "") -> Self:
        """The person whose browser holds these cookies."""
        friend = cls(cast, name, passphrase)
        for key, value in cookies.items():
            friend.cookies.set(key, value, domain="toward.test")
        return friend

    def person(self, other: "Friend | str") -> str:
        """The id of somebody in one's own list; they are put there when they are not."""
        name = other if isinstance(other, str) else other.name
        if name not in self.people:
            assert self.names(name).status == 303
            self.people[name] = self.someone
        return self.people[name]

    # A bond

    def invites(self, other: "Friend | str", **terms: object) -> str:
        """Make an invitation, everything ticked unless said otherwise; returns its token."""
        where = f"/between/{self.person(other)}/invitation"
        form = self.get(where + "?again=yes").form(where)
        made = self.post(where, [pair for pair in form.fields if terms.get(pair[0], True)])
        assert made.status == 303, made.text
        self.token = self.token_of(self.get(where))
        return self.token

    def token_of(self, page: Page) -> str:
        """What the link on the page of an invitation carries."""
        found = re.search(r'value="[^"]*/join#([^"]+)"', page.html)
        assert found, page.text
        return unquote(found[1])

    def spoken(self, other: "Friend") -> str:
        """The twelve words of the invitation that is out."""
        page = self.get(f"/between/{self.person(other)}/invitation")
        words = re.findall(r"<li>(\w+)</li>", page.html.partition('class="spoken"')[2])
        assert len(words) == 12, page.text
        return " ".join(words)

    def looks_at(self, invitation: str) -> Page:
        """See who asks."""
        return self.post("/join", {"invitation": invitation})

    def accepts(self, invitation: str, name: str, **terms: object) -> Page:
        """Send the form that accepts, without a look at what it offers."""
        made = self.post("/join/acceptance", {"invitation": invitation, "name": name} | ticked(terms))
        if made.status == 303:
            self.people[name] = made.location.rpartition("/")[2]
        return made

    def joins(self, other: "Friend", **terms: object) -> Page:
        """Look at the invitation somebody has made, and accept it."""
        seen = self.looks_at(other.token)
        assert seen.status == 200, seen.text
        assert other.name in seen.text
        form = seen.form("/join/acceptance").filled({"name": other.name})
        kept = [(name, value) for name, value in form if name not in terms]
        made = self.post("/join/acceptance", kept + [(name, "yes") for name, tick in terms.items() if tick])
        assert made.status == 303, made.text
        self.people[other.name] = made.location.rpartition("/")[2]
        return made

    def shares_with(self, other: "Friend") -> None:
        """Invite somebody and have them join: both have ticked everything."""
        self.invites(other)
        other.joins(self)

    def gets_help_from(self, other: "Friend") -> None:
        """Invite a supporter, and have them join."""
        made = self.post("/supporters", {"name": other.name, "kind": "therapist"})
        assert made.status == 303, made.text
        self.people[other.name] = made.location.split("/")[2]
        self.shares_with(other)

    def agrees(self, other: "Friend", **terms: object) -> Page:
        """Tick the agreement: everything, unless said otherwise."""
        return self.post(f"/between/{self.person(other)}/agreement", ticked(terms))

    def rests(self, other: "Friend", paused: bool = True) -> Page:
        """Pause the bond, or come back."""
        return self.post(f"/between/{self.person(other)}/rest", {"paused": "yes" if paused else "no"})

    def leaves(self, other: "Friend", *, saying_so: bool = False, withdrawing: bool = False) -> Page:
        """Leave, quietly unless said otherwise; for a supporter's space of one's own: end it."""
        form = {"how": "say" if saying_so else "quiet"} | ({"withdraw": "yes"} if withdrawing else {})
        return self.post(f"/between/{self.person(other)}/leaving", form)

    dismisses = leaves

    def between(self, other: "Friend", query: str = "") -> Page:
        """The page of one bond."""
        return self.get(f"/between/{self.person(other)}{query}")

    # Sharing

    def notices_a_bid(self) -> str:
        """Two taps; returns the entry's id."""
        draft = self.begins_a("bids")
        assert self.post(f"/drafts/{draft}/1", {"bid": "noticed", "sort": "joke", "go": "next"}).status == 303
        last = self.post(f"/drafts/{draft}/2", {"turned": "toward", "go": "next"})
        assert last.location == f"/entries/{draft}/done", last.text
        return draft

    def goes_through(self, draft: str, practice: str, *, until: int = 0, **answers: object) -> Page:
        """Answer screen after screen, also of a practice for two."""
        given = {name.replace("-", "_"): value for name, value in FOR_TWO.get(practice, {}).items()} | answers
        return super().goes_through(draft, practice if practice in ANSWERS else "journal", until=until, **given)

    def chooses(self, entry: str, other: "Friend", wish: str = "listen", parts: list[int] | None = None) -> Page:
        """Say whom, which part and which wish: the words as the other will see them."""
        form = self.get(f"/entries/{entry}/share").form(f"/entries/{entry}/share")
        answers: dict[str, object] = {"whom": self.person(other), "wish": wish}
        return self.post(form.action, form.filled(answers | ({} if parts is None else {"part": parts})))

    def shares(self, entry: str, other: "Friend", wish: str = "listen", **more: object) -> str:
        """Share an entry; returns the id of what now stands between the two."""
        form = self.chooses(entry, other, wish).form("/shares").filled(more)
        shared = self.post("/shares", form)
        assert shared.status == 303, shared.text
        return shared.location.rpartition("/")[2]

    def says(self, words: str, other: "Friend", wish: str = "listen") -> str:
        """Write something and share it."""
        return self.shares(self.does("one-honest-sentence", sentence=words), other, wish)

    def withdraws(self, shared: str) -> Page:
        """Take something of one's own back."""
        return self.post(f"/shares/{shared}/withdrawal")

    def edits(self, shared: str, words: str) -> Page:
        """Put it better."""
        return self.post(f"/shares/{shared}/edition", {"text": words})

    # Receiving

    def opens(self, shared: str) -> Page:
        """Go from the card to the words."""
        return self.follows(self.post(f"/shares/{shared}/reading"))

    def sees(self, shared: str) -> Page:
        """The page of something shared, as it now is for this person."""
        return self.get(f"/shares/{shared}")

    def may(self, shared: str) -> set[str]:
        """What this person may do next there."""
        forms = self.sees(shared).forms
        return {form["act"] for form in forms if form.action == f"/shares/{shared}/answers"}

    def turns(self, shared: str, act: str, text: str = "", **more: str) -> Page:
        """Any turn, whether or not the page offers it.  It takes a second, as nobody says two things at once."""
        self.cast.clock.forward(seconds=1)
        return self.post(f"/shares/{shared}/answers", {"act": act, "text": text} | more)

    def reflects(self, shared: str, text: str = "You worry about it.") -> Page:
        """Say back what was heard."""
        return self.turns(shared, "reflection", text)

    def confirms(self, shared: str) -> Page:
        """Say: yes, that is it."""
        return self.turns(shared, "verdict", right="yes")

    def corrects(self, shared: str, text: str = "It is more than that.") -> Page:
        """Say: not quite."""
        return self.turns(shared, "verdict", text, right="no")

    def validates(self, shared: str, text: str = "Anyone would.") -> Page:
        """Say why it makes sense."""
        return self.turns(shared, "validation", text)

    def discloses(self, shared: str, text: str = "I know that from myself.") -> Page:
        """Offer something of one's own."""
        return self.turns(shared, "disclosure", text)

    def replies(self, shared: str, text: str = "I read it.") -> Page:
        """Answer in plain words."""
        return self.turns(shared, "reply", text)

    def answers(self, shared: str, how: str, text: str = "") -> Page:
        """Yes, no or another way."""
        return self.turns(shared, "answered", text, how=how)


def ticked(terms: Mapping[str, object]) -> dict[str, object]:
    """An agreement as a form: everything but what is said to be left out."""
    return {name: "yes" for name in TERMS if terms.get(name, True)}
