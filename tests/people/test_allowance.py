"""How often somebody may guess.  Nobody can be locked out by somebody else's guesses."""

from tests.people import Cast, Somebody

WRONG = "these are five other words"


def guesses(browser: Somebody, times: int) -> list[int]:
    return [browser.signs_in(WRONG).status for _ in range(times)]


def stranger(cast: Cast, name: str = "Ada") -> Somebody:
    return Somebody(cast, name, WRONG)


def test_the_eleventh_guess_is_refused_and_says_so(cast: Cast, ada: Somebody) -> None:
    assert guesses(stranger(cast), 11) == [422] * 10 + [429]


def test_an_unknown_name_has_the_same_allowance(cast: Cast, ada: Somebody) -> None:
    assert guesses(stranger(cast, "Eda"), 11) == [422] * 10 + [429]


def test_another_browser_does_not_help(cast: Cast, ada: Somebody) -> None:
    assert [guesses(stranger(cast), 1)[0] for _ in range(11)] == [422] * 10 + [429]


def test_another_spelling_of_the_name_does_not_help(cast: Cast, ada: Somebody) -> None:
    guesses(stranger(cast), 10)
    assert guesses(stranger(cast, "ADA"), 1) == [429]


def test_another_name_is_not_touched(cast: Cast, ada: Somebody) -> None:
    mara = cast.signs_up("Mara")
    guesses(stranger(cast), 11)
    assert Somebody(cast, "Mara", mara.passphrase).signs_in().status == 303


def test_a_known_device_opens_while_strangers_have_used_theirs_up(cast: Cast, ada: Somebody) -> None:
    ada.signs_out()
    assert guesses(stranger(cast), 11)[-1] == 429
    assert ada.signs_in().status == 303


def test_a_device_known_to_somebody_else_is_a_strangers(cast: Cast, ada: Somebody) -> None:
    mara = cast.signs_up("Mara")
    guesses(stranger(cast), 10)
    mara.name = "Ada"
    assert guesses(mara, 1) == [429]


def test_a_known_device_has_ten_too(cast: Cast, ada: Somebody) -> None:
    assert guesses(ada, 11) == [422] * 10 + [429]


def test_the_lock_screen_has_ten_and_nobody_elses_guesses_count(cast: Cast, ada: Somebody) -> None:
    ada.locks()
    guesses(stranger(cast), 11)
    assert [ada.unlocks(WRONG).status for _ in range(10)] == [422] * 10
    assert ada.unlocks().status == 429
    assert ada.signs_in().status == 303


def test_refused_guesses_do_no_work_and_keep_the_typed_words(cast: Cast, ada: Somebody) -> None:
    ada.locks()
    for _ in range(10):
        ada.unlocks(WRONG)
    page = ada.unlocks(**{"kept.page": "a long day", "then": "/drafts/x/1"})
    assert page.status == 429
    assert ("kept.page", "a long day") in page.form("/unlock").fields


def test_a_threshold_crossed_at_once_lets_exactly_ten_through(cast: Cast, ada: Somebody) -> None:
    everybody = [stranger(cast) for _ in range(16)]
    statuses = cast.at_once(*(browser.signs_in for browser in everybody))
    assert sorted(page.status for page in statuses) == [422] * 10 + [429] * 6
