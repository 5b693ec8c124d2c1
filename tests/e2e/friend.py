"""A person with somebody: what two people do with each other, as verbs.

Like those of Person, they find everything by roles, names of fields and addresses, never by a sentence of the screens.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from playwright.sync_api import Error, Locator, expect

from tests.e2e.person import Person
from tests.e2e.places import Place
from tests.e2e.words import Language

PAIRS: tuple[tuple[Language, Language], ...] = (("en", "ru"), ("ru", "en"))


class Friend(Person):
    """Somebody at a browser who may share with others; `bond` is where the one they share with is found."""

    bond = ""

    # Coming together

    def invites(self, *, again: bool = False, without: Sequence[str] = ()) -> str:
        """Make an invitation for the person in one's list, with everything ticked but `without`; returns the link."""
        if again:
            self.goes(f"{self.bond}/invitation?again=yes")
        else:
            self.goes("/between")
            self.presses(self.page.locator("main a[href$='/invitation']").first)
            self.bond = self.path.removesuffix("/invitation")
        for term in without:
            self.page.uncheck(f"[name={term}]")
        self.presses("form[action$='/invitation'] button.btn")
        return self.page.input_value("#link")

    def says_the_words(self) -> str:
        """The twelve words of the invitation on the screen, as one would say them."""
        words = self.page.locator(".spoken li").all_inner_texts()
        assert len(words) == 12
        return ", ".join(words)

    def comes_by(self, link: str, name: str) -> None:
        """Open an invitation's link, make a key first, and be back at the invitation with nothing typed."""
        self.page.goto(link)
        self.presses("main a[data-carries][href*='/begin']")
        self.name = name
        self.writes("name", name)
        self.passphrase = self.page.get_attribute("input[name=offered]", "value") or ""
        self.presses("form[action='/begin'] button.btn")
        self.keeps_recovery_code()
        self.page.wait_for_url("**/join")
        expect(self.page.locator("[name=invitation]")).to_have_value(link)

    def types_invitation(self, words: str) -> None:
        """Type what somebody said into the page of those who were invited."""
        self.goes("/between")
        self.presses("main a[href='/join']")
        self.writes("invitation", words)

    def accepts(self, *, without: Sequence[str] = ()) -> None:
        """See who asks, tick the agreement but for `without`, and accept."""
        self.presses("form[action='/join'] button.btn")
        for term in without:
            self.page.uncheck(f"[name={term}]")
        self.presses("form[action='/join/acceptance'] button.btn")
        self.bond = self.path

    def is_joined_by(self, other: "Friend", name: str) -> None:
        """The whole way of an invitation by link, to somebody who has never been here."""
        other.comes_by(self.invites(), name)
        other.accepts()

    # Sharing

    def shares(self, entry: str, wish: str | None = None) -> str:
        """Share an entry: with whom and the wish, a look at it as the other will see it; returns the thread."""
        self.goes(f"{entry}/share")
        if wish:
            self.chooses("wish", wish)
        self.presses("form[action$='/share'] button.btn")
        self.presses("form[action='/shares'] button.btn")
        assert self.path.startswith("/shares/"), self.refusals()
        return self.path

    def finds_on_today(self) -> Locator:
        """What Today offers of what came from others."""
        self.goes("/today")
        return self.page.locator("section.card.shared")

    def looks_at_it(self) -> None:
        """From Today to the first thing offered."""
        offered = self.finds_on_today().first
        self.presses(offered.locator("a.btn, button.btn"))

    def reads_on(self) -> None:
        """From the card on how to receive it to the words."""
        self.presses("form[action$='/reading'] button.btn")

    # A turn at a time

    def says(self, act: str, text: str = "", press: str = "button.btn:not(.quiet)") -> None:
        """Take a turn that stands open or folded; without scripts a folded one opens by its summary as well."""
        form = self.turn(act)
        box = form.locator("textarea")
        if not box.is_visible():
            self.page.locator(f"#turn-{act} > summary").click()
        box.fill(text)
        self.presses(form.locator(press))

    def turn(self, act: str) -> Locator:
        """The form of a turn."""
        return self.page.locator(f"form:has(input[name=act][value={act}])")

    def says_yes(self) -> None:
        """Yes, that is it."""
        self.says("verdict", press="button[value=yes]")

    def says_not_quite(self, text: str) -> None:
        """Not quite, and what it is."""
        self.says("verdict", text, press="button[value=no]")

    def answers(self, how: str, text: str = "") -> None:
        """Yes, no or another way."""
        self.says("answered", text, press=f"button[value={how}]")

    def withdraws(self, thread: str) -> None:
        """Take back something of one's own."""
        self.goes(thread)
        self.page.locator("#withdraw > summary").click()
        self.presses(f"form[action='{thread}/withdrawal'] button")

    def puts_it_better(self, thread: str, text: str) -> None:
        """Change one's own shared words."""
        self.goes(f"{thread}/edition")
        self.writes("text", text)
        self.presses("form[action$='/edition'] button.btn")

    def hears(self, text: str) -> None:
        """Words come onto the page that is open, by themselves."""
        expect(self.page.locator("main")).to_contain_text(text)

    # Resting and leaving

    def rests(self) -> None:
        """Rest from the bond."""
        self.goes(self.bond)
        self.page.locator("#more > summary").click()
        self.presses("form:has(input[name=paused][value=yes]) button")

    def comes_back(self) -> None:
        """Come back to it."""
        self.goes(self.bond)
        self.presses("form:has(input[name=paused][value=no]) button")

    def leaves(self, how: str, *, withdraw: bool = False) -> None:
        """Leave quietly or saying so."""
        self.goes(f"{self.bond}/leaving")
        self.chooses("how", how)
        if withdraw:
            self.page.check("[name=withdraw]")
        self.presses("form[action$='/leaving'] button.btn:not(.quiet)")

    def goes_back(self) -> None:
        """The browser's Back; a page that a form was answered with is not shown again, and that is an error to it."""
        with suppress(Error):
            self.page.go_back()

    def everything_seen(self, *paths: str) -> str:
        """All that these pages show, but for what changes with every load."""
        seen = []
        for path in paths:
            self.goes(path)
            seen.append(self.page.inner_html("main"))
        return re.sub(r'name="id" value="[^"]*"', "", "\n".join(seen))


def a_pair(
    place: Place, somebody: Callable[..., Friend], tag: str, *languages: Language, **how: bool
) -> tuple[Friend, Friend]:
    """Ada and Mara, each at a phone of their own, with a bond."""
    first, second = languages or ("en", "en")
    ada, mara = somebody(place, first, **how), somebody(place, second, **how)
    ada.settles_in(f"Ada {tag}")
    ada.is_joined_by(mara, f"Mara {tag}")
    return ada, mara
