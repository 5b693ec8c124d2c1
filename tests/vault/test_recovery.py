"""The recovery code: made, printed, typed back in somehow."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toward.vault import NotACode, new_recovery_code, recovery_groups, recovery_key, same_group

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"
LOOK_ALIKES = {
    "0": "0oOОо",
    "1": "1iIlLІі",
    "A": "aAАа",
    "B": "bBВв",
    "C": "cCСс",
    "E": "eEЕе",
    "H": "hHНн",
    "K": "kKКк",
    "M": "mMМм",
    "P": "pPРр",
    "T": "tTТт",
    "X": "xXХх",
    "Y": "yYУу",
}
codes = st.text(st.sampled_from(ALPHABET), min_size=32, max_size=32)


def test_a_code_is_eight_groups_of_four() -> None:
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{7}}", new_recovery_code())


def test_codes_differ_and_use_the_whole_alphabet_everywhere() -> None:
    made = [new_recovery_code().replace("-", "") for _ in range(1000)]
    assert len(set(made)) == 1000
    for place in range(32):
        assert {code[place] for code in made} == set(ALPHABET)


@settings(max_examples=40)
@given(st.data(), codes)
def test_a_code_reads_however_it_is_typed(data: st.DataObject, code: str) -> None:
    separators = st.sampled_from(["", "", " ", "-", " - ", "–", "\u2011", "\n", "\u00a0"])
    typed = "".join(
        data.draw(st.sampled_from(LOOK_ALIKES.get(character, character + character.lower()))) + data.draw(separators)
        for character in code
    )
    assert recovery_key(typed) == recovery_key(code)
    assert "".join(recovery_groups(typed)) == code


@given(codes, codes)
def test_two_codes_give_two_keys(one: str, other: str) -> None:
    assert (recovery_key(one) == recovery_key(other)) == (one == other)


@pytest.mark.parametrize("place", range(32))
def test_every_character_counts(place: int) -> None:
    plain = CODE.replace("-", "")
    changed = plain[:place] + ("A" if plain[place] != "A" else "B") + plain[place + 1 :]
    assert recovery_key(changed) != recovery_key(plain)


def test_a_key_has_32_bytes() -> None:
    assert len(recovery_key(CODE)) == 32


def test_the_groups_are_as_printed() -> None:
    code = new_recovery_code()
    assert "-".join(recovery_groups(code.lower().replace("-", " "))) == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        CODE[:-1],
        CODE + "0",
        CODE.replace("A", "U"),
        CODE.replace("A", "Ж"),
        CODE.replace("A", "."),
        "0" * 9000,
    ],
)
def test_what_cannot_be_a_code_is_said_without_its_text(typed: str) -> None:
    for read in (recovery_key, recovery_groups):
        with pytest.raises(NotACode) as caught:
            read(typed)
        assert isinstance(caught.value, ValueError)
        assert str(caught.value) == "not a recovery code"
        assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("CDEF", True),
        (" c d e f ", True),
        ("CDEG", False),
        ("CDE", False),
        ("CDEFG", False),
        ("", False),
        ("СDЕF", True),
    ],
)
def test_a_group_retyped(typed: str, same: bool) -> None:
    assert same_group(typed, "CDEF") is same


def test_nothing_is_not_the_same_as_nothing() -> None:
    assert not same_group("", "")
    assert not same_group("0" * 300, "0" * 300)
