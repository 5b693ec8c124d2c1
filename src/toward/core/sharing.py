"""What two people have between them: things shared, the answers to them, and who may answer how, when.

Pure rules (A2, A12, B4, B28, X1).  A thread is something shared and the answers to it, oldest first.  Nothing
here knows whether anybody has looked, and there is no act "pass": passing leaves no trace (S7).
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from toward.core.wording import count_words

Wish = Literal["know", "listen", "comfort", "think"]
WISHES: tuple[Wish, ...] = ("know", "listen", "comfort", "think")
Words = Annotated[str, Meta(min_length=1, max_length=2_000)]
APPRECIATION_WORDS = 15  # B36


class Shared(Struct, frozen=True, kw_only=True, tag="shared"):
    """Words copied into a bond, with what their writer wishes for (X1). `edited` is the day of the last change."""

    practice: str
    text: Words
    wish: Wish
    edited: date | None = None


class Ask(Struct, frozen=True, kw_only=True, tag="ask"):
    """One direct request that can be answered yes or no (A2)."""

    text: Words
    edited: date | None = None


class Question(Struct, frozen=True, kw_only=True, tag="question"):
    """A question asked of the other after it was answered for oneself (A13)."""

    text: Words
    own: Words
    edited: date | None = None


class Appreciation(Struct, frozen=True, kw_only=True, tag="appreciation"):
    """One specific thing, fifteen words at most (B36)."""

    text: Words
    edited: date | None = None


class Boundary(Struct, frozen=True, kw_only=True, tag="boundary"):
    """What is fine, what is not, what I will do (B14)."""

    fine: str = ""
    not_fine: Words
    will_do: Words
    edited: date | None = None


class Left(Struct, frozen=True, tag="left"):
    """Somebody has left and said so."""


class Reflection(Struct, frozen=True, kw_only=True, tag="reflection"):
    """What the receiver heard, in their own words (B4)."""

    text: Words


class Verdict(Struct, frozen=True, kw_only=True, tag="verdict"):
    """The writer's yes or not quite to a reflection; with not quite, what it was instead."""

    right: bool
    text: str = ""


class Validation(Struct, frozen=True, kw_only=True, tag="validation"):
    """ "That makes sense, because…" (B4)."""

    text: Words


class Disclosure(Struct, frozen=True, kw_only=True, tag="disclosure"):
    """Something of the receiver's own, offered back and never asked for (A12)."""

    text: Words


class Reply(Struct, frozen=True, kw_only=True, tag="reply"):
    """An answer in plain words: to a question, an appreciation, a boundary, or where no listening was wished for."""

    text: Words


class Answered(Struct, frozen=True, kw_only=True, tag="answered"):
    """Yes, no, or another way: the answer to an ask (A2)."""

    how: Literal["yes", "no", "other"]
    text: str = ""


Root = Shared | Ask | Question | Appreciation | Boundary | Left
Answer = Reflection | Verdict | Validation | Disclosure | Reply | Answered
Document = Root | Answer
Act = Literal["reflection", "verdict", "validation", "disclosure", "reply", "answered"]

_ROOTS: tuple[type, ...] = (Shared, Ask, Question, Appreciation, Boundary, Left)


class NotADocument(Exception):
    """The bytes are nothing that can stand in a bond. Carries nothing of what they were."""


def encode(document: Document) -> bytes:
    """The document as JSON in UTF-8."""
    return msgspec.json.encode(document)


_DECODER: msgspec.json.Decoder[Document] = msgspec.json.Decoder(Document)


def decode(sealed: bytes) -> Document:
    """The document of these bytes; raises NotADocument for anything else."""
    try:
        return _DECODER.decode(sealed)
    except (msgspec.DecodeError, RecursionError):
        pass
    raise NotADocument


def is_root(document: Document) -> bool:
    """Whether a document begins a thread rather than answering one."""
    return isinstance(document, _ROOTS)


def tag_of(document: Document) -> str:
    """The name of what a document is; for an answer, the act."""
    return str(document.__struct_config__.tag)


def next_acts(writer: str, root: Root, answers: Sequence[tuple[str, Answer]], me: str) -> frozenset[Act]:
    """What `me` may do next in a thread begun by `writer`; `answers` are (author, answer), oldest first.

    Listening goes in rounds (B4): the receiver reflects, the writer says yes or not quite and puts it right, and
    so on as often as they like; after a yes the receiver may validate.  A disclosure back is offered once the
    receiver has answered at all (A12).  Every act may be left out for ever.
    """
    if isinstance(root, Left):
        return frozenset()
    # Only the writer says whether it was heard, and only the other what they heard: nobody answers in another's name.
    answers = [(author, answer) for author, answer in answers if (author == writer) == isinstance(answer, Verdict)]
    if me == writer:
        return frozenset({"verdict"}) if _open_reflection(answers) else frozenset()
    mine = [answer for author, answer in answers if author == me]
    if isinstance(root, Ask):
        return frozenset() if mine else frozenset({"answered"})
    if not isinstance(root, Shared):
        return frozenset() if mine else frozenset({"reply"})
    return frozenset(_receiver_acts(root, answers, mine))


def _receiver_acts(root: Shared, answers: Sequence[tuple[str, Answer]], mine: Sequence[Answer]) -> set[Act]:
    acts: set[Act] = set()
    heard = _last_verdict(answers)
    if not _open_reflection(answers) and not (heard and heard.right):
        acts.add("reflection")
    if heard and heard.right and not any(isinstance(answer, Validation) for answer in mine):
        acts.add("validation")
    if root.wish != "listen" and not any(isinstance(answer, Reply) for answer in mine):
        acts.add("reply")
    if mine and not any(isinstance(answer, Disclosure) for answer in mine):
        acts.add("disclosure")
    return acts


def _open_reflection(answers: Sequence[tuple[str, Answer]]) -> bool:
    """Whether the newest reflection still has no verdict."""
    for _, answer in reversed(answers):
        if isinstance(answer, Verdict):
            return False
        if isinstance(answer, Reflection):
            return True
    return False


def _last_verdict(answers: Sequence[tuple[str, Answer]]) -> Verdict | None:
    return next((answer for _, answer in reversed(answers) if isinstance(answer, Verdict)), None)


def too_many_words(appreciation: str) -> bool:
    """Whether an appreciation has more than fifteen words (B36)."""
    return count_words(appreciation) > APPRECIATION_WORDS


class Terms(Struct, frozen=True, kw_only=True):
    """What both agree to before the first share: private or not (B29), passing is fine (B28), fair fights (B10)."""

    private: bool = True
    passing_is_fine: Literal[True] = True
    no_names: bool = True
    no_old_mistakes: bool = True
    one_issue: bool = True
    time_outs: bool = True


def agreed(terms: Sequence[Terms | None]) -> bool:
    """Whether all have ticked, and the same: a change asks both again."""
    return bool(terms) and terms[0] is not None and all(one == terms[0] for one in terms)
