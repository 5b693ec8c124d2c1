"""Between us before anybody was invited: the people of one's own list, and a way to add one."""

from tests.people import Cast, Somebody


def test_it_lists_ones_own_people_and_nobody_elses(cast: Cast, ada: Somebody) -> None:
    cast.signs_up("Mara")
    page = ada.get("/between")
    assert "Ada's brother" in page.text
    assert "Mara's brother" not in page.text
    assert "/people" in page.links()


def test_it_is_behind_the_lock(cast: Cast, ada: Somebody) -> None:
    assert cast.visitor().get("/between").status == 404
    ada.locks()
    assert ada.get("/between").status == 403
