"""Words for feelings (B12): looking one up as it is typed, and saying a few of them in one breath."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from toward.core.steps import Name

Scale = Annotated[int, Meta(ge=-2, le=2)]
Phrase = Annotated[str, Meta(min_length=1, max_length=60)]


class Word(Struct, frozen=True, kw_only=True):
    """One feeling: `energy` and `pleasantness` from -2 to 2, `say` a whole clause in the first person."""

    id: Name
    word: Phrase
    family: Name
    energy: Scale
    pleasantness: Scale
    say: Phrase


class Words(Struct, frozen=True):
    """The feeling words of one language. `leads` are the openings clauses share: "I feel ", «мне »."""

    words: Mapping[str, Word]
    families: Mapping[str, str]
    leads: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __getitem__(self, word: str) -> Word:
        return self.words[word]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words.values())

    def __len__(self) -> int:
        return len(self.words)

    def family(self, family: str) -> tuple[Word, ...]:
        """The words of one family, in the order of the file."""
        return tuple(word for word in self if word.family == family)

    def find(self, typed: str, most: int = 8) -> tuple[Word, ...]:
        """Words meant by what was typed, the likeliest first: the same, then the same beginning, then a slip away."""
        wanted = _fold(typed)
        if not wanted:
            return ()
        ranked = sorted(((self._distance(wanted, word), place, word) for place, word in enumerate(self)))
        return tuple(word for distance, _, word in ranked if distance < FAR)[:most]

    def exactly(self, typed: str) -> Word | None:
        """The one word meant: written the same, or the only one found."""
        found = self.find(typed)
        if found and (len(found) == 1 or self._distance(_fold(typed), found[0]) == 0):
            return found[0]
        return None

    def say(self, ids: Sequence[str], joiner: str) -> str:
        """The feelings as one clause: "I feel sad and tired", «мне грустно, и я злюсь». Unknown ids are left out."""
        groups: dict[str, list[str]] = {}
        for word in (self.words[one] for one in ids if one in self.words):
            lead = max((lead for lead in self.leads if word.say.startswith(lead)), key=len, default="")
            groups.setdefault(lead or word.say, []).append(word.say.removeprefix(lead) if lead else "")
        clauses = [lead + _list(ends, f" {joiner} ") for lead, ends in groups.items()]
        return _list(clauses, f", {joiner} ")

    def bare(self, word: Word) -> str:
        """What is said of a feeling, without the opening it shares: "lonely" of "I feel lonely"."""
        lead = max((lead for lead in self.leads if word.say.startswith(lead)), key=len, default="")
        return word.say.removeprefix(lead)

    def _distance(self, wanted: str, word: Word) -> int:
        forms = {_fold(word.word), _fold(self.bare(word))}
        return min(_distance(wanted, form) for form in forms)


FAR = 9


def _distance(wanted: str, form: str) -> int:
    if wanted == form:
        return 0
    if form.startswith(wanted):
        return 1
    allowed = 0 if len(wanted) < 4 else 1 if len(wanted) < 7 else 2
    slips = _slips(wanted, form) if abs(len(wanted) - len(form)) <= allowed else FAR
    return 1 + slips if slips <= allowed else FAR


def _slips(one: str, other: str) -> int:
    """Letters added, lost, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def _list(items: Sequence[str], last: str) -> str:
    return last.join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
