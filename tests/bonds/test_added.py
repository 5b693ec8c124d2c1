"""An added practice is shared within a bond if it says so, and never without a look at what goes."""

import pytest

from tests.bonds.people import Friend
from tests.bonds.test_sharing import shared_rows
from tests.people import Cast
from tests.practice.test_added import adds, does


def test_it_is_shared_after_a_look_like_ours(cast: Cast, both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    adds(cast)
    entry = does(ada)
    assert shared_rows(cast) == 0, "doing it shares nothing"
    form = ada.chooses(entry, mara, parts=[0]).form("/shares")
    assert (form["text"], shared_rows(cast)) == ("soup with Mara", 0)
    shared = ada.post("/shares", form.fields).location.rpartition("/")[2]
    assert "soup with Mara" in mara.opens(shared).text
    adds(cast, ())
    assert "soup with Mara" in mara.sees(shared).text, "and is there when the practice is not"


@pytest.mark.parametrize("gone", [False, True])
def test_it_is_not_offered_where_it_says_so_or_is_gone(cast: Cast, both: tuple[Friend, Friend], gone: bool) -> None:
    ada, _ = both
    adds(cast, more="" if gone else 'shared_as = "nothing"')
    entry = does(ada)
    if gone:
        adds(cast, ())
    assert f"/entries/{entry}/share" not in ada.get(f"/entries/{entry}").links()
    assert ada.get(f"/entries/{entry}/share").status == 404
