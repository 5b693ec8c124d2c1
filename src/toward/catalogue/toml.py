"""From a file to what TOML makes of it: its bytes, its text, its values, and every line that is not TOML."""

import re
import tomllib
from pathlib import Path
from stat import S_ISREG

from toward.catalogue.lines import dots, last_begun
from toward.catalogue.mistakes import Mistake

MOST_BYTES = 64 * 1024
MOST_DOTS = 40  # the time tomllib takes for one key grows with the square of its dots
MOST_TOLD = 20


def read_text(file: Path) -> tuple[str, list[Mistake]]:
    """The text of a file, with line feeds for line ends; or why it has none."""
    try:
        if not S_ISREG(file.stat().st_mode):  # a pipe would be waited for
            raise OSError
        with file.open("rb") as opened:
            written = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return "", [Mistake(file, 1, "The file is not there.", "Write it; docs/practices.md shows one.")]
    except OSError:
        cure = "See that it is a file and that you may read it."
        return "", [Mistake(file, 1, "The file cannot be read.", cure)]
    if len(written) > MOST_BYTES:
        return "", [Mistake(file, 1, f"The file is larger than {MOST_BYTES} bytes.", "Make it shorter.")]
    try:
        return written.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        # Where a mark of the encoding was taken off, the place is counted from behind it.
        line = written[: error.start].count(b"\n") + 1
        return "", [Mistake(file, line, "This is not UTF-8 text.", "Save the file as UTF-8.")]


def parse(file: Path, text: str) -> tuple[dict[str, object] | None, list[Mistake]]:
    """The values of a TOML text; or None and every line that is not TOML, as far as one can be told from the next."""
    for line, count in dots(text):
        if count > MOST_DOTS:
            return None, [Mistake(file, line, "Too many dots stand outside quotes.", "Put text in quotes.")]
    mistakes: list[Mistake] = []
    written = text.split("\n")
    while len(mistakes) < MOST_TOLD:
        try:
            raw = tomllib.loads("\n".join(written))
        except RecursionError:
            mistakes.append(Mistake(file, 1, "Brackets stand within brackets too deeply.", "Write it flatter."))
            break
        except ValueError as error:
            mistake = _not_toml(file, error, "\n".join(written))
            mistakes += [] if _is_rest(written, mistake.line, mistakes) else [mistake]
            if not _lay_aside(written, mistake.line):
                break
        else:
            return (None, mistakes) if mistakes else (raw, [])
    return None, mistakes


def _not_toml(file: Path, error: ValueError, text: str) -> Mistake:
    said = str(error)
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", said)
    line = int(place[1]) if place and place[1] else last_begun(text)
    reason = f"This is not TOML: {said[: place.start()] if place else said}."
    return Mistake(file, line, reason, "Put text in quotes, and close every quote and bracket.")


def _is_rest(written: list[str], line: int, mistakes: list[Mistake]) -> bool:
    """Whether this line is only what is left of a list that began on the line told before."""
    return bool(mistakes) and mistakes[-1].line == line - 1 and "=" not in written[line - 1]


def _lay_aside(written: list[str], line: int) -> bool:
    """Empty a line that is not TOML, if what follows can be read without it."""
    stands_alone = bool(written[line - 1].strip()) and not written[line - 1].lstrip().startswith("[")
    if stands_alone:
        try:
            tomllib.loads("\n".join(written[: line - 1]))
        except (ValueError, RecursionError):
            return False
        written[line - 1] = ""
    return stands_alone
