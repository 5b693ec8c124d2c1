"""A person at a browser: the first minutes, coming and going."""

from copy import copy
from typing import Any

from tests.e2e.places import NEUTRAL
from tests.e2e.practising import Practising


class Person(Practising):
    """Somebody who comes, keeps a key, and comes back."""

    def in_another_tab(self) -> "Person":
        """The same person in a second tab of the same browser."""
        other = copy(self)
        other.page = self.context.new_page()
        return other

    # The first minutes

    def begins(self, name: str, own: str | None = None, shared: bool = False) -> None:
        """From the welcome page to the recovery code, with the words offered or a passphrase of one's own."""
        self.goes("/")
        self.presses("a[href='/begin']")
        self.name = name
        self.writes("name", name)
        self.passphrase = own or self.page.get_attribute("input[name=offered]", "value") or ""
        if own:
            self.chooses("key", "own")
            self.writes("own", own)
        if shared:
            self.page.check("input[name=shared]")
        self.presses("form[action='/begin'] button.btn")

    def keeps_recovery_code(self) -> None:
        """Write the code down, and type the group that is asked for."""
        groups = self.page.locator(".code-groups li").all_inner_texts()
        self.code = " ".join(groups)
        self.writes("group", self.page.inner_text(".code-groups li.asked"))
        self.presses("form[action='/recovery-code'] button.btn")

    def says_who(self, name: str | None = None, kind: str | None = None) -> None:
        """Who it is about."""
        self.writes("name", name or self.words.person)
        self.writes("kind", kind or self.words.kind)
        self.presses("form[action='/people'] button.btn")

    def settles_in(self, name: str, **how: Any) -> None:
        """The whole beginning, up to the first practice's first screen."""
        self.begins(name, **how)
        self.keeps_recovery_code()
        self.says_who()

    # Coming and going

    def is_here_again(self, **later: float) -> None:
        """Sign in again so much later: `is_here_again(hours=3)`, in a place whose clock moves on."""
        self.place.moves_on(**later)
        self.signs_in()

    def signs_in(self, shared: bool = False) -> None:
        """Come back with name and passphrase."""
        self.goes("/sign-in")
        self.writes("name", self.name)
        self.writes("passphrase", self.passphrase)
        if shared:
            self.page.check("input[name=shared]")
        self.presses("form[action='/sign-in'] button.btn")

    def locks(self) -> None:
        """Put the key away."""
        self.goes("/settings")
        self.presses("form[action='/lock'] button")

    def unlocks(self, passphrase: str | None = None) -> None:
        """Answer the lock screen."""
        self.writes("passphrase", passphrase or self.passphrase)
        self.presses("form[action='/unlock'] button.btn")

    def signs_out_everywhere(self) -> None:
        """End every sign-in, here and elsewhere."""
        self.goes("/settings")
        self.presses("form[action='/sign-out-everywhere'] button")

    def is_asked_the_passphrase(self) -> bool:
        """Whether this is the lock screen."""
        return self.page.locator("form[action='/unlock']").count() == 1

    def may_leave_to_the_neutral_site(self) -> None:
        """The one other site there is for these browsers."""
        self.watch.allow(NEUTRAL)
