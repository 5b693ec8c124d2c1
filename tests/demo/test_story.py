"""The fictional weeks: the same for the same seed, believable, and valid to the last answer."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from toward import catalogue
from toward.core.due import due
from toward.core.practice import about, check, follow_up
from toward.core.record import Record, decode, encode, meaning
from toward.core.statistics import belief_over_time, feared_against_seen
from toward.demo.story import Document, documents
from toward.web.language import LANGUAGES, Language

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
CATALOGUE = catalogue.load()
SEEDS = range(1, 9)


def kept(written: list[Document]) -> list[tuple[str, Record]]:
    """The records as they will lie in the store, with their places for ids."""
    return [
        (
            str(place),
            Record(
                practice=one.record.practice,
                version=one.record.version,
                stage=one.record.stage,
                written=one.record.written,
                about=one.record.about,
                follows=None if one.follows is None else str(one.follows),
                answers=one.record.answers,
            ),
        )
        for place, one in enumerate(written)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_weeks(language: Language) -> None:
    assert documents(7, 12, language, NOW) == documents(7, 12, language, NOW)
    assert documents(7, 12, language, NOW) != documents(8, 12, language, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_record_could_have_been_written_on_a_page(seed: int, language: Language) -> None:
    words = CATALOGUE.words(language)
    written = documents(seed, 40, language, NOW)
    for one in written:
        practice = CATALOGUE.practices[one.record.practice]
        stage = practice.stages[one.record.stage]
        assert check(stage, one.record.answers, words) == {}
        assert one.record.version == practice.version
        assert decode(encode(one.record)) == one.record
        if one.follows is None:
            assert one.record.about == about(stage, one.record.answers)
            continue
        before = written[one.follows].record
        then = follow_up(CATALOGUE.practices[before.practice].stages[before.stage], before.answers)
        assert then and (then.practice or before.practice, then.stage) == (one.record.practice, one.record.stage)
        waited = one.record.written - before.written
        assert timedelta(hours=then.after_hours) <= waited < timedelta(hours=then.until_hours)
        assert one.record.about == before.about


def test_a_wrong_record_would_be_noticed() -> None:
    one = next(one.record for one in documents(1, 12, "en", NOW) if one.record.stage == "after")
    stage = CATALOGUE.practices[one.practice].stages[one.stage]
    assert check(stage, one.answers | {"outcome": "splendid"}, CATALOGUE.words("en"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("weeks", [1, 2, 12])
def test_all_lies_within_the_weeks_and_one_thing_waits(seed: int, weeks: int) -> None:
    written = documents(seed, weeks, "en", NOW)
    days = [one.record.written.date() for one in written]
    assert days == sorted(days)
    assert (NOW.date() - days[0]).days < 7 * weeks
    assert written[-1].record.written < NOW
    waiting = due(kept(written), CATALOGUE.practices, NOW, UTC)
    assert [(one.practice, one.stage, (NOW.date() - one.day).days) for one in waiting] == [
        ("feared-and-seen", "after", 2)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_forty_texts_and_none_comes_twice_within_twelve_weeks(language: Language) -> None:
    def said(weeks: int) -> list[str]:
        found = []
        for one in documents(1, weeks, language, NOW):
            meant = meaning(one.record, CATALOGUE.practices)
            own = [meant.get("sentence"), meant.get("feared"), meant.get("learned"), one.record.answers.get("page")]
            found += [text for text in own if isinstance(text, str)]
        return found

    assert max(Counter(said(12)).values()) == 1
    assert len(set(said(200))) >= 40


@pytest.mark.parametrize("seed", SEEDS)
def test_some_fears_come_true_and_the_belief_moves_with_setbacks(seed: int) -> None:
    records = kept(documents(seed, 26, "en", NOW))
    seen = feared_against_seen(records, CATALOGUE.practices)
    assert 0 < seen.came_true < seen.known
    assert {"closer", "neutral", "away"} <= {outcome for outcome, times in seen.outcomes.items() if times}
    outcomes = [pair.outcome for pair in seen.pairs]
    assert ("away", "away") not in list(pairwise(outcomes))
    (belief,) = belief_over_time(records, CATALOGUE.practices, UTC, "")
    values = [point.value for point in belief.points]
    assert values[-1] < values[0]
    assert any(later > earlier + 5 for earlier, later in pairwise(values))
    assert belief.evidence_for and belief.evidence_against


def test_ten_years_are_ten_years() -> None:
    written = documents(1, 520, "en", NOW)
    assert 1_200 < len(written) < 2_600
    assert (NOW.date() - written[0].record.written.date()).days > 3_600
