"""Tokens: random, and what the row holds does not open what the token opens."""

import re

import pytest

from toward.vault import Damaged, new_key, new_token, open_slot, seal_slot, token_hash, token_key


def test_a_token_is_256_random_bits_safe_in_a_url() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_key_and_hash_are_steady_and_apart() -> None:
    token = new_token()
    assert (token_key(token), token_hash(token)) == (token_key(token), token_hash(token))
    assert token_key(token) != token_hash(token)
    assert (len(token_key(token)), len(token_hash(token))) == (32, 32)


def test_each_token_has_its_own() -> None:
    tokens = [new_token() for _ in range(50)]
    assert len({token_key(token) for token in tokens} | {token_hash(token) for token in tokens}) == 100


def test_the_row_of_a_sign_in_does_not_open_its_slot() -> None:
    token, account_key = new_token(), new_key()
    box = seal_slot(token_key(token), account_key, "a1", "k1", "session")
    assert open_slot(token_key(token), box, "a1", "k1", "session") == account_key
    with pytest.raises(Damaged):
        open_slot(token_hash(token), box, "a1", "k1", "session")


@pytest.mark.parametrize("cookie", ["", "\ud800", "не токен", "a" * 10_000])
def test_a_cookie_may_hold_anything(cookie: str) -> None:
    assert len(token_hash(cookie)) == 32
