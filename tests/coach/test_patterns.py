"""The language of the rules: what each item takes, and that a rule written wrongly is refused with its reason."""

import pytest

from toward.coach.book import Book
from toward.coach.pattern import Automaton, BadPattern
from toward.coach.rulebook import RuleBook
from toward.coach.running import matches
from toward.coach.states import States
from toward.coach.words import read

WORDS = """
[spelling]
dont = "do not"
[words]
empty = "it"
common = "because"
pet = "cat dog* !dogma flittermouse-with-ears* <bird>"
bird = "wren *finch"
[journal]
pet = "rat"
[phrases]
my_pet = "(my | our) <pet>"
[context.laughing]
where = "sentence"
say = ["haha"]
"""
RULE = """
code = "test"
[[rule]]
name = "one"
say = ["{say}"]
flag = ["x"]
"""


def matched(pattern, text):
    automaton = Automaton()
    automaton.add(pattern)
    words = read(text, {})
    found = matches(States(automaton.freeze()), [(word,) for word in words.norm], words)
    return [" ".join(words.norm[slice(*match.mark)]) for match in found]


@pytest.mark.parametrize(
    ("pattern", "text", "marks"),
    [
        ("you never", "You never. I never.", ["you never"]),
        ("you really? never", "you never, you really never", ["you never", "you really never"]),
        (
            "you (really | so | of course) never",
            "you of course never, you so never",
            ["you of course never", "you so never"],
        ),
        ("a b | c", "a b a c", ["a b", "c"]),
        ("(a | b)? c", "a c c", ["a c", "c", "c"]),
        ("you ..2 ask", "you do not ask, you did not ever ask", ["you do not ask"]),
        ("you ..2 ask", "you, ask", []),
        ("you , ask", "you, ask", ["you , ask"]),
        ("feel [a b?] c", "feel a b c. feel a c", ["a b", "a"]),
        ("you [..2 sad]", "you are so sad", ["are so sad"]),
        ("^ no", "no. well no. no", ["no", "no"]),
        ("^, no", "well, no thanks", ["no"]),
        ("no $", "no way. no! no", ["no", "no"]),
        ("no ,$", "no, no way", ["no"]),
        ("(no ,$ | no way)", "no way", ["no way"]),
        ("x ..3", "x a b c d", ["x a b c"]),
    ],
)
def test_an_item_takes_what_it_says(pattern, text, marks):
    assert matched(pattern, text) == marks


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "words.toml").write_text(WORDS, "utf-8")
    (tmp_path / "form.toml").write_text('[words]\n[say]\nwhen = ["when"]\n', "utf-8")
    return tmp_path


def test_lists_hold_words_beginnings_endings_lists_and_exceptions(folder):
    (folder / "test.toml").write_text(RULE.replace("{say}", "{my_pet}"), "utf-8")
    book = Book(RuleBook(folder).bound())
    words = ["cat", "doggy", "dogma", "wren", "goldfinch", "rat", "my"]
    assert book.symbols(words, "message") == [("<pet>",), ("<pet>",), (), ("<pet>",), ("<pet>",), (), ("my",)]
    assert book.symbols(["rat"], "journal") == [("<pet>",)]
    assert book.symbols(["flittermouse-with-earsflaps", "flittermouse"], "message") == [("<pet>",), ()]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (RULE.replace("{say}", "a (b"), "not closed"),
        (RULE.replace("{say}", "a b) c"), "cannot read"),
        (RULE.replace("{say}", "any ?more"), r"nothing can be read so: \?more"),
        (RULE.replace("{say}", "of me ,?$"), r"nothing can be read so: ,\?\$"),
        (RULE.replace("{say}", "{nobody} a"), "phrase is unknown"),
        (RULE.replace("{say}", "<nothing> a"), "word list is unknown: <nothing>"),
        (RULE.replace("{say}", "a") + 'unless = ["raining"]\n', "test: one names an unknown context: raining"),
        ('harmless = ["raining"]' + RULE.replace("{say}", "a"), "test names an unknown context: raining"),
        ('harmless = ["quoted"]' + RULE.replace("{say}", "a"), "test names an unknown context: quoted"),
        (RULE.replace("{say}", "a") + "colour = 3\n", "test.toml.*colour"),
        (RULE.replace("{say}", "a") + "[[", "test.toml"),
    ],
)
def test_a_rule_written_wrongly_is_refused_with_its_reason(folder, rule, reason):
    (folder / "test.toml").write_text(rule, "utf-8")
    with pytest.raises(BadPattern, match=reason):
        RuleBook(folder).bound()


def test_spelling_gives_one_written_word_several_places_in_the_rules():
    words = read("I DONT. Dont", {"dont": "do not"})
    assert words.norm == ["i", "do", "not", ".", "do", "not"]
    assert [words.start[1], words.start[2], words.end[2]] == [2, 2, 6]


def test_quotes_count_only_when_they_close():
    assert read('a "b" c', {}).quoted == [False, True, True, True, False]
    assert not any(read('a "b c', {}).quoted)
    assert read("« а » б", {}).quoted == [True, True, True, False]
