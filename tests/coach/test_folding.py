"""All patterns run as one take what each takes alone, by a reading that is slow and plain: it tries every way."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from toward.coach.pattern import Automaton
from toward.coach.running import matches as run
from toward.coach.states import States
from toward.coach.words import HARD, SOFT, WORD, read

WORD_ITEM = st.tuples(st.just("word"), st.sampled_from(["a", "b", "c", ","]), st.booleans())
GAP_ITEM = st.tuples(st.just("gap"), st.integers(1, 4), st.just(False))
EDGE_ITEM = st.tuples(st.just("edge"), st.sampled_from(["^", "$", "^,", ",$"]), st.just(False))
SIMPLE = WORD_ITEM | GAP_ITEM | EDGE_ITEM
CHOICES = st.lists(st.lists(SIMPLE, min_size=1, max_size=3), min_size=1, max_size=3)
ROW = st.lists(SIMPLE | st.tuples(st.just("choice"), CHOICES, st.booleans()), max_size=3)
MARKED = st.tuples(ROW, WORD_ITEM.map(lambda item: (*item[:2], False)), ROW).map(
    lambda part: [*part[0], part[1], *part[2]]
)
PATTERN = st.tuples(ROW, MARKED, ROW)
"""What stands before the mark, in it, and behind it. A mark has a word in it."""
TEXT = st.lists(st.sampled_from(["a", "b", "c", "d", ",", "."]), max_size=14).map(" ".join)

LATE = ([("gap", 3, False), ("word", "b", False), ("gap", 2, False), ("word", ",", False)], [("word", "c", False)], [])
TWO_ENDS = (
    [("word", "a", False)],
    [("word", "b", True), ("word", "b", False)],
    [("word", "b", True), ("edge", "$", False)],
)
TWO_MARKS = ([], [("word", "b", False), ("word", "a", True)], [("gap", 1, False)])
LATE_MARK = ([("gap", 1, False)], [("gap", 1, False), ("word", "a", False)], [])


@settings(max_examples=300, deadline=None)
@given(patterns=st.lists(PATTERN, min_size=1, max_size=4), text=TEXT)
@example([LATE, ([], [("word", "a", False)], [])], "a d b d , c . a a a b , c")
@example([TWO_ENDS, LATE], "a b . a b b , a . b b b . a b b b .")
@example([([], [("word", "a", False)], []), TWO_MARKS], "b a")
@example([LATE_MARK], "a b a")
def test_patterns_run_as_one_take_what_each_takes_alone(patterns, text):
    words, automaton = read(text, {}), Automaton()
    for before, marked, behind in patterns:
        automaton.add(" ".join([written(before), "[", written(marked), "]", written(behind)]))
    found = run(States(automaton.freeze()), [(word,) for word in words.norm], words)
    first = set().union(*(begun_with([*before, *marked, *behind])[0] for before, marked, behind in patterns))
    places = {(match.pattern, match.start): (match.end, match.mark) for match in found}
    assert len(places) == len(found)
    for number, pattern in enumerate(patterns):
        for start, word in enumerate(words.norm):
            longest = longest_of(matches(pattern, start, words)) if word in first else None
            assert places.get((number, start)) == longest


def longest_of(matches):
    """Of the longest the one whose mark opens first, and of these the one whose mark closes first."""
    found = min(((-end, opened, closed) for end, opened, closed in matches), default=None)
    return found and (-found[0], found[1:])


def matches(pattern, start, words):
    """Every end, with where the mark opened and closed; a match has a word in it."""
    before, marked, behind = pattern
    return {
        (end, opened, closed)
        for opened in ends(before, start, words)
        for closed in ends(marked, opened, words)
        for end in ends(behind, closed, words)
        if end > start
    }


def ends(row, start, words):
    places = {start}
    for item in row:
        places = {end for place in places for end in ends_of(item, place, words)}
    return places


def ends_of(item, at, words):
    kind, what, optional = item
    kinds = [HARD, *words.kind, HARD]
    if kind == "choice":
        found = set().union(*(ends(row, at, words) for row in what))
    elif kind == "word":
        found = {at + 1} if words.norm[at : at + 1] == [what] else set()
    elif kind == "gap":
        found = {at + size for size in range(what + 1) if kinds[at + 1 : at + 1 + size] == [WORD] * size}
    else:
        found = {at} if kinds[at + ("$" in what)] >= (SOFT if "," in what else HARD) else set()
    return found | {at} if optional else found


def begun_with(row):
    """The words a row can begin with when no gap takes any, and whether it can do without a word."""
    words = set()
    for kind, what, optional in row:
        inner = [begun_with(choice) for choice in what] if kind == "choice" else [({what}, False)]
        if kind in ("word", "choice"):
            words |= set().union(*(begun for begun, _ in inner))
            if not (optional or any(empty for _, empty in inner)):
                return words, False
    return words, True


def written(row):
    return " ".join(written_item(*item) for item in row)


def written_item(kind, what, optional):
    if kind == "choice":
        return f"({' | '.join(map(written, what))})" + "?" * optional
    return (".." if kind == "gap" else "") + str(what) + "?" * optional


class Interrupted(States):
    """While one text has a state half unpacked, others are read, as in a server with several threads: from the step
    `since` of the unpacking on, one at each of two steps."""

    def __init__(self, packed, since, meanwhile):
        super().__init__(packed)
        self.steps, self.since, self.meanwhile, self.is_apart = 0, since, meanwhile, False

    def _ways(self, edges):
        if not self.is_apart:
            self.is_apart = True
            if self.steps in (self.since, self.since + 1):
                self.meanwhile()
            self.steps += 1
            self.is_apart = False
        return super()._ways(edges)


def test_a_text_read_while_another_unpacks_a_state_is_read_whole():
    words, automaton = read("you never ask me , you never ask", {}), Automaton()
    for pattern in ("you ..2 ask me", "you never [ask]", "^ you never ask $", "you [..2 ask]"):
        automaton.add(pattern)
    packed, symbols = automaton.freeze(), [(word,) for word in words.norm]
    alone = run(States(packed), symbols, words)
    assert len(alone) == 5
    for since in range(20):
        found = []
        states = Interrupted(packed, since, lambda: found.append(run(states, symbols, words)))  # noqa: B023
        assert run(states, symbols, words) == alone
        assert all(one == alone for one in found)
        assert found or since >= states.steps
