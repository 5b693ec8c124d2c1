"""The fictional person's words as answers: what each stage of a practice would have kept of them."""

from collections.abc import Mapping

from toward.catalogue import Catalogue
from toward.core.practice import MAIN, Answer, Say, compose, visible
from toward.demo.texts import Aloud, Ending, Evidence, Honest, Need, Opening, Page, Planned
from toward.web.language import Language

Answers = dict[str, Answer]


class Pen:
    """Writes answers in one language, with the catalogue's own sentences where the person added none."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self._catalogue = catalogue
        self._language = language

    def aloud(self, told: Aloud, ratings: Mapping[str, int], when: str, prompted: str) -> Answers:
        """One true thing, to be said: with its fear, and how things were rated before."""
        fear: Answers = {"share": "aloud", "when": when, "prompted": prompted, "fear": told.then.fear}
        return self._kept("one-true-thing", MAIN, {**_opening(told), "sentence": told.sentence, **fear, **ratings})

    def kept(self, told: Opening) -> Answers:
        """One true thing, kept."""
        return self._composed("one-true-thing", {**_opening(told), "share": "keep"})

    def planned(self, told: Planned, ratings: Mapping[str, int], when: str) -> Answers:
        """What one means to say, and what one fears."""
        answers: Answers = {"person": told.who, "plan": told.plan, "fear": told.then.fear, "when": when, **ratings}
        return self._kept("feared-and-seen", "before", answers)

    def after(self, told: Ending, ratings: Mapping[str, int]) -> Answers:
        """What came of it."""
        seen = {"outcome": told.outcome, "came-true": told.came_true, "heard": told.heard, "learned": told.learned}
        return self._kept("feared-and-seen", "after", {"happened": "yes", **seen, **ratings})

    def unsaid(self) -> Answers:
        """It did not come to it this time."""
        return self._kept("feared-and-seen", "after", {"happened": "no"})

    def second_look(self, told: Ending, likely: int) -> Answers:
        """How it looked a day or two later."""
        later: Answers = {"outcome-later": told.outcome_later or told.outcome, "likely-later": likely}
        return self._kept("feared-and-seen", "second-look", {**later, "seen-since": told.since or ""})

    def honest(self, told: Honest) -> Answers:
        """One honest sentence."""
        answers = {"about-what": told.about_what, "person": told.who or "", "sentence": told.sentence}
        return self._kept("one-honest-sentence", MAIN, {**answers, "share": told.share})

    def need(self, told: Need) -> Answers:
        """I feel, when, I need."""
        answers: Answers = {"person": told.who or "", "feelings": told.feelings, "when": told.when, "need": told.need}
        return self._composed("i-feel-when-i-need", {**answers, "share": told.share})

    def journal(self, told: Page) -> Answers:
        """A page of the journal."""
        return self._kept("journal", MAIN, {"feelings": told.feelings, "page": told.page})

    def belief(self, belief: str, rated: int, told: Evidence) -> Answers:
        """The belief, how true it feels, and one thing on either side."""
        answers: Answers = {
            "belief": belief,
            "belief-now": rated,
            "evidence-for": told.for_it,
            "evidence-against": told.against_it,
        }
        return self._kept("the-belief", MAIN, answers)

    def _composed(self, practice: str, answers: Answers) -> Answers:
        texts, words = self._catalogue.texts(practice, self._language), self._catalogue.words(self._language)
        steps = self._catalogue.practices[practice].stages[MAIN].steps
        say = next(step for step in steps if isinstance(step, Say))
        kept = self._kept(practice, MAIN, answers)
        return self._kept(practice, MAIN, {**kept, say.id: compose(say, texts, kept, words, self._language)})

    def _kept(self, practice: str, stage: str, answers: Mapping[str, Answer]) -> Answers:
        return visible(self._catalogue.practices[practice].stages[stage], answers)


UNDER = {"stress": "weight", "distance": "apart", "harder": "harder"}
EXTRA = {"distance": "missed", "harder": "held-back"}


def _opening(told: Opening) -> Answers:
    extra = {EXTRA[told.opener]: told.extra} if told.opener in EXTRA else {}
    return {
        "person": told.who,
        "feelings": told.feelings,
        "opener": told.opener,
        UNDER[told.opener]: told.under,
        **extra,
        "showed": told.showed,
        "help": told.help,
        "breath": "done",
        "kinder": told.kinder,
    }
