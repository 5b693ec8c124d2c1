"""What people do here with a practice, as verbs."""

from collections.abc import Sequence
from typing import Literal

from tests.e2e.browsing import Browsing

Outcome = Literal["closer", "neutral", "away", "unsure"]
NEXT = "form.practice button.btn[name=go][value=next]"


class Practising(Browsing):
    """Somebody who practises; `zone` is what the ladder last said to them."""

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

    def taps(self, field: str, option: str) -> None:
        """Answer with one tap, which goes on by itself."""
        self.presses(f"button[name='{field}'][value='{option}']")

    def takes_up(self, stage: str, practice: str = "") -> None:
        """From Today: look back on what is offered to be looked at again."""
        self.goes("/today")
        also = f":has(input[name=practice][value='{practice}'])" if practice else ""
        self.presses(f"form:has(input[name=stage][value='{stage}']){also} button")

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
        self.takes_up("after")
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
        self.takes_up("second-look")
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
