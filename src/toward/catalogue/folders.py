"""Which folders hold practices; and whatever looks like one, or like a part of one, and would not be read."""

from collections.abc import Iterator
from pathlib import Path

from toward.catalogue.mistakes import Mistake

PRACTICE = "practice.toml"
MOST_PRACTICES = 200


def practice_folders(root: Path) -> tuple[list[Path], list[Mistake]]:
    """The folders of practices in a folder, by name, and what is wrong with what else stands there.

    What begins with a dot is nobody's business, and so are files that do not end in .toml.
    """
    try:
        entries = sorted(path for path in root.iterdir() if not path.name.startswith("."))
        folders = [path for path in entries if path.is_dir()]
    except OSError:
        return [], [Mistake(root, 1, "The folder cannot be read.", "See that it is a folder and that you may read it.")]
    mistakes = [
        Mistake(path, 1, "This stands beside the folders of practices, and nothing reads it.", "Put it in a folder.")
        for path in entries
        if path.suffix == ".toml" and path not in folders
    ]
    if len(folders) > MOST_PRACTICES:
        return [], [Mistake(root, 1, f"There are more than {MOST_PRACTICES} folders.", "Keep the ones you use.")]
    return folders, mistakes


def folder_mistakes(folder: Path, root: Path, languages: tuple[str, ...]) -> Iterator[Mistake]:
    """What is wrong with the files of a practice's folder before any of them is read."""
    if not _stays_within(folder, root):
        yield Mistake(folder, 1, "This link leads out of the folder.", "Put the practice itself there.")
        return
    if not (folder / PRACTICE).exists() and not (folder / PRACTICE).is_symlink():
        cure = f"Write it, or take the folder away: {root.name} is for practices."
        yield Mistake(folder, 1, f"There is no {PRACTICE} in this folder.", cure)
    expected = {PRACTICE, *(f"{lang}.toml" for lang in languages)}
    for file in sorted(folder.glob("*.toml")):
        if file.name not in expected:
            yield Mistake(file, 1, "Nothing reads this file.", f"Read are: {', '.join(sorted(expected))}.")
        elif not _stays_within(file, root):
            yield Mistake(file, 1, "This link leads out of the folder.", "Put the file itself there.")


def _stays_within(path: Path, root: Path) -> bool:
    """Whether a path is, links followed, still in the folder; a link that leads nowhere or round is not."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError):
        return False
