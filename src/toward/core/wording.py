"""How a person's words are tidied and counted; every limit on words or characters rests on these two rules."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ASKING = re.compile(
    r"\W*(?:please,? |maybe |perhaps )?"
    r"(?:(?:why )?(?:could|can|wo|would|will|may|might|shall|do|are)(?:n?['’]t)? (?:you|we|i)"
    r"|(?:how|what) about|what if (?:you|we|i)|let['’]?s|is (?:it|there)|would it be)\b"
    r"|\W*(?:пожалуйста,? )?(?:ты |вы |мы )?(?:не )?(?:можем|можете|мог(?:ли|ла)? бы|сможе(?:м|те)|могу(?: ли)? я"
    r"|поможете|\w{2,}(?:ешь|ёшь|ишь)(?:ся)?|дашь|(?:тебе|вам) не (?:сложно|трудно)|давай(?:те)?|может(?: быть)?"
    r"|можно(?: ли)?(?: мне| нам| мы| я| тебя| вас))\b"
    # Such endings are other words' too, so the question mark has a say.
    r"|\W*(?:\w{3,}(?:ете|ёте|ите)(?:сь)?|(?:по|сход|съезд|сяд|обсуд|встрет|провед|устро)\w*(?:ем|ём|им)(?:ся|те)?)"
    r"\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_BETWEEN_WORDS = re.compile(r"[\s—–]+")


def tidy(text: str, *, lines: bool) -> str:
    """The text in Unicode NFC, without control characters and outer white space, line ends as one line feed.

    Without `lines` it becomes one line: every run of white space is a single space. Tidying twice changes nothing.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    text = "".join(mark for mark in text if mark == "\n" or unicodedata.category(mark) not in {"Cc", "Cs"})
    text = text.strip() if lines else " ".join(text.split())
    return unicodedata.normalize("NFC", text)


def count_words(text: str) -> int:
    """How many words there are: what white space or a dash (— –) parts, if it holds a letter or a digit.

    A hyphen or an apostrophe joins: "well-known" and "don't" are one word each; "…", "-" and an emoji are none.
    """
    return sum(any(mark.isalnum() for mark in piece) for piece in _BETWEEN_WORDS.split(text))


def asks(text: str) -> bool:
    """Whether an answer is a question to somebody, by how it begins in English or Russian ("заберёшь детей").

    Its mark alone says nothing: "call me tomorrow?" finishes "Would you …".
    """
    return bool(_ASKING.match(text))
