"""A person at a browser, and what people do here.

Everything is found by roles, field names and data attributes, never by a sentence of the screens: the same
verbs play in English and in Russian, and the wording stays free.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Locator, Page

from tests.e2e.places import NEUTRAL, Place
from tests.e2e.watch import Watch
from tests.e2e.words import WORDS, Language, Words

Outcome = Literal["closer", "neutral", "away", "unsure"]
NEXT = "form.practice button.btn[name=go][value=next]"


class Person:
    """Somebody in a browser of their own; `page` is the tab they look at."""

    def __init__(self, context: BrowserContext, place: Place, language: Language) -> None:
        self.context, self.place, self.language = context, place, language
        self.words: Words = WORDS[language]
        self.watch = Watch(context, place.address)
        self.page: Page = context.new_page()
        self.name = self.passphrase = self.code = self.zone = ""

    def in_another_tab(self) -> "Person":
        """The same person in a second tab of the same browser."""
        other = copy(self)
        other.page = self.context.new_page()
        return other

    # Going about

    def goes(self, path: str) -> None:
        """Open an address of the place."""
        self.page.goto(self.place.address + path)

    def presses(self, what: str | Locator) -> None:
        """Press something that leads to another page, and wait for that page."""
        thing = self.page.locator(what) if isinstance(what, str) else what
        with self.page.expect_navigation():
            thing.click()

    def writes(self, field: str, text: str) -> None:
        """Fill a field by its name."""
        self.page.fill(f"[name='{field}']:not([type=hidden])", text)

    def chooses(self, field: str, value: str) -> None:
        """Tap a chip."""
        self.page.check(f"input[name='{field}'][value='{value}']")

    def rates(self, field: str, number: int) -> None:
        """Move a range (without scripts, write its number), or tap one of five."""
        scale = self.page.locator(f".scale > input[id='{field}']")
        if scale.count():
            scale.fill(str(number))
        else:
            self.chooses(field, str(number))

    def written(self, field: str) -> str:
        """What stands in a field."""
        return self.page.input_value(f"[name='{field}']:not([type=hidden])")

    @property
    def path(self) -> str:
        """Where one is, without the host."""
        return self.page.url.removeprefix(self.place.address)

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.inner_text("body")

    def cookie(self, name: str = "__Host-toward") -> Any:
        """A cookie of this browser, or None."""
        return next((one for one in self.context.cookies() if one.get("name") == name), None)

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

    # Practising

    def begins_practice(self, practice: str) -> None:
        """Choose something from Practise."""
        self.goes("/practise")
        self.presses(f"form:has(input[name=practice][value='{practice}']) button")

    def feels(self, *feelings: str) -> None:
        """Two taps a feeling: its family, then the word."""
        for feeling in feelings:
            family = self.page.locator(f"details:has(input[value='{feeling}'])")
            if family.get_attribute("open") is None:
                family.locator("summary").click()
            family.locator(f"input[value='{feeling}']").check()

    def goes_on(self) -> None:
        """The one main button of a practice's screen."""
        self.presses(self.page.locator(NEXT).last)

    def does_one_true_thing(self, share: str = "aloud", when: str = "tonight", likely: int = 70) -> str:
        """The first practice from its first screen to its last (A8, A3, A5, A9); returns the entry's address."""
        words = self.words
        self.feels("lonely", "tired")
        self.goes_on()
        self.chooses("opener", "stress")
        self.goes_on()
        self.writes("weight", words.weighs)
        self.goes_on()
        self.writes("showed", words.showed)
        self.writes("help", words.help)
        self.goes_on()
        self.writes("kinder", words.kinder)
        self.goes_on()
        self.goes_on()  # the sentence as it was built
        self.chooses("share", share)
        self.goes_on()
        if share == "aloud":
            self.chooses("when", when)
            self.chooses("prompted", "unprompted")
            self.rates("exposed", 2)
            self.goes_on()
            self.fears(likely)
            self.rates("belief-before", 80)
            self.goes_on()
        return self.finished()

    def fears(self, likely: int, bad: int = 60) -> None:
        """A checkable fear, how likely, how bad (A6)."""
        self.writes("fear", self.words.fear)
        self.rates("likely", likely)
        self.rates("bad", bad)

    def looks_again(self, outcome: Outcome, came_true: str = "no", likely: int = 30) -> str:
        """From Today: what happened (A6), how true the belief is now (A7)."""
        self.goes("/today")
        self.presses("form:has(input[name=stage][value=after]) button")
        self.chooses("happened", "yes")
        self.goes_on()
        self.chooses("outcome", outcome)
        self.chooses("came-true", came_true)
        self.writes("heard", self.words.heard)
        self.goes_on()
        self.rates("likely-now", likely)
        self.rates("belief-after", 55)
        self.writes("learned", self.words.learned)
        self.goes_on()
        return self.finished()

    def looks_once_more(self, outcome: Outcome) -> str:
        """The second look, a day or more later."""
        self.goes("/today")
        self.presses("form:has(input[name=stage][value=second-look]) button")
        self.chooses("outcome-later", outcome)
        self.rates("likely-later", 20)
        self.goes_on()
        return self.finished()

    def feared_and_seen_before(self, when: str = "tonight") -> str:
        """The first stage of feared-and-seen, from Practise."""
        self.begins_practice("feared-and-seen")
        self.writes("plan", self.words.honest)
        self.goes_on()
        self.fears(75)
        self.goes_on()
        self.rates("belief-before", 70)
        self.zone = self.page.inner_text("p[data-zone]")
        self.rates("exposed", 2)
        self.chooses("when", when)
        self.goes_on()
        return self.finished()

    def writes_an_honest_sentence(self, text: str | None = None) -> str:
        """One honest sentence, kept; returns the entry's address."""
        self.begins_practice("one-honest-sentence")
        self.chooses("about-what", "appreciation")
        self.goes_on()
        self.writes("sentence", text or self.words.honest)
        self.chooses("share", "keep")
        self.goes_on()
        return self.finished()

    def finished(self) -> str:
        """The calm page at the end; returns the address of the entry it is about."""
        assert self.path.endswith("/done"), f"not done but at {self.path}: {self.refusals()}"
        return self.path.removesuffix("/done")

    def refusals(self) -> Sequence[str]:
        """What the page says cannot stand."""
        return self.page.locator(".refusal").all_inner_texts()
