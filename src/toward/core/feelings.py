"""Words for feelings (B12): a list in families, words of one's own beside it, and a few of them said in one breath."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct, field

from toward.core.finding import FAR, ONE_SLIP, Form, distance, fold
from toward.core.steps import Name
from toward.core.wording import tidy

Scale = Annotated[int, Meta(ge=-2, le=2)]
Phrase = Annotated[str, Meta(min_length=1, max_length=60)]
Template = Annotated[str, Meta(pattern=r"^[^{}]*\{\}[^{}]*\Z", max_length=60)]

OWN = "own:"
LONGEST = 60
_SURE = 4


class Word(Struct, frozen=True, kw_only=True):
    """One feeling: `energy` and `pleasantness` from -2 to 2, `say` a whole clause in the first person.

    `forms` are other spellings and inflections it is found by. A word of somebody's own has no family
    and stands in the middle of both scales, where nothing is known of it.
    """

    id: Name
    word: Phrase
    family: str
    energy: Scale
    pleasantness: Scale
    say: Phrase
    forms: tuple[Phrase, ...] = ()


class OwnWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a word that is not in the list is said: `{}` is the word; `endings` know better for some ends of words."""

    say: Template = "{}"
    endings: Mapping[str, Template] = field(default_factory=dict)


class Words(Struct, frozen=True, dict=True):
    """The feeling words of one language. `leads` are the openings clauses share: "I feel ", «мне ».

    A word of somebody's own ("own:gutted") is in it too, like any other.
    """

    words: Mapping[str, Word]
    families: Mapping[str, str]
    leads: tuple[str, ...]
    own: OwnWords = OwnWords()

    def __contains__(self, word: object) -> bool:
        return word in self.words or (isinstance(word, str) and is_own(word))

    def __getitem__(self, word: str) -> Word:
        return self.words[word] if word in self.words or not is_own(word) else self._own(word)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words.values())

    def __len__(self) -> int:
        return len(self.words)

    def family(self, family: str) -> tuple[Word, ...]:
        """The words of one family, in the order of the file: the most usual first."""
        return tuple(word for word in self if word.family == family)

    def find(self, typed: str, most: int = 8) -> tuple[Word, ...]:
        """Words meant by what was typed, the likeliest first: the same, then the same beginning, then a slip away."""
        return tuple(word for _, word in self._ranked(self._without_lead(typed)))[:most]

    def exactly(self, typed: str) -> Word | None:
        """The one word meant: written the same, or, from four letters on, the only one found or one slip away."""
        wanted = self._without_lead(typed)
        found = self._ranked(wanted)
        if not found:
            return None
        far, nearest = found[0]
        alone = len(found) == 1 or far == ONE_SLIP < found[1][0]
        return nearest if far == 0 or (alone and len(fold(wanted)) >= _SURE) else None

    def take(self, typed: str) -> str | None:
        """The id of what was typed in full: a word of the list if it is one, else a word of one's own.

        None when it holds no letter or more than 60 characters.
        """
        listed = self.exactly(typed)
        own = OWN + _uncapitalised(self._without_lead(tidy(typed, lines=False)))
        return listed.id if listed else own if is_own(own) else None

    def say(self, ids: Sequence[str], joiner: str) -> str:
        """The feelings as one clause: "I feel sad and tired", «мне грустно, и я злюсь». Unknown ids are left out."""
        groups: dict[str, list[str]] = {}
        for word in (self[one] for one in ids if one in self):
            lead = self._lead(word.say)
            groups.setdefault(lead or word.say, []).append(word.say.removeprefix(lead) if lead else "")
        clauses = [lead + _list(ends, f" {joiner} ") for lead, ends in groups.items()]
        return _list(clauses, f", {joiner} ")

    def name(self, ids: Sequence[str], joiner: str) -> str:
        """The feelings by name alone: "sad and tired", «грусть и усталость». Unknown ids are left out."""
        return _list([self[one].word for one in ids if one in self], f" {joiner} ")

    def found_by(self, word: Word) -> tuple[str, ...]:
        """Everything a word is found by: as it stands in the list, as it is said, and its other forms."""
        return (word.word, word.say.removeprefix(self._lead(word.say)), *word.forms)

    def _own(self, word: str) -> Word:
        said = word.removeprefix(OWN)
        template = next((say for end, say in self.own.endings.items() if said.isalpha() and said.endswith(end)), None)
        clause = (template or self.own.say).replace("{}", said)
        return Word(id=word, word=said, family="", energy=0, pleasantness=0, say=clause)

    def _ranked(self, typed: str) -> list[tuple[int, Word]]:
        wanted = Form(fold(typed))
        if not wanted.text or len(wanted.text) > LONGEST:
            return []
        ranked = [(min(distance(wanted, form) for form in forms), word) for word, forms in self._forms]
        return sorted((one for one in ranked if one[0] < FAR), key=lambda one: one[0])

    @cached_property
    def _forms(self) -> list[tuple[Word, list[Form]]]:
        return [(word, [Form(fold(form)) for form in self.found_by(word)]) for word in self]

    def _lead(self, clause: str) -> str:
        return max((lead for lead in self.leads if clause.startswith(lead)), key=len, default="")

    def _without_lead(self, typed: str) -> str:
        """ "I feel gutted", typed whole, means "gutted"; an opening alone is no opening."""
        leads = [lead for lead in self.leads if fold(typed).startswith(fold(lead) + " ")]
        return typed.strip()[len(max(leads, key=len)) :] if leads else typed


def is_own(word: str) -> bool:
    """Whether this is the id of a word of one's own: "own:" and one tidy line with a letter in it."""
    said = word.removeprefix(OWN)
    return (
        word.startswith(OWN)
        and len(said) <= LONGEST
        and any(letter.isalpha() for letter in said)
        and said == tidy(said, lines=False)
    )


def _uncapitalised(text: str) -> str:
    """Phones begin a line with a capital: "Gutted" is "gutted", while "I want out" stays."""
    return text[:1].lower() + text[1:] if text[1:2].isalpha() and text[1:] == text[1:].lower() else text


def _list(items: Sequence[str], last: str) -> str:
    return last.join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
