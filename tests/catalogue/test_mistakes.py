"""Each mistake somebody can make in a practice: its file, its line, its reason, its cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toward.catalogue import BrokenCatalogue, Mistake, check_path, load

from .conftest import example_files

Written = Callable[..., Path]


def changed(stem: str, old: str, new: str) -> tuple[str, int]:
    """A file of the example with one thing changed, and the line of the change."""
    text = example_files()[f"{stem}.toml"]
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


IF = 'only_if = { step = "told", is = ["yes"] }'
MOMENT = '[steps.moment]\nask = "What did they do?"\nhint = "One thing, on one day."\n'
TOLD = 'options = ["yes", "not-yet"]\n'
TABLE = [
    # file, what stands there, what somebody wrote, lines further down, words of the reason
    ("practice", "minutes = 2", "minuets = 2", 0, "`minuets` is not known"),
    ("practice", "minutes = 2", 'minutes = "2"', 0, "`minutes`: should be a whole number, not text"),
    ("practice", "minutes = 2", "minutes = 121", 0, "`minutes`: should be at most 120"),
    ("practice", "minutes = 2", "minutes = 2 or 3", 0, "This is not TOML"),
    ("practice", 'modes = ["solo"]', 'modes = ["alone"]', 0, "`modes`: cannot be 'alone'"),
    ("practice", 'modes = ["solo"]', "modes = []", 0, "`modes`: should have a length of at least 1"),
    ("practice", 'purpose = "say"', 'purpose = "shout"', 0, "No purpose is called `shout`"),
    ("practice", 'id = "small-thanks"', 'id = "big-thanks"', 0, "The practice is called `big-thanks`, its folder"),
    ("practice", 'id = "small-thanks"', 'id = "Small Thanks"', 0, "small letters, digits and single hyphens"),
    ("practice", "version = 1", 'version = 1\nshared_as = "gift"', 1, "`shared_as`: cannot be 'gift'"),
    ("practice", "version = 1", 'version = 1\nshared_as = "ask"', 1, "a stage has to measure request"),
    ("practice", "version = 1", 'version = 1\nshared_as = "question"', 1, "measure question and own_answer"),
    ("practice", "version = 1", 'version = 1\nrows = ["A3", "C1"]', 1, "should be a row of the mission"),
    ("practice", 'kind = "feelings"', 'kind = "feeling"', 0, "`kind` names nothing known"),
    ("practice", 'kind = "feelings"\n', "", -1, "`kind` is missing in `steps`"),
    ("practice", "most = 2\n", "most = 13\n", 0, "`most`: should be at most 12"),
    ("practice", "most = 2\n", "most = 2\nleast = 3\n", -4, "`least` is more than `most`"),
    ("practice", "most = 120", "most = 20001", 0, "`most`: should be at most 20000"),
    ("practice", "low = 1\n", "low = 0\n", -4, "a rating goes from 0 to 100 or from 1 to 5"),
    ("practice", "high = 5", "high = 1000", 0, "`high`: cannot be 1000"),
    ("practice", 'id = "hard"', 'id = "moment"', 0, "Two steps are called `moment`"),
    ("practice", 'id = "hard"', 'id = "any"', 0, "`any` has a meaning already"),
    ("practice", "screen = 5", "screen = 1", 0, "stands after one of a later screen"),
    ("practice", "screen = 5", "screen = 0", 0, "`screen`: should be at least 1"),
    ("practice", "high = 5\n", 'high = 5\nmeasure = "hardness"\n', 1, "no measure is called `hardness`"),
    ("practice", "high = 5\n", 'high = 5\nmeasure = "feared_bad"\n', 1, "needs a rating up to 100"),
    ("practice", "most = 120\n", 'most = 120\nmeasure = "exposed"\n', 1, "does not go with a step of kind `text`"),
    ("practice", "most = 120\n", 'most = 120\nmeasure = "feared_seen"\n', 1, "no earlier screen here measures"),
    ("practice", "most = 120\n", 'most = 120\nmeasure = "feared_seen"\n', None, "that may hold nobody up"),
    ("practice", 'blanks = ["moment", "feelings"]', 'blanks = ["moment", "told"]', 0, "cannot use `told`"),
    ("practice", 'blanks = ["moment", "feelings"]', 'blanks = ["person"]', 0, "cannot use `person`"),
    ("practice", "most_words = 40", 'by = "moment"', 0, "`moment` is no choice of an earlier screen"),
    ("practice", "most_words = 40", "most_words = 400", 0, "`most_words`: should be at most 300"),
    ("practice", 'options = ["yes", "not-yet"]', 'options = ["yes"]', 0, "should have a length of at least 2"),
    ("practice", 'options = ["yes", "not-yet"]', 'options = ["yes", "yes"]', -4, "an option is named twice"),
    ("practice", 'options = ["yes", "not-yet"]', TOLD + 'chosen = "maybe"', -4, "`chosen` is none of the options"),
    ("practice", 'options = ["yes", "not-yet"]', TOLD + 'chosen = "yes"\ntap = true', -4, "cannot be `chosen` already"),
    ("practice", 'done_by = "told"', 'done_by = "hard"', 0, "`hard` is no choice of this stage"),
    ("practice", 'what = "good_moment"', 'what = "point"', 0, "`what`: cannot be 'point'"),
    ("practice", 'what = "good_moment"', 'what = "promise"\nstage = "end"', 1, "There is no stage `end`"),
    ("practice", IF, 'only_if = { step = "tell", is = ["yes"] }', 0, "`tell` is no choice"),
    ("practice", IF, 'only_if = { step = "told", is = ["aye"] }', 0, "no option `aye`"),
    ("practice", IF, 'only_if = { step = "told" }', 0, "`is` is missing in `only_if`"),
    ("practice", 'stage = "later"', 'stage = "tomorrow"', 0, "There is no stage `tomorrow`"),
    ("practice", 'stage = "later"', 'practice = "gone"\nstage = "later"', 0, "There is no practice `gone`"),
    ("practice", 'stage = "later"', 'practice = "journal"\nstage = "later"', 1, "`journal` has no stage `later`"),
    ("practice", "until_hours = 96", "until_hours = 24", -3, "`until_hours` is not later than `after_hours`"),
    ("practice", "until_hours = 96", "until_hours = 9999", 0, "`until_hours`: should be at most 816"),
    ("en", 'title = "A small thanks"', "title = 3", 0, "`title`: should be text in quotes"),
    ("en", 'title = "A small thanks"\n', "", 0, "`title` is missing"),
    ("en", 'why = "Most', 'wyh = "Most', 0, "`wyh` is not known"),
    ("en", 'someone = "the other person"\n', "", 7, "`{person}` needs words for when there is none yet"),
    ("en", 'hint = "One thing, on one day."', 'hint = "{moment}"', 0, "`{moment}` cannot be used here"),
    ("en", 'hint = "One thing, on one day."', 'hint = "{belief}"', 0, "`{belief}` needs words"),
    ("en", 'hint = "One thing, on one day."', 'low = "x"', 0, "`low` does not go with this kind of step"),
    ("en", 'hint = "One thing, on one day."', 'refusals.odd = "x"', 0, "Nothing is refused as `odd`"),
    ("en", 'hint = "One thing, on one day."', 'say.any = "x"', 0, "`say` does not go with this kind of step"),
    ("en", 'any = "It is written down."\n', "", -1, "`any` is missing in `done`"),
    ("en", 'not-yet = "It keeps', 'never = "It keeps', 0, "`never` is no option here"),
    ("en", 'invite = "You thanked {person}. Did anything come of it?"\n', "", -1, "`invite` is missing in `later`"),
    ("en", MOMENT, "", None, "`moment` is missing in `steps`"),
    ("en", "[steps.moment]", "[steps.minute]", 0, "The practice has no `minute`"),
    ("en", 'options.yes = "Yes"\n', "", None, "`yes` is missing in `options`"),
    ("en", 'high = "Hard"', 'hint = "Hard"', None, "`high` is missing in `hard`"),
    ("en", "{moment}.[", "{minute}.[", 0, "No answer is called `{minute}`"),
    ("en", "{feelings}.]", "{feelings}.", 0, "A bracket is not closed"),
    ("en", "[ {feelings}.]", "[[{feelings}.]]", 0, "A bracket is not closed"),
    ("en", 'say.any = "', 'say.none = "', 0, "`none` is no option here"),
    ("en", 'say.any = "', 'say.asked = "', None, "`any` is missing in `say`"),
    ("en", 'say.any = "', 'say.asked = "Would you?"\nsay.any = "', 0, "No answer stands before a question mark"),
    ("ru", 'title = "Небольшое спасибо"', "title = Небольшое спасибо", 0, "This is not TOML"),
    ("ru", 'ask = "За что?"', 'ask = ""', 0, "`ask`: should have a length of at least 1"),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "old", "new", "further", "reason"), TABLE)
def test_each_mistake_has_its_file_line_and_reason(
    stem: str, old: str, new: str, further: int | None, reason: str, written: Written
) -> None:
    text, line = changed(stem, old, new)
    folder = written(**{stem: text})
    found = [mistake for mistake in check_path(folder) if reason in mistake.reason]
    assert found, [str(mistake) for mistake in check_path(folder)]
    assert found[0].file == folder / f"{stem}.toml"
    assert found[0].cure
    if further is not None:
        assert line + further in [mistake.line for mistake in found]


AS_ASK = [("version = 1", 'version = 1\nshared_as = "ask"'), ("most = 120\n", 'most = 120\nmeasure = "request"\n')]


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        ("", None),
        ("optional = true\n", "What is shared as `ask` cannot do without `request`"),
        ('only_if = { step = "told", is = ["yes"] }\n', "What is shared as `ask` cannot do without `request`"),
    ],
)
def test_what_is_shared_in_its_own_shape_cannot_leave_it_out(added: str, reason: str | None, written: Written) -> None:
    text = example_files()["practice.toml"]
    for old, new in AS_ASK:
        text = text.replace(old, new, 1)
    text = text.replace('measure = "request"\n', f'measure = "request"\n{added}')
    found = [one for one in check_path(written(practice=text)) if one.reason.startswith("What is shared")]
    assert [one.reason.rstrip(".") for one in found] == ([reason] if reason else [])
    line = text[: text.index('measure = "request"')].count("\n") + 2
    assert all(one.line == line and one.cure for one in found)


def test_nothing_stands_after_a_tap_on_its_screen(written: Written) -> None:
    tapped, _ = changed("practice", 'options = ["yes", "not-yet"]', 'options = ["yes", "not-yet"]\ntap = true')
    assert check_path(written(practice=tapped)) == []
    on_one_screen = tapped.replace("screen = 5\nlow = 1\nhigh = 5\n" + IF, "screen = 4\nlow = 1\nhigh = 5")
    (mistake,) = check_path(written(folder="after", practice=on_one_screen.replace('"small-thanks"', '"after"')))
    assert "stands after a choice with `tap`" in mistake.reason
    assert on_one_screen.splitlines()[mistake.line - 1] == "screen = 4"


def test_the_example_has_no_mistake(written: Written) -> None:
    assert check_path(written()) == []


def test_all_mistakes_of_a_file_are_told_at_once_in_order(written: Written) -> None:
    text, _ = changed("practice", "minutes = 2", 'minutes = "two"')
    text = text.replace('kind = "rating"', 'kind = "slider"').replace("after_hours = 24", "after_hours = -1")
    found = check_path(written(practice=text))
    assert [mistake.line for mistake in found] == sorted(mistake.line for mistake in found)
    assert len([mistake for mistake in found if mistake.file.name == "practice.toml"]) == 3


def test_a_mistake_in_the_steps_does_not_hide_those_in_the_words(written: Written) -> None:
    steps, _ = changed("practice", "minutes = 2", "minutes = 0")
    words, _ = changed("ru", 'why = "', 'wyh = "')
    assert {mistake.file.name for mistake in check_path(written(practice=steps, ru=words))} == {
        "practice.toml",
        "ru.toml",
    }


def test_one_language_is_enough_and_none_is_not(written: Written) -> None:
    assert check_path(written(ru=None)) == []


def test_without_words_it_is_no_practice(written: Written) -> None:
    (mistake,) = check_path(written(en=None, ru=None))
    assert "no words" in mistake.reason


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b'id = "x"\n\xff', "not UTF-8", 2),
        (b"#" * 200_001, "larger than", 1),
        (b"a = " + b"[" * 20_000, "too deeply", 1),
        (b'id = "x"\nversion = """\n\n', "This is not TOML", 2),
        (b"version = " + b"9" * 5000, "This is not TOML", 1),
        (b"", "`id` is missing", 1),
    ],
)
def test_what_is_not_even_a_file_of_ours(content: bytes, reason: str, line: int, written: Written) -> None:
    mistake = next(one for one in check_path(written(practice=content)) if one.file.name == "practice.toml")
    assert reason in mistake.reason
    assert mistake.line == line


