"""What Look back shows of two people (A12): what went back and forth, and of the two one's own part alone."""

from tests.bonds.people import Friend


def exchanges(friend: Friend) -> str:
    page = friend.get("/look-back").answer.text
    return " ".join(page.partition("data-exchanges")[2].partition("</section>")[0].split())


def test_what_was_shared_and_not_answered_leaves_no_row(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    ada.does("journal")
    shared = ada.says("Something of mine.", mara)
    mara.opens(shared)
    assert exchanges(ada) == exchanges(mara) == ""


def test_who_went_first_how_far_it_went_and_how_soon(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    mara.does("journal")
    shared = ada.says("Something of mine.", mara)
    ada.cast.clock.forward(days=2)
    mara.signs_in()
    mara.reflects(shared)
    ada.signs_in()
    assert "<td>you</td><td>said back, 2 days later</td>" in exchanges(ada)
    ada.confirms(shared)
    ada.cast.clock.forward(days=1)
    mara.signs_in()
    mara.validates(shared)
    mara.discloses(shared)
    ada.signs_in()
    hers = exchanges(ada)
    assert f'href="/shares/{shared}"' in hers
    assert "<td>you</td><td>something of theirs, 3 days later</td>" in hers
    assert "<td>вы</td>" not in exchanges(mara) and "<td>что-то ваше, через 3 дня</td>" in exchanges(mara)


def test_only_ones_own_part_is_counted_and_beside_it_that_of_any_day(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    mara.does("journal")
    shared = ada.says("Something of mine.", mara)
    mara.reflects(shared)
    mara.discloses(shared)
    ada.cast.clock.forward(days=8)
    for one in both:
        one.signs_in()
    assert exchanges(ada).count("within a week") == 0, (
        "Mara has shared nothing for Ada to answer; her answers count not"
    )
    said = exchanges(mara)
    assert said.count("<p") == 3
    assert "вы рассказали что-то своё: 1." in said
    assert "за неделю от любого дня: 5 из 10." in said, "of two days, the first"


def test_a_bond_that_rests_is_left_alone_and_a_withdrawal_leaves_nothing(both: tuple[Friend, Friend]) -> None:
    ada, mara = both
    ada.does("journal")
    shared = ada.says("Something of mine.", mara)
    mara.reflects(shared)
    assert exchanges(ada)
    ada.rests(mara)
    assert not exchanges(ada)
    ada.rests(mara, paused=False)
    ada.withdraws(shared)
    assert not exchanges(ada)
