"""What a practice leaves behind: the belief in its newest words, and kind lines offered again."""

from tests.people import ANSWERS, Cast, Somebody

KIND = str(ANSWERS["one-true-thing"]["kinder"])
BELIEF = str(ANSWERS["the-belief"]["belief"])


def test_the_belief_stands_in_the_next_practices(ada: Somebody) -> None:
    ada.does("the-belief")
    again = ada.begins_a("the-belief")
    assert ada.get(f"/drafts/{again}/1").form(f"/drafts/{again}/1")["belief"] == BELIEF
    other = ada.begins_a("one-true-thing")
    where = ada.goes_through(other, "one-true-thing", until=9).location
    assert BELIEF in ada.get(where).text


def test_a_kind_line_is_offered_when_the_next_one_is_asked_for(ada: Somebody) -> None:
    first = ada.begins_a("one-true-thing")
    where = ada.goes_through(first, "one-true-thing", until=5).location
    assert KIND not in ada.get(where).text
    ada.goes_through(first, "one-true-thing")
    second = ada.begins_a("one-true-thing")
    where = ada.goes_through(second, "one-true-thing", until=5).location
    assert KIND in ada.get(where).text


def test_a_kind_line_of_one_person_is_not_offered_for_another(ada: Somebody) -> None:
    ada.does("one-true-thing")
    ada.names("Jonas")
    draft = ada.begins_a("one-true-thing")
    where = ada.goes_through(draft, "one-true-thing", until=5, person=ada.someone).location
    assert KIND not in ada.get(where).text


def test_nothing_is_left_behind_by_what_was_not_finished(ada: Somebody) -> None:
    draft = ada.begins_a("the-belief")
    ada.goes_through(draft, "the-belief", until=2)
    other = ada.begins_a("the-belief")
    assert ada.get(f"/drafts/{other}/1").form(f"/drafts/{other}/1")["belief"] != BELIEF


def test_both_are_sealed(cast: Cast, ada: Somebody) -> None:
    ada.does("the-belief")
    ada.does("one-true-thing")
    stored = b"".join(file.read_bytes() for file in cast.folder.iterdir() if file.is_file())
    assert KIND.encode() not in stored
    assert BELIEF.encode() not in stored