def test_windows_line_ends_are_fine(written: Written) -> None:
    assert check_path(written(practice=example_files()["practice.toml"].replace("\n", "\r\n"))) == []


def test_where_there_is_no_practice(tmp_path: Path) -> None:
    assert check_path(tmp_path) == [
        Mistake(tmp_path, 1, "There is no practice here.", "Name a folder with a practice.toml in it.")
    ]


def test_a_file_or_a_folder_of_folders_will_do(written: Written) -> None:
    folder = written(practice="id = 1")
    assert check_path(folder / "practice.toml") == check_path(folder) == check_path(folder.parent) != []


def test_a_practice_of_ones_own_runs_beside_ours(written: Written) -> None:
    catalogue = load(written(ru=None).parent)
    assert {"small-thanks", "journal"} <= set(catalogue.practices)
    assert catalogue.languages("small-thanks") == ("en",)
    assert catalogue.texts("small-thanks", "ru").title == "A small thanks"


def test_a_name_of_ours_is_taken(written: Written) -> None:
    text, _ = changed("practice", 'id = "small-thanks"', 'id = "journal"')
    folder = written("journal", practice=text)
    assert ["another practice called `journal`" in mistake.reason for mistake in check_path(folder)] == [True]
    with pytest.raises(BrokenCatalogue, match="another practice called"):
        load(folder.parent)


def test_a_broken_practice_is_not_loaded_in_part(written: Written) -> None:
    folder = written(practice="id = 1")
    with pytest.raises(BrokenCatalogue) as caught:
        load(folder.parent)
    assert all(mistake.file.parent == folder for mistake in caught.value.mistakes)


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert set(load(tmp_path / "none").practices) == set(load().practices)
