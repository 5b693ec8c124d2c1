"""Leak (security.md, promise 1), for two: what is said between them is on their pages and nowhere else."""

import logging

import pytest

from tests.bonds.people import Friend
from tests.people import Cast
from tests.promises.searching import hits
from tests.promises.test_leak import ALL, WORDS, stored


def between_them(ada: Friend, mara: Friend) -> str:
    """The words in everything two people can say to one another; returns a thread that has them all."""
    ada.shares_with(mara)
    shared = ada.says(ALL, mara)
    mara.opens(shared)
    mara.reflects(shared, ALL)
    ada.corrects(shared, ALL)
    mara.reflects(shared, ALL)
    ada.confirms(shared)
    mara.validates(shared, ALL)
    mara.discloses(shared, ALL)
    ada.edits(shared, ALL + " again")
    comforted = ada.says(ALL, mara, "comfort")
    mara.opens(comforted)
    mara.replies(comforted, ALL)
    ada.withdraws(ada.says(ALL, mara))
    return shared


def test_what_two_say_is_on_their_pages_and_nowhere_else(
    cast: Cast, ada: Friend, mara: Friend, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for browsers in ("httpx", "httpcore"):  # the tests' own
        logging.getLogger(browsers).setLevel(logging.CRITICAL)
    shared = between_them(ada, mara)
    for reader in (ada, mara):
        assert not [word for word in WORDS if word not in reader.sees(shared).text]
    mara.leaves(ada, saying_so=True)
    kept = stored(cast.settings.database_file.parent)
    cast.store.checkpoint()
    kept |= {f"{name} afterwards": data for name, data in stored(cast.settings.database_file.parent).items()}
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    for where, data in (kept | {"log": logged.encode()}).items():
        assert hits(data, WORDS) == set(), where
        # The control: had somebody kept them there, the same search would find them.
        assert {word for word, _ in hits(data + ALL.encode(), WORDS)} == set(WORDS), where
