"""A bond's life at random, over the whole application: nobody reads what they may not, nobody loses what is theirs.

The machine keeps beside the program who was given which key of which space, who belongs to it, and every word that
was said there; after every step it opens every word as every person.
"""

from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.bonds.lives import Bonds, Known, Word
from tests.bonds.living import NAMES
from tests.bonds.people import Friend
from tests.bonds.test_attacks import unlocked
from toward.bonds import acts
from toward.vault import Keyring

people = st.sampled_from(NAMES)


class Lives(Bonds, RuleBasedStateMachine):
    """Rules and what must hold after each."""

    def __init__(self) -> None:
        RuleBasedStateMachine.__init__(self)
        Bonds.__init__(self)

    @initialize()
    def two_share(self) -> None:
        """Most of what matters happens after this; chance alone seldom gets there."""
        self.invites("Ada", self.added("Ada", "Mara"))
        self.accepts("Mara", 0, self.spaces[0].token)
        self.shares("Ada", self.known["Ada"].links[0])

    # What people do

    @precondition(lambda self: len(self.spaces) < 3)
    @rule(name=people, other=people)
    def begins_another(self, name: str, other: str) -> None:
        self.invites(name, self.added(name, other))

    @rule(name=people, data=st.data())
    def invites_anew(self, name: str, data: st.DataObject) -> None:
        if self.known[name].links:
            self.invites(name, data.draw(st.sampled_from(self.known[name].links)))

    @rule(name=people, old=st.booleans(), data=st.data())
    def follows_a_link(self, name: str, old: bool, data: st.DataObject) -> None:
        tokens = [(at, space.token) for at, space in enumerate(self.spaces) if space.token]
        tokens = self.old_tokens if old else tokens
        if tokens:
            self.accepts(name, *data.draw(st.sampled_from(tokens)))

    @rule(name=people, data=st.data())
    def says_something(self, name: str, data: st.DataObject) -> None:
        if self.known[name].links:
            self.shares(name, data.draw(st.sampled_from(self.known[name].links)))

    @precondition(lambda self: self.words)
    @rule(name=people, data=st.data())
    def takes_a_turn(self, name: str, data: st.DataObject) -> None:
        """Whatever the page offers; what it does not offer is refused."""
        root = data.draw(st.sampled_from([word for word in self.words.values() if not word.answer_to]))
        person, text = self.people[name], f"word{next(self.numbers)}"
        if self.reads(name, root):
            person.opens(root.id)
        offered = sorted(person.may(root.id)) if self.reads(name, root) else []
        act = data.draw(st.sampled_from(offered or ["reflection", "verdict"]))
        said = person.turns(root.id, act, text, right="no")
        assert said.status == (303 if offered else 422 if self.reads(name, root) else 404)
        if offered:
            assert self.goes_on(name, root)
            found = self.cast.rows("SELECT id FROM entries WHERE answer_to = ?", root.id)
            (new,) = {entry for (entry,) in found} - set(self.words)
            self.words[new] = Word(new, text, root.space, root.epoch, name, root.id)

    @precondition(lambda self: self.words)
    @rule(name=people, data=st.data())
    def takes_something_back(self, name: str, data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(list(self.words.values())))
        may = word.author == name and word.epoch in self.known[name].epochs.get(word.space, ())
        assert self.people[name].withdraws(word.id).status == (303 if may else 404)
        if may:
            self.forgets([word])

    @precondition(lambda self: self.words)
    @rule(name=people, data=st.data())
    def puts_something_better(self, name: str, data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(list(self.words.values())))
        may = word.author == name and self.goes_on(name, word) and not word.answer_to
        text = f"word{next(self.numbers)}"
        assert self.people[name].edits(word.id, text).status == (303 if may else 404)
        word.text = text if may else word.text

    @rule(name=people, paused=st.booleans(), data=st.data())
    def rests(self, name: str, paused: bool, data: st.DataObject) -> None:
        if self.known[name].links:
            link = data.draw(st.sampled_from(self.known[name].links))
            held = link.space is not None
            assert self.people[name].rests(link.label, paused).status == (303 if held else 404)
            link.paused = paused if held else link.paused

    @rule(name=people, saying_so=st.booleans(), withdrawing=st.booleans(), data=st.data())
    def leaves(self, name: str, saying_so: bool, withdrawing: bool, data: st.DataObject) -> None:
        if self.known[name].links:
            link = data.draw(st.sampled_from(self.known[name].links))
            left = self.people[name].leaves(link.label, saying_so=saying_so, withdrawing=withdrawing)
            assert left.status == 303
            self.gone(name, link, saying_so, withdrawing)

    @rule(name=people)
    def comes_back_with_the_code(self, name: str) -> None:
        """The passphrase is lost, the code is not: everything is there."""
        person = self.people[name]
        new = f"{name} and number {next(self.numbers)} unrelated trombones"
        back = Friend(self.cast, name, new)
        form = {"name": person.name, "code": person.code, "passphrase": new}
        assert back.post("/recover", form).status == 303
        back.name, back.people, back.entry = person.name, person.people, person.entry
        back.writes_down_the_code()
        assert person.get("/today").status == 404
        self.people[name] = back

    @rule(name=people)
    def loses_every_key(self, name: str) -> None:
        """Both are lost: somebody with nothing, under a new name.  The others may invite them, by hand."""
        again = Friend.comes(self.cast, f"{name} {next(self.numbers)}")
        again.entry = again.does("one-honest-sentence", sentence=f"{name} alone knows this.")
        self.people[name], self.known[name] = again, Known()
        for word in self.words.values():
            word.author = f"{name}, before" if word.author == name else word.author
        for space in self.spaces:
            space.members = [f"{name}, before" if member == name else member for member in space.members]
            space.inviter = f"{name}, before" if space.inviter == name else space.inviter

    @rule(hours=st.sampled_from([1, 11, 23]))
    def time_passes(self, hours: int) -> None:
        self.cast.clock.forward(hours=hours)
        for person in self.people.values():
            assert person.signs_in().status == 303
        for space in self.spaces:
            space.hours += hours

    # What must hold after every step

    @invariant()
    def everybody_holds_the_keys_they_were_given(self) -> None:
        for name, known in self.known.items():
            ring = unlocked(self.people[name]).ring
            held = sorted(set(epochs) for space, epochs in ring.keys.items() if space != ring.personal)
            assert held == sorted(known.epochs.values())

    @invariant()
    def every_word_opens_for_those_who_may_and_for_nobody_else(self) -> None:
        for name, person in self.people.items():
            for word in self.words.values():
                page = person.sees(word.answer_to or word.id)
                root = self.words.get(word.answer_to or word.id, word)
                assert (page.status == 200) == self.reads(name, root)
                card = page.status == 200 and "/reading" in page.html
                assert self.shows(page.text, word) == (self.reads(name, root) and not card)

    @invariant()
    def no_page_shows_what_its_reader_may_not_read(self) -> None:
        for name, person in self.people.items():
            paths = ["/today", "/between", *(f"/between/{one}" for one in person.people.values())]
            shown = " ".join(person.get(path).html for path in paths)
            for word in self.words.values():
                assert self.reads(name, word) or not self.shows(shown, word)

    @invariant()
    def what_is_ones_own_is_there(self) -> None:
        for name, person in self.people.items():
            assert f"{name} alone knows this." in person.get(f"/entries/{person.entry}").text
            for other in NAMES:
                if other != name:
                    assert person.get(f"/entries/{self.people[other].entry}").status == 404


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("careless", [False, True])
def test_a_program_that_begins_no_new_epoch_is_noticed(monkeypatch: pytest.MonkeyPatch, careless: bool) -> None:
    """The control of the machine."""

    def the_same_key(ring: Keyring, space: str, first: bool) -> Keyring:
        return real(ring, space, first) if first else ring

    real = acts._with_epoch
    played = Lives()
    try:
        played.two_share()
        if careless:
            monkeypatch.setattr(acts, "_with_epoch", the_same_key)
        played.invites("Ada", played.known["Ada"].links[0])
        played.accepts("Ben", 0, played.spaces[0].token)
        with pytest.raises(AssertionError) if careless else nullcontext():
            played.every_word_opens_for_those_who_may_and_for_nobody_else()
    finally:
        played.teardown()
