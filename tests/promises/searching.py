"""Looking for words in bytes, in every form in which a program might have left them."""

import base64
import json
import re
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import quote

Form = Callable[[str], list[bytes]]


def _base64(data: bytes, encode: Callable[[bytes], bytes]) -> list[bytes]:
    """As it looks after none, one or two other bytes, without the characters that depend on its neighbours."""
    found = []
    for before in range(3):
        text = encode(bytes(before) + data)
        found.append(text[(0, 2, 3)[before] : len(text) // 4 * 4 - 4])
    return found


FORMS: dict[str, Form] = {
    "utf-8": lambda word: [word.encode()],
    "utf-16-le": lambda word: [word.encode("utf-16-le")],
    "utf-16-be": lambda word: [word.encode("utf-16-be")],
    "utf-32": lambda word: [word.encode("utf-32-le")],
    "base64": lambda word: _base64(word.encode(), base64.b64encode),
    "base64url": lambda word: _base64(word.encode(), base64.urlsafe_b64encode),
    "base64 of utf-16": lambda word: _base64(word.encode("utf-16-le"), base64.b64encode),
    "hex": lambda word: [word.encode().hex().encode(), word.encode().hex().upper().encode()],
    "json": lambda word: [json.dumps(word)[1:-1].encode(), json.dumps(word)[1:-1].upper().encode()],
    "percent": lambda word: [quote(word, safe="").encode(), quote(word, safe="").lower().encode()],
    "reversed": lambda word: [word[::-1].encode()],
}
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
MOST_INFLATED = 1 << 20


def hits(data: bytes, words: list[str]) -> set[tuple[str, str]]:
    """Which words are in there, and in which form; also inside anything that can be inflated."""
    found = {(word, name) for word in words for name, form in FORMS.items() if any(one in data for one in form(word))}
    for inner in inflated(data):
        found |= {(word, f"inflated {name}") for word, name in hits(inner, words)} if inner else set()
    return found


def inflated(data: bytes) -> Iterator[bytes]:
    """Whatever zlib or gzip can make of the bytes, from every place where such a stream may begin."""
    for start in ZLIB.finditer(data):
        try:
            inner = zlib.decompressobj(wbits=47).decompress(data[start.start() :], MOST_INFLATED)
        except zlib.error:
            continue
        if len(inner) > 8:
            yield inner
