"""Somebody at a browser, and how one goes about in it.

Everything is found by roles, field names and data attributes, never by a sentence of the screens: the same
verbs play in English and in Russian, and the wording stays free.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page

from tests.e2e.places import Place
from tests.e2e.watch import Watch
from tests.e2e.words import WORDS, Language, Words


class Browsing:
    """Somebody in a browser of their own; `page` is the tab they look at."""

    def __init__(self, context: BrowserContext, place: Place, language: Language) -> None:
        self.context, self.place, self.language = context, place, language
        self.words: Words = WORDS[language]
        self.watch = Watch(context, place.address)
        self.page: Page = context.new_page()
        self.name = self.passphrase = self.code = self.zone = ""

    def goes(self, path: str) -> None:
        """Open an address of the place."""
        self.page.goto(self.place.address + path)

    def presses(self, what: str | Locator) -> None:
        """Press something that leads to another page, and wait for that page."""
        thing = self.page.locator(what) if isinstance(what, str) else what
        with self.led_on():
            thing.click()

    @contextmanager
    def led_on(self) -> Iterator[None]:
        """Wait for the page that comes of what is done here.

        Not for a navigation: to Playwright it is one too when a draft that has just been kept gives the page that is
        open its address, and on a slow machine that happens between the last letter and the press of a button.
        """
        with self.page.expect_event("load"):
            yield

    def writes(self, field: str, text: str) -> None:
        """Fill a field by its name."""
        self.page.fill(f"[name='{field}']:not([type=hidden])", text)

    def chooses(self, field: str, value: str) -> None:
        """Tap a chip; again where the page moved under the tap, because the coach had found something to say."""
        chip = self.page.locator(f"input[name='{field}'][value='{value}']")
        try:
            chip.check()
        except Error as error:
            if "did not change its state" not in error.message:
                raise
            chip.check()

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
