"""Every text of a screen has its Russian, and both keep the house's tone.  `make words` brings the files up to date."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools.words import features, first, russian, spoken
from toward.web.language import translations

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# Russian that may be written without a Cyrillic letter: names, and what is the same in both languages.
SAME_IN_BOTH = {"toward", "English"}

FEATURES = [pytest.param(feature, id=feature.name) for feature in features()]
each_feature = pytest.mark.parametrize("feature", FEATURES)


@each_feature
def test_every_text_has_its_russian(feature: Path) -> None:
    known = russian(feature)
    missing = [text for text in spoken(feature).values() if not whole(known.get(first(text)), text)]
    assert not missing, f"no (or not all) Russian in {feature.name}/ru.po; run make words"


@each_feature
def test_nothing_is_left_over_or_unsure(feature: Path) -> None:
    said = spoken(feature)
    assert not [message.id for message in messages(feature) if first(message.id) not in said], "no screen says this"
    assert not russian(feature).obsolete
    assert not [message.id for message in messages(feature) if message.fuzzy]


@each_feature
def test_both_languages_fill_in_the_same(feature: Path) -> None:
    for message in messages(feature):
        if any(forms(message)):
            asked = placeholders(message.id if isinstance(message.id, str) else message.id[-1])
            assert {placeholders(form) for form in forms(message)} == {asked}, message.id


@each_feature
def test_a_percent_sign_cannot_break_a_page(feature: Path) -> None:
    for message in messages(feature):
        both = [message.id] if isinstance(message.id, str) else list(message.id)
        for text in [*both, *forms(message)]:
            assert text % Anything() is not None


@each_feature
def test_nobody_is_shouted_at(feature: Path) -> None:
    said = [text for both in spoken(feature).values() for text in ([both] if isinstance(both, str) else both)]
    said += [form for message in messages(feature) for form in forms(message)]
    assert not [text for text in said if "!" in text]


@each_feature
def test_the_russian_is_russian(feature: Path) -> None:
    for message in messages(feature):
        for form in forms(message):
            bare = PLACEHOLDER.sub("", form).strip()
            assert form in SAME_IN_BOTH or not re.search("[A-Za-z]", bare) or re.search("[а-яё]", bare, re.I), form


def test_one_text_has_one_russian() -> None:
    """The features' files are read into one: two answers for one text would be a matter of file order."""
    found: dict[str, set[object]] = {}
    for feature in features():
        for message in messages(feature):
            if any(forms(message)):
                found.setdefault(first(message.id), set()).add(tuple(forms(message)))
    assert not {text: said for text, said in found.items() if len(said) > 1}


def test_the_screens_find_what_the_files_say() -> None:
    assert translations("ru").gettext("Leave quickly") == "Быстро уйти"


@pytest.mark.parametrize(
    ("po", "fault"),
    [
        ("", "missing"),
        ('msgid "Leave"\nmsgstr ""\n', "missing"),
        ('msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "%(num)s день"\nmsgstr[1] ""\n', "missing"),
        ('#, fuzzy\nmsgid "Leave"\nmsgstr "Уйти"\n', "unsure"),
        ('msgid "%(name)s runs this"\nmsgstr "%(nam)s отвечает"\n', "placeholders"),
    ],
)
def test_a_fault_would_be_seen(po: str, fault: str, tmp_path: Path) -> None:
    """The control of the tests above: what they look for is found in files that have it."""
    (tmp_path / "ru.po").write_text(HEAD + po)
    (message,) = messages(tmp_path) or [Message("Leave")]
    faults: Mapping[str, bool] = {
        "missing": not whole(message, message.id),
        "unsure": message.fuzzy,
        "placeholders": placeholders(first(message.id)) != placeholders(forms(message)[0]),
    }
    assert faults[fault]


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


class Anything(dict[str, str]):
    """Fills in whatever is asked for."""

    def __missing__(self, name: str) -> str:
        return name


def messages(feature: Path) -> list[Message]:
    """What a ru.po holds, but for its header."""
    return [message for message in russian(feature) if message.id]


def whole(message: Message | None, text: object) -> bool:
    """Whether this is the text's Russian, in all three plural forms when it has two."""
    if message is None or message.id != text:
        return False
    return all(forms(message)) and len(forms(message)) == (1 if isinstance(text, str) else 3)


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [message.string or ""]


def placeholders(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))
