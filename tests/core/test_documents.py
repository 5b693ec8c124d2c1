"""What stands between two people as documents; what both agreed to; fifteen words (B10, B28, B29, B36)."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_sharing import TURNS
from toward.core.sharing import (
    WISHES,
    Act,
    Answered,
    Appreciation,
    Ask,
    Boundary,
    Disclosure,
    Document,
    Left,
    NotADocument,
    Question,
    Reflection,
    Reply,
    Shared,
    Terms,
    Validation,
    Verdict,
    agreed,
    decode,
    encode,
    is_root,
    tag_of,
    too_many_words,
)

words = st.text(min_size=1, max_size=50)
day = st.none() | st.dates()
documents: st.SearchStrategy[Document] = st.one_of(
    st.builds(Shared, practice=st.text(max_size=20), text=words, wish=st.sampled_from(WISHES), edited=day),
    st.builds(Ask, text=words, edited=day),
    st.builds(Question, text=words, own=words, edited=day),
    st.builds(Appreciation, text=words, edited=day),
    st.builds(Boundary, fine=st.text(max_size=50), not_fine=words, will_do=words, edited=day),
    st.just(Left()),
    *(st.builds(kind, text=words) for kind in (Reflection, Validation, Disclosure, Reply)),
    st.builds(Verdict, right=st.booleans(), text=st.text(max_size=50)),
    st.builds(Answered, how=st.sampled_from(["yes", "no", "other"]), text=st.text(max_size=50)),
)


@given(documents)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert decode(encode(document)) == document


@given(documents)
def test_a_document_begins_a_thread_or_is_a_turn(document: Document) -> None:
    assert is_root(document) != (type(document) in {type(turn) for said in TURNS.values() for turn in said})


@pytest.mark.parametrize("act", TURNS)
def test_a_turn_knows_its_act(act: Act) -> None:
    assert {tag_of(turn) for turn in TURNS[act]} == {act}


@pytest.mark.parametrize(
    "sealed",
    [
        b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"type":"shared"}', b'{"type":"secret","text":"x"}',
        b'{"type":"ask","text":""}', b'{"type":"ask","text":"%s"}' % (b"x" * 2001),
        b'{"type":"shared","practice":"journal","text":"x","wish":"obey"}', b'{"type":"answered","how":"maybe"}',
        b'{"type":"boundary","not_fine":"x"}', b'{"type":"verdict","right":"yes"}',
    ],
)  # fmt: skip
def test_anything_else_is_no_document_and_the_error_carries_nothing(sealed: bytes) -> None:
    with pytest.raises(NotADocument) as caught:
        decode(sealed)
    assert caught.value.args == ()
    assert caught.value.__cause__ is None


def test_two_thousand_characters_fit() -> None:
    assert decode(encode(Ask(text="я" * 2000))) == Ask(text="я" * 2000)


# The agreement (B10, B28, B29)

terms = st.builds(
    Terms,
    private=st.booleans(),
    no_names=st.booleans(),
    no_old_mistakes=st.booleans(),
    one_issue=st.booleans(),
    time_outs=st.booleans(),
)


@given(terms, terms)
def test_both_agree_when_both_ticked_the_same(ours: Terms, theirs: Terms) -> None:
    assert agreed([ours, theirs]) == (ours == theirs)
    assert not agreed([ours, None])
    assert not agreed([None, theirs])


@pytest.mark.parametrize("ticked", [[], [None], [None, None]])
def test_nobody_agrees_by_saying_nothing(ticked: list[Terms | None]) -> None:
    assert not agreed(ticked)


def test_that_passing_is_fine_cannot_be_left_out() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"passing_is_fine":false}', type=Terms)
    assert msgspec.json.decode(b"{}", type=Terms).passing_is_fine


# Fifteen words (B36)


@pytest.mark.parametrize(("count", "too_many"), [(1, False), (14, False), (15, False), (16, True), (200, True)])
@pytest.mark.parametrize("between", [" ", "\n", "  ", " \t "])
def test_the_sixteenth_word_is_too_many(count: int, too_many: bool, between: str) -> None:
    assert too_many_words(between.join(["мы"] * count)) is too_many


@given(st.lists(st.text("abcгде", min_size=1, max_size=8), min_size=1, max_size=30))
def test_words_are_counted_as_people_count_them(spoken: list[str]) -> None:
    assert too_many_words(" ".join(spoken)) is (len(spoken) > 15)
