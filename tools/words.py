"""Bring the Russian of every feature up to date with its screens, and say what has none yet.  `make words` runs it.

A text that is gone goes, one that is new comes in empty where its neighbour on the screen stands, and what has been
translated is never touched.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "src" / "toward"
TEMPLATES = {"silent": "false", "newstyle_gettext": "true"}
# `mark` wraps a text that stands as data; `text` has the language first and the text second.
KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None, "text": (2,)}
HEADER = f"""\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: ru\\n"
"Plural-Forms: {Catalog(locale="ru").plural_forms}\\n"

"""

Text = str | tuple[str, ...] | list[str]
"""A source text, or the singular and the plural of one."""


def main() -> None:
    """Write every ru.po anew."""
    before = {feature: russian(feature) for feature in features()}
    for feature, known in before.items():
        after = renewed(spoken(feature), known, list(before.values()))
        write(feature / "ru.po", after)
        missing = [message for message in after if message.id and not is_whole(message)]
        print(f"{feature.name}: {len(after)} texts, {len(missing)} without Russian")
        for message in missing:
            print(f"    {first(message.id)}")


def features() -> Sequence[Path]:
    """The folders of the package that say something on a screen."""
    return [folder for folder in sorted(PACKAGE.iterdir()) if folder.is_dir() and spoken(folder)]


def spoken(feature: Path) -> Mapping[str, Text]:
    """Every text of a feature by its singular, in the order of its files and of the lines in them."""
    found: dict[str, Text] = {}
    for file in [*sorted(feature.rglob("*.html")), *sorted(feature.rglob("*.py"))]:
        method, options = ("jinja2", TEMPLATES) if file.suffix == ".html" else ("python", {})
        for _line, text, _comments, _context in extract_from_file(method, file, keywords=KEYWORDS, options=options):
            if not isinstance(text, str) or text not in found:
                found[first(text)] = text
    return found


def russian(feature: Path) -> Catalog:
    """What a feature's ru.po holds; nothing when there is none yet."""
    file = feature / "ru.po"
    if not file.exists():
        return Catalog(locale="ru")
    with file.open("rb") as stream:
        return read_po(stream, locale="ru")


def renewed(wanted: Mapping[str, Text], known: Catalog, others: Sequence[Catalog]) -> Catalog:
    """The texts wanted, those known in the order they had, each with its Russian if any feature has it."""
    after = Catalog(locale="ru")
    for singular in _in_order(wanted, [first(message.id) for message in known if message.id]):
        text = wanted[singular]
        said = next((found for source in (known, *others) if (found := _said(source, text))), None)
        after.add(
            text,
            said.string if said else None,
            flags=said.flags if said else (),
            user_comments=said.user_comments if said else (),
        )
    return after


def is_whole(message: Message) -> bool:
    """Whether a text has its Russian, in every plural form when it has any."""
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def first(text: Text) -> str:
    """A text, or the singular of one with two forms."""
    return text if isinstance(text, str) else text[0]


def write(file: Path, catalog: Catalog) -> None:
    """Write a catalogue without line numbers and dates, which would change with every edit and say nothing."""
    with file.open("wb") as stream:
        stream.write(HEADER.encode())
        write_po(stream, catalog, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    # Babel ends with an empty line.
    file.write_bytes(file.read_bytes().rstrip(b"\n") + b"\n")


def _in_order(wanted: Mapping[str, Text], known: Sequence[str]) -> Sequence[str]:
    order = [text for text in known if text in wanted]
    for place, text in enumerate(wanted):
        if text not in order:
            before = list(wanted)[place - 1] if place else None
            order.insert(order.index(before) + 1 if before is not None else 0, text)
    return order


def _said(source: Catalog, text: Text) -> Message | None:
    found = source.get(first(text))
    return found if found and found.id == text and is_whole(found) else None


if __name__ == "__main__":
    main()
