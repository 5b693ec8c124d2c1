"""What two people may do with something shared (A2, A12, B4, B28, B36): who, when, and how often."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.core.sharing import (
    WISHES,
    Act,
    Answer,
    Answered,
    Appreciation,
    Ask,
    Boundary,
    Disclosure,
    Left,
    NotADocument,
    Question,
    Reflection,
    Reply,
    Root,
    Shared,
    Validation,
    Verdict,
    decode,
    next_acts,
    tag_of,
)

ADA, MARA = "ada", "mara"
Thread = tuple[tuple[str, Answer], ...]

SHARED = [Shared(practice="journal", text="The rent.", wish=wish) for wish in WISHES]
ONCE = [
    Question(text="What moved you?", own="The letter."),
    Appreciation(text="You waited for me."),
    Boundary(not_fine="Shouting.", will_do="I leave the room."),
]
ROOTS: list[Root] = [*SHARED, Ask(text="Tonight?"), *ONCE, Left()]
TURNS: dict[Act, list[Answer]] = {
    "reflection": [Reflection(text="You worry.")],
    "verdict": [Verdict(right=True), Verdict(right=False, text="Not the rent.")],
    "validation": [Validation(text="Anyone would.")],
    "disclosure": [Disclosure(text="So do I.")],
    "reply": [Reply(text="I read it.")],
    "answered": [Answered(how="yes"), Answered(how="no"), Answered(how="other", text="On Friday.")],
}


def continued(root: Root, thread: Thread) -> Iterator[Thread]:
    """Every thread that is one turn longer, by the rules."""
    for person in (ADA, MARA):
        for act in sorted(next_acts(ADA, root, thread, person)):
            for turn in TURNS[act]:
                yield (*thread, (person, turn))


def threads(root: Root, turns: int) -> Iterator[Thread]:
    """Every thread of so many turns at most that the rules allow."""
    shorter: list[Thread] = [()]
    for _ in range(turns + 1):
        yield from shorter
        shorter = [longer for thread in shorter for longer in continued(root, thread)]


def acts(root: Root, *answers: tuple[str, Answer]) -> tuple[set[Act], set[Act]]:
    """What Ada, who wrote the root, and Mara may do next."""
    return set(next_acts(ADA, root, answers, ADA)), set(next_acts(ADA, root, answers, MARA))


def of(kind: type, thread: Thread) -> list[Any]:
    return [answer for _, answer in thread if isinstance(answer, kind)]


# Who may do what


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: f"{type(root).__name__}-{getattr(root, 'wish', '')}")
def test_the_writer_says_whether_it_was_heard_and_nothing_else(root: Root) -> None:
    for thread in threads(root, 6):
        heard = [answer for answer in (turn for _, turn in thread) if isinstance(answer, Reflection | Verdict)]
        asked = bool(heard) and isinstance(heard[-1], Reflection)
        assert next_acts(ADA, root, thread, ADA) == ({"verdict"} if asked else set())
        assert "verdict" not in next_acts(ADA, root, thread, MARA)


@pytest.mark.parametrize("root", SHARED, ids=WISHES)
def test_listening_goes_in_rounds_until_a_yes(root: Shared) -> None:
    for thread in threads(root, 7):
        mine = next_acts(ADA, root, thread, MARA)
        verdicts = of(Verdict, thread)
        heard = [answer for _, answer in thread if isinstance(answer, Reflection | Verdict)]
        asked = bool(heard) and isinstance(heard[-1], Reflection)
        yes = bool(verdicts) and verdicts[-1].right
        assert ("reflection" in mine) == (not asked and not yes)
        assert ("validation" in mine) == (yes and not of(Validation, thread))


@pytest.mark.parametrize("root", SHARED, ids=WISHES)
def test_a_disclosure_back_comes_after_an_answer_and_once(root: Shared) -> None:
    for thread in threads(root, 6):
        answered = any(author == MARA for author, _ in thread)
        assert ("disclosure" in next_acts(ADA, root, thread, MARA)) == (answered and not of(Disclosure, thread))


@pytest.mark.parametrize("root", SHARED, ids=WISHES)
def test_plain_words_are_said_once_and_not_where_listening_was_wished_for(root: Shared) -> None:
    for thread in threads(root, 6):
        allowed = root.wish != "listen" and not of(Reply, thread)
        assert ("reply" in next_acts(ADA, root, thread, MARA)) == allowed


@pytest.mark.parametrize("root", [Ask(text="Tonight?"), *ONCE], ids=lambda root: type(root).__name__)
def test_an_ask_and_its_like_are_answered_once(root: Root) -> None:
    act = "answered" if isinstance(root, Ask) else "reply"
    assert acts(root) == (set(), {act})
    for turn in TURNS[act]:
        assert acts(root, (MARA, turn)) == (set(), set())


def test_nothing_answers_a_leave() -> None:
    assert acts(Left()) == (set(), set())
    assert list(threads(Left(), 3)) == [()]


def test_the_whole_story_of_a_thread() -> None:
    said, root = [], SHARED[1]
    for person, turn, then in [
        (MARA, Reflection(text="It is the rent."), ({"verdict"}, {"disclosure"})),
        (ADA, Verdict(right=False, text="It is being alone with it."), (set(), {"reflection", "disclosure"})),
        (MARA, Reflection(text="You are alone with it."), ({"verdict"}, {"disclosure"})),
        (ADA, Verdict(right=True), (set(), {"validation", "disclosure"})),
        (MARA, Validation(text="Anyone would be tired."), (set(), {"disclosure"})),
        (MARA, Disclosure(text="I am, too."), (set(), set())),
    ]:
        assert tag_of(turn) in next_acts(ADA, root, said, person)
        said.append((person, turn))
        assert acts(root, *said) == then


# Passing


@pytest.mark.parametrize("root", SHARED, ids=WISHES)
def test_what_is_left_out_closes_nothing_else(root: Shared) -> None:
    """Whoever never replies and never discloses may listen exactly as one who does."""
    listening = {"reflection", "verdict", "validation"}
    for thread in threads(root, 6):
        without = [turn for turn in thread if not isinstance(turn[1], Reply | Disclosure)]
        for person in (ADA, MARA):
            assert next_acts(ADA, root, thread, person) & listening == next_acts(ADA, root, without, person) & listening


def test_passing_is_no_act_and_no_document() -> None:
    """There is nothing that could be stored or shown: what is not done has no name."""
    assert set(get_args(Act)) == set(TURNS)
    for name in ("pass", "passed", "seen", "opened", "read", "declined", "typing"):
        with pytest.raises(NotADocument):
            decode(b'{"type":"%s"}' % name.encode())


def test_a_yes_to_words_that_were_taken_back_meanwhile_still_lets_nobody_answer_for_another() -> None:
    ours, theirs = acts(SHARED[1], (ADA, Verdict(right=True)))
    assert ours == set()
    assert theirs <= {"validation", "reflection"}


# Nobody speaks for another

turns = st.sampled_from([turn for said in TURNS.values() for turn in said])
said_by_anybody = st.lists(st.tuples(st.sampled_from([ADA, MARA]), turns), max_size=8)


@given(st.sampled_from(ROOTS), said_by_anybody)
def test_a_turn_in_the_name_of_the_other_counts_for_nothing(root: Root, said: list[tuple[str, Answer]]) -> None:
    """Whatever stands there: the writer's own "reflections" and the receiver's own "yes" change nothing."""
    honest = [(author, turn) for author, turn in said if (author == ADA) == isinstance(turn, Verdict)]
    assert acts(root, *said) == acts(root, *honest)


@given(st.sampled_from(ROOTS), said_by_anybody)
def test_the_writer_never_gets_a_turn_of_the_receiver_nor_the_other_way(
    root: Root, said: list[tuple[str, Answer]]
) -> None:
    ours, theirs = acts(root, *said)
    assert ours <= {"verdict"}
    assert "verdict" not in theirs


@given(st.sampled_from(ROOTS), said_by_anybody)
def test_asking_twice_what_may_be_done_changes_nothing(root: Root, said: list[tuple[str, Answer]]) -> None:
    assert acts(root, *said) == acts(root, *said)


def test_the_machine_that_plays_threads_plays_long_ones() -> None:
    """The control of `threads`: it reaches a second round, and everything that may be said is said in some thread."""
    seen: set[Callable[..., Any]] = set()
    for root in ROOTS:
        for thread in islice(threads(root, 7), 50_000):
            seen |= {type(turn) for _, turn in thread}
    assert seen == {type(turn) for said in TURNS.values() for turn in said}
    assert any(len(of(Reflection, thread)) > 1 and of(Validation, thread) for thread in threads(SHARED[0], 7))
