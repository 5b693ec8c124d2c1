"""The practices and words we ship: whole, in both languages, and in the tone of the house."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import toward.catalogue
from toward.catalogue import LANGUAGES, Catalogue, as_json, check_path
from toward.catalogue.loader import PRACTICES
from toward.core.practice import Agree, Choice, Feelings, Pause, Practice, Rating, Say, Text, Then, screens
from toward.web.language import Language
from toward.web.language import text as in_language

SIX = {"one-true-thing", "feared-and-seen", "the-belief", "one-honest-sentence", "i-feel-when-i-need", "journal"}


def test_the_six_are_there_whole_and_in_both_languages(ours: Catalogue) -> None:
    assert set(ours.practices) >= SIX
    assert {ours.languages(one) for one in ours.practices} == {LANGUAGES}
    assert check_path(PRACTICES) == []


def test_each_row_of_this_slice_has_a_practice(ours: Catalogue) -> None:
    rows = {row for practice in ours.practices.values() for row in practice.rows}
    assert rows >= {"A2", "A3", "A5", "A6", "A7", "A8", "A9", "A13", "B2", "B3", "B5", "B12", "B14", "B36"}


def test_the_list_for_programs() -> None:
    listed = as_json()
    assert {tuple(one) for one in listed} == {("id", "rows", "modes", "languages", "minutes")}
    belief = next(one for one in listed if one["id"] == "the-belief")
    assert belief == {"id": "the-belief", "rows": ["A7"], "modes": ["solo"], "languages": ["en", "ru"], "minutes": 2}
    assert msgspec.json.decode(msgspec.json.encode(listed)) == listed


def test_practices_stand_on_their_shelves(ours: Catalogue) -> None:
    shelves = [practice.purpose for practice in ours.practices.values()]
    assert sorted(shelves, key=list(ours.purposes).index) == shelves
    assert {tuple(shelf) for shelf in ours.purposes.values()} == {LANGUAGES}


def test_a_language_nobody_wrote_falls_back(ours: Catalogue) -> None:
    assert ours.texts("journal", "de") == ours.texts("journal", "en")
    with pytest.raises(KeyError):
        ours.texts("gone", "en")


def test_nothing_in_the_catalogue_can_be_put_elsewhere(ours: Catalogue) -> None:
    with pytest.raises(TypeError):
        ours.practices["x"] = ours.practices["journal"]  # type: ignore[index]


def test_many_words_in_ten_families_in_each_language(ours: Catalogue) -> None:
    """B12: 150 or more. A family is looked over at 360 px, where 24 words are about nine rows."""
    english, russian = ours.words("en"), ours.words("ru")
    assert len(english) >= 150
    assert list(english.words) == list(russian.words)
    assert list(english.families) == list(russian.families)
    assert len(english.families) == 10
    assert all(12 <= len(english.family(family)) <= 24 for family in english.families)
    for words in (english, russian):
        assert len({word.word for word in words}) == len({word.say for word in words}) == len(words)


def test_words_spread_over_energy_and_pleasantness(ours: Catalogue) -> None:
    places = Counter((word.energy > 0, word.pleasantness > 0) for word in ours.words("en"))
    assert len(places) == 4
    assert min(places.values()) >= 10
    for family in ("anger", "sadness", "fear", "shame", "distance", "weariness"):
        assert all(word.pleasantness < 0 for word in ours.words("en").family(family))
    for family in ("calm", "joy", "closeness"):
        assert all(word.pleasantness > 0 for word in ours.words("en").family(family))


def all_texts() -> Iterator[tuple[str, str]]:
    home = Path(toward.catalogue.__file__).parent
    for file in [*home.glob("practices/*/??.toml"), *home.glob("words/*.toml"), home / "purposes.toml"]:
        yield from ((f"{file.parent.name}/{file.name}", line) for line in file.read_text().splitlines())


def test_no_text_raises_its_voice_praises_or_blames() -> None:
    loud = re.compile(
        r"!|\b(amazing|awesome|great job|well done|congratulations|should have|streak|failed|must)\b"
        r"|\b(молодец|отлично|умница|поздравляем|должны|обязаны|провал)\b",
        re.IGNORECASE,
    )
    assert loud.search("Well done")  # the pattern can fail
    assert [one for one in all_texts() if loud.search(one[1])] == []


def test_no_text_genders_anybody() -> None:
    gendered = re.compile(
        r"\b(he|she|him|her|his|hers)\b|\w\([аи]\)|\b(сам|сама|рад|рада|готов|готова|должен|должна|боялся|боялась)\b"
        r"|\b(сказал|сказала|хотел|хотела|чувствовал|чувствовала|устал|устала)\b",
        re.IGNORECASE,
    )
    assert gendered.search("вы сказали то, что сказал(а)")  # the pattern can fail
    # What somebody may type of themselves has a gender; it is looked in, and never shown.
    shown = [(where, re.sub(r", forms = \[.*\]", "", line)) for where, line in all_texts()]
    assert [one for one in shown if gendered.search(one[1])] == []


def test_russian_names_stand_in_the_nominative() -> None:
    """A free name cannot be inflected: {person} begins a sentence, follows a colon, or is the subject of its verb."""
    allowed = re.compile(r'(?:^ask = "|: |: что скажет или сделает ){person}')
    lines = [one for one in all_texts() if one[0].endswith("/ru.toml") and "{person}" in one[1]]
    assert lines
    assert [one for one in lines if not allowed.search(one[1])] == []


def test_english_and_russian_are_not_each_others_alphabet() -> None:
    russian = [line for name, line in all_texts() if name.endswith("ru.toml") and "=" in line and "[" not in line]
    said = [line.split("=", 1)[1] for line in russian if '"' in line and "{ word" not in line]
    assert said
    assert [line for line in said if re.search(r"[a-z]", re.sub(r"\{[\w-]+\}", "", line), re.IGNORECASE)] == []
    english = [line for name, line in all_texts() if name.endswith("en.toml")]
    assert [line for line in english if re.search(r"[а-яё]", line, re.IGNORECASE)] == []


def test_one_true_thing_takes_no_more_than_three_minutes(ours: Catalogue) -> None:
    """What has to be answered, at five seconds a tap and twenty a line of text, and the breath."""
    main = ours.practices["one-true-thing"].stages["main"]
    seconds = 0
    for screen in screens(main, {"opener": "distance", "share": "aloud", "when": "tonight"}):
        for step in screen.steps:
            if isinstance(step, Pause):
                seconds += step.seconds
            elif not step.optional:
                seconds += 20 if isinstance(step, Text | Say) else 10 if isinstance(step, Feelings) else 5
    assert 60 < seconds <= 180


def test_one_true_thing_offers_the_three_openers(ours: Catalogue) -> None:
    """A5: each opener has fill-in lines of its own; what would help is asked with all."""
    main = ours.practices["one-true-thing"].stages["main"]
    filled = {}
    for opener in ("stress", "distance", "harder"):
        shown = screens(main, {"opener": opener})
        filled[opener] = [step.id for screen in shown for step in screen.steps if screen.number in {3, 4}]
    assert filled == {
        "stress": ["weight", "showed", "help"],
        "distance": ["apart", "missed", "showed", "help"],
        "harder": ["harder", "held-back", "showed", "help"],
    }


def test_what_is_kept_is_asked_nothing_about_fear(ours: Catalogue) -> None:
    main = ours.practices["one-true-thing"].stages["main"]
    kept, aloud = (
        {s.id for one in screens(main, {"opener": "stress", "share": how}) for s in one.steps}
        for how in ("keep", "aloud")
    )
    assert aloud - kept == {"when", "prompted", "exposed", "fear", "likely", "bad", "belief-before"}


def measures(practice: Practice, stage: str) -> set[str]:
    return {step.measure for step in practice.stages[stage].steps if step.measure}


def test_feared_and_seen_keeps_the_rule_of_the_experiment(ours: Catalogue) -> None:
    """A6: before, after, and a second look 24 to 72 hours later."""
    practice = ours.practices["feared-and-seen"]
    assert list(practice.stages) == ["before", "after", "second-look", "told"]
    assert measures(practice, "before") >= {"feared", "feared_likely", "feared_bad", "belief_before"}
    assert measures(practice, "after") >= {"outcome", "came_true", "likely_after", "belief_after", "learned"}
    assert practice.stages["after"].then == (
        Then(stage="second-look", after_hours=24, until_hours=72, only_if=practice.stages["after"].then[0].only_if),
    )
    outcome = next(step for step in practice.stages["after"].steps if step.measure == "outcome")
    assert isinstance(outcome, Choice)
    assert outcome.options == ("closer", "neutral", "away", "unsure")


def test_away_is_met_like_any_other_result(ours: Catalogue) -> None:
    for lang in LANGUAGES:
        said = ours.texts("feared-and-seen", lang).stages["after"].done
        assert set(said) == {"any", "closer", "neutral", "away", "unsure"}
    assert "counts" in ours.texts("feared-and-seen", "en").stages["after"].done["away"]


def test_evidence_for_and_against_weighs_the_same(ours: Catalogue) -> None:
    """A7: the same screen, kind, limits and hint."""
    steps = {step.measure: step for step in ours.practices["the-belief"].stages["main"].steps}
    one, other = steps["evidence_for"], steps["evidence_against"]
    assert isinstance(one, Text)
    assert msgspec.structs.replace(one, id=other.id, measure=other.measure) == other
    for lang in LANGUAGES:
        texts = ours.texts("the-belief", lang).steps
        assert texts["evidence-for"].hint == texts["evidence-against"].hint


def test_the_three_slots_make_one_sentence(ours: Catalogue) -> None:
    """B3 is a form of its own: a feeling, a moment, a need, then the sentence."""
    steps = {step.id: step for step in ours.practices["i-feel-when-i-need"].stages["main"].steps}
    sentence = steps["sentence"]
    assert isinstance(sentence, Say)
    assert sentence.blanks == ("feelings", "when", "need")
    assert sentence.coached == "message"


def test_the_journal_asks_for_nothing_but_words(ours: Catalogue) -> None:
    practice = ours.practices["journal"]
    assert practice.counts == ()
    assert [step.kind for step in practice.stages["main"].steps] == ["feelings", "text"]


def test_each_practice_has_what_a_page_needs(ours: Catalogue) -> None:
    for practice in ours.practices.values():
        for stage in practice.stages.values():
            numbers = [step.screen for step in stage.steps]
            assert numbers[0] == 1
            assert not any(isinstance(step, Agree) for step in stage.steps)  # nothing to agree to with oneself
            assert all(
                sum(step.screen == number for step in stage.steps if not step.only_if) <= 4 for number in numbers
            )
            assert all(step.high == 5 for step in stage.steps if isinstance(step, Rating) and step.measure == "exposed")


def test_loading_is_quick() -> None:
    begun = time.process_time()
    toward.catalogue.load()
    assert time.process_time() - begun < 1


BUTTONS = ("Go on", "Keep it", "Back", "Later", "Let it go")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_called_what_a_button_under_it_is(ours: Catalogue, language: Language) -> None:
    """In Russian "further apart" and "go on" may be one word."""
    buttons = {in_language(language, button) for button in BUTTONS}
    assert len(buttons) == len(BUTTONS) and ("Дальше" in buttons) == (language == "ru")
    for practice in ours.practices:
        for step in ours.texts(practice, language).steps.values():
            assert buttons.isdisjoint(step.options.values()), practice
