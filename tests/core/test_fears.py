"""Which fears nobody could check (A6): plainly inside the other, with nothing to be seen or heard beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from toward.core.fears import unseen
from toward.core.practice import Rating, Stage, Text, screens, visible

INSIDE = [
    "they will think less of me",
    "She will think I'm weak.",
    "He’ll judge me",
    "She will be disappointed in me",
    "They won't respect me any more",
    "He will stop loving me",
    "She'll see me as needy",
    "He'll secretly resent me",
    "She won't understand",
    "She'll lose respect for me",
    "He doesn't care",
    "He will love me less",
    "He'll judge me silently",
    "I'm too much for her",
    "I will be a burden",
    "Она подумает, что я слабая",
    "Он разочаруется во мне",
    "Они меня осудят",
    "Она перестанет меня уважать",
    "Он меня не поймёт",
    "Она обо мне плохо подумает",
    "Ему будет всё равно",
    "Упаду в её глазах",
    "Она меня разлюбит",
    "Я буду ей в тягость",
    "Она будет меня жалеть",
    "Я ей надоел",
]
TO_BE_SEEN = [
    "They will laugh.",
    "She says she has had a long day as well.",
    "She tells me to think positive.",
    "He doesn't answer for days.",
    "She looks at me differently afterwards.",
    "He goes short with me.",
    "He'll say he doesn't care",
    "She will think less of me and stop calling",
    "He won't understand and will walk out",
    "She will not want to come on Sunday",
    "I will feel stupid",
    "It will be awkward",
    "She'll say I'm too much for her",
    "She will go silent",
    "",
    "Она скажет, что думает обо мне хуже",
    "Он замолчит",
    "Она скажет, что я обуза",
    "После этого она будет смотреть на меня иначе.",
    "Он ответит сухо.",
    "Она не придёт",
    "Он будет думать вслух и спорить",
]


@pytest.mark.parametrize("fear", INSIDE)
def test_what_goes_on_inside_somebody_is_unseen(fear: str) -> None:
    assert unseen(fear) and unseen(fear.upper()) and unseen(f"That {fear}")


@pytest.mark.parametrize("fear", TO_BE_SEEN)
def test_what_can_be_seen_or_heard_is_not(fear: str) -> None:
    assert not unseen(fear)


@given(some.sampled_from(INSIDE), some.sampled_from([one for one in TO_BE_SEEN if one][:6]))
def test_a_line_that_names_both_can_be_checked(inside: str, outside: str) -> None:
    assert not unseen(f"{inside} {outside}")


STAGE = Stage(
    steps=(
        Text(id="fear", screen=1, measure="feared"),
        Rating(id="likely", screen=1, measure="feared_likely"),
        Text(id="seen", screen=2, optional=True, measure="feared_seen"),
    )
)


def test_only_an_unseen_fear_brings_one_more_question() -> None:
    seen, inside = {"fear": "A sigh."}, {"fear": "She will think less of me."}
    assert [one.number for one in screens(STAGE, seen)] == [1]
    assert [one.number for one in screens(STAGE, inside)] == [1, 2]
    assert visible(STAGE, inside | {"seen": "She goes quiet."}).keys() == {"fear", "seen"}
    assert visible(STAGE, seen | {"seen": "She goes quiet."}).keys() == {"fear"}
    assert [STAGE.decides(name) for name in ("fear", "likely", "seen")] == [True, False, False]
