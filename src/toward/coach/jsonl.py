"""One JSON line in, one JSON line out: `toward coach --jsonl`."""

from typing import Literal

import msgspec

from toward.coach.reviewing import review
from toward.coach.shapes import AS, LANGS, As, Emotions, Finding, Form, Lang, Reply


class BadLine(ValueError):
    """A line that cannot be answered. Says what is wrong with it, never what stands in it."""


class _Question(msgspec.Struct):
    id: str | int
    as_: As = msgspec.field(name="as")
    lang: Lang
    text: str
    context: str | None = None


class _Answer(msgspec.Struct):
    id: str | int
    form: Form | None
    findings: tuple[Finding, ...]
    reply: Reply | None
    emotions: Emotions
    depth: float


def answer(line: str) -> str:
    """The review of {"id","as","lang","context","text"} as one line of JSON. Raises BadLine."""
    try:
        asked = msgspec.json.decode(line)
    except msgspec.DecodeError:
        raise BadLine("this line is not JSON") from None
    _check(asked)
    question = msgspec.convert(asked, _Question)
    heard = review(question.text, question.as_, question.lang, question.context)
    said = _Answer(question.id, heard.form, heard.findings, heard.reply, heard.emotions, heard.depth)
    return msgspec.json.encode(said).decode()


def _check(asked: object) -> None:
    if not isinstance(asked, dict):
        raise BadLine("this line is no JSON object")
    for key in ("id", "as", "lang", "text"):
        if key not in asked:
            raise BadLine(f'"{key}" is missing')
    if asked["as"] not in AS:
        raise BadLine(f'"as" has to be one of {", ".join(AS)}')
    if asked["lang"] not in LANGS:
        raise BadLine(f'"lang" has to be one of {", ".join(LANGS)}')
    for key, kinds in _KINDS.items():
        if not isinstance(asked.get(key), kinds):
            raise BadLine(f'"{key}" is of the wrong kind')


_KINDS: dict[Literal["id", "text", "context"], tuple[type, ...]] = {
    "id": (str, int),
    "text": (str,),
    "context": (str, type(None)),
}
