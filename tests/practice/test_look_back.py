"""A look back: what it is about stands beside the questions, and where a first step comes from is said."""

from tests.people import Somebody


def sentence_shown(person: Somebody, where: str) -> bool:
    return "data-about" in person.get(where).html and "the rent tonight" in person.get(where).text


def test_a_look_back_shows_the_sentence_it_is_about(ada: Somebody) -> None:
    said = ada.does("one-true-thing", sentence="It is the rent tonight.")
    ada.comes_back(hours=3)
    card = ada.get("/today").text
    assert card.count("It is the rent tonight.") == 2  # in the card that asks, and among the last entries
    draft = ada.begins_a("feared-and-seen", "after", said)
    assert sentence_shown(ada, ada.at(draft))
    looked = ada.goes_through(draft, "feared-and-seen").location.split("/")[2]
    ada.comes_back(hours=25)
    again = ada.begins_a("feared-and-seen", "second-look", looked)
    assert sentence_shown(ada, ada.at(again))
    assert not sentence_shown(ada, ada.at(ada.begins_a("journal")))


def test_whoever_is_asked_about_a_fear_is_shown_what_they_feared(ada: Somebody) -> None:
    def shown(where: str) -> bool:
        page = ada.get(where)
        return "data-feared" in page.html and "A long sigh, and silence." in page.text

    said = ada.does("one-true-thing", fear="A long sigh, and silence.")
    ada.comes_back(hours=3)
    draft = ada.begins_a("feared-and-seen", "after", said)
    assert not shown(f"/drafts/{draft}/1")  # whether it was said at all comes first
    ada.goes_through(draft, "feared-and-seen", until=2)
    assert shown(f"/drafts/{draft}/2")
    ada.goes_through(draft, "feared-and-seen", until=3)
    assert shown(f"/drafts/{draft}/3")
    looked = ada.goes_through(draft, "feared-and-seen").location.split("/")[2]
    ada.comes_back(hours=25)
    assert shown(ada.at(ada.begins_a("feared-and-seen", "second-look", looked)))


def test_a_first_step_from_behind_a_mask_says_where_it_comes_from(ada: Somebody) -> None:
    mask = ada.begins_a("which-mask")
    for number in (1, 2, 3):
        kept = ada.sends_screen(f"/drafts/{mask}/{number}", {"mask": "pleasing"})
    assert kept.location == f"/entries/{mask}/done"
    assert "A first step from behind the mask: ask for one thing." in ada.get("/today").text


def test_a_look_back_goes_on_when_what_it_is_about_was_deleted(ada: Somebody) -> None:
    said = ada.does("one-true-thing", sentence="It is the rent tonight.")
    draft = ada.begins_a("feared-and-seen", "after", said)
    assert ada.post(f"/entries/{said}/deletion").location == "/mine"
    assert not sentence_shown(ada, ada.at(draft))
    assert ada.goes_through(draft, "feared-and-seen").location == f"/entries/{draft}/done"
