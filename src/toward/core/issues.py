"""One issue at a time (B35): where a text seems to turn to a second one.

Openings that announce another matter, in each language; what merely joins two words ("tired and also sad") is none.
It only ever leads to a kind remark, so it looks for what is plainly said and guesses at nothing.
"""

import re

_OPENINGS = {
    "en": (
        r"another thing",
        r"and besides|besides that|besides,",
        r"on top of (?:that|it|this|everything)",
        r"not to mention",
        r"while (?:we|i)(?:['’]re| are|['’]m| am) at it",
        r"(?:and|or|but) (?:also |then |again |there is )?when",
        r"and also (?:that|how|you|your|he|she|they|we|the|there)",
        r"and (?:then )?there(?:['’]s| is| are) (?:also|the)",
        r"secondly|in addition",
    ),
    "ru": (
        r"(?:и|да|а) ещ[её],? (?:одно|то|ты|вы|ты же|когда|как|что|мне|меня|про)",
        r"кроме того|помимо (?:того|этого)|вдобавок|к тому же|мало того|плюс ко всему",
        r"не говоря (?:уже )?(?:о|об|про)",
        r"(?:и|или|а|но) (?:ещ[её] |тогда |снова |опять )?когда",
        r"и заодно|заодно уж",
        r"во-вторых",
    ),
}
_SECOND = {lang: re.compile(rf"\b(?:{'|'.join(openings)})", re.IGNORECASE) for lang, openings in _OPENINGS.items()}
_REST = re.compile(r"[^.!?;\n]*")


def second_issue(text: str, lang: str) -> tuple[int, int] | None:
    """Where a second issue begins and its sentence ends, in code points; None if the text keeps to one."""
    opening = _SECOND[lang].search(text, _first_word(text))
    rest = opening and _REST.match(text, opening.start())
    return (rest.start(), rest.start() + len(rest[0].rstrip())) if rest else None


def _first_word(text: str) -> int:
    """Where the first word ends: what a text begins with is no second issue."""
    first = re.match(r"\W*\w+", text)
    return first.end() if first else 0
