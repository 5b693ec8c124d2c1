"""Every fault in the shape of a parsed file, not only the first: msgspec's types, walked piece by piece."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from toward.catalogue.mistakes import Fault, Spot

_CURE = "See the table of keys in docs/practices.md."
_SAID = (
    (r"Expected `str` matching regex '\^\[ABX\].*", "should be a row of the mission, such as A3"),
    (r"Expected `str` matching regex .*", "should be a name of small letters, digits and single hyphens"),
    (r"Expected `(\w+)(?: \| null)?`, got `(\w+)`", r"should be \1, not \2"),
    (r"Expected `(\w+)` of length (>=|<=) (\d+)", r"should have a length of \2 \3"),
    (r"Expected `(\w+)` (>=|<=) (\d+)", r"should be \2 \3"),
    (r"Invalid enum value (.*)", r"cannot be \1"),
)
_PLAIN = {
    "int": "a whole number", "str": "text in quotes", "bool": "true or false", "array": "a list in [ ]",
    "object": "a table", "float": "a number with a point", "datetime": "a date", "date": "a date", "time": "a time",
    ">=": "at least", "<=": "at most",
}  # fmt: skip

# Keys that nothing else leans on: without one, or with another value, the rest of the file means the same.
_FREE = {
    "coached", "days", "hint", "least", "long", "most", "most_words", "named", "optional", "refusals", "rows",
    "shared_as", "start", "tap", "to_send", "when_told",
}  # fmt: skip
_STAND_INS = {"version": 1, "minutes": 120, "seconds": 10}


def faults(raw: object, kind: Any, at: Spot = ()) -> Iterator[Fault]:
    """What keeps `raw`, parsed from the file at `at`, from being a `kind`. Nothing if msgspec.convert will take it."""
    inner = list(_inner(raw, _bare(kind), at))
    yield from inner
    if inner:
        return
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        yield _said(str(error), at)


def what_remains(raw: dict[str, Any], found: Iterable[Fault]) -> bool:
    """Take from `raw` what is faulty, if nothing else leans on it, so that the rest can be looked at too.

    False where something does, and a look would find mistakes that are none.
    """
    for fault in found:
        names = [place for place, part in enumerate(fault.at) if isinstance(part, str)]
        if not names or not (fault.unknown or fault.at[names[-1]] in _FREE | _STAND_INS.keys()):
            return False
        name = fault.at[names[-1]]
        holder: Any = raw
        for part in fault.at[: names[-1]]:
            holder = holder[part]
        if name in _STAND_INS and not fault.unknown:
            holder[name] = _STAND_INS[str(name)]
        else:
            holder.pop(name, None)
    return True


def _inner(raw: object, kind: Any, at: Spot) -> Iterator[Fault]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Mapping and isinstance(raw, dict):
        for key, value in raw.items():
            yield from faults(value, parts[1], (*at, key))
    elif origin is tuple and isinstance(raw, list):
        for place, value in enumerate(raw):
            yield from faults(value, parts[0], (*at, place))
    elif isinstance(kind, type) and issubclass(kind, Struct) and isinstance(raw, dict):
        yield from _struct(raw, kind, at)
    elif origin in (Union, types.UnionType) and isinstance(raw, dict):
        kinds = [part for part in parts if isinstance(part, type) and issubclass(part, Struct)]
        yield from _tagged(raw, kinds, at) if kinds else ()


def _struct(raw: dict[str, object], kind: type[Struct], at: Spot) -> Iterator[Fault]:
    known = {field.encode_name: field for field in fields(kind)}
    tag = kind.__struct_config__.tag_field
    for key, value in raw.items():
        if key in known:
            yield from faults(value, known[key].type, (*at, key))
        elif key != tag:
            cure = f"Known are: {', '.join(sorted(known))}."
            yield Fault((*at, key), f"`{key}` is not known here.", cure, unknown=True)
    for key, field in known.items():
        if key not in raw and field.default is NODEFAULT and field.default_factory is NODEFAULT:
            yield Fault(at, f"`{key}` is missing{_where(at)}.", f"Add `{key}`.")


def _tagged(raw: dict[str, object], kinds: list[type[Struct]], at: Spot) -> Iterator[Fault]:
    if len(kinds) == 1:
        yield from _struct(raw, kinds[0], at)
        return
    by_tag = {str(kind.__struct_config__.tag): kind for kind in kinds}
    tag = str(kinds[0].__struct_config__.tag_field)
    said = raw.get(tag)
    if isinstance(said, str) and said in by_tag:
        yield from _struct(raw, by_tag[said], at)
    else:
        reason = f"`{tag}` is missing{_where(at)}." if tag not in raw else f"`{tag}` names nothing known."
        yield Fault((*at, tag), reason, f"Known are: {', '.join(by_tag)}.")


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _said(message: str, at: Spot) -> Fault:
    message, _, _ = message.partition(" - at `")
    for pattern, plain in _SAID:
        if re.fullmatch(pattern, message, re.DOTALL):
            message = re.sub(pattern, plain, message, flags=re.DOTALL)
            message = re.sub(r"\w+|[<>]=", lambda word: _PLAIN.get(word[0], word[0]), message)
            break
    return Fault(at, f"{_name(at)}: {message}.", _CURE)


def _name(at: Spot) -> str:
    name = next((str(part) for part in reversed(at) if isinstance(part, str)), "the file")
    return f"`{name}`" if at else name


def _where(at: Spot) -> str:
    return f" in {_name(at)}" if at else ""
